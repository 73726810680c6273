"""Quotes of a briefing are cut from the letters anew; what the letters do not bear out is withheld, with the reason."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.letter import Letter, Span
from service.briefing.briefing import Briefing, Topic
from service.briefing.verified import Withheld
from service.briefing.verifying import settled, verified_quote, verify
from service.desk import Desk
from tests.service.briefing.made import desk_of, filled, kept, span_in
from tests.service.small_letters import HOUSING, NURSES_ABSENT, NURSES_HOWEVER, letter_of

DAY = datetime.date(2026, 1, 31)


def test_a_briefing_is_shown_with_the_words_that_stand_in_the_letters(desk: Desk) -> None:
    """Byte for byte, in the trainer's order, with the day, the index and the letters."""
    briefing = filled(desk)
    verified = verify(briefing, desk, DAY)
    texts = [each.quote.text for topic in verified.topics for each in topic.quotes if each.quote]
    assert [topic.question for topic in verified.topics] == [topic.question for topic in briefing.topics]
    assert texts == [NURSES_ABSENT, "Nurses attend strategy discussions in Tarn at weekends and share what they know.", HOUSING]
    assert (verified.generation, verified.date, verified.withheld) == ("small", DAY, ())
    assert [letter.id for letter in verified.looked_in] == [letter.id for letter in desk.answering.letters()]
    assert settled(verified) == briefing


def test_words_that_moved_in_a_replaced_letter_are_shown_at_their_new_place(desk: Desk, tmp_path: Path) -> None:
    """The briefing keeps no words, yet their length and their check find them."""
    letter = letter_of(
        tmp_path, "orrin-2018", f"Areas for improvement\n\nA new sentence stands first. {NURSES_ABSENT}\n\n- {HOUSING}\n"
    )
    replaced = desk_of(tmp_path / "index", [letter])
    found = verified_quote(kept(desk, NURSES_ABSENT, "mine"), replaced)
    assert found.quote is not None
    assert (found.quote.text, found.moved, found.withheld) == (NURSES_ABSENT, True, None)
    assert found.quote.citation.span == span_in(replaced, "orrin-2018", NURSES_ABSENT)
    briefing = Briefing(topics=(Topic("Q", (kept(desk, NURSES_ABSENT, "mine"),)),))
    at_rest = settled(verify(briefing, replaced, DAY)).topics[0].quotes[0]
    assert (at_rest.span, at_rest.note) == (found.quote.citation.span, "mine")
    assert not verified_quote(at_rest, replaced).moved


@pytest.mark.parametrize(
    "body",
    [
        "Areas for improvement\n\nSomething else altogether is said here now.\n",
        f"Areas for improvement\n\nFirst of all. {NURSES_ABSENT} Then more. {NURSES_ABSENT}\n",
        "Areas for improvement\n\n- Landlords refuse.\n",
    ],
)
def test_words_that_are_gone_or_stand_twice_are_withheld(desk: Desk, tmp_path: Path, body: str) -> None:
    """Nobody can say which of two places was meant."""
    replaced = desk_of(tmp_path / "index", [letter_of(tmp_path, "orrin-2018", body)])
    found = verified_quote(kept(desk, NURSES_ABSENT), replaced)
    assert (found.quote, found.withheld, found.moved) == (None, Withheld.WORDS_CHANGED, False)


def test_a_quote_of_a_removed_letter_is_withheld_and_stays_in_the_briefing(
    desk: Desk, tmp_path: Path, small_letters: tuple[Letter, ...]
) -> None:
    """Nothing is lost: when the letter comes back, so does the quote."""
    fewer = desk_of(tmp_path / "index", small_letters[1:])
    verified = verify(filled(desk), fewer, DAY)
    assert [each.withheld for each in verified.withheld] == [Withheld.LETTER_REMOVED, Withheld.LETTER_REMOVED]
    assert settled(verified) == filled(desk)
    assert verify(settled(verified), desk, DAY).withheld == ()


def test_places_that_are_no_quote_are_withheld(desk: Desk) -> None:
    """Across two blocks, beyond the letter's end, and far beyond any number of characters."""
    good = kept(desk, f"{NURSES_ABSENT}")
    across = Span(good.span.start, span_in(desk, "orrin-2018", HOUSING).end)
    for span in (across, Span(10**8, 10**9), Span(0, 999_999_999), Span(good.span.start, good.span.end + 1)):
        assert verified_quote(replace(good, span=span), desk).withheld is Withheld.WORDS_CHANGED
    assert verified_quote(replace(good, check="0" * 16), desk).withheld is Withheld.WORDS_CHANGED
    longer = span_in(desk, "orrin-2018", f"{NURSES_ABSENT} {NURSES_HOWEVER}")
    assert verified_quote(replace(good, span=longer), desk).withheld is Withheld.WORDS_CHANGED
