"""Files of letters in, a report on each and on those that hold the same letter out; reads the files in limited processes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.letter import Letter, Transcript
from corpus.quality.oddity import Oddity, OddityKind
from corpus.quality.quality import quality_of
from corpus.quality.sameness import Fingerprint, Likeness, fingerprint_of, same_letters
from corpus.readers.sandbox import read_many
from corpus.reading import make_letter
from corpus.same_letter import LEAST, occasion, resemblance, runs_of
from corpus.sidecar import read_sidecar
from indexer.report import Progress, Stage
from indexer.sources import preference
from service.file_report import CheckReport, FileReport, shown_path
from service.given_files import SIDECAR, GivenFiles


class _Told:
    """A file's report to which is added what other files tell of it."""

    def __init__(self, report: FileReport) -> None:
        self.path = report.path
        self.name = shown_path(report.path)
        self._report = report

    def odd(self, kind: OddityKind, reason: str) -> None:
        """Adds an oddity."""
        self._report = replace(self._report, oddities=(*self._report.oddities, Oddity(kind, reason)))

    def remark(self, words: str) -> None:
        """Adds a remark."""
        self._report = replace(self._report, remarks=(*self._report.remarks, words))

    def report(self) -> FileReport:
        """The report with all that was added."""
        return self._report


@dataclass(frozen=True, slots=True)
class _Read:
    """A letter's file: its report as far as the file alone tells, and what its letter looks like beside others."""

    report: FileReport
    fingerprint: Fingerprint
    text: str
    occasion: tuple[object, ...]


def check_files(given: GivenFiles, today: datetime.date, progress: Progress) -> CheckReport:
    """Reads every file and reports on it, sorted by path; ``progress`` is told after each file."""
    read: list[_Read] = []
    unread = [FileReport(refused.path, reason=refused.reason) for refused in given.refused]
    for done, (path, outcome) in enumerate(read_many(given.letters), start=1):
        try:
            letter = _letter(path, outcome)
        except CorpusError as error:
            unread.append(FileReport(path, reason=str(error)))
        else:
            read.append(_read(path, letter, today))
        progress(Stage("checking", done, len(given.letters)))
    reports = sorted([*_side_by_side(read), *unread], key=lambda report: report.path)
    return CheckReport(tuple(reports), given.passed_over, given.idle_sidecars)


def _letter(path: Path, outcome: Transcript | CorpusError) -> Letter:
    if isinstance(outcome, CorpusError):
        raise outcome
    return make_letter(path, outcome)


def _read(path: Path, letter: Letter, today: datetime.date) -> _Read:
    quality = quality_of(letter, today)
    corrected = ", ".join(read_sidecar(path))
    remarks = (f"{path.stem}{SIDECAR} says: {corrected}",) if corrected else ()
    return _Read(
        FileReport(path, quality, "", quality.oddities, remarks), fingerprint_of(letter), letter.text, occasion(letter.metadata)
    )


def _side_by_side(read: Sequence[_Read]) -> list[FileReport]:
    """The reports, with what comes of files that hold the same letter or bear the same name."""
    alike = same_letters([each.fingerprint for each in read])
    told = [_Told(each.report) for each in read]
    by_name: dict[str, list[int]] = {}
    for place, each in enumerate(read):
        by_name.setdefault(each.report.path.stem, []).append(place)
    for kept, repeated in _groups(read, alike):
        for place, share in repeated:
            if told[kept].path.stem != told[place].path.stem:
                _tell_twice(read[kept], read[place], share, told[kept], told[place])
    together = {(first, second) for first, second, _ in alike}
    for places in by_name.values():
        taken, *others = sorted(places, key=lambda place: preference(told[place].path))
        for other in others:
            _tell_namesake(told[taken], told[other], same=(min(taken, other), max(taken, other)) in together)
    return [each.report() for each in told]


def _groups(read: Sequence[_Read], alike: Sequence[Likeness]) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """The files of one letter: the one that an index keeps, and the others with how much of them is like it."""
    beside: dict[int, dict[int, float]] = {}
    for first, second, share in alike:
        beside.setdefault(first, {})[second] = share
        beside.setdefault(second, {})[first] = share
    taken: set[int] = set()
    for kept in sorted(beside, key=lambda place: (preference(read[place].report.path), read[place].report.path.stem)):
        if kept not in taken:
            others = [(other, share) for other, share in sorted(beside[kept].items()) if other not in taken]
            taken |= {kept, *(other for other, _ in others)}
            yield kept, others


def _tell_twice(kept: _Read, left: _Read, share: float, told_kept: _Told, told_left: _Told) -> None:
    """Two files with the words of one letter under two names: says whether an index keeps one or both."""
    alike = "the same words stand" if share == 1 else f"{share:.0%} of its wording stands"
    once = kept.occasion == left.occasion and resemblance(runs_of(kept.text), runs_of(left.text)) >= LEAST
    then = "an index leaves this file out and keeps that one" if once else "an index keeps both, as two letters"
    told_left.odd(OddityKind.SAME_LETTER, f"{alike} in {told_kept.name} too; {then}")
    told_kept.remark(f"{told_left.name} holds the same letter")


def _tell_namesake(taken: _Told, other: _Told, *, same: bool) -> None:
    """Files of one name are one letter: says which file is read, and whether that is right."""
    if other.path.suffix.lower() == taken.path.suffix.lower() and not same:
        said = "has the same name and holds another letter, so that no index can be made of both"
        taken.odd(OddityKind.OTHER_LETTER, f"{other.name} {said}")
        other.odd(OddityKind.OTHER_LETTER, f"{taken.name} {said}")
    elif not same:
        other.odd(
            OddityKind.OTHER_LETTER,
            f"it has the name of {taken.name}, which is read in its place, but another text",
        )
    elif (taken.path.suffix.lower(), other.path.suffix.lower()) == (".txt", ".pdf"):
        taken.remark(f"its page numbers come from {other.name}")
        other.remark(f"the same letter as {taken.name}, which is read in its place and takes its page numbers from here")
    else:
        other.remark(f"the same letter as {taken.name}, which is read in its place")
