"""Why a column is empty: a reason that claims no more than the index holds."""

from __future__ import annotations

import pytest

from service.comparing.comparing import Comparing
from service.comparing.comparison import Reason, Silence
from tests.service.comparing.compared_letters import BUSES, NURSES


def silence_of(comparing: Comparing, question: str, area: str, *others: str) -> Silence:
    """Why an area's column is empty beside others."""
    comparison = comparing.compare(question, [comparing.area(name) for name in (area, *others)])
    silence = comparison.columns[0].silence
    assert silence is not None
    return silence


def test_an_area_whose_letters_were_looked_in_is_said_not_to_mention_it(comparing: Comparing) -> None:
    """It has a letter of the kind of visit that the other column quotes; the letters looked in are named."""
    silence = silence_of(comparing, BUSES, "Alder", "Birch")
    assert (silence.reason, silence.heading) == (Reason.NOT_MENTIONED, "The letters looked in do not seem to mention it")
    assert silence.sentences == (
        "None of the letters looked in seems to mention it: focused visit (3 February 2023) and joint targeted area inspection"
        " on “serious violence” (6 May 2019).",
    )
    assert silence.caveat.startswith("That does not mean that it did not happen")


def test_an_area_without_the_kind_of_visit_quoted_is_said_not_to_be_inspected_by_it(comparing: Comparing) -> None:
    """What the others quote, and what was looked in instead, are named."""
    silence = silence_of(comparing, NURSES, "Dune", "Birch", "Alder")
    assert silence.reason is Reason.OTHER_VISIT
    assert silence.heading == "Not inspected by this kind of visit, as far as the letters held tell"
    assert silence.sentences == (
        "All that the other columns quote comes from joint targeted area inspections on “serious violence” and joint targeted"
        " area inspections on “violence on the streets”. Letterwise holds no letter about Dune from such a visit. There may be"
        " one that Letterwise does not hold.",
        "It looked in the ILACS inspection report (10 September 2021) and found nothing that answers.",
    )


def test_a_joint_inspection_on_another_theme_is_another_visit(comparing: Comparing) -> None:
    """Its own theme is told."""
    silence = silence_of(comparing, NURSES, "Cedar", "Birch")
    assert silence.heading == "Not inspected on this theme, as far as the letters held tell"
    assert "on “neglect” (2 January 2018)" in silence.sentences[1]


def test_themes_that_share_a_telling_word_are_not_called_different(comparing: Comparing) -> None:
    """Letters word one theme in many ways: violence is violence."""
    assert silence_of(comparing, BUSES, "Alder", "Birch").reason is Reason.NOT_MENTIONED


@pytest.mark.parametrize("others", [("Cedar",), ("Cedar", "Dune")])
def test_where_no_column_says_anything_no_kind_of_visit_is_blamed(comparing: Comparing, others: tuple[str, ...]) -> None:
    """Without a quote nobody knows which visit would have told."""
    silence = silence_of(comparing, "zebras", "Birch", *others)
    assert (silence.reason, silence.heading) == (Reason.NOT_MENTIONED, "The letter looked in does not seem to mention it")


def test_a_kind_of_letter_that_the_question_names_and_the_area_lacks_is_told(comparing: Comparing) -> None:
    """Nothing was looked in, and the kinds of letter held are named."""
    silence = silence_of(comparing, "joint inspections: nurses strategy discussions", "Dune", "Birch")
    assert silence.reason is Reason.NO_SUCH_LETTER
    assert silence.heading == "Not inspected by this kind of visit, as far as the letters held tell"
    assert silence.sentences == (
        "The question asks for joint targeted area inspections. Letterwise holds none about Dune. There may be one that"
        " Letterwise does not hold.",
        "It holds, and did not look in: ILACS inspection report (10 September 2021).",
    )
    assert silence.caveat == ""


def test_a_year_without_a_letter_is_not_called_a_kind_of_visit(comparing: Comparing) -> None:
    """The area was inspected in other years."""
    silence = silence_of(comparing, "nurses strategy discussions in 2019", "Birch", "Alder")
    assert (silence.reason, silence.heading) == (Reason.NO_SUCH_LETTER, "No such letter is held")
    assert silence.sentences[0].startswith("The question asks for letters from 2019. Letterwise holds none about Birch.")


def test_a_letter_held_of_the_kind_quoted_that_the_year_leaves_out_is_no_missing_visit(comparing: Comparing) -> None:
    """Alder had a joint inspection, though not in the year looked in: so its other letter is silent, and that is said."""
    letters = [comparing.area("Alder"), comparing.area("Birch")]
    silence = comparing.compare("nurses strategy discussions in 2020 or 2023", letters).columns[0].silence
    assert silence is not None
    assert silence.reason is Reason.NOT_MENTIONED
    assert silence.sentences[-1] == (
        "Some of what the other columns quote comes from visits of which no letter about Alder was looked in: joint targeted"
        " area inspections on “violence on the streets”."
    )


def test_a_single_letter_is_told_to_be_of_another_visit(comparing: Comparing) -> None:
    """Nothing is said about what else is held of its area."""
    letters = [comparing.letter("alder-2023"), comparing.letter("birch-2020")]
    silence = comparing.compare(NURSES, letters).columns[0].silence
    assert silence is not None
    assert silence.reason is Reason.OTHER_VISIT
    assert silence.sentences[1] == (
        "This letter tells of another visit: focused visit (3 February 2023). It does not seem to mention what is asked."
    )


def test_of_a_report_of_unknown_kind_nothing_is_claimed(comparing: Comparing) -> None:
    """It may tell of any visit."""
    letters = [comparing.letter("nowhere-2022"), comparing.letter("birch-2020")]
    silence = comparing.compare(BUSES, letters).columns[0].silence
    assert silence is not None
    assert silence.reason is Reason.NOT_MENTIONED
