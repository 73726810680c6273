"""The passage: the unit that is indexed, one or a few whole sentences of one block of a section."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import BlockKind, FindingKind, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One or a few whole sentences, or a table row, with its place in its letter.

    ``parts`` are the spans of its words, more than one where a page break cuts through; ``section`` and ``block`` are
    places in ``letter.sections`` and in that section's ``blocks``. ``words`` are what is embedded (page furniture left
    out, a table row with its headings), ``terms`` what BM25 counts (the heading path as well). ``agencies`` are the
    names in `indexer.agencies` that the words speak of.
    """

    parts: tuple[Span, ...]
    section: int
    block: int
    kind: BlockKind
    finding: FindingKind
    words: str
    terms: str
    agencies: tuple[str, ...]

    @property
    def span(self) -> Span:
        """From the first character of the first part to the last of the last."""
        return Span(self.parts[0].start, self.parts[-1].end)
