"""What an answer holds: exact quotes in order, the letters looked in, the filters in force, and an honest nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from service.answer import AppliedFilter, FilterName
from service.answering import Answering
from service.asking import Choices
from service.errors import LetterNotFoundError, QuestionError
from service.statuses import AnswerStatus
from service.understanding import LONGEST_QUESTION
from tests.encoders import HashingEncoder
from tests.service import small_letters as small

NURSES = "do nurses attend strategy discussions?"
NOTHING = "zebra crossings"


def test_every_quote_is_the_letters_own_text_between_its_offsets(answering: Answering) -> None:
    """Quotes, repeats and nearest passages are all cut from the letters they cite."""
    for question in (NURSES, NOTHING, "probation attended", "tenancies for care leavers"):
        answer = answering.answer(question)
        for quote in (*answer.quotes, *answer.nearest):
            citation = quote.citation
            assert answering.letter(citation.letter.id).text[slice(*citation.span)] == quote.text


def test_quotes_are_grouped_by_letter_the_more_relevant_letter_first(answering: Answering) -> None:
    """The letter that says just what is asked comes before the one that says something near it."""
    answer = answering.answer(NURSES)
    assert answer.status is AnswerStatus.ANSWERED
    assert [(group.letter.id, [quote.text for quote in group.quotes]) for group in answer.groups] == [
        ("tarn-2021", [small.NURSES_PRESENT]),
        ("orrin-2018", [f"{small.NURSES_ABSENT} {small.NURSES_HOWEVER} Police officers write reports slowly."]),
    ]
    assert answer.nearest == ()


def test_of_equally_relevant_letters_the_newer_comes_first(tmp_path: Path) -> None:
    """The same words count as much in either letter, so the date decides; a letter without one comes last."""
    endings = {"a": ("boats home", 2016), "b": ("trams along", None), "c": ("owls south", 2021), "d": ("wolves away", 2019)}
    letters = []
    for letter_id, (ending, year) in endings.items():
        letter = small.letter_of(tmp_path, letter_id, f"Findings\n\nQuartz lamps guide {ending}.\n")
        date = datetime.date(year, 1, 1) if year else None
        letters.append(replace(letter, metadata=replace(letter.metadata, date=date)))
    answer = Answering(small.small_index_of(tmp_path, letters), HashingEncoder()).answer("quartz lamps guide")
    assert [group.letter.id for group in answer.groups] == ["c", "d", "a", "b"]


def test_a_letter_that_repeats_a_finding_is_named_beside_it_and_not_among_the_silent(answering: Answering) -> None:
    """Near-identical quotes are shown once; the letter that repeats them did answer."""
    answer = answering.answer(NURSES)
    assert [[citation.letter.id for citation in quote.repeated_in] for quote in answer.quotes] == [["tarn-2022"], []]
    assert [letter.id for letter in answer.looked_in] == ["tarn-2022", "tarn-2021", "wexcombe-2020", "orrin-2018"]
    assert [letter.id for letter in answer.silent] == ["wexcombe-2020"]


def test_nothing_found_is_a_status_with_the_nearest_passages_best_first(answering: Answering) -> None:
    """Where nothing answers there is no quote, and every letter looked in is silent."""
    answer = answering.answer(NOTHING)
    assert (answer.status, answer.groups, answer.quotes) == (AnswerStatus.NOTHING_FOUND, (), ())
    assert 0 <= answer.answerability < 0.15
    scores = [quote.score for quote in answer.nearest]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert answer.silent == answer.looked_in


def test_filters_named_in_the_question_apply_and_are_shown_as_such(answering: Answering) -> None:
    """Only the letters that pass are looked in."""
    answer = answering.answer("nurses in Tarn in 2021")
    assert answer.filters == (
        AppliedFilter(FilterName.AUTHORITY, "Tarn", "Tarn", from_question=True),
        AppliedFilter(FilterName.YEAR, "2021", "2021", from_question=True),
    )
    assert [letter.id for letter in answer.looked_in] == ["tarn-2021"]
    assert [quote.text for quote in answer.quotes] == [small.NURSES_PRESENT]


def test_filters_named_in_the_question_can_be_switched_off(answering: Answering) -> None:
    """A reader who removed a filter gets all letters, though the question still names a place."""
    answer = answering.answer("nurses in Tarn in 2021", use_question_filters=False)
    assert answer.filters == ()
    assert [letter.id for letter in answer.looked_in] == ["tarn-2022", "tarn-2021", "wexcombe-2020", "orrin-2018"]


def test_the_readers_choice_goes_before_a_filter_of_the_question(answering: Answering) -> None:
    """Who ticks Orrin is not answered from Tarn, whatever the question names."""
    answer = answering.answer("strategy discussions without nurses in Tarn", Choices(authority=("Orrin",)))
    assert answer.filters == (AppliedFilter(FilterName.AUTHORITY, "Orrin", "Orrin", from_question=False),)
    assert [quote.citation.letter.id for quote in answer.quotes] == ["orrin-2018"]


def test_a_named_filter_that_would_empty_the_answer_is_let_go_with_a_note(answering: Answering) -> None:
    """No letter about Orrin is of 2021, so the year is left out and the reader is told."""
    answer = answering.answer("nurses strategy discussions Orrin 2021")
    assert [(each.name, each.value) for each in answer.filters] == [(FilterName.AUTHORITY, "Orrin")]
    assert answer.notes == ("No letter about Orrin from 2021 is held; the year was left out.",)


def test_a_kind_of_finding_narrows_the_passages(answering: Answering) -> None:
    """Strengths alone are quoted when only strengths are asked for."""
    answer = answering.answer(NURSES, Choices(finding=("strength",)))
    assert {quote.citation.finding.value for quote in answer.quotes} == {"strength"}
    assert [quote.citation.letter.id for quote in answer.quotes] == ["tarn-2021"]


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused_with_an_example(answering: Answering, question: str) -> None:
    """The message shows what a question looks like."""
    with pytest.raises(QuestionError, match="Type a question, such as: what did inspectors say"):
        answering.answer(question)


def test_an_enormous_question_is_refused_and_not_repeated(answering: Answering) -> None:
    """The message gives both lengths and none of the words."""
    with pytest.raises(QuestionError, match=r"^The question has 1,001 characters; shorten it to 1,000 or fewer\.$"):
        answering.search("x" * (LONGEST_QUESTION + 1))
    assert answering.answer(f"nurses {'x' * (LONGEST_QUESTION - 7)}").question.endswith("x")


def test_characters_that_no_text_can_hold_are_replaced(answering: Answering) -> None:
    """A terminal with another encoding sends broken characters; the rest of the question is answered."""
    answer = answering.answer("\udcff landlords tenancies care leavers")
    assert answer.question == "? landlords tenancies care leavers"
    assert [quote.text for quote in answer.quotes] == [small.HOUSING]


def test_a_filter_that_no_letter_holds_is_refused_with_the_values_held(answering: Answering) -> None:
    """The message names the filter, the value and what can be chosen."""
    with pytest.raises(QuestionError, match=r"the filter authority 'Nowhere'\. Choose from: Orrin, Tarn, Wexcombe\.$"):
        answering.answer(NURSES, Choices(authority=("Nowhere",)))


def test_a_search_ranks_passages_best_first_up_to_k(answering: Answering) -> None:
    """Passages keep their order whatever the number asked for."""
    texts = [hit.text for hit in answering.search(NURSES, k=3)]
    assert texts[:2] == [small.NURSES_PRESENT, small.NURSES_AGAIN]
    assert texts[2].startswith(small.NURSES_ABSENT)
    assert [hit.text for hit in answering.search(NURSES, k=2)] == texts[:2]


def test_names_in_a_question_narrow_a_search_unless_they_are_left_unread(answering: Answering) -> None:
    """As they narrow an answer."""
    question = "do nurses attend strategy discussions in Orrin?"
    read, unread = answering.search(question), answering.search(question, use_question_filters=False)
    assert {hit.citation.letter.id for hit in read} == {"orrin-2018"}
    assert {hit.citation.letter.id for hit in unread} == set(small.IDS)


def test_the_same_question_gives_the_same_answer(answering: Answering) -> None:
    """White space apart, nothing of an answer depends on what was asked before."""
    first = answering.answer(NURSES)
    answering.answer(NOTHING)
    assert answering.answer(f"  {NURSES.replace(' ', '  ')} ") == first


def test_letters_are_listed_newest_first_and_given_whole_by_id(answering: Answering) -> None:
    """An unknown id is an error that says where all letters are listed."""
    assert [letter.id for letter in answering.letters()] == ["tarn-2022", "tarn-2021", "wexcombe-2020", "orrin-2018"]
    assert answering.letter("tarn-2021").text == f"Key strengths\n\n{small.NURSES_PRESENT}\n"
    with pytest.raises(LetterNotFoundError, match="No letter 'elsewhere' is held"):
        answering.letter("elsewhere")


def test_an_authority_that_is_not_held_is_said_so_and_not_answered_by_others(answering: Answering) -> None:
    """A question about a known authority without a letter finds nothing; beside one that is held, it is only told."""
    answer = answering.answer("do nurses attend strategy discussions in Leeds?")
    assert answer.status is AnswerStatus.NOTHING_FOUND
    assert answer.notes == ("No letter about Leeds is held.",)
    everywhere = answering.answer("do nurses attend strategy discussions in Leeds?", use_question_filters=False)
    assert (everywhere.status, everywhere.unanswered) == (AnswerStatus.PARTIAL, ("Leeds",))
    both = answering.answer("do nurses attend strategy discussions in Leeds and Tarn?")
    assert (both.status, both.unanswered) == (AnswerStatus.PARTIAL, ("Leeds",))
    assert both.notes == ("No letter about Leeds is held.",)
    assert [group.letter.id for group in both.groups] == ["tarn-2021"]
