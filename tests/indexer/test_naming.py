"""What a question names, read against what the library holds."""

from __future__ import annotations

import datetime

import pytest

from corpus.letter import LetterKind
from indexer.naming import NameReader
from indexer.query import NO_FILTERS, Filters
from tests.indexer.letters import make_entry

ENTRIES = [
    make_entry(place, area, kind, datetime.date(year, 5, 14))
    for place, (area, kind, year) in enumerate(
        [
            ("Heron Bay", LetterKind.JOINT_INSPECTION, 2016),
            ("East Heron", LetterKind.FOCUSED_VISIT, 2019),
            ("Heron", LetterKind.ILACS, 2020),
            ("Larchford", LetterKind.AREA_SEND, 2021),
            (None, LetterKind.ANNUAL_REPORT, 2022),
        ]
    )
]


def _filters(question: str) -> Filters:
    return NameReader(ENTRIES).read(question).filters


@pytest.mark.parametrize(
    ("question", "authorities"),
    [
        ("How is health involved in Heron Bay?", {"Heron Bay"}),
        ("what about heron bay", {"Heron Bay"}),
        ("Heron Bay’s nurses", {"Heron Bay"}),
        ("Heron Bay's nurses", {"Heron Bay"}),
        ("nurses in East Heron", {"East Heron"}),
        ("East Heron and Heron", {"East Heron", "Heron"}),
        ("Compare Larchford, Heron Bay and East Heron.", {"Larchford", "Heron Bay", "East Heron"}),
        ("The herons of Larchfordshire", set()),
        ("What of Fernshire?", set()),
    ],
)
def test_authorities_that_the_library_holds_are_named_longest_first(question: str, authorities: set[str]) -> None:
    """A name inside a longer name is not named, and one that is not held is none."""
    assert _filters(question).authorities == authorities


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("What was said in 2019?", {2019}),
        ("2019 and 2021", {2019, 2021}),
        ("the year 2020-21", {2020, 2021}),
        ("the year 2020/21", {2020, 2021}),
        ("the years 2019–2021", {2019, 2020, 2021}),
        ("the years 2019 - 21", {2019, 2020, 2021}),
        ("What was said since 2021?", {2021, 2022}),
        ("What was said since May 2021?", {2021, 2022}),
        ("What was said since 14 May 2021?", {2021, 2022}),
        ("from 2020 onwards", {2020, 2021, 2022}),
        ("after 2020", {2021, 2022}),
        ("neglect before 2019", {2016}),
        ("neglect until 2019", {2016, 2019}),
        ("between 2019 and 2021", {2019, 2020, 2021}),
        ("from 2018 to 2020", {2019, 2020}),
        ("before May 2019 and from 2021", set()),
        ("Which councils were visited before 2019?", set()),
        ("in May 2019", {2019}),
        ("on 2019-05-14", {2019}),
        ("the Children Act 2016", set()),
        ("Working Together 2019", set()),
        ("Working together to safeguard children 2019", set()),
        ("2015 and 2018", set()),
        ("room 20199 and 12019", set()),
        ("14/2019", set()),
    ],
)
def test_years_that_could_be_a_letters_own_are_named(question: str, years: set[int]) -> None:
    """Ranges with all their years that are held; not a law's; not *before*, where the question asks what happened then."""
    assert _filters(question).years == years


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("What do JTAI letters say?", {LetterKind.JOINT_INSPECTION}),
        ("What do the JTAIs say?", {LetterKind.JOINT_INSPECTION}),
        ("joint targeted area inspections", {LetterKind.JOINT_INSPECTION}),
        ("focus visit, focussed visits or ILACS", {LetterKind.FOCUSED_VISIT, LetterKind.ILACS}),
        ("area SEND inspections", {LetterKind.AREA_SEND}),
        ("annual reports", {LetterKind.ANNUAL_REPORT}),
        ("the single inspection framework", set()),
        ("a focused plan of visits", set()),
    ],
)
def test_kinds_of_letter_that_are_held_are_named(question: str, kinds: set[LetterKind]) -> None:
    """In the words that practitioners use; a kind of which no letter is held is none."""
    assert _filters(question).kinds == kinds


def test_nothing_is_named_in_a_plain_question() -> None:
    """And nothing is filtered then."""
    named = NameReader(ENTRIES).read("How quickly do nurses come?")
    assert (named.filters, named.mentions) == (NO_FILTERS, ())


def test_a_name_that_is_also_a_word_is_named_by_its_capital_alone() -> None:
    """*Reading* is an area, reading is not."""
    entries = [make_entry(0, "Reading"), make_entry(1, "Bury")]
    assert NameReader(entries).read("How is the reading of plans checked?").filters == NO_FILTERS
    assert NameReader(entries).read("Do families bury their worries?").filters == NO_FILTERS
    assert NameReader(entries).read("Is it good in Reading and Bury?").filters.authorities == {"Reading", "Bury"}


