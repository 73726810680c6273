"""Kinds of finding and agencies that a question speaks of: words in; out what it asks for alone, and all that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.letter import FindingKind, Span
from indexer.agencies import AGENCIES, agencies_in

_FINDINGS = {
    FindingKind.STRENGTH: r"(?:(?:key|headline|main) )?strengths",
    FindingKind.IMPROVEMENT: r"areas? (?:for|of) improvement|what (?:still )?needs to improve",
    FindingKind.PRIORITY_ACTION: r"(?:areas? for )?priority actions?",
    FindingKind.CASE_STUDY: r"(?:case|practice) stud(?:y|ies)",
}
_FINDING_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b(?!-)", re.IGNORECASE) for kind, words in _FINDINGS.items()}
_TOO_GENERAL = frozenset({"partnership", "children's social care"})
_ONE = r"(?P<one>[a-z’']+(?: [a-z’']+)?)"
_ALONE = re.compile(
    rf"\bagency: ?{_ONE}|\b(?:only|just) (?:about|concerning|what concerns) (?:the )?{_ONE.replace('one', 'two')}"
    rf"|\b(?:about|concerning|what concerns) (?:the )?{_ONE.replace('one', 'three')} (?:only|alone)\b"
    rf"|(?:\A|[,;:(–-] ?)(?:the )?{_ONE.replace('one', 'four')} only(?=[)?.,;:]|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """``alone`` are agencies to which the reader limits the question, with the places where that is said; ``findings`` and
    ``agencies`` are all that it speaks of."""

    alone: tuple[tuple[str, Span], ...]
    findings: tuple[tuple[FindingKind, Span], ...]
    agencies: tuple[str, ...]


def wanted_in(question: str) -> Wanted:
    """What a question says of kinds of finding and of agencies, in the order in which they are defined."""
    alone = [
        (agency, Span(*match.span()))
        for match in _ALONE.finditer(question)
        for agency in agencies_in(next(filter(None, match.groups())))
    ]
    findings = [
        (kind, Span(*match.span())) for kind, pattern in _FINDING_PATTERNS.items() for match in pattern.finditer(question)
    ]
    named = [agency for agency in agencies_in(question) if agency not in _TOO_GENERAL]
    return Wanted(tuple(sorted(alone, key=lambda each: AGENCIES.index(each[0]))), tuple(findings), tuple(named))
