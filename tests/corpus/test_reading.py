"""A file and its transcript become a letter."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.letter import FindingKind, LetterKind
from corpus.readers.text import read_text
from corpus.reading import file_digest, make_letter

TEXT = (
    "14 May 2021\n\nDear Ada\n\nFocused visit to Heron Bay children’s services\n\nStrengths\n\n"
    "Staff stay.\n\n\n\n\nChildren are seen.\n"
)


def _file(folder: Path) -> Path:
    path = folder / "heron-bay.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_letter_is_named_after_its_file_and_holds_its_text(tmp_path: Path) -> None:
    """Identity, digest, pages, sections and metadata come together."""
    path = _file(tmp_path)
    letter = make_letter(path, read_text(path.read_bytes()))
    assert (letter.id, letter.source, letter.text) == ("heron-bay", "heron-bay.txt", TEXT)
    assert letter.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [page.number for page in letter.pages] == [1, 2]
    assert letter.sections[-1].path == ("Strengths",)
    assert letter.sections[-1].finding is FindingKind.STRENGTH
    assert (letter.metadata.kind, letter.metadata.authority) == (LetterKind.FOCUSED_VISIT, "Heron Bay")


def test_what_was_odd_in_the_dates_is_noted_with_the_letter(tmp_path: Path) -> None:
    """After the notes of the file's own reader."""
    path = tmp_path / "heron-bay.txt"
    text = TEXT.replace("Strengths\n", "We came on 3 and 4 May 2019.\n\nStrengths\n").replace("14 May 2021", "14 May 2030")
    path.write_bytes(text.encode())
    letter = make_letter(path, replace(read_text(path.read_bytes()), notes=("A page is empty.",)))
    assert letter.notes == (
        "A page is empty.",
        "The letter is dated 14 May 2030, but its inspection ended on 4 May 2019: that cannot be, and no date is taken.",
    )


def test_a_sidecar_file_overrides_what_the_text_says(tmp_path: Path) -> None:
    """The digest stays that of the letter's own file."""
    path = _file(tmp_path)
    path.with_suffix(".toml").write_text('authority = "Fernshire"\n', encoding="utf-8")
    letter = make_letter(path, read_text(path.read_bytes()))
    assert letter.metadata.authority == "Fernshire"
    assert letter.metadata.kind is LetterKind.FOCUSED_VISIT
    assert letter.sha256 == file_digest(path)


def test_a_wrong_sidecar_file_is_an_error(tmp_path: Path) -> None:
    """It is not passed over in silence."""
    path = _file(tmp_path)
    path.with_suffix(".toml").write_text('colour = "red"\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="colour"):
        make_letter(path, read_text(path.read_bytes()))


def test_a_span_stands_on_the_pages_that_it_touches(tmp_path: Path) -> None:
    """One page, or both where it crosses the break."""
    path = _file(tmp_path)
    letter = make_letter(path, read_text(path.read_bytes()))
    first, second = (block.span for block in letter.sections[-1].blocks)
    assert (letter.pages_of(first), letter.pages_of(second)) == ((1,), (2,))
    assert letter.pages_of(type(first)(first.start, second.end)) == (1, 2)
