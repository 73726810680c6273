"""A catalogue is read whole or refused with the entry, the key and what to write."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from corpus.catalogue import CATALOGUE, CatalogueEntry, CatalogueError, chosen_entries, read_catalogue
from corpus.letter import LetterKind
from corpus.reading import file_digest

COPIES = Path(__file__).resolve().parents[3] / "shared" / "letters-pdf"
LETTER = {
    "name": '"visit-ashmere-2020"',
    "title": '"Focused visit to  Ashmere"',
    "authority": '"Ashmere"',
    "kind": '"focused_visit"',
    "date": "2020-02-17",
    "address": '"https://letters.example/1"',
}


def catalogue(folder: Path, *letters: dict[str, str]) -> Path:
    """A file of these letters, each given as keys and values in TOML."""
    path = folder / "catalogue.toml"
    text = "".join("[[letter]]\n" + "".join(f"{key} = {value}\n" for key, value in letter.items()) for letter in letters)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_is_read(tmp_path: Path) -> None:
    """Spaces in words are tidied; the checksum may be left out."""
    (entry,) = read_catalogue(catalogue(tmp_path, LETTER))
    assert entry == CatalogueEntry(
        name="visit-ashmere-2020",
        title="Focused visit to Ashmere",
        authority="Ashmere",
        kind=LetterKind.FOCUSED_VISIT,
        date=datetime.date(2020, 2, 17),
        address="https://letters.example/1",
    )


def test_the_catalogue_that_comes_along_is_right() -> None:
    """Three joint inspections by their publisher's addresses."""
    assert [(entry.name, entry.authority, entry.date.year, entry.address) for entry in read_catalogue(CATALOGUE)] == [
        ("jtai-hounslow-2017", "Hounslow", 2017, "https://files.ofsted.gov.uk/v1/file/50000225"),
        ("jtai-salford-2016", "Salford", 2016, "https://files.ofsted.gov.uk/v1/file/50000227"),
        ("jtai-medway-2018", "Medway", 2018, "https://files.ofsted.gov.uk/v1/file/50009659"),
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": '"../ashmere"'}, "letter 2 ('../ashmere'): name = '../ashmere' is not allowed. Write small letters, digits"),
        ({"name": '"b"', "kind": '"letter"'}, "letter 2 ('b'): kind = 'letter' is not allowed. Write one of \"jtai\""),
        ({"name": '"b"', "date": '"May"'}, "letter 2 ('b'): date = 'May' is not allowed. Write a date without quotation marks"),
        ({"name": '"b"', "date": "2020-02-17T10:00:00"}, "Write a date without quotation marks"),
        ({"name": '"b"', "address": '"ftp://a/b"'}, "letter 2 ('b'): address = 'ftp://a/b' is not allowed"),
        ({"name": '"b"', "address": '"https://a/b c"'}, "is not allowed. Write the publisher's address without spaces"),
        ({"name": '"b"', "sha256": '"ABC"'}, "sha256 = 'ABC' is not allowed. Write 64 hexadecimal digits"),
        ({"name": '"b"', "title": '""'}, "title = '' is not allowed. Write words in quotation marks"),
        ({"name": '"b"', "title": '"a\\u001bb"'}, "is not allowed. Write words in quotation marks"),
        ({"name": '"b"', "adress": '"x"'}, "letter 2 ('b'): unknown key 'adress'. Allowed keys: name, title"),
        ({"name": "3"}, "letter 2: name = 3 is not allowed"),
        ({"address": '"https://letters.example/2"'}, "letter 2: the name 'visit-ashmere-2020' is taken already"),
        ({"name": '"b"'}, "letter 2 ('b'): 'visit-ashmere-2020' has the same address"),
    ],
)
def test_a_wrong_entry_is_named_with_the_remedy(tmp_path: Path, changed: dict[str, str], says: str) -> None:
    """Nothing is fetched of a catalogue that is wrong anywhere."""
    path = catalogue(tmp_path, LETTER, {**LETTER, **changed})
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(path)
    assert says in str(raised.value)
    assert str(raised.value).startswith(str(path))


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    """With an example of what it holds."""
    without = {key: value for key, value in LETTER.items() if key != "authority"}
    with pytest.raises(CatalogueError, match=r"letter 1 \('visit-ashmere-2020'\): authority is missing. Write words"):
        read_catalogue(catalogue(tmp_path, without))


@pytest.mark.parametrize("text", ["", "letter = 3", "letter = [3]", "[letter]\nname = 'a'", "[[letter]", "[[letters]]", "\xff"])
def test_what_is_no_catalogue_is_refused(tmp_path: Path, text: str) -> None:
    """Another TOML file, no TOML, or no text."""
    path = tmp_path / "catalogue.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(CatalogueError, match=str(path)):
        read_catalogue(path)
    with pytest.raises(CatalogueError, match="Give a catalogue that exists"):
        read_catalogue(tmp_path / "none.toml")


def test_letters_are_chosen_by_name_in_the_catalogues_order() -> None:
    """A name that is not there is an error that lists those that are."""
    entries = read_catalogue(CATALOGUE)
    assert [each.authority for each in chosen_entries(entries, ["jtai-medway-2018", "jtai-hounslow-2017"])] == [
        "Hounslow",
        "Medway",
    ]
    assert chosen_entries(entries, []) == entries
    with pytest.raises(CatalogueError, match=r"no letter named jtai-ashmere\. Choose among: jtai-hounslow-2017"):
        chosen_entries(entries, ["jtai-ashmere"])


@pytest.mark.real
def test_the_checksums_are_those_of_the_published_files() -> None:
    """Computed again from the copies at hand."""
    if not COPIES.is_dir():
        pytest.skip(f"the published files are not in {COPIES}")
    digests = {file_digest(path) for path in COPIES.glob("*.pdf")}
    assert {entry.sha256 for entry in read_catalogue(CATALOGUE)} <= digests
