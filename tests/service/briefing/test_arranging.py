"""Order, removal, putting back and joining: pure steps that lose nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.letter import Span
from service.briefing import arranging
from service.briefing.briefing import Action, Briefing, KeptQuote, Topic


def quote(number: int) -> KeptQuote:
    """A quote that is known by its number."""
    return KeptQuote("letter", Span(number, number + 5), "0" * 16)


ONE, TWO, THREE = quote(1), quote(2), quote(3)
BRIEFING = Briefing(topics=(Topic("A", (ONE, TWO, THREE)), Topic("B", (quote(4),)), Topic("C")))


def questions(briefing: Briefing) -> str:
    """The topics in order."""
    return "".join(topic.question for topic in briefing.topics)


def starts(briefing: Briefing, topic: int = 0) -> list[int]:
    """The quotes of a topic in order."""
    return [each.span.start for each in briefing.topics[topic].quotes]


def test_a_quote_given_to_another_topic_is_its_last() -> None:
    """Where it stands there already, the two become one with both notes."""
    given = arranging.quote_given(BRIEFING, 0, 1, 1)
    assert (starts(given), starts(given, 1)) == ([1, 3], [4, 2])
    noted = [replace(quote(4), note=note) for note in ("mine", "yours")]
    twice = replace(BRIEFING, topics=(Topic("A", (noted[0],)), Topic("B", (noted[1], ONE))))
    assert arranging.quote_given(twice, 0, 0, 1).topics[1].quotes == (ONE, replace(noted[0], note="yours\n\nmine"))


@pytest.mark.parametrize(
    ("place", "by", "order"), [(0, 1, "BAC"), (1, -1, "BAC"), (2, -1, "ACB"), (0, -1, "ABC"), (2, 1, "ABC")]
)
def test_a_topic_moves_one_place_as_far_as_there_is_room(place: int, by: int, order: str) -> None:
    """At either end nothing happens."""
    assert questions(arranging.topic_moved(BRIEFING, place, by)) == order


@pytest.mark.parametrize(
    ("place", "by", "order"), [(0, 1, [2, 1, 3]), (2, -1, [1, 3, 2]), (0, -1, [1, 2, 3]), (2, 1, [1, 2, 3])]
)
def test_a_quote_moves_within_its_topic(place: int, by: int, order: list[int]) -> None:
    """Other topics stay as they are."""
    moved = arranging.quote_moved(BRIEFING, 0, place, by)
    assert starts(moved) == order
    assert moved.topics[1:] == BRIEFING.topics[1:]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_removed_topic_comes_back_where_it_stood(place: int) -> None:
    """With its quotes and its note."""
    left, removed = arranging.without_topic(BRIEFING, place)
    assert len(left.topics) == 2
    assert arranging.put_back(left, removed) == (BRIEFING, place)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_removed_quote_comes_back_where_it_stood(place: int) -> None:
    """Between the same neighbours."""
    left, removed = arranging.without_quote(BRIEFING, 0, place)
    assert len(left.topics[0].quotes) == 2
    assert arranging.put_back(left, removed) == (BRIEFING, 0)


def test_a_removed_quote_finds_its_topic_when_that_has_moved_or_gone() -> None:
    """It goes to the question it was taken for, wherever that stands now."""
    left, removed = arranging.without_quote(BRIEFING, 0, 1)
    moved = arranging.topic_moved(left, 0, 1)
    back, place = arranging.put_back(moved, removed)
    assert (questions(back), starts(back, 1), place) == ("BAC", [1, 2, 3], 1)
    gone, _ = arranging.without_topic(left, 0)
    back, place = arranging.put_back(gone, removed)
    assert (questions(back), starts(back, 2), place) == ("BCA", [2], 2)


def test_quotes_join_the_topic_with_their_question_once() -> None:
    """What is there already, or comes twice, is taken once; a new question makes a topic at the end."""
    grown, number, place = arranging.with_quotes(BRIEFING, "A", (TWO, quote(9), quote(9)))
    assert (starts(grown), number, place) == ([1, 2, 3, 9], 1, 0)
    grown, number, place = arranging.with_quotes(BRIEFING, "D", (TWO,))
    assert (questions(grown), starts(grown, 3), number, place) == ("ABCD", [2], 1, 3)


def test_what_another_window_took_is_added_and_nothing_twice() -> None:
    """A page that was made before keeps its order and its new names of topics."""
    page = Briefing(topics=(Topic("A, better", (TWO, ONE, THREE)), Topic("B", (quote(4),))))
    elsewhere = arranging.with_quotes(BRIEFING, "A", (quote(7),))[0]
    whole, added = arranging.caught_up(page, elsewhere)
    assert added == 1
    assert [(topic.question, [each.span.start for each in topic.quotes]) for topic in whole.topics] == [
        ("A, better", [2, 1, 3]),
        ("B", [4]),
        ("A", [7]),
    ]
    assert arranging.caught_up(page, BRIEFING) == (page, 0)


def test_a_page_that_does_not_know_the_briefing_loses_nothing_of_it() -> None:
    """Texts that are empty on the page stay as they were; what the page has goes before."""
    kept = replace(BRIEFING, title="T", background="B", discussion=("d",), actions=(Action("a"),))
    kept = replace(kept, topics=(*kept.topics[:2], Topic("C", (), "note of C")))
    assert arranging.caught_up(Briefing(), kept) == (kept, 4)
    page = Briefing(title="Page", topics=(Topic("A", (ONE, TWO, THREE, quote(4))), Topic("C")))
    whole, added = arranging.caught_up(page, kept)
    assert (whole.title, whole.background, added) == ("Page", "B", 0)
    assert [(topic.question, topic.note) for topic in whole.topics] == [("A", ""), ("C", "note of C")]


def test_two_briefings_in_one_keep_all_of_both() -> None:
    """Texts stand one after the other, the same line stands once."""
    first = Briefing(
        title="T", background="x", discussion=("q", "r"), actions=(Action("a"),), topics=(Topic("A", (ONE,), "n"),)
    )
    second = Briefing(title="U", background="y", discussion=("r", "s"), actions=(Action("a"),), topics=BRIEFING.topics)
    both = arranging.joined(first, second)
    assert (both.title, both.background, both.discussion, both.actions) == ("T", "x\n\ny", ("q", "r", "s"), (Action("a"),))
    assert (questions(both), starts(both), both.topics[0].note) == ("ABC", [1, 2, 3], "n")
    assert arranging.joined(Briefing(), BRIEFING) == BRIEFING
    assert arranging.joined(BRIEFING, BRIEFING) == BRIEFING
