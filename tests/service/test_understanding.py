"""What a question is taken to mean, over the small invented letters."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.letter import FindingKind
from indexer.index import Index
from indexer.query import NO_FILTERS, Filters
from indexer.spelling import Correction
from service.answering import Answering
from service.asking import NO_CHOICES, Choices
from service.errors import QuestionError
from service.statuses import AnswerStatus
from service.understanding import Query, Understanding
from tests.service import small_letters as small


@pytest.fixture(scope="module")
def understanding(small_index: Index) -> Understanding:
    """What understands questions to the four letters."""
    return Understanding(small_index)


def suggested(understanding: Understanding, query: Query) -> list[str]:
    """The labels of the filters that are offered."""
    return [each.label for each in understanding.suggestions(query)]


def test_names_go_misspelt_words_are_mended_and_marks_are_left_out(understanding: Understanding) -> None:
    """What is ranked by is the rest; the question stays as it was typed."""
    query = understanding.read("Wexcomb “strategy” discusions of nursses", NO_CHOICES)
    assert query.words == "Wexcomb “strategy” discusions of nursses"
    assert query.ranked == "strategy discussions of nurses"
    assert query.corrections == (Correction("discusions", "discussions"), Correction("nursses", "nurses"))
    assert [(each.value, each.read_from) for each in query.filters()] == [("Wexcombe", "Wexcomb")]


def test_words_can_be_left_as_they_are_typed(understanding: Understanding) -> None:
    """Names are read all the same."""
    query = understanding.read("Wexcomb discusions", NO_CHOICES, mend=False)
    assert (query.ranked, query.corrections, query.named) == ("discusions", (), Filters(frozenset({"Wexcombe"})))


def test_a_name_whose_filter_was_ticked_is_not_ranked_by(understanding: Understanding) -> None:
    """A reader who took off the year keeps the authority as a choice."""
    query = understanding.read("nurses in Tarn in 2021", Choices(authority=("Tarn",)), use_named=False)
    assert (query.ranked, query.named, query.in_force) == ("nurses in in 2021", NO_FILTERS, Filters(frozenset({"Tarn"})))


def test_quoted_words_are_neither_mended_nor_names(understanding: Understanding) -> None:
    """They are looked for as they are."""
    query = understanding.read('nurses "in Tarn at weekends"', NO_CHOICES)
    assert (query.named, query.phrases) == (NO_FILTERS, ("in Tarn at weekends",))
    assert query.holding is not None
    assert np.count_nonzero(query.holding) == 2
    assert understanding.read('"discusions"', NO_CHOICES).corrections == ()


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ('"purple nurses" in Tarn', "No passage says “purple nurses”."),
        ('"lanterns" in Tarn', "No passage of the letters looked in says “lanterns”."),
        ('"care leavers" and "lanterns"', "No passage says “care leavers” and “lanterns”."),
    ],
)
def test_quoted_words_that_no_passage_holds_are_told(understanding: Understanding, question: str, note: str) -> None:
    """Nowhere at all, not where was looked, or not together."""
    query = understanding.read(question, NO_CHOICES)
    assert (query.is_unsaid, query.notes) == (True, (note,))


def test_a_filter_that_the_question_speaks_of_is_suggested_where_it_leaves_something(understanding: Understanding) -> None:
    """Orrin's letter names no strengths, so that they are not offered there."""
    assert suggested(understanding, understanding.read("strengths of the police", NO_CHOICES)) == ["Strength", "Police"]
    assert suggested(understanding, understanding.read("strengths in Orrin", NO_CHOICES)) == []
    chosen = Choices(finding=(FindingKind.STRENGTH.value,))
    assert suggested(understanding, understanding.read("strengths of nurses", chosen)) == ["Health"]


def test_an_agency_wanted_alone_is_a_filter(understanding: Understanding) -> None:
    """And its words are not ranked by."""
    query = understanding.read("slow reports, about the police only", NO_CHOICES)
    assert (query.named, query.ranked) == (Filters(agencies=frozenset({"police"})), "slow reports,")


def test_only_passages_that_hold_the_quoted_words_answer(answering: Answering) -> None:
    """However few words the question has besides."""
    answer = answering.answer('do nurses attend "in Tarn at weekends"')
    assert (answer.status, answer.quoted) == (AnswerStatus.ANSWERED, ("in Tarn at weekends",))
    assert {quote.text for quote in answer.quotes} == {small.NURSES_PRESENT}
    assert [hit.text for hit in answering.search('nurses "in Tarn at weekends"')] == [small.NURSES_PRESENT, small.NURSES_AGAIN]


def test_where_no_passage_holds_the_quoted_words_the_nearest_are_shown(answering: Answering) -> None:
    """That is nothing found, and a search has no hit."""
    answer = answering.answer('nurses "attend strategy lanterns"')
    assert (answer.status, answer.notes) == (AnswerStatus.NOTHING_FOUND, ("No passage says “attend strategy lanterns”.",))
    assert answer.nearest[0].text == small.NURSES_PRESENT
    assert answering.search('nurses "attend strategy lanterns"') == ()


def test_a_year_with_which_nothing_answers_is_let_go_and_told(answering: Answering) -> None:
    """The letters of 2020 say nothing of landlords, that of 2018 does."""
    answer = answering.answer("landlords refuse tenancies to care leavers 2020")
    assert answer.notes == ("Nothing answers with the year named in the question, so it was left out.",)
    assert [quote.text for quote in answer.quotes] == [small.HOUSING]
    assert answer.filters == ()


def test_an_authority_whose_letters_are_silent_is_not_let_go(answering: Answering) -> None:
    """Other areas' letters are no answer for it."""
    answer = answering.answer("landlords refuse tenancies to care leavers Wexcombe")
    assert (answer.status, answer.notes) == (AnswerStatus.NOTHING_FOUND, ())
    assert [each.value for each in answer.filters] == ["Wexcombe"]


def test_a_misspelt_name_of_which_no_letter_is_held_finds_nothing(answering: Answering) -> None:
    """And says how it was read."""
    answer = answering.answer("nurses attend strategy discussions in Sheffeild")
    assert (answer.status, answer.is_elsewhere) == (AnswerStatus.NOTHING_FOUND, True)
    assert answer.notes == ("No letter about Sheffield is held (read from “Sheffeild”).",)


def test_an_empty_question_is_refused(understanding: Understanding) -> None:
    """Nothing is understood of nothing."""
    with pytest.raises(QuestionError, match="Type a question"):
        understanding.read(" ", NO_CHOICES)
