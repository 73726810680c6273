"""The collection's letters, read, against its listing and a judged sample -> how often each field is right, and every miss."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.letter import Metadata
from corpus.metadata import read_metadata
from corpus.readers.sandbox import read_many
from eval.metadata_judged import as_judged, read_judged
from eval.metadata_listing import Accepted, Listed, read_accepted, read_listing
from eval.metadata_outcomes import LISTED_FIELDS, Miss, Outcome, Told, by_field, compared

WITHHELD = "letter"  # stands in for the file's name, so that the text alone is measured
_LEAST_WORDS = 50  # a text with fewer words was not extracted: nobody could tell from it
_OUTCOMES = ("right", "accepted", "wrong", "absent", "none to read", "not printed", "not listed")


@dataclass(frozen=True, slots=True)
class FormReport:
    """One form of letters: its fields against listing and judgements.

    ``unreadable`` names files that their reader refused or that hold too little text to tell; they are in no share.
    """

    form: str
    file_name: str
    letters: int
    milliseconds: float
    fields: tuple[Told, ...]
    judged: tuple[Told, ...]
    unreadable: tuple[str, ...]

    def share(self, field: str) -> float:
        """The share of letters, 0 to 1, whose listed field is right."""
        return next(told.right for told in self.fields if told.field == field)

    @property
    def holds(self) -> bool:
        """Whether authority, kind and date are right, or accepted as no fault of the reading, for every letter."""
        return all(self.share(field) == 1.0 for field in ("authority", "kind", "date"))

    def lines(self, words: Accepted) -> Iterator[str]:
        """The report in words, a line at a time: a row of counts a field, accepted reasons, and every miss."""
        yield f"{self.form}, file name {self.file_name}: {self.letters} letters, {self.milliseconds:.2f} ms a letter"
        for told in self.fields:
            yield f"  {told.field}: {_counted(told)}"
        for told in self.judged:
            yield f"  judged by hand, {told.field}: {_counted(told)}"
        misses = [miss for told in (*self.fields, *self.judged) for miss in told.misses]
        for reason, count in Counter(miss.reason for miss in misses if miss.reason).items():
            yield f"  accepted, {count}: {words.words[reason]}"
        yield from (f"  {_told(miss)}" for miss in misses)
        yield from (f"  {name}: too little text to tell" for name in self.unreadable)


def _counted(told: Told) -> str:
    return ", ".join(f"{outcome} {told.counts[outcome]}" for outcome in _OUTCOMES if told.counts[outcome])


def _told(miss: Miss) -> str:
    return f"{miss.name}: {miss.field} {miss.outcome}: read {miss.read or 'nothing'}, should be {miss.listed or 'nothing'}"


def report(collection: Path) -> tuple[FormReport, ...]:
    """Reads every text and PDF of ``collection`` (``text/``, ``pdf/``, ``metadata.jsonl``), with its file's name and without.

    Raises ``CorpusError`` if the listing is missing.
    """
    accepted, listing = read_accepted(), read_listing(collection / "metadata.jsonl")
    forms = (("texts", _texts(collection)), ("PDFs", _pdfs(collection)))
    return tuple(report_form(form, texts, listing, named, accepted) for form, texts in forms for named in (False, True))


def report_texts(collection: Path, named: bool) -> FormReport:
    """The part of ``report`` on ``text/``, with the file's name given (``named``) or withheld."""
    return report_form("texts", _texts(collection), read_listing(collection / "metadata.jsonl"), named, read_accepted())


def _texts(collection: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(collection.glob("text/*.txt"))}


def _pdfs(collection: Path) -> dict[str, str]:
    """Texts of the PDFs; empty, and so counted among the unreadable, where the reader refuses one."""
    read = read_many(sorted(collection.glob("pdf/*.pdf")))
    return {path.stem: "" if isinstance(outcome, CorpusError) else outcome.text for path, outcome in read}


def report_form(form: str, texts: dict[str, str], listing: dict[str, Listed], named: bool, accepted: Accepted) -> FormReport:
    """Compares what is read of ``texts`` (by name) with the listing and the judged sample."""
    long_enough = {name: text for name, text in texts.items() if name in listing and len(text.split()) >= _LEAST_WORDS}
    started = time.process_time()
    read = {name: read_metadata(text, name if named else WITHHELD) for name, text in long_enough.items()}
    elapsed = time.process_time() - started
    outcomes = [
        outcome for name, text in long_enough.items() for outcome in compared(read[name], listing[name], text, named, accepted)
    ]
    return FormReport(
        form=form,
        file_name="given" if named else "withheld",
        letters=len(read),
        milliseconds=1000 * elapsed / max(1, len(read)),
        fields=by_field(LISTED_FIELDS, outcomes),
        judged=_judged(read),
        unreadable=tuple(name for name in texts if name in listing and name not in long_enough),
    )


def _judged(read: dict[str, Metadata]) -> tuple[Told, ...]:
    sample = [judged for judged in read_judged() if judged.name in read]
    outcomes: list[Outcome] = []
    for judged in sample:
        found = as_judged(read[judged.name])
        for field, wanted in judged.values.items():
            alike = "right" if wanted else "none to read"
            outcomes.append((field, alike if found[field] == wanted else Miss(judged.name, field, found[field], wanted)))
    return by_field(tuple(dict.fromkeys(field for field, _ in outcomes)), outcomes)
