"""Comparisons: columns in the order chosen, each from its own letters, all limited alike."""

from __future__ import annotations

import pytest

from corpus.letter import Letter, LetterKind
from service.answer import Quote
from service.comparing.comparing import Comparing
from service.comparing.comparison import Comparison, FindingCounts
from service.desk import Desk
from service.errors import QuestionError
from tests.encoders import HashingEncoder
from tests.service.comparing.compared_letters import BUSES, FORMULA, MARKUP, NURSES, PRAISED, URGENT, WANTING


def compared(comparing: Comparing, question: str, *areas: str, kinds: frozenset[LetterKind] = frozenset()) -> Comparison:
    """A comparison of areas."""
    return comparing.compare(question, [comparing.area(area) for area in areas], kinds)


def texts(comparison: Comparison) -> list[list[str]]:
    """The words quoted in each column."""
    return [[quote.text for quote in column.quotes] for column in comparison.columns]


def test_the_columns_stand_in_the_order_in_which_they_were_chosen(comparing: Comparing) -> None:
    """Neither the alphabet nor the number of findings changes it."""
    assert texts(compared(comparing, NURSES, "Birch", "Dune", "Alder")) == [
        [MARKUP, FORMULA],
        [],
        [PRAISED, WANTING, URGENT],
    ]
    assert [column.subject.name for column in compared(comparing, NURSES, "Dune", "Alder").columns] == ["Dune", "Alder"]


def test_every_quote_is_its_letters_own_text(comparing: Comparing, compared_letters: dict[str, Letter]) -> None:
    """To the character, and from a letter about the column's area."""
    quotes: list[tuple[str | None, Quote]] = [
        (column.subject.authority, quote)
        for column in compared(comparing, NURSES, "Alder", "Birch").columns
        for quote in column.quotes
    ]
    assert len(quotes) == 5
    for area, quote in quotes:
        letter = compared_letters[quote.citation.letter.id]
        start, end = quote.citation.span
        assert quote.text == letter.text[start:end]
        assert (letter.metadata.authority, letter.sha256) == (area, quote.citation.sha256)


def test_single_letters_can_be_compared_also_two_of_one_area(comparing: Comparing) -> None:
    """Each column is the letter that was chosen, and no other of its area."""
    comparison = comparing.compare(NURSES, [comparing.letter("alder-2023"), comparing.letter("alder-2019")])
    assert texts(comparison) == [[], [PRAISED, WANTING, URGENT]]
    assert [[letter.id for letter in column.looked_in] for column in comparison.columns] == [["alder-2023"], ["alder-2019"]]
    assert comparison.columns[0].subject.label == "Alder: Focused visit, 3 February 2023"


def test_a_letter_that_names_no_area_can_be_a_column(comparing: Comparing) -> None:
    """It is known by its title."""
    assert [letter.summary.id for letter in comparing.nameless] == ["nowhere-2022"]
    assert comparing.letter("nowhere-2022").label == "Letter nowhere-2022, 4 March 2022"
    assert "" not in comparing.areas


def test_what_the_question_names_limits_all_columns_alike(comparing: Comparing) -> None:
    """A year or kind of letter in the question holds for every column, also for one that would be empty by it."""
    comparison = compared(comparing, "joint inspections: nurses strategy discussions", "Alder", "Dune")
    assert comparison.scope.kinds == {LetterKind.JOINT_INSPECTION}
    assert comparison.scope.from_question
    assert [[letter.id for letter in column.looked_in] for column in comparison.columns] == [["alder-2019"], []]


def test_a_kind_that_the_reader_chooses_goes_before_the_questions(comparing: Comparing) -> None:
    """The select says what is looked in."""
    visits = frozenset({LetterKind.FOCUSED_VISIT})
    comparison = compared(comparing, "joint inspections: nurses strategy discussions", "Alder", "Dune", kinds=visits)
    assert (comparison.scope.kinds, comparison.scope.from_question) == (visits, False)
    assert [letter.id for letter in comparison.columns[0].looked_in] == ["alder-2023"]


def test_a_place_in_the_question_is_told_and_empties_no_other_column(comparing: Comparing) -> None:
    """Every column is asked the same words, without the place."""
    comparison = compared(comparing, "nurses strategy discussions in Birch", "Alder", "Birch")
    assert comparison.notes == ("The question names Birch. Each column looks in its own letters alone.",)
    assert comparison.question == "nurses strategy discussions in Birch"
    assert [bool(column.quotes) for column in comparison.columns] == [True, True]
    assert all(column.answer is not None and not column.answer.unanswered for column in comparison.columns)


def test_a_year_from_which_no_letter_is_held_is_told_and_left_out(comparing: Comparing) -> None:
    """All letters are looked in."""
    comparison = compared(comparing, "nurses strategy discussions in 2016", "Alder", "Birch")
    assert comparison.notes == ("No letter from 2016 is held; the year was left out.",)
    assert [len(column.looked_in) for column in comparison.columns] == [2, 1]


def test_the_counts_follow_the_headings_and_the_best_quote_the_score(comparing: Comparing) -> None:
    """Priority actions are counted apart from areas for improvement."""
    alder, birch = compared(comparing, NURSES, "Alder", "Birch").columns
    assert alder.counts == FindingCounts(strengths=1, improvements=1, priority_actions=1)
    assert birch.counts == FindingCounts(strengths=1, others=1)
    assert alder.best is not None
    assert alder.best.score == max(quote.score for quote in alder.quotes)
    assert [quote.text for quote in alder.others] == [quote.text for quote in alder.quotes if quote is not alder.best]


def test_a_matrix_asks_each_question_of_the_same_columns(comparing: Comparing) -> None:
    """Rows in the order typed; its letters are those looked in."""
    matrix = comparing.matrix([NURSES, BUSES], [comparing.area("Birch"), comparing.area("Alder")])
    assert [row.question for row in matrix.rows] == [NURSES, BUSES]
    assert [[bool(column.quotes) for column in row.columns] for row in matrix.rows] == [[True, True], [True, False]]
    assert [letter.id for letter in matrix.letters] == ["birch-2020", "alder-2023", "alder-2019"]
    assert matrix.generation == "small"


def test_the_same_question_is_compared_the_same(comparing: Comparing) -> None:
    """Nothing is left over from one comparison to the next."""
    assert compared(comparing, NURSES, "Alder", "Cedar") == compared(comparing, NURSES, "Alder", "Cedar")


def test_an_empty_question_cannot_be_compared(comparing: Comparing) -> None:
    """As it cannot be asked."""
    with pytest.raises(QuestionError):
        compared(comparing, "  ", "Alder", "Birch")


def test_a_column_says_what_asking_its_letters_alone_says(comparing: Comparing, compared_desk: Desk) -> None:
    """Encoding the question once for all columns changes nothing."""
    subject = comparing.area("Alder")
    column = comparing.compare(NURSES, [comparing.area("Birch"), subject]).columns[1]
    alone = compared_desk.answering.answer(NURSES, subject.choices(comparing.compare(NURSES, [subject]).scope))
    assert column.quotes == alone.quotes


def test_a_question_is_encoded_once_for_all_columns(compared_desk: Desk) -> None:
    """And again for the next comparison: nothing of a question is kept."""
    encoder = HashingEncoder()
    comparing = Desk(compared_desk.index, encoder).comparing
    for _ in range(2):
        comparing.compare(NURSES, [comparing.area(name) for name in ("Alder", "Birch", "Cedar", "Dune")])
    assert encoder.calls == [(NURSES,), (NURSES,)]
