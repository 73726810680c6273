"""Letters put together by hand, section by section, so that each holds just the oddity that a test is about."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.letter import Block, BlockKind, FindingKind, Grade, Letter, LetterKind, Metadata, Page, Section, Span
from corpus.quality.oddity import Oddity, OddityKind
from corpus.quality.quality import quality_of

TODAY = datetime.date(2024, 6, 1)
SENTENCE = "Managers in Ashmere read every plan before it is signed and they talk about it with the social worker each month."
FILLER = tuple(
    f"In {month} the {who} of Ashmere read the plans and wrote down what they had done and what was still to do for children."
    for month, who in zip(
        ("March", "April", "May", "June", "July", "August", "October", "November"),
        ("nurses", "teachers", "managers", "officers", "partners", "leaders", "governors", "doctors"),
        strict=True,
    )
)
PAGE_END = "\f"
"""Stands in place of a block where the next page begins."""


class Part(NamedTuple):
    """One section: its headings, its blocks (bullets begin with a hyphen) and its finding kind."""

    path: tuple[str, ...]
    blocks: Sequence[str]
    finding: FindingKind = FindingKind.CONTEXT


WELL = Metadata("Focused visit to Ashmere", "Ashmere", LetterKind.FOCUSED_VISIT, datetime.date(2020, 2, 17))
IMPROVE = Part(("What needs to improve",), ("- The pace of assessments.",), FindingKind.IMPROVEMENT)
FINDINGS = Part(("Findings",), FILLER)


def letter_of(*parts: Part, metadata: Metadata = WELL, pages: bool = False, notes: tuple[str, ...] = ()) -> Letter:
    """The letter made of the parts, with pages where ``pages`` says so."""
    text, sections, ends = "", [], []
    for part in parts:
        blocks = []
        for words in part.blocks:
            if words == PAGE_END:
                ends.append(len(text))
                continue
            kind = BlockKind.BULLET if words.startswith("- ") else BlockKind.PARAGRAPH
            shown = words.removeprefix("- ")
            text += words[: len(words) - len(shown)]
            blocks.append(Block(kind, (Span(len(text), len(text) + len(shown)),)))
            text += shown + "\n\n"
        sections.append(Section(part.path, part.finding, tuple(blocks)))
    bounds = [0, *ends, len(text)] if pages else [0]
    numbered = tuple(Page(number, Span(*span)) for number, span in enumerate(pairwise(bounds), start=1))
    return Letter("ashmere", "ashmere.txt", "0", text, numbered, tuple(sections), metadata, notes)


def oddities(letter: Letter) -> list[Oddity]:
    """What looks odd in the letter on a day in June 2024."""
    return list(quality_of(letter, TODAY).oddities)


def kinds(letter: Letter) -> list[OddityKind]:
    """The kinds of what looks odd."""
    return [oddity.kind for oddity in oddities(letter)]


def only(letter: Letter) -> Oddity:
    """The one thing that looks odd."""
    (oddity,) = oddities(letter)
    return oddity


def grades(number: int) -> tuple[Grade, ...]:
    """So many judgements."""
    return tuple(Grade(f"Aspect {place}", "good") for place in range(number))
