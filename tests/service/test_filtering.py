"""Filters: which are held, which are in force, which are let go, and how they are shown."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.letter import FindingKind, LetterKind, Span
from corpus.library import Entry
from indexer.agencies import AGENCIES
from indexer.authority_names import NamedAuthority
from indexer.index import Index
from indexer.naming import Mention, Named
from indexer.query import NO_FILTERS, Filters
from service.answer import AppliedFilter, FilterName
from service.asking import NO_CHOICES, Choices
from service.errors import FilterError
from service.filtering import applied, chosen_filters, held_choices, merged, question_filters, relaxed, suggested

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
        letter=("orrin-2018", "tarn-2021", "tarn-2022", "wexcombe-2020"),
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


def named(filters: Filters, **more: Any) -> Named:
    """What a question names, without places."""
    return Named(filters, (), **more)


def test_the_question_names_only_what_the_reader_did_not_choose(small_index: Index) -> None:
    """A chosen kind of filter goes before the same kind in the question; the others apply."""
    filters = Filters(authorities=TARN, years=frozenset({2018}))
    in_force, notes = question_filters(named(filters), Filters(authorities=ORRIN), small_index.holdings)
    assert (in_force, notes) == (Filters(years=frozenset({2018})), ())


@pytest.mark.parametrize(
    ("kind", "year", "left", "note"),
    [
        ("focused_visit", 2018, (None, 2018), "No focused visit about Orrin from 2018 is held; the kind of letter was"),
        ("jtai", 2022, ("jtai", None), "No joint targeted area inspection about Orrin from 2022 is held; the year was"),
        (
            "focused_visit",
            2022,
            (None, None),
            "No focused visit about Orrin from 2022 is held; the kind of letter and the year were",
        ),
        (None, 2022, (None, None), "No letter about Orrin from 2022 is held; the year was"),
    ],
)
def test_as_few_named_filters_as_can_be_are_let_go(
    small_index: Index, kind: str | None, year: int, left: tuple[str | None, int | None], note: str
) -> None:
    """The note says what is not held and what was left out; what stays in force finds a letter."""

    def about_orrin(kind: str | None, year: int | None) -> Filters:
        kinds = frozenset({LetterKind(kind)}) if kind else frozenset()
        return Filters(ORRIN, kinds, frozenset({year}) if year else frozenset())

    assert question_filters(named(about_orrin(kind, year)), NO_FILTERS, small_index.holdings) == (
        about_orrin(*left),
        (f"{note} left out.",),
    )


def test_named_filters_that_fit_together_are_all_kept(small_index: Index) -> None:
    """Nothing is let go while a letter passes."""
    filters = Filters(TARN, frozenset({LetterKind.FOCUSED_VISIT}), frozenset({2021}))
    assert question_filters(named(filters), NO_FILTERS, small_index.holdings) == (filters, ())


def test_what_is_not_held_is_told_with_what_it_was_read_from(small_index: Index) -> None:
    """An authority of which there is no letter, and a year."""
    leeds = NamedAuthority("Leeds", Span(0, 6), "Leedes")
    assert question_filters(named(NO_FILTERS, missing=(leeds,), missing_years=("2015",)), NO_FILTERS, small_index.holdings) == (
        NO_FILTERS,
        ("No letter about Leeds is held (read from “Leedes”).", "No letter from 2015 is held; the year was left out."),
    )


def test_a_former_authority_named_is_told_to_be_one_while_its_successors_are_looked_in(small_index: Index) -> None:
    """Not where the reader has chosen another authority."""
    read = named(Filters(authorities=ORRIN), former=("Poole",))
    note = "Poole has been part of Bournemouth, Christchurch and Poole since 1 April 2019."
    assert question_filters(read, NO_FILTERS, small_index.holdings) == (Filters(authorities=ORRIN), (note,))
    assert question_filters(read, Filters(authorities=TARN), small_index.holdings) == (NO_FILTERS, ())


def test_where_nothing_answers_named_filters_are_let_go_but_for_the_authority() -> None:
    """One kind of filter at a time, then all of them: that an area's letters are silent is an answer."""
    filters = Filters(TARN, years=frozenset({2021}), agencies=frozenset({"police"}))
    told = "named in the question, so"
    assert list(relaxed(filters)) == [
        (Filters(TARN, years=frozenset({2021})), f"Nothing answers with the agency {told} it was left out."),
        (Filters(TARN, agencies=frozenset({"police"})), f"Nothing answers with the year {told} it was left out."),
        (Filters(TARN), f"Nothing answers with the agency and the year {told} they were left out."),
    ]
    assert list(relaxed(Filters(TARN))) == []


def test_what_could_be_is_suggested_one_filter_at_a_time_where_its_kind_is_open() -> None:
    """A reader who chose an agency is offered no other."""
    could_be = Filters(findings=frozenset({FindingKind.STRENGTH}), agencies=frozenset({"police", "health"}))
    assert [(filters, each.label) for filters, each in suggested(could_be, NO_FILTERS)] == [
        (Filters(findings=frozenset({FindingKind.STRENGTH})), "Strength"),
        (Filters(agencies=frozenset({"health"})), "Health"),
        (Filters(agencies=frozenset({"police"})), "Police"),
    ]
    assert [each.label for _, each in suggested(could_be, Filters(agencies=frozenset({"housing"})))] == ["Strength"]


def test_merging_keeps_the_first_ones_values_field_by_field() -> None:
    """The second one fills what the first leaves open."""
    one, other = Filters(authorities=TARN), Filters(authorities=ORRIN, years=frozenset({2020}))
    assert merged(one, other) == Filters(authorities=TARN, years=frozenset({2020}))


def test_filters_are_shown_in_a_fixed_order_with_readers_words() -> None:
    """By kind of filter and then by value; labels are what a reader sees."""
    filters = Filters(
        TARN | ORRIN, frozenset({LetterKind.ILACS}), frozenset({2021}), frozenset({FindingKind.STRENGTH}), frozenset({"police"})
    )
    assert applied(filters, named(filters)) == (
        AppliedFilter(FilterName.AUTHORITY, "Orrin", "Orrin", True),
        AppliedFilter(FilterName.AUTHORITY, "Tarn", "Tarn", True),
        AppliedFilter(FilterName.KIND, "ilacs", "ILACS inspection report", True),
        AppliedFilter(FilterName.YEAR, "2021", "2021", True),
        AppliedFilter(FilterName.FINDING, "strength", "Strength", True),
        AppliedFilter(FilterName.AGENCY, "police", "Police", True),
    )


def test_a_filter_of_the_question_tells_what_it_was_read_from() -> None:
    """A misspelt name is shown as it was typed; a filter that the reader chose comes from nowhere."""
    filters = Filters(authorities=TARN)
    names = Named(filters, (Mention("authorities", frozenset({"Tarn"}), Span(0, 4), "Tran"),))
    assert applied(filters, names) == (AppliedFilter(FilterName.AUTHORITY, "Tarn", "Tarn", True, "Tran"),)
    assert applied(filters) == (AppliedFilter(FilterName.AUTHORITY, "Tarn", "Tarn", False),)
