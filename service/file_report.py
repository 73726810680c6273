"""The nouns of ``letterwise check``: how each file was found to be, and all of them together, with the body that JSON shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.letter import FindingKind
from corpus.quality.oddity import Oddity
from corpus.quality.quality import Quality


class FileStatus(StrEnum):
    """How a file was found to be."""

    WELL = "well"
    ODD = "odd"
    """It can be indexed, and something in it should be looked at."""
    UNREADABLE = "unreadable"
    """An index leaves it out."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found of one file. ``quality`` is None where it cannot be read, and ``reason`` then says why.

    ``oddities`` are those of its letter and those that come of other files; ``remarks`` are worth knowing and not odd.
    """

    path: Path
    quality: Quality | None = None
    reason: str = ""
    oddities: tuple[Oddity, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def status(self) -> FileStatus:
        """What the report comes to."""
        if self.quality is None:
            return FileStatus.UNREADABLE
        return FileStatus.ODD if self.oddities else FileStatus.WELL


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All files that were checked, in order, those that hold no letters, and sidecars without a letter of their name."""

    files: tuple[FileReport, ...]
    passed_over: tuple[Path, ...]
    idle_sidecars: tuple[Path, ...]

    def count(self, status: FileStatus) -> int:
        """How many files came to the status."""
        return sum(file.status is status for file in self.files)


def shown_path(path: Path) -> str:
    """The path as text that can be printed: what is no character in it, as a file's name may hold, becomes a mark."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def not_well(report: CheckReport) -> tuple[FileReport, ...]:
    """The files that something should be done about."""
    return tuple(file for file in report.files if file.status is not FileStatus.WELL)


def report_body(report: CheckReport, shown: Sequence[FileReport]) -> dict[str, Any]:
    """The report as JSON shows it: the sums of all files, and the files of ``shown``."""
    return {
        "summary": {"files": len(report.files), **{status.value: report.count(status) for status in FileStatus}},
        "files": [_file_body(file) for file in shown],
        "passed_over": [shown_path(path) for path in report.passed_over],
        "idle_sidecars": [shown_path(path) for path in report.idle_sidecars],
    }


def _file_body(file: FileReport) -> dict[str, Any]:
    body: dict[str, Any] = {"path": shown_path(file.path), "status": file.status.value}
    if file.quality is None:
        return body | {"reason": file.reason}
    oddities = [
        {"kind": oddity.kind.value, "reason": oddity.reason, "pages": list(oddity.pages), "advice": oddity.advice}
        for oddity in file.oddities
    ]
    return body | _recognised(file.quality) | {"oddities": oddities, "remarks": list(file.remarks)}


def _recognised(quality: Quality) -> dict[str, Any]:
    known, findings = quality.metadata, dict(quality.findings)
    return {
        "title": known.title,
        "kind": known.kind.value,
        "authority": known.authority,
        "date": known.date,
        "inspection_dates": known.inspection_dates,
        "inspectorates": list(known.inspectorates),
        "grades": [{"aspect": grade.aspect, "grade": grade.grade} for grade in known.grades],
        "scanned": quality.scanned,
        "pages": quality.pages,
        "words": quality.words,
        "sections": quality.sections,
        "findings": {kind.value: findings.get(kind, 0) for kind in FindingKind if kind is not FindingKind.CONTEXT},
    }
