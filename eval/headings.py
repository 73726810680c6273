"""The collection's letters, read, against a sample judged by hand -> recall and precision of headings, and what looks odd."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError
from corpus.headings import finding_of, heading_words
from corpus.letter import Block, BlockKind, FindingKind, Letter, LetterKind, Section
from corpus.readers import read_letter_file
from corpus.reading import make_letter
from corpus.sections import ADDRESS, SIGNATURES
from eval.errors import EvalError

JUDGED = Path(__file__).with_name("judged_headings.json")
_CONTACT = re.compile(
    r"\b(?:textphone|report published|inspection dates?:|lead inspector:|enquiries|piccadilly|store st)|www\.|@"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|majesty['’]s inspector",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class JudgedHeading:
    """One heading of one letter: the offset of its line in the file as decoded, and what it makes of what follows.

    ``context`` stands for the heading, or last line, that ends a part of the letter with a finding kind.
    """

    offset: int
    finding: FindingKind


@dataclass(frozen=True, slots=True)
class HeadingShares:
    """Counts over the judged letters; ``words`` are those between the first judged heading of a letter and its end."""

    letters: int
    judged: int
    found: int
    claimed: int
    right: int
    words: int
    words_right: int
    misses: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every judged heading was found and no other was."""
        return self.found == self.judged and self.right == self.claimed

    def lines(self) -> Iterator[str]:
        """The report in words, a line at a time; misses last."""
        yield (
            f"{self.letters} letters judged by hand: {self.found} of {self.judged} headings with a finding kind found "
            f"(recall {self.found / max(1, self.judged):.1%}), {self.right} of {self.claimed} right (precision "
            f"{self.right / max(1, self.claimed):.1%})"
        )
        yield f"words under the right finding kind, from the first such heading on: {self.words_right / max(1, self.words):.2%}"
        yield from (f"  {miss}" for miss in self.misses)


@dataclass(slots=True)
class OddSections:
    """What looks odd in all letters, counted by kind of letter."""

    letters: Counter[LetterKind] = field(default_factory=Counter)
    without: dict[LetterKind, list[str]] = field(default_factory=dict)
    lower_case: Counter[LetterKind] = field(default_factory=Counter)
    contacts: Counter[LetterKind] = field(default_factory=Counter)
    notes: Counter[LetterKind] = field(default_factory=Counter)
    linked: Counter[LetterKind] = field(default_factory=Counter)

    def take(self, letter: Letter) -> None:
        """Counts one letter in."""
        kind = letter.metadata.kind
        self.letters[kind] += 1
        if all(section.finding is FindingKind.CONTEXT for section in letter.sections):
            self.without.setdefault(kind, []).append(letter.id)
        blocks = [block for section in _body(letter.sections) for block in section.blocks]
        self.lower_case[kind] += sum(_begins_within_a_sentence(letter.text, block) for block in blocks)
        leads = {lead for block in blocks if block.kind is not BlockKind.ROW for lead in block.lead.split("\n")}
        self.contacts[kind] += any(_CONTACT.search(words) for words in {*leads, *_headings(letter.sections)})
        self.notes[kind] += sum(block.kind is BlockKind.NOTE for block in blocks)
        self.linked[kind] += sum(block.mark is not None for block in blocks)

    def lines(self) -> Iterator[str]:
        """The report in words: a line for each kind of letter."""
        for kind, count in sorted(self.letters.items()):
            none = self.without.get(kind, [])
            yield (
                f"{kind.label}: {count} letters, {len(none)} without a heading with a finding kind, {self.lower_case[kind]} "
                f"paragraphs that begin in small letters, {self.contacts[kind]} letters with an address or a label among "
                f"headings or leads, {self.linked[kind]} of {self.notes[kind]} footnotes linked to their mark"
            )
            yield from (f"  {name}" for name in none)


def read_judged(path: Path = JUDGED) -> dict[str, tuple[JudgedHeading, ...]]:
    """The judged headings of each letter, by the letter's id, in the order of the letter."""
    judged = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: tuple(JudgedHeading(offset, FindingKind(finding)) for offset, finding in headings)
        for name, headings in judged.items()
    }


