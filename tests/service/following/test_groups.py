"""Whom a finding is about."""

from __future__ import annotations

import pytest

from service.following.groups import are_of_others, groups_in


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("Assessments of children in need.", {"in need"}),
        ("assessments of children requiring early help", {"early help"}),
        ("Pathway plans of care leavers who are homeless.", {"in care or leaving it", "homeless"}),
        ("Management oversight.", set()),
    ],
)
def test_groups_are_read_from_the_words(words: str, groups: set[str]) -> None:
    """In capitals or not."""
    assert groups_in(words) == groups


def test_two_findings_are_of_others_only_where_both_name_groups() -> None:
    """What names none may be about all."""
    assert are_of_others("Assessments of children in need.", "Assessments for early help.")
    assert not are_of_others("Assessments of children in need.", "Assessments.")
    assert not are_of_others("Children in need and early help.", "Assessments for early help.")
