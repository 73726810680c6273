"""Quotes at known places: exact, whole within a block, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.letter import Letter, Span
from indexer.index import Index
from service.quoting import Quoting
from tests.service import fakes
from tests.service.small_letters import HOUSING, NURSES_ABSENT, NURSES_HOWEVER, small_index_of


@pytest.fixture(scope="module")
def quoting(small_index: Index) -> Quoting:
    """Quotes out of the four letters."""
    return Quoting(small_index)


def place_of(letter: Letter, words: str) -> Span:
    """Where some words stand in a letter."""
    start = letter.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("words", [NURSES_ABSENT, f"{NURSES_ABSENT} {NURSES_HOWEVER}", HOUSING, "without nurses"])
def test_a_place_within_a_block_is_quoted_to_the_letter(
    quoting: Quoting, small_letters: tuple[Letter, ...], words: str
) -> None:
    """One sentence, several, or some words of one, with the citation of where they stand."""
    quote = quoting.quote("orrin-2018", place_of(small_letters[0], words))
    assert quote is not None
    assert (quote.text, quote.parts, quote.score) == (words, (words,), 0.0)
    assert quote.citation.letter.id == "orrin-2018"
    assert quote.citation.section == ("Areas for improvement",)
    assert quote.citation.sha256 == small_letters[0].sha256


def test_a_place_across_blocks_or_outside_is_no_quote(quoting: Quoting, small_letters: tuple[Letter, ...]) -> None:
    """Two bullets are two quotes; a place beyond the text, an empty one and another letter's are none."""
    letter = small_letters[0]
    across = Span(place_of(letter, NURSES_ABSENT).start, place_of(letter, HOUSING).end)
    size = len(letter.text)
    for span in (across, Span(size, size + 5), Span(30, 30), Span(40, 30)):
        assert quoting.quote("orrin-2018", span) is None
    assert quoting.quote("nowhere", Span(0, 5)) is None


def test_what_interrupts_a_sentence_at_a_page_break_is_no_part_of_its_quote(tmp_path: Path) -> None:
    """The quote's text is the letter's from end to end, its parts leave the furniture out."""
    quoting = Quoting(small_index_of(tmp_path, [fakes.LETTER]))
    first, last = fakes.span_of(fakes.CUT_BEFORE), fakes.span_of(fakes.CUT_AFTER)
    quote = quoting.quote(fakes.LETTER.id, Span(first.start, last.end))
    assert quote is not None
    assert quote.parts == (fakes.CUT_BEFORE, fakes.CUT_AFTER)
    assert quote.text == fakes.TEXT[first.start : last.end]
    assert quote.citation.pages == (1, 2)
    inside_the_gap = fakes.span_of(fakes.FOOTNOTE)
    note = quoting.quote(fakes.LETTER.id, inside_the_gap)
    assert note is not None
    assert note.text == fakes.FOOTNOTE


def test_it_tells_which_letters_it_can_quote(quoting: Quoting) -> None:
    """By id, with the summary of those held."""
    assert "orrin-2018" in quoting
    assert "nowhere" not in quoting
    assert quoting.summary("tarn-2021").authority == "Tarn"
    with pytest.raises(KeyError):
        quoting.summary("nowhere")