def shares(letters: Sequence[Letter], judged: dict[str, tuple[JudgedHeading, ...]]) -> HeadingShares:
    """How the sections of ``letters`` agree with what was judged of them. Raises EvalError where a letter is missing."""
    known = {letter.id: letter for letter in letters}
    if missing := sorted(judged.keys() - known.keys()):
        raise EvalError(f"{missing[0]} and {len(missing) - 1} more judged letters are not there; give the whole collection")
    found = claimed = right = words = words_right = 0
    misses: list[str] = []
    for name, headings in judged.items():
        letter = known[name]
        lost = [heading for heading in headings if not _is_found(letter, heading)]
        claims = list(_claims(letter.sections))
        wrong = [section for section in claims if not _is_judged(letter, section, headings)]
        found += sum(heading.finding is not FindingKind.CONTEXT for heading in headings if heading not in lost)
        claimed, right = claimed + len(claims), right + len(claims) - len(wrong)
        for section, block in _blocks_from(letter, headings[0].offset):
            count = len(letter.text[block.span.start : block.span.end].split())
            words += count
            words_right += count * (section.finding is _judged_at(headings, block.span.start))
        misses += [f"{name}: at {heading.offset}, {heading.finding} is not found" for heading in lost]
        misses += [f"{name}: at {section.blocks[0].span.start}, {section.finding} is not right" for section in wrong]
    total = sum(heading.finding is not FindingKind.CONTEXT for headings in judged.values() for heading in headings)
    return HeadingShares(len(judged), total, found, claimed, right, words, words_right, tuple(misses))


def kinds_in_order(sections: Sequence[Section]) -> list[FindingKind]:
    """The finding kinds that the headings of a letter declare, in their order, each as often as a heading does."""
    return [section.finding for section in _claims(sections)]


def letters_of(folder: Path, pattern: str) -> Iterator[Letter]:
    """The letters of ``folder`` whose names match; those that their reader refuses are left out."""
    for path in sorted(folder.glob(pattern)):
        try:
            yield make_letter(path, read_letter_file(path))
        except CorpusError:
            continue


def _body(sections: Sequence[Section]) -> Iterator[Section]:
    return (section for section in sections if section.path not in ((ADDRESS,), (SIGNATURES,)))


def _headings(sections: Sequence[Section]) -> set[str]:
    return {heading for section in _body(sections) for heading in section.path}


def _begins_within_a_sentence(text: str, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not block.lead and text[block.span.start].islower()


def _claims(sections: Sequence[Section]) -> Iterator[Section]:
    """The first section under each heading with a finding kind; a caption or a repeated heading begins none."""
    before: tuple[str, ...] = ()
    for section in sections:
        declared = [depth for depth, heading in enumerate(section.path, start=1) if finding_of(heading)]
        if declared and section.path[: declared[-1]] != before[: declared[-1]]:
            yield section
        before = section.path


def _blocks_from(letter: Letter, offset: int) -> list[tuple[Section, Block]]:
    """The blocks of running text that begin after ``offset``, in the order of the text, each with its section."""
    blocks = [(section, block) for section in _body(letter.sections) for block in section.blocks]
    after = [one for one in blocks if one[1].span.start > offset and one[1].kind is not BlockKind.NOTE]
    return sorted(after, key=lambda one: one[1].span.start)


def _is_found(letter: Letter, heading: JudgedHeading) -> bool:
    """Whether what follows the judged line stands under it, with its finding kind."""
    following = _blocks_from(letter, heading.offset - (heading.finding is FindingKind.CONTEXT))
    if not following:
        return heading.finding is FindingKind.CONTEXT
    section = following[0][0]
    words = heading_words(letter.text[heading.offset : letter.text.index("\n", heading.offset)])
    return section.finding is heading.finding and (heading.finding is FindingKind.CONTEXT or words in section.path)


def _is_judged(letter: Letter, section: Section, headings: Sequence[JudgedHeading]) -> bool:
    """Whether the judged heading that stands last before the section is one with the section's finding kind."""
    return _judged_at(headings, section.blocks[0].span.start) is section.finding


def _judged_at(headings: Sequence[JudgedHeading], offset: int) -> FindingKind:
    before = [heading.finding for heading in headings if heading.offset <= offset]
    return before[-1] if before else FindingKind.CONTEXT
