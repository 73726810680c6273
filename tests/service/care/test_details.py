"""What seems to tell who somebody is: each kind, where it stands, and what only looks like it."""

from __future__ import annotations

import time

import pytest

from service.care.details import DetailKind, details_in


def told(words: str) -> list[tuple[DetailKind, str]]:
    """Each detail's kind and words, in their order."""
    return [(detail.kind, words[detail.span.start : detail.span.end]) for detail in details_in(words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("why Jayden Smith 12/03/2014 waited", [(DetailKind.NAME_AND_DATE, "Jayden Smith 12/03/2014")]),
        ("J.S. dob 3.4.15 missing", [(DetailKind.BIRTH, "J.S. dob 3.4.15")]),
        ("a child born on 12 March 2014", [(DetailKind.BIRTH, "born on 12 March 2014")]),
        ("delay for Zephan Okwuosa, 14 Feb 2019", [(DetailKind.NAME_AND_DATE, "Zephan Okwuosa, 14 Feb 2019")]),
        ("Chloe Barrowby aged 9 moved", [(DetailKind.NAME_AND_AGE, "Chloe Barrowby aged 9")]),
        ("Jayden (7) waits", [(DetailKind.NAME_AND_AGE, "Jayden (7)")]),
        ("is Jack, aged 7, safe", [(DetailKind.NAME_AND_AGE, "Jack, aged 7")]),
        ("my 7 year old client Jack", [(DetailKind.NAME_AND_AGE, "7 year old client Jack")]),
        (
            "jayden aged 9 and Will, 7 years old",
            [(DetailKind.NAME_AND_AGE, one) for one in ("jayden aged 9", "Will, 7 years old")],
        ),
        ("my 7 year old client Zuri", [(DetailKind.NAME, "my 7 year old client Zuri")]),
        ("16-year-old Declan Moy", [(DetailKind.NAME_AND_AGE, "16-year-old Declan Moy")]),
        ("for my client Sarah Jones", [(DetailKind.NAME, "my client Sarah Jones")]),
        ("the mother of Kyle B", [(DetailKind.NAME, "mother of Kyle B")]),
        ("is Jayden's mother heard", [(DetailKind.NAME, "Jayden's mother")]),
        ("a boy called Keziah", [(DetailKind.NAME, "boy called Keziah")]),
        ("about 999 123 4560 and neglect", []),
        ("about 943 476 5919 and neglect", [(DetailKind.NHS_NUMBER, "943 476 5919")]),
        ("NHS number 999 123 4561?", [(DetailKind.NHS_NUMBER, "NHS number 999 123 4561")]),
        ("NI number QQ123456C", [(DetailKind.INSURANCE_NUMBER, "NI number QQ123456C")]),
        ("UPN A123456789012", [(DetailKind.PUPIL_NUMBER, "UPN A123456789012")]),
        ("case no 123456 drift", [(DetailKind.CASE_NUMBER, "case no 123456")]),
        ("LCS ID 884422", [(DetailKind.CASE_NUMBER, "LCS ID 884422")]),
        ("ref: AB/2023/0045", [(DetailKind.CASE_NUMBER, "ref: AB/2023/0045")]),
        ("ring 07700 900461 today", [(DetailKind.PHONE, "07700 900461")]),
        ("write to k.tully@example.org", [(DetailKind.EMAIL, "k.tully@example.org")]),
        ("at 14 Acacia Avenue", [(DetailKind.ADDRESS, "14 Acacia Avenue")]),
        ("lives at 22b mill lane", [(DetailKind.ADDRESS, "at 22b mill lane")]),
        ("moved to BS1 9XX", [(DetailKind.POSTCODE, "BS1 9XX")]),
    ],
)
def test_a_detail_is_found_where_it_stands(words: str, found: list[tuple[DetailKind, str]]) -> None:
    """Its kind, and its words to the character."""
    assert told(words) == found


def test_several_details_come_in_the_order_of_the_words_and_do_not_overlap() -> None:
    """A number that could be of two kinds is told once."""
    assert told("7 Orchard Close, NHS 943 476 5919, Mia Tully dob 1/2/13, case 123456") == [
        (DetailKind.ADDRESS, "7 Orchard Close"),
        (DetailKind.NHS_NUMBER, "943 476 5919"),
        (DetailKind.BIRTH, "Mia Tully dob 1/2/13"),
        (DetailKind.CASE_NUMBER, "case 123456"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "the inspection of 12 March 2017",
        "North Yorkshire 05/07/2023 grades",
        "Focused Visit 12/03/2019",
        "Dame Agnes Example 12 July 2017 review",
        "section 47 of the Children Act 1989, SI 2015/792",
        "Ofsted URN 80456 and report number 10012345",
        "case numbers fell from 24 to 18 in 2019/20, case study 4",
        "call 0300 123 1231 or write to enquiries@example.gov.uk",
        "the Bridge Street hub and 12 Bridge Street Family Hub",
        "12 children living on the street, 24 hour drive",
        "the lead inspector was Pauline Example, HMI",
        "Sarah's Law, Kent (18), 7-year-old boys, date of birth not recorded",
        "KS1 2nd term",
        "in Victoria, aged 7, Chester aged 9, from Jordan, aged 12, in April (7)",
        "16 year old Christian boys, Will 16 year olds wait, the Hope (12 months) scheme",
        "",
    ],
)
def test_what_only_looks_like_a_detail_is_let_through(words: str) -> None:
    """Dates of inspections, authorities, laws, reports, offices and inspectors are what people ask about."""
    assert told(words) == []


@pytest.mark.parametrize(
    "words", ["a-", "born on the ", "1 Aa ", "A's ", "case id ", "1/1/", "J.", "Jayden ", "  ", "a@", "07 "]
)
def test_long_words_are_looked_through_in_time(words: str) -> None:
    """Time grows with the length alone: the most that a form may hold takes far less than a second."""
    started = time.perf_counter()
    details_in(words * (60_000 // len(words)))
    assert time.perf_counter() - started < 3
