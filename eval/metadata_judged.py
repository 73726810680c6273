"""A fixed sample of letters, judged by hand -> how often days, lead inspectors, grades and theme are read rightly.

The file holds no names and no letter's words: a lead inspector and a theme are the beginning of the SHA-256 of theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.letter import Metadata

_FILE = Path(__file__).with_name("metadata-judged.jsonl")
JUDGED_FIELDS = ("first day", "last day", "lead inspectors", "number of grades", "grades", "theme")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person read in one letter, by field; a field that the letter does not have is empty."""

    name: str
    values: Mapping[str, str]


def read_judged(file: Path = _FILE) -> tuple[Judged, ...]:
    """The judged letters, in the file's order."""
    rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line)
    return tuple(Judged(row["name"], dict(_values(row))) for row in rows)


def _values(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    leads, grades = row["leads"], row["grades"]
    names = [str(lead) for lead in leads] if isinstance(leads, list) else []
    given = [str(grade) for grade in grades] if isinstance(grades, list) else []
    told = (row["first"], row["last"], ", ".join(names), len(given) or "", ", ".join(given), row["theme"])
    yield from zip(JUDGED_FIELDS, (str(value or "") for value in told), strict=True)


def as_judged(metadata: Metadata) -> dict[str, str]:
    """What was read, in the words of the judgements."""
    leads = ", ".join(map(mark_of, metadata.lead_inspectors))
    theme = mark_of(metadata.theme) if metadata.theme else ""
    grades = ", ".join(grade.grade for grade in metadata.grades)
    told = (metadata.inspected_from, metadata.inspected_to, leads, len(metadata.grades), grades, theme)
    return dict(zip(JUDGED_FIELDS, (str(value or "") for value in told), strict=True))


def mark_of(words: str) -> str:
    """What stands for a name or a theme: the first twelve hexadecimal digits of its SHA-256."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]
