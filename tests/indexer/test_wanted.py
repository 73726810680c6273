"""Agencies and kinds of finding that a question speaks of."""

from __future__ import annotations

import pytest

from corpus.letter import FindingKind
from indexer.wanted import wanted_in


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("strategy discussions, about the police only", "police"),
        ("only about probation: what was found?", "probation"),
        ("what concerns health visitors only", "health"),
        ("agency: police referrals", "police"),
        ("information sharing (GPs only)", "health"),
        ("referrals: schools only", "education"),
    ],
)
def test_an_agency_is_wanted_alone_where_the_reader_says_so(question: str, agency: str) -> None:
    """In the few ways in which that is said."""
    assert [name for name, _ in wanted_in(question).alone] == [agency]


@pytest.mark.parametrize(
    "question",
    [
        "do schools get told when police are called",
        "can only police officers decide?",
        "are schools only told late?",
        "what did inspectors say about health involvement",
        "is information only shared about children",
    ],
)
def test_an_agency_that_is_merely_named_is_not_wanted_alone(question: str) -> None:
    """Evidence about others would be lost."""
    assert wanted_in(question).alone == ()


def test_agencies_named_are_told_but_for_those_of_nearly_every_passage() -> None:
    """The partnership and the local authority are in all letters."""
    assert wanted_in("does the partnership ask police and social workers").agencies == ("police",)


@pytest.mark.parametrize(
    ("question", "finding"),
    [
        ("what were the areas for improvement in Salford", FindingKind.IMPROVEMENT),
        ("strengths of Medway", FindingKind.STRENGTH),
        ("practice study of neglect", FindingKind.CASE_STUDY),
        ("any priority actions?", FindingKind.PRIORITY_ACTION),
    ],
)
def test_kinds_of_finding_are_told(question: str, finding: FindingKind) -> None:
    """By the words of the letters' own headings."""
    assert [kind for kind, _ in wanted_in(question).findings] == [finding]


def test_a_strengths_based_model_is_no_kind_of_finding() -> None:
    """Nor is a strength in passing."""
    assert wanted_in("is a strengths-based model a strength").findings == ()
