"""Numbers by which a service knows a person: words in, the places of NHS, National Insurance, pupil and case numbers out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.letter import Span

_TEN_DIGITS = re.compile(r"(?<![\d/-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d/-])")
_IS = r"[\s:.#]*(?:is\s+|was\s+)?"
_CALLED_NHS = re.compile(rf"\bNHS\s*(?:no\b|num\b|number\b|#|id\b){_IS}\d(?:[ -]?\d){{7,11}}\b", re.I)
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_CALLED_INSURANCE = re.compile(
    rf"\b(?:NI|NINO|national insurance)\s*(?:no\b|num\b|number\b|#){_IS}[A-Z]{{2}} ?\d\d ?\d\d ?\d\d ?[A-Z]?\b", re.I
)
_PUPIL = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b")
_CALLED_PUPIL = re.compile(rf"\b(?:UPN|ULN|unique (?:pupil|learner) number){_IS}(?=\w*\d{{4}})\w{{6,13}}\b", re.I)

_SYSTEM = r"LCS|ICS|EHM|LL|Mosaic|Liquid ?logic|Care ?First|Framework-?i|CRN|CAD|NSPCC"
_WHOSE = (
    rf"{_SYSTEM}|case|crime|police|incident|court|claim|client|service user|person|child|child's|pupil|student|patient|hospital"
    r"|family|file|record|custody|log|social care|PNC|URN"
)
_LABEL = r"no|num|number|id|i\.d|ref|reference|log|file|urn"
_GAP = r"(?:\s*[:.#=-]+\s*|\s+)(?:(?:is|was|of|for)\s+)?(?:(?:the|this|a|our|my)\s+(?:child|family|young person)\s+)?"
_TOKEN = r"(?P<token>(?=[\w/-]*\d)\w[\w/-]*)"
_CASE = re.compile(
    rf"\b(?:(?:(?:{_WHOSE})\s+){{1,2}}(?:{_LABEL})\b|(?:{_SYSTEM}|id|ref(?:erence)?(?:\s(?:no|num|number))?)\b|case(?=\s#?\d{{5}})|urn(?=\s(?:of|for)\s)){_GAP}#?{_TOKEN}",
    re.I,
)
_OF_A_DOCUMENT = re.compile(
    r"\b(?:ofsted|cqc|hmicfrs?|hmi|hmip|inspection|report|letter|document|publication|policy|guidance|provider|registration"
    r"|terms of|grant|tender|contract|isbn|framework|urn)(?:['’]s)?[\s:(]*\Z",
    re.I,
)
_YEARS_OR_DATE = re.compile(r"(?:19|20)\d\d(?:[/-](?:\d\d|(?:19|20)\d\d))?|\d{1,2}[/-]\d{1,2}[/-](?:\d\d){1,2}|\d{4}-\d\d-\d\d")
_FEWEST_DIGITS = 4
_LOOK_BACK = 40


def nhs_numbers(words: str) -> Iterator[Span]:
    """Ten digits whose last is the check digit (modulus 11) of the others, and any that are called an NHS number."""
    for match in _CALLED_NHS.finditer(words):
        yield Span(*match.span())
    for match in _TEN_DIGITS.finditer(words):
        digits = [int(character) for character in match[0] if character.isdigit()]
        check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
        if check % 11 == digits[9]:
            yield Span(*match.span())


def insurance_numbers(words: str) -> Iterator[Span]:
    """National Insurance numbers as they are written, and what is called one."""
    for pattern in (_CALLED_INSURANCE, _INSURANCE):
        yield from (Span(*match.span()) for match in pattern.finditer(words))


def pupil_numbers(words: str) -> Iterator[Span]:
    """Unique pupil numbers as they are written, and what is called one."""
    for pattern in (_CALLED_PUPIL, _PUPIL):
        yield from (Span(*match.span()) for match in pattern.finditer(words))


def case_numbers(words: str) -> Iterator[Span]:
    """What is called the number, id or reference of a case, person, crime or file, but not of a letter or a report."""
    for match in _CASE.finditer(words):
        token = match["token"]
        is_long = sum(character.isdigit() for character in token) >= _FEWEST_DIGITS
        if (
            is_long
            and not _YEARS_OR_DATE.fullmatch(token)
            and not _OF_A_DOCUMENT.search(words, max(0, match.start() - _LOOK_BACK), match.start())
        ):
            yield Span(*match.span())
