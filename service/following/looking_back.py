"""Sentences in which a letter looks back at an earlier inspection: words in, what they say of it out."""

from __future__ import annotations

import re
from enum import StrEnum

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
_RAISED = re.compile(
    r"\bareas?\s+(?:\w+\s+){0,3}(?:for|requiring|needing|in\s+need\s+of)\s+"
    r"(?:(?:further|significant|urgent)\s+)?(?:improvements?|development|attention|priority\s+action)\b"
    r"|\bpriority\s+actions?\b|\brecommendations?\b|\brecommended\b"
    rf"|\b{_TROUBLE}\b(?=.*\b{_SAID}\b)|\b{_SAID}\b.{{0,40}}\b{_TROUBLE}\b",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_SINCE = re.compile(rf"\bsince\s+(?:the|its|their|our|an?|ofsted['’]s)?\s*(?:{_EARLIER})", re.IGNORECASE)
_RELATED = re.compile(r"\b(?:which|that|when|where)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:remains?|continues?\s+to\s+be|again|still\s+(?:an?|no|not|prevalent|evident|present|needs?|to\s+be)|(?:has|have)\s+not\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:improved|addressed|resolved|made)|not\s+been\s+(?:\w+\s+)?addressed)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"^\(?(?:\d{1,3}\.\s+)?(?:This|These|That|Those|They|It|Such|Both|However|But|All\s+of\s+these)\b")


class Look(StrEnum):
    """What a sentence that looks back says of what it speaks of."""

    RAISED = "raised"
    STILL = "still"

    @property
    def label(self) -> str:
        """The words a reader sees, to follow others."""
        return _LABELS[self]


_LABELS = {
    Look.RAISED: "raised before, says the letter",
    Look.STILL: "raised before and still so, says the letter",
}


def may_look_back(words: str) -> bool:
    """A quick look at words in small letters, to pass over what surely does not look back."""
    return bool(_HINT.search(words))


def look_of(sentence: str) -> Look | None:
    """What a sentence says was raised at an earlier inspection; None where it says nothing of the kind.

    That something is better or worse *since* an inspection does not say that it was raised there; and a line that introduces
    a list says nothing without it.
    """
    plain = " ".join(sentence.split())
    since = _ONLY_SINCE.search(plain)
    if since and not _RELATED.search(plain[since.end() :]):
        plain = plain[: since.start()] + plain[since.end() :]
    if plain.endswith(":") or not (_LOOKS_BACK.search(plain) and _RAISED.search(plain)):
        return None
    return Look.STILL if _STILL.search(plain) else Look.RAISED


def points_back(sentence: str) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    return bool(_POINTS_BACK.match(sentence))