@pytest.mark.parametrize(
    ("question", "held", "meant", "read_from"),
    [
        ("neglect in Cumbria", ["Cumbria", "Cumberland", "Kent"], {"Cumbria", "Cumberland"}, "Cumbria"),
        (
            "neglect in cumbria’s schools",
            ["Cumberland", "Westmorland and Furness"],
            {"Cumberland", "Westmorland and Furness"},
            "cumbria",
        ),
        ("Northants and neglect", ["North Northamptonshire", "Kent"], {"North Northamptonshire"}, "Northants"),
        ("neglect in Cumberland", ["Cumbria", "Cumberland"], {"Cumberland"}, ""),
        ("neglect in Cumbria", ["Cumbria"], {"Cumbria"}, ""),
    ],
)
def test_a_former_name_means_its_own_letters_and_its_successors(
    question: str, held: list[str], meant: set[str], read_from: str
) -> None:
    """A successor's name means itself alone; only what was read from another name is told to be."""
    named = NameReader([make_entry(place, area) for place, area in enumerate(held)]).read(question)
    assert named.filters.authorities == meant
    assert {named.read_from("authorities", area) for area in meant - {"Cumbria"}} <= {read_from}
    assert named.read_from("authorities", "Cumbria") == ""
    assert named.rest_of(question, named.filters).split()[0] in ("neglect", "and")
    assert (named.missing, bool(named.former)) == ((), bool(read_from))


def test_a_former_name_of_which_nothing_is_held_is_missing() -> None:
    """Neither itself nor a successor."""
    named = NameReader([make_entry(0, "Kent")]).read("neglect in Cumbria")
    assert [each.name for each in named.missing] == ["Cumbria"]
    assert named.former == ()


def test_mentions_stand_where_the_question_has_them() -> None:
    """Spans are of the question as it was typed."""
    question = "Heron Bay’s JTAI of 2016: were nurses heard?"
    named = NameReader(ENTRIES).read(question)
    assert sorted((each.field, question[each.span.start : each.span.end]) for each in named.mentions) == [
        ("authorities", "Heron Bay’s"),
        ("kinds", "JTAI"),
        ("years", "2016"),
    ]


def test_the_rest_of_a_question_is_what_it_asks_for() -> None:
    """Names of filters in force are left out, those of removed filters stay."""
    question = "Heron Bay’s JTAI of 2016: were nurses heard?"
    named = NameReader(ENTRIES).read(question)
    assert named.rest_of(question, named.filters) == "of : were nurses heard?"
    assert named.rest_of(question, Filters(years=frozenset({2016}))) == "Heron Bay’s JTAI of : were nurses heard?"
    assert named.rest_of(question, NO_FILTERS) == question


def test_a_question_of_nothing_but_names_is_kept_whole() -> None:
    """Something must be ranked by."""
    named = NameReader(ENTRIES).read("What about Heron Bay in 2016?")
    assert named.filters.authorities == {"Heron Bay"}
    assert named.rest_of("What about Heron Bay in 2016?", named.filters) == "What about Heron Bay in 2016?"


def test_letters_that_only_python_takes_for_the_same_name_nothing() -> None:
    """A long s or a dotless i is no spelling of an authority, and no error either."""
    reader = NameReader(ENTRIES)
    assert [each.name for each in reader.read("plans in Sandwell").missing] == ["Sandwell"]
    assert [each.name for each in reader.read("plans in SANDWELL's wards").missing] == ["Sandwell"]
    assert reader.read("plans in \u017fandwell and Br\u0131stol").missing == ()


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("heron bay jtai 16", {2016}),
        ("Heron Bay 16: nurses", {2016}),
        ("heron bay 16 nurses", {2016}),
        ("nurses in '16", {2016}),
        ("nurses in ’19", {2019}),
        ("annual report 20/21", {2020, 2021}),
        ("Larchford 20-21", {2020, 2021}),
        ("heron bay 18", set()),
        ("Heron Bay 16 and 17 year olds", set()),
        ("Heron Bay 16-17 year olds", set()),
        ("Heron Bay, 16 children", set()),
        ("Heron Bay 16%", set()),
        ("the 16 JTAI letters", set()),
        ("nurses in 16", set()),
        ("a JTAI at 16:30", set()),
    ],
)
def test_a_year_of_two_digits_is_one_with_an_apostrophe_or_after_a_name(question: str, years: set[int]) -> None:
    """Straight after an authority or a kind of letter, where a letter of the year is held and nothing is counted."""
    assert _filters(question).years == years


def test_a_filter_keeps_what_it_was_read_from() -> None:
    """A short form or a misspelt name is told, a name as it is written is not."""
    entries = [make_entry(0, "Salford"), make_entry(1, "Cheshire East"), make_entry(2, "Tower Hamlets")]
    named = NameReader(entries).read("Salfrod, Cheshire E. and tower hamlets")
    assert named.filters.authorities == {"Salford", "Cheshire East", "Tower Hamlets"}
    read = {name: named.read_from("authorities", name) for name in sorted(named.filters.authorities)}
    assert read == {"Cheshire East": "Cheshire E", "Salford": "Salfrod", "Tower Hamlets": ""}
    assert named.rest_of("Salfrod, Cheshire E. and tower hamlets nurses", named.filters) == ", and nurses"


def test_a_year_of_which_no_letter_is_held_is_told() -> None:
    """It is no filter; a law's year is no year of a letter."""
    named = NameReader(ENTRIES).read("nurses in 2015, after the Children Act 2004")
    assert (named.filters, named.missing_years) == (NO_FILTERS, ("2015",))


def test_one_agency_alone_is_a_filter_and_what_is_merely_spoken_of_is_none() -> None:
    """Findings and agencies that a question names could narrow it."""
    reader = NameReader(ENTRIES)
    alone = reader.read("strategy discussions, about the police only")
    assert alone.filters == Filters(agencies=frozenset({"police"}))
    spoken = reader.read("what were the strengths of the police and of schools?")
    assert spoken.filters == NO_FILTERS
    assert (sorted(spoken.could_be.findings), sorted(spoken.could_be.agencies)) == (["strength"], ["education", "police"])
