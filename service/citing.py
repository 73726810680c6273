"""Turns places in letters into quotes: spans in, exact text with its citation out, cut from the stored letter now."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.footnotes import explained
from corpus.headings import is_customary
from corpus.letter import Block, BlockKind, Letter, Section, Span
from corpus.library import Entry
from corpus.sentences import words_of
from indexer.index import Index
from service.answer import Citation, LetterSummary, Quote

_log = logging.getLogger(__name__)


def summary_of(entry: Entry) -> LetterSummary:
    """What a reader is told of a letter without opening it."""
    metadata = entry.metadata
    return LetterSummary(
        id=entry.id,
        title=metadata.title,
        authority=metadata.authority,
        kind=metadata.kind,
        date=metadata.date,
        inspectorates=metadata.inspectorates,
        pages=entry.pages,
        sections=entry.sections,
        words=entry.words,
        invented=metadata.invented,
        source=entry.source,
        framework=metadata.framework,
        inspection_dates=metadata.inspection_dates,
        lead_inspectors=metadata.lead_inspectors,
    )


class Citer:
    """Cites from one index."""

    def __init__(self, index: Index) -> None:
        self._library = index.library
        self._summaries = tuple(summary_of(entry) for entry in index.library.entries)
        by_age = sorted(index.library.entries, key=_newest_first)
        self._by_age = np.array([entry.place for entry in by_age], dtype=np.int64)
        self._summaries_by_age = np.array([self._summaries[entry.place] for entry in by_age], dtype=object)

    def summary(self, place: int) -> LetterSummary:
        """The summary of the letter at a place of the library."""
        return self._summaries[place]

    def newest_first(self, letters: NDArray[np.bool_]) -> tuple[LetterSummary, ...]:
        """The summaries of the letters that are marked, shape (letters,); those without a date come last."""
        return tuple(self._summaries_by_age[letters[self._by_age]].tolist())

    def quote(self, letter_place: int, section: int, block: int, parts: Sequence[Span], score: float) -> Quote | None:
        """The quote that ``parts`` of one block make, or None, with an error in the log, where they are not in it."""
        letter = self._library.at(letter_place)
        under = letter.sections[section]
        stands_in = under.blocks[block]
        span = Span(parts[0].start, parts[-1].end)
        if not _verbatim(letter, stands_in, parts):
            _log.error("a quote was withheld: characters %s to %s are not in their block of %s", *span, letter.id)
            return None
        return _quote(letter, self._summaries[letter_place], under, stands_in, tuple(parts), score)


def _newest_first(entry: Entry) -> tuple[int, str]:
    return -entry.metadata.date.toordinal() if entry.metadata.date else 0, entry.id


def _verbatim(letter: Letter, block: Block, parts: Sequence[Span]) -> bool:
    """Every part is some text that lies within one part of the block."""
    return all(
        part.start < part.end <= len(letter.text)
        and any(whole.start <= part.start and part.end <= whole.end for whole in block.parts)
        for part in parts
    )


def _quote(
    letter: Letter, summary: LetterSummary, section: Section, block: Block, parts: tuple[Span, ...], score: float
) -> Quote:
    span = Span(parts[0].start, parts[-1].end)
    text = letter.text[span.start : span.end]
    is_row = block.kind is BlockKind.ROW
    caption, columns = _heading_of(block) if is_row else ("", ())
    return Quote(
        text=text,
        parts=tuple(words_of(letter.text, (part,)) for part in parts),
        lead=caption if is_row else _introduction(letter, section, block),
        cells=_cells(text) if is_row else (),
        columns=columns,
        score=score,
        citation=Citation(
            letter=summary,
            pages=_pages(letter, parts),
            section=section.path,
            finding=section.finding_in(block),
            span=span,
            sha256=letter.sha256,
        ),
    )


def _introduction(letter: Letter, section: Section, block: Block) -> str:
    """The line that introduces a list; for a footnote the sentence whose mark it explains; else, for a bullet, a heading of
    the letter's own: without *What we are not yet assured of*, what stands under it would say the opposite."""
    if block.kind is BlockKind.NOTE:
        return words_of(letter.text, explained(letter, block))
    if block.lead or block.kind is not BlockKind.BULLET:
        return block.lead
    heading = section.path[-1] if section.path else ""
    return "" if is_customary(heading) else heading


def _pages(letter: Letter, parts: Sequence[Span]) -> tuple[int, ...]:
    """The pages that the quote's own words stand on; the furniture between its parts does not count."""
    return tuple(sorted({page for part in parts for page in letter.pages_of(part)}))


def _heading_of(row: Block) -> tuple[str, tuple[str, ...]]:
    """The caption and the column headings that a table row carries."""
    caption, _, columns = row.lead.rpartition("\n")
    return (caption, _cells(columns)) if "\t" in columns else (row.lead, ())


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.split("\t"))
