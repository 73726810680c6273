"""Where a person lives: words in, the places of addresses and postcodes out, but not those of services and inspectorates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.letter import Span

_AREAS = frozenset(
    """AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
    G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
    PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN
    WR WS WV YO ZE""".split()
)
_POSTCODE = re.compile(r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.I)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\Z")
_INSPECTORATES = frozenset("M12WD M13BN WC2B6SE E144PU E144QZ NE14PA SW1W9SZ SW1H9EA M33FX TW94DU".split())
"""Offices of inspectorates, and of who licenses what they publish, as they stand in letters."""

_NUMBER = r"(?<![\w.,/£%-])(?:(?:no|number)\.?\s)?(?!(?:19|20)\d\d\b)\d{1,4}[a-z]?"
_KIND = (
    r"road|rd|street|st|avenue|ave|lane|ln|close|drive|crescent|gardens|grove|place|terrace|way|walk|row|square|mews|court|parade"
    r"|rise|view|hill|green|park|villas|buildings|cottages|heights|croft|vale"
)
_PLAIN_KIND = "road|rd|street|avenue|ave|lane|close|drive|crescent|gardens|grove|terrace|court|mews|parade"
_NAME = r"(?:(?:the|st\.?|old|upper|lower|north|south|east|west)\s)?[a-z][a-z'’-]+(?:\s[a-z][a-z'’-]+)?"
_CAPITALISED = re.compile(rf"{_NUMBER},?\s(?-i:(?=(?:The\s)?[A-Z]))(?P<name>{_NAME})\s(?:{_KIND})\b\.?", re.I)
_LIVED_AT = re.compile(
    r"\b(?:at|of|to|in|address|home|house|from|visit(?:ed)?)\b[\s:,]*(?:is\s)?"
    rf"{_NUMBER},?\s(?P<name>{_NAME})\s(?:{_PLAIN_KIND})\b",
    re.I,
)
_FLAT = re.compile(
    r"\b(?:flat|apartment|apt|plot|caravan)\s\d{1,3}[a-z]?,?\s(?-i:[A-Z])[a-z'’-]+(?:\s(?-i:[A-Z])[a-z'’-]+){0,2}", re.I
)
_NO_STREET = frozenset(
    """a about across adults all an and at boys by cases children city civic councils county crown days down every families
    family girls high-court homes hour hours in inspectors into its letters local magistrates magistrates' men miles
    minute minutes month months more new of off on one out out-of-court over people per placements police pupils schools
    services staff the their this times to two under up way week weeks with women workers year years young youth""".split()
)
_COUNTED_BEFORE = re.compile(
    r"\b(?:page|pages|p|pp|paragraph|para|section|chapter|part|article|regulation|recommendation|year|stage|step|item|figure|table"
    r"|top|first|last|than|least|about|over)\.?\s\Z",
    re.I,
)
_LOOK_BACK = 40
_SERVICE_AFTER = re.compile(
    r"\s+(?:[A-Z][\w'’-]+\s){0,2}(?:and\s)?(?:centre|hub|project|clinic|surgery|hospital|school|academy|college|nursery|medical"
    r"|health|children['’]?s|family|youth|library|police|police station|court|church|community|office|offices|team|service"
    r"|practice|cases?|hearings?|judges?|orders?|reports?)\b",
    re.I,
)


def postcodes(words: str) -> Iterator[Span]:
    """Whole postcodes of an area that exists, but not "2nd" after a letter and a digit, nor an inspectorate's."""
    for match in _POSTCODE.finditer(words):
        is_other = match["area"].upper() not in _AREAS or _ORDINAL.search(match[0])
        if not is_other and match[0].replace(" ", "").upper() not in _INSPECTORATES:
            yield Span(*match.span())


def addresses(words: str) -> Iterator[Span]:
    """A house number before the name of a street, and a flat's number before that of a house."""
    for pattern in (_CAPITALISED, _LIVED_AT):
        for match in pattern.finditer(words):
            name = match["name"].casefold().removeprefix("the ").split()
            if not _NO_STREET.intersection(name) and not _is_elsewhere(words, match):
                yield Span(*match.span())
    yield from (Span(*match.span()) for match in _FLAT.finditer(words))


def _is_elsewhere(words: str, match: re.Match[str]) -> bool:
    """Whether the number counts something else, or the street is where a service is."""
    return bool(
        _COUNTED_BEFORE.search(words, max(0, match.start() - _LOOK_BACK), match.start())
        or _SERVICE_AFTER.match(words, match.end())
    )
