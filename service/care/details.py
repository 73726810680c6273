"""What in a question seems to tell who a child is: words in, the places of such details out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.letter import Span
from service.care import contacts, numbers, people, places


class DetailKind(StrEnum):
    """What a detail seems to be, as it is told to the person."""

    BIRTH = "a date of birth"
    NAME_AND_DATE = "a name with a date of birth"
    NAME_AND_AGE = "a name with an age"
    NAME = "a person’s name"
    NHS_NUMBER = "an NHS number"
    INSURANCE_NUMBER = "a National Insurance number"
    PUPIL_NUMBER = "a pupil number"
    CASE_NUMBER = "a case or reference number"
    EMAIL = "an e-mail address"
    PHONE = "a phone number"
    ADDRESS = "an address"
    POSTCODE = "a postcode"


@dataclass(frozen=True, slots=True)
class Detail:
    """A place in the question and what seems to stand there."""

    kind: DetailKind
    span: Span


_FINDERS: tuple[tuple[DetailKind, Callable[[str], Iterator[Span]]], ...] = (
    (DetailKind.BIRTH, people.births),
    (DetailKind.NAME_AND_DATE, people.dated_names),
    (DetailKind.NAME_AND_AGE, people.aged_names),
    (DetailKind.NAME, people.related_names),
    (DetailKind.NHS_NUMBER, numbers.nhs_numbers),
    (DetailKind.INSURANCE_NUMBER, numbers.insurance_numbers),
    (DetailKind.PUPIL_NUMBER, numbers.pupil_numbers),
    (DetailKind.CASE_NUMBER, numbers.case_numbers),
    (DetailKind.EMAIL, contacts.email_addresses),
    (DetailKind.PHONE, contacts.phone_numbers),
    (DetailKind.ADDRESS, places.addresses),
    (DetailKind.POSTCODE, places.postcodes),
)
"""Where two of them find overlapping places, the one that stands first here is believed."""


def details_in(words: str) -> tuple[Detail, ...]:
    """The details that the words seem to hold, in their order; no two overlap."""
    found: list[Detail] = []
    for kind, finder in _FINDERS:
        for span in finder(words):
            if not any(span.start < other.span.end and other.span.start < span.end for other in found):
                found.append(Detail(kind, span))
    return tuple(sorted(found, key=lambda detail: detail.span))
