"""A letter's headings, held against what letters of its kind have: a letter and its running text in, oddities out; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.letter import BlockKind, FindingKind, Letter, LetterKind, Span
from corpus.quality.body import BodyBlock, all_pages, beginning
from corpus.quality.oddity import Oddity, OddityKind

_MOST_WORDS = 4250
"""Words under one heading; a single inspection's findings on children looked after came to 4,009 and were well read."""
_WORTH_HEADINGS = 800
"""Words from which a letter has headings."""
_MISPLACED = 40
"""Words under a heading that is none; under the last lines of a report's back cover stand fewer."""
_CONTACT = re.compile(
    r"^(?:tel(?:ephone)?|textphone|fax|e-?mail|[TEWF]:)\b|^(?:https?://|www\.)|\b\d{4,5} \d{3} ?\d{3,4}\b"
    r"|^[\w.+-]+@[\w.-]+$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\b(?:safeguarding\s+children\s+board|LSCB)\b", re.IGNORECASE)
_REINSPECTION = re.compile(r"\bre-?inspection\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Customary:
    """A heading that letters of a kind have: what it is called, the finding kind or the words that it is known by."""

    name: str
    finding: FindingKind | None = None
    words: re.Pattern[str] | None = None


def _by_words(name: str) -> _Customary:
    return _Customary(name, words=re.compile(name.replace(" ", r"\s+"), re.IGNORECASE))


_IMPROVE = _Customary("what needs to improve", FindingKind.IMPROVEMENT)
_CUSTOMARY = {
    LetterKind.JOINT_INSPECTION: (
        _Customary("strengths", FindingKind.STRENGTH),
        _Customary("areas for improvement", FindingKind.IMPROVEMENT),
    ),
    LetterKind.FOCUSED_VISIT: (_IMPROVE,),
    LetterKind.ILACS: (
        _IMPROVE,
        _by_words("help and protection"),
        _by_words("children in care"),
        _by_words("impact of leaders"),
    ),
    LetterKind.SIF: (
        _Customary("recommendations", FindingKind.IMPROVEMENT),
        _by_words("leadership, management and governance"),
    ),
    LetterKind.AREA_SEND: (_by_words("inspection outcome"), _by_words("what is it like to be a child"), _by_words("do better")),
}


def odd_headings(letter: Letter, body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    """Headings that letters of the kind have and this one lacks, headings that are none, and too much under one heading."""
    if not any(block.path for block in body):
        if letter.words >= _WORTH_HEADINGS:
            yield Oddity(OddityKind.NO_HEADINGS, f"no heading was recognised in {letter.words:,} words")
        return
    yield from _missing(letter, body)
    yield from _one_report_of_two(letter)
    yield from _strange(body)
    yield from _crowded(body)


def _missing(letter: Letter, body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    for heading in _CUSTOMARY.get(letter.metadata.kind, ()):
        if any(section.finding is heading.finding for section in letter.sections if heading.finding):
            continue
        if heading.words and any(heading.words.search(" ".join(section.path)) for section in letter.sections):
            continue
        kind = letter.metadata.kind.label
        said = f"no heading with the words “{heading.name}” was recognised, which letters of this kind have ({kind})"
        standing = re.search(rf"^.{{0,60}}\b{heading.name}\b.{{0,60}}$", letter.text, re.IGNORECASE | re.MULTILINE)
        if standing:
            said += f", although {beginning(standing[0].strip())} stands in it"
        yield Oddity(OddityKind.MISSING_HEADING, said, letter.pages_of(Span(*standing.span())) if standing else ())


def _one_report_of_two(letter: Letter) -> Iterator[Oddity]:
    """A single inspection report holds a second one, on the safeguarding board; a re-inspection need not."""
    if letter.metadata.kind is not LetterKind.SIF or _REINSPECTION.search(letter.metadata.title + letter.text[:3000]):
        return
    if not any(_BOARD.search(heading) for section in letter.sections for heading in section.path):
        yield Oddity(
            OddityKind.MISSING_REPORT,
            "no report on the safeguarding children board was recognised, which single inspections have",
        )


def _strange(body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    """Headings that are an address or a telephone number, or that begin amid a sentence, with text under them."""
    for path, under in groupby(body, key=lambda block: block.path):
        blocks = list(under)
        if not path or sum(len(block.words.split()) for block in blocks) < _MISPLACED:
            continue
        if _CONTACT.search(path[-1]):
            why = "reads like part of an address"
        elif path[-1][0].islower():
            why = "begins in lower case, as if cut from the line before"
        else:
            continue
        yield Oddity(OddityKind.STRANGE_HEADING, f"the heading {beginning(path[-1])} {why}", all_pages(blocks)[:1])


def _crowded(body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    for path, under in groupby(body, key=lambda block: block.path):
        blocks = [block for block in under if block.kind is not BlockKind.NOTE]
        words = sum(len(block.words.split()) for block in blocks)
        if words > _MOST_WORDS:
            where = f"under the heading {beginning(path[-1])}" if path else "before the first heading"
            yield Oddity(OddityKind.CROWDED_HEADING, f"{words:,} words stand {where}", all_pages(blocks)[:1])
