"""What ``letterwise check`` found, as a person reads it in a terminal: a report in, printed lines out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from corpus.letter import FindingKind, Grade
from corpus.quality.quality import Quality
from service.file_report import CheckReport, FileReport, FileStatus, shown_path
from service.wording import counted, date_label, pages_label

_STYLES = {FileStatus.WELL: "", FileStatus.ODD: "yellow", FileStatus.UNREADABLE: "red"}
_PLURALS = {
    FindingKind.STRENGTH: ("strength", "strengths"),
    FindingKind.IMPROVEMENT: ("area for improvement", "areas for improvement"),
    FindingKind.PRIORITY_ACTION: ("area for priority action", "areas for priority action"),
    FindingKind.CASE_STUDY: ("case study paragraph", "case study paragraphs"),
}
_MOST_NAMED = 5


def show_check(console: Console, report: CheckReport, shown: Sequence[FileReport]) -> None:
    """Prints a line for each file of ``shown``, below it what looks odd and what to do, and last the sums of all files."""
    for file in shown:
        _show_file(console, file)
    for said, paths in (
        ("passed over, for it is no letter", report.passed_over),
        ("without effect, for no letter has this name", report.idle_sidecars),
    ):
        if paths:
            names = ", ".join(shown_path(path) for path in paths[:_MOST_NAMED])
            more = len(paths) - _MOST_NAMED
            _print(console, f"{said}: {names}{f' and {more:,} more' if more > 0 else ''}", "dim")
    _print(console, summary(report), "bold")


def summary(report: CheckReport) -> str:
    """``774 files: 730 well, 43 odd, 1 unreadable``."""
    return f"{counted(len(report.files), 'file')}: " + ", ".join(
        f"{report.count(status):,} {status.value}" for status in FileStatus
    )


def recognised(quality: Quality) -> str:
    """Kind, authority, date, sizes, findings and grades in one line."""
    known = quality.metadata
    pages = counted(quality.pages, "page") if quality.pages else "no page numbers"
    parts = (
        ", ".join((known.kind.label, known.authority or "no authority", date_label(known.date))),
        ", ".join((pages, counted(quality.words, "word"), counted(quality.sections, "section"))),
        "scanned" if quality.scanned else "",
        ", ".join(counted(number, *_PLURALS[kind]) for kind, number in quality.findings),
        _grades(known.grades),
    )
    return "; ".join(part for part in parts if part)


def _grades(grades: Sequence[Grade]) -> str:
    """``grades: good (3), outstanding (1)``."""
    counts = Counter(grade.grade for grade in grades)
    return "grades: " + ", ".join(f"{grade} ({number})" for grade, number in counts.items()) if counts else ""


def _show_file(console: Console, file: FileReport) -> None:
    said = recognised(file.quality) if file.quality else file.reason
    _print(console, f"{file.status.value}: {shown_path(file.path)}: {said}", _STYLES[file.status])
    for oddity in file.oddities:
        where = f" ({pages_label(oddity.pages).lower()})" if oddity.pages else ""
        _print(console, f"    odd: {oddity.reason}{where}. {oddity.advice}")
    for remark in file.remarks:
        _print(console, f"    {remark}", "dim")


def _print(console: Console, line: str, style: str = "") -> None:
    """Prints one line whatever its length, so that it can be searched; characters that would steer the terminal are taken out,
    for names of files and words of letters come from anywhere."""
    console.print(Text("".join(each if each.isprintable() else " " for each in line), style=style), soft_wrap=True)
