"""Whom a finding is about: words in, the groups of children and the kinds of help that they name out."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = {
    "in care or leaving it": r"care[- ]leaver|care[- ]experienced|leav(?:ing|e)[- ]care|pathway plan|personal advis"
    r"|in (?:our |local authority |foster )?care\b|looked[- ]after|come into care|placements?\b|permanen|foster carer"
    r"|residential",
    "in need": r"child(?:ren)?(?:[- ]in[- ]|\s+in\s+)need|child[- ]protection|in need of (?:help|protection)",
    "early help": r"early[- ]help|early intervention|family help",
    "adopted": r"adopt|life[- ]story|later[- ]life",
    "privately fostered": r"private(?:ly)?[- ]foster",
    "homeless": r"homeless|tenanc|housing|accommodation",
    "missing": r"\bmissing\b|return(?:[- ]home)? interview",
    "disabled": r"disab|special educational|\behc\b|\bsend\b",
    "exploited": r"exploit|extra-familial|county lines",
    "domestic abuse": r"domestic|\bmarac\b|coercive",
    "neglected": r"neglect",
    "unaccompanied": r"asylum|unaccompanied",
    "before a court": r"pre-proceedings|public law|\bplo\b|\bcourts?\b|proceedings",
    "small": r"early years|nurser|pre-birth|unborn",
}
_NAMED = {group: re.compile(rf"\b(?:{words})", re.IGNORECASE) for group, words in _GROUPS.items()}


@lru_cache(maxsize=4096)
def groups_in(words: str) -> frozenset[str]:
    """The groups that the words name."""
    return frozenset(group for group, named in _NAMED.items() if named.search(words))


def are_of_others(words: str, other: str) -> bool:
    """Whether both name groups, and none that is the same."""
    ours, theirs = groups_in(words), groups_in(other)
    return bool(ours and theirs) and not ours & theirs
