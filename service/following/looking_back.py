"""Sentences in which a letter looks back at an earlier inspection: words in, what they say of it out."""

from __future__ import annotations

import re
from enum import StrEnum

from service.following.progress import is_put_right, is_trouble, is_unresolved

_EARLIER = (
    r"(?:last|previous|earlier|preceding|prior|\d{4})\s+(?:(?!this\b|to\b)[\w'’-]+\s+){0,4}?"
    r"(?:inspections?|re-?inspections?|visits?|letters?|JTAIs?|ILACS)\b|(?:inspections?|visits?)\s+(?:in|of)\s+(?:\w+\s+)?20\d\d"
)
_LOOKS_BACK = re.compile(rf"\b(?:{_EARLIER})", re.IGNORECASE)
_HINT = re.compile(r"last|previous|earlier|preceding|prior|(?:inspection|visit)s? (?:in|of) |20\d\d")
_TROUBLE = (
    r"(?:areas?\s+of\s+improvement|weakness(?:es)?|shortfalls?|deficits?|deficienc(?:y|ies)|concerns?|issues?"
    r"|need\s+to\s+improve)"
)
_SAID = r"(?:identified|highlighted|raised|noted|found|reported)"
_REQUEST = (
    r"(?:areas?\s+(?:\w+\s+){0,3}(?:for|requiring|needing|in\s+need\s+of)\s+"
    r"(?:(?:further|significant|urgent)\s+)?(?:improvements?|development|attention|priority\s+action)"
    r"|areas?\s+of\s+improvement|priority\s+actions?|recommendations?|recommended)"
)
_RAISED = re.compile(
    rf"\b{_REQUEST}\b|\b{_TROUBLE}\b(?=.*\b{_SAID}\b)|\b{_SAID}\b.{{0,40}}\b{_TROUBLE}\b",
    re.IGNORECASE | re.DOTALL,
)
_REQUESTED = re.compile(rf"\b{_REQUEST}\b", re.IGNORECASE)
_IS_ITSELF = re.compile(
    rf"\b(?:was|were|being)\s+(?:[\w'’-]+\s+){{0,4}}?{_REQUEST}\b|\bidentified\s+as\b"
    r"|(?<!\bthat\s)(?<!\bwhich\s)\b(?:was|were|being|been)\s+(?:\w+\s+)?(?:identified|highlighted|raised|noted)\b"
    rf"|\b(?:{_SAID}|raise[ds])\s+(?:this|these|it)\b"
    rf"|\bdespite\s+(?:(?!measures|action)[\w'’-]+\s+){{0,5}}?{_REQUEST}\b",
    re.IGNORECASE,
)
"""The concern at hand is said to have been raised, and not only that some were."""
_TELLS_OF_THEN = re.compile(r"\b(?:inspection|visit|JTAI)\b[^.;]{0,50}\b(?:found|concluded)\b", re.IGNORECASE)
_ONLY_SINCE = re.compile(rf"\bsince\s+(?:the|its|their|our|an?|ofsted['’]s)?\s*(?:{_EARLIER})", re.IGNORECASE)
_RELATED = re.compile(r"\b(?:which|that|when|where)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^\(?(?:\d{1,3}\.\s+)?(?:This|These|That|Those|They|It|Such|Both|However|But|(?:All|Many|Most|Some)\s+of\s+these)\b"
    r"|^The\s[^.;]*\b(?:inspections?|visits?)\b[^.;]*\b(?:raised|identified|highlighted)\s+this\b"
)


class Look(StrEnum):
    """What a sentence that looks back says of what it speaks of."""

    MENTIONED = "mentioned"
    RAISED = "raised"
    STILL = "still"

    @property
    def label(self) -> str:
        """The words a reader sees, to follow others."""
        return _LABELS[self]

    @property
    def is_recurring(self) -> bool:
        """Whether the concern was raised before, and is there again or still."""
        return self is not Look.MENTIONED


_LABELS = {
    Look.MENTIONED: "raised before, says the letter",
    Look.RAISED: "raised before, says the letter",
    Look.STILL: "raised before and still so, says the letter",
}


def may_look_back(words: str) -> bool:
    """A quick look at words in small letters, to pass over what surely does not look back."""
    return bool(_HINT.search(words))


def looks_back(sentence: str) -> bool:
    """Whether a sentence says that something was raised at an earlier inspection.

    That something is better or worse *since* an inspection does not say that it was raised there; and a line that introduces
    a list says nothing without it.
    """
    plain = " ".join(sentence.split())
    since = _ONLY_SINCE.search(plain)
    if since and not _RELATED.search(plain[since.end() :]):
        plain = plain[: since.start()] + plain[since.end() :]
    return not plain.endswith(":") and bool(_LOOKS_BACK.search(plain) and _RAISED.search(plain))


def look_of(sentence: str, told_beside: str = "", is_listed: bool = False) -> Look:
    """What a sentence that looks back says of it, read with the words beside it that tell what is found now.

    Where something was raised and the words tell of a fault, it recurs; where they say that it was put right, it does not, even
    if it ``is_listed`` among the concerns.
    """
    plain = " ".join(sentence.split())
    if is_unresolved(plain):
        return Look.STILL
    beside = " ".join(told_beside.split())
    now = _REQUESTED.sub(" ", plain if is_listed else f"{beside} {plain}")
    if is_put_right(now):
        return Look.MENTIONED
    is_itself = bool(_IS_ITSELF.search(plain)) and not _TELLS_OF_THEN.search(plain)
    return Look.RAISED if is_listed or (is_itself and (is_trouble(now) or is_unresolved(now))) else Look.MENTIONED


def subject_of(words: str) -> str:
    """The words without those that say that something was raised, and where."""
    return _REQUESTED.sub(" ", _LOOKS_BACK.sub(" ", " ".join(words.split())))


def points_back(sentence: str) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    return bool(_POINTS_BACK.match(sentence))
