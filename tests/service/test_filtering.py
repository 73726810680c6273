"""Filters: which are held, which are in force, which are let go, and how they are shown."""

from __future__ import annotations

import pytest

from corpus.letter import FindingKind, LetterKind
from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.index import Index
from indexer.query import NO_FILTERS, Filters
from service.answer import AppliedFilter, FilterName
from service.asking import NO_CHOICES, Choices
from service.errors import FilterError
from service.filtering import applied, chosen_filters, held_choices, merged, question_filters

TARN, ORRIN = frozenset({"Tarn"}), frozenset({"Orrin"})


@pytest.fixture
def entries(small_index: Index) -> tuple[Entry, ...]:
    """The four invented letters without their texts."""
    return small_index.library.entries


def test_what_is_held_is_listed_in_a_fixed_order(entries: tuple[Entry, ...]) -> None:
    """Authorities by name, kinds as they are defined, years newest first."""
    assert held_choices(entries) == Choices(
        authority=("Orrin", "Tarn", "Wexcombe"),
        kind=("jtai", "focused_visit", "annual_report"),
        year=("2022", "2021", "2020", "2018"),
        finding=("strength", "improvement", "priority_action", "case_study", "context"),
        agency=AGENCIES,
    )
    assert held_choices(()).authority == held_choices(()).kind == held_choices(()).year == ()


def test_choices_become_filters_of_their_own_types(entries: tuple[Entry, ...]) -> None:
    """Years are numbers, kinds are enums; no choice is no filter."""
    held = held_choices(entries)
    assert chosen_filters(NO_CHOICES, held) == NO_FILTERS
    chosen = Choices(("Tarn", "Orrin"), ("jtai",), ("2022",), ("strength",), ("police",))
    assert chosen_filters(chosen, held) == Filters(
        TARN | ORRIN,
        frozenset({LetterKind.JOINT_INSPECTION}),
        frozenset({2022}),
        frozenset({FindingKind.STRENGTH}),
        frozenset({"police"}),
    )


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (Choices(authority=("tarn",)), "the filter authority 'tarn'. Choose from: Orrin, Tarn, Wexcombe."),
        (Choices(kind=("ilacs",)), "the filter kind 'ilacs'. Choose from: jtai, focused_visit, annual_report."),
        (Choices(year=("x",)), "the filter year 'x'. Choose from: 2022, 2021, 2020, 2018."),
    ],
)
def test_a_choice_that_is_not_held_is_refused_with_what_is(entries: tuple[Entry, ...], chosen: Choices, message: str) -> None:
    """The message names filter, value and all that can be chosen."""
    with pytest.raises(FilterError) as refused:
        chosen_filters(chosen, held_choices(entries))
    assert str(refused.value) == f"No letter matches {message}"


def test_the_question_names_only_what_the_reader_did_not_choose(entries: tuple[Entry, ...]) -> None:
    """A chosen kind of filter goes before the same kind in the question; the others apply."""
    named = Filters(authorities=TARN, years=frozenset({2018}))
    in_force, notes = question_filters(named, Filters(authorities=ORRIN), entries)
    assert (in_force, notes) == (Filters(years=frozenset({2018})), ())


def test_named_filters_that_no_letter_passes_are_let_go_in_order(entries: tuple[Entry, ...]) -> None:
    """The kind goes first, then the year, each with a note; what is left finds a letter."""
    named = Filters(ORRIN, frozenset({LetterKind.FOCUSED_VISIT}), frozenset({2022}))
    in_force, notes = question_filters(named, NO_FILTERS, entries)
    assert in_force == Filters(authorities=ORRIN)
    assert notes == (
        "No letter matches every filter named in the question, so the kind of letter was left out.",
        "No letter matches every filter named in the question, so the year was left out.",
    )


def test_named_filters_that_fit_together_are_all_kept(entries: tuple[Entry, ...]) -> None:
    """Nothing is let go while a letter passes."""
    named = Filters(TARN, frozenset({LetterKind.FOCUSED_VISIT}), frozenset({2021}))
    assert question_filters(named, NO_FILTERS, entries) == (named, ())


def test_merging_keeps_the_first_ones_values_field_by_field() -> None:
    """The second one fills what the first leaves open."""
    one, other = Filters(authorities=TARN), Filters(authorities=ORRIN, years=frozenset({2020}))
    assert merged(one, other) == Filters(authorities=TARN, years=frozenset({2020}))


def test_filters_are_shown_in_a_fixed_order_with_readers_words() -> None:
    """By kind of filter and then by value; labels are what a reader sees."""
    filters = Filters(
        TARN | ORRIN, frozenset({LetterKind.ILACS}), frozenset({2021}), frozenset({FindingKind.STRENGTH}), frozenset({"police"})
    )
    assert applied(filters, from_question=True) == (
        AppliedFilter(FilterName.AUTHORITY, "Orrin", "Orrin", True),
        AppliedFilter(FilterName.AUTHORITY, "Tarn", "Tarn", True),
        AppliedFilter(FilterName.KIND, "ilacs", "ILACS inspection report", True),
        AppliedFilter(FilterName.YEAR, "2021", "2021", True),
        AppliedFilter(FilterName.FINDING, "strength", "Strength", True),
        AppliedFilter(FilterName.AGENCY, "police", "Police", True),
    )
