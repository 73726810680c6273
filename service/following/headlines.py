"""A letter's own headline findings: a letter in, the places of its listed strengths, improvements and priority actions out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.letter import Block, BlockKind, FindingKind, Letter, LetterKind, Span
from corpus.sentences import words_of

CONCERNS = (FindingKind.PRIORITY_ACTION, FindingKind.IMPROVEMENT)
"""Kinds of finding that ask for a change, the more urgent first."""
HEADLINES = (FindingKind.STRENGTH, *CONCERNS)
_MOST = 40
"""Findings of one kind that one letter is taken to list; a heading that was missed could make it hundreds."""
_FEWEST_WORDS = 3
_LISTED = frozenset({BlockKind.BULLET, BlockKind.ROW})
_QUOTABLE = _LISTED | {BlockKind.PARAGRAPH}
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_ACCOUNT = re.compile(r"\b(?:need to do better|doing that is effective)\b", re.IGNORECASE)
"""Headings of running text; what it comes to is listed under another heading of the same finding kind."""
_LETTERHEAD = re.compile(r"@|\bwww\.|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|^T \d")


@dataclass(frozen=True, slots=True)
class Headline:
    """One finding as its letter lists it: section and block in the letter, the block's spans, and the finding kind."""

    section: int
    block: int
    parts: tuple[Span, ...]
    finding: FindingKind


@dataclass(frozen=True, slots=True)
class _Candidate:
    headline: Headline
    kind: BlockKind
    words: str
    heading: str


def headlines_of(letter: Letter) -> tuple[Headline, ...]:
    """The letter's headline findings in its own order.

    Where a letter lists findings of a kind, the list counts and the text around it does not; where it has none, each
    paragraph counts.
    """
    found = [listed for finding in HEADLINES for listed in _of_finding(letter, finding)]
    return tuple(sorted(found, key=lambda headline: headline.parts[0].start))


def _of_finding(letter: Letter, finding: FindingKind) -> list[Headline]:
    all_found = list(_candidates(letter, finding))
    told = [each for each in all_found if not _ACCOUNT.search(each.heading)] or all_found
    return [each.headline for each in _listed(told, letter.metadata.kind)][:_MOST]


def _candidates(letter: Letter, finding: FindingKind) -> Iterator[_Candidate]:
    for place, section in enumerate(letter.sections):
        if section.finding is not finding:
            continue
        for number, block in enumerate(section.blocks):
            words = words_of(letter.text, block.parts)
            if _is_finding(block, words):
                headline = Headline(place, number, block.parts, finding)
                yield _Candidate(headline, block.kind, words, " ".join(section.path))


def _is_finding(block: Block, words: str) -> bool:
    introduces = words.rstrip().endswith(":")
    return block.kind in _QUOTABLE and not introduces and len(words.split()) >= _FEWEST_WORDS and not _LETTERHEAD.search(words)


def _listed(found: Sequence[_Candidate], kind: LetterKind) -> Sequence[_Candidate]:
    """The bullets and rows; else the numbered paragraphs; else all. Area SEND and single inspection reports mix them."""
    bullets = [each for each in found if each.kind in _LISTED]
    numbered = [each for each in found if _NUMBERED.match(each.words)]
    if kind is LetterKind.AREA_SEND:
        return found
    if kind is LetterKind.SIF and numbered:
        return [each for each in found if each in bullets or each in numbered]
    return bullets or numbered or found
