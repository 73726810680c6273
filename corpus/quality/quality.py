"""A letter and today's date in, its quality out: what was recognised, and what looks odd; pure."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from corpus.letter import BlockKind, FindingKind, Letter, Metadata
from corpus.quality.body import body_of
from corpus.quality.facts import odd_facts
from corpus.quality.headings import odd_headings
from corpus.quality.leftovers import odd_leftovers
from corpus.quality.oddity import Oddity
from corpus.quality.page_amounts import odd_pages
from corpus.quality.sentences import odd_sentences
from corpus.quality.wording import odd_words

_COUNTED = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.ROW)


@dataclass(frozen=True, slots=True)
class Quality:
    """What was recognised in a letter, and what looks odd in it.

    ``findings`` counts the paragraphs, bullets and rows of each finding kind but the general one, in the order of the
    kinds, those that the letter lacks left out. ``scanned`` says that the words were recognised in pictures of pages.
    """

    metadata: Metadata
    scanned: bool
    pages: int
    words: int
    sections: int
    findings: tuple[tuple[FindingKind, int], ...]
    oddities: tuple[Oddity, ...]


def quality_of(letter: Letter, today: datetime.date) -> Quality:
    """Judges how well a letter was read; ``today`` tells which dates are still to come."""
    body = body_of(letter)
    found = Counter(section.finding for section in letter.sections for block in section.blocks if block.kind in _COUNTED)
    return Quality(
        metadata=letter.metadata,
        scanned=letter.scanned,
        pages=len(letter.pages),
        words=letter.words,
        sections=len(letter.sections),
        findings=tuple((kind, found[kind]) for kind in FindingKind if kind is not FindingKind.CONTEXT and found[kind]),
        oddities=(
            *odd_facts(letter, today),
            *odd_headings(letter, body),
            *odd_pages(letter),
            *odd_leftovers(letter, body),
            *odd_sentences(body),
            *odd_words(letter, body),
        ),
    )
