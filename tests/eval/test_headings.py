"""Headings read against headings judged by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.letter import FindingKind
from eval.__main__ import app
from eval.errors import EvalError
from eval.headings import JudgedHeading, OddSections, kinds_in_order, letters_of, read_judged, shares

COLLECTION = Path(__file__).parents[3] / "shared" / "collection"
TEXT = (
    "Focused visit to Ashmere children's services\n\nStaff stay.¹\n\nAreas of strength\n\n- Nurses come.\n\n"
    "What needs to improve\n\n- visits.\n\nFindings\n\nPlans drift.\n\nall the same.\n\n¹ Since May.\n"
)


def _judged(*headings: tuple[str, FindingKind]) -> dict[str, tuple[JudgedHeading, ...]]:
    return {"ashmere": tuple(JudgedHeading(TEXT.index(words), finding) for words, finding in headings)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One invented letter."""
    (tmp_path / "ashmere.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_what_is_read_as_judged_is_found_and_right(folder: Path) -> None:
    """Each heading, and each word under its kind."""
    judged = _judged(
        ("Areas of strength", FindingKind.STRENGTH),
        ("What needs", FindingKind.IMPROVEMENT),
        ("Findings\n", FindingKind.CONTEXT),
    )
    found = shares(list(letters_of(folder, "*.txt")), judged)
    assert (found.judged, found.found, found.claimed, found.right, found.words, found.words_right) == (2, 2, 2, 2, 8, 8)
    assert found.holds
    assert found.misses == ()


def test_a_heading_that_is_lost_and_one_that_is_none_are_named_by_their_places(folder: Path) -> None:
    """No word of the letter is printed."""
    judged = _judged(("Areas of strength", FindingKind.PRIORITY_ACTION), ("Findings\n", FindingKind.CONTEXT))
    found = shares(list(letters_of(folder, "*.txt")), judged)
    assert not found.holds
    assert list(found.lines()) == [
        "1 letters judged by hand: 0 of 1 headings with a finding kind found (recall 0.0%), 0 of 2 right (precision 0.0%)",
        "words under the right finding kind, from the first such heading on: 62.50%",
        f"  ashmere: at {TEXT.index('Areas')}, priority_action is not found",
        f"  ashmere: at {TEXT.index('Nurses')}, strength is not right",
        f"  ashmere: at {TEXT.index('visits')}, improvement is not right",
    ]


def test_a_judged_letter_that_is_missing_is_an_error(folder: Path) -> None:
    """Else the shares would be of fewer letters than they say."""
    with pytest.raises(EvalError, match="bay and 0 more judged letters are not there"):
        shares(list(letters_of(folder, "*.txt")), {"bay": ()})


def test_what_looks_odd_is_counted_by_kind_of_letter(folder: Path) -> None:
    """A paragraph in small letters, a letter without findings, a footnote with its mark."""
    (folder / "bare.txt").write_text("Focused visit to Ashmere children's services\n\nStaff stay.\n", encoding="utf-8")
    odd = OddSections()
    for letter in letters_of(folder, "*.txt"):
        odd.take(letter)
    assert list(odd.lines()) == [
        "Focused visit: 2 letters, 1 without a heading with a finding kind, 1 paragraphs that begin in small letters, "
        "0 letters with an address or a label among headings or leads, 1 of 1 footnotes linked to their mark",
        "  bare",
    ]


def test_the_kinds_of_a_letters_headings_come_in_their_order(folder: Path) -> None:
    """Once for each heading."""
    (letter,) = letters_of(folder, "*.txt")
    assert kinds_in_order(letter.sections) == [FindingKind.STRENGTH, FindingKind.IMPROVEMENT]


def test_without_the_collection_the_command_says_so(tmp_path: Path) -> None:
    """There is nothing to hold, and nothing that fails."""
    done = CliRunner().invoke(app, ["headings", str(tmp_path)])
    assert (done.exit_code, done.output.split("holds")[1].split(":")[0]) == (0, " no letter")


def test_the_judged_sample_holds_many_letters_of_each_kind() -> None:
    """At least forty, in ascending order of places, each with its kinds."""
    judged = read_judged()
    kinds = [name.split("_")[0] for name in judged]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "focusedvisit": 13,
        "ilacs": 15,
        "jtai": 8,
        "send": 8,
        "sif": 12,
        "sifre": 3,
    }
    assert all(
        [heading.offset for heading in headings] == sorted({heading.offset for heading in headings})
        for headings in judged.values()
    )


@pytest.mark.real
@pytest.mark.slow
def test_every_judged_heading_of_the_real_letters_is_found() -> None:
    """And no other."""
    if not COLLECTION.is_dir():
        pytest.skip(f"the collection is not in {COLLECTION}")
    judged = read_judged()
    letters = [letter for name in judged for letter in letters_of(COLLECTION / "text", f"{name}.txt")]
    found = shares(letters, judged)
    assert (found.holds, found.misses) == (True, ())
