"""A letter's words in the order of reading: a letter in; its running text, without page furniture, and where each word
stands in the letter, out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from corpus.letter import Block, BlockKind, Letter, Span
from service.sharing.writing import Words, folded, words_in

_ASIDE = (BlockKind.NOTE,)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A block or a heading: its parts in the letter; an aside may be passed over in a quotation."""

    parts: tuple[Span, ...]
    aside: bool


class RunningText:
    """One letter as it is read. Words are known by their number; ``asides`` are the numbers of words of headings and notes."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self._units = tuple(_units(letter))
        self._pieces: list[tuple[int, int]] = []
        self._unit_starts: list[int] = []
        self.words: Words = words_in(self._laid_out())
        self._piece_starts = [at for at, _ in self._pieces]
        self.unit_of: list[int] = (np.searchsorted(self._unit_starts, self.words.starts, side="right") - 1).tolist()
        aside = [unit.aside for unit in self._units]
        self.asides = frozenset(number for number, unit in enumerate(self.unit_of) if aside[unit])
        self._whole = _Line(self.words.keys, range(len(self.words)))

    @cached_property
    def _bare(self) -> _Line:
        """The words without headings and notes."""
        return _Line(self.words.keys, [n for n in range(len(self.words)) if n not in self.asides])

    def _laid_out(self) -> str:
        """One unit a line, the parts of one joined by a space; notes down where each begins."""
        laid_out: list[str] = []
        size = 0
        for unit in self._units:
            self._unit_starts.append(size)
            for number, part in enumerate(unit.parts, start=1):
                self._pieces.append((size, part.start))
                laid_out += [self.letter.text[part.start : part.end], "\n" if number == len(unit.parts) else " "]
                size += part.end - part.start + 1
        return "".join(laid_out)

    def exact(self, keys: Sequence[str], as_printed: bool = False) -> list[list[int]]:
        """Each place where the words follow one another, as the numbers of its words.

        Headings and notes may be passed over; or else, with ``as_printed``, what is printed around pages may stand among the
        words, as -1.
        """
        return self._whole.find(keys) or self._bare.find(keys) or (self._as_printed(keys) if as_printed else [])

    def _as_printed(self, keys: Sequence[str]) -> list[list[int]]:
        rows = ([self._printed_numbers[n] for n in row] for row in self._printed.find(keys))
        return [row for row in rows if row[0] >= 0 and row[-1] >= 0 and _ascends([n for n in row if n >= 0])]

    @cached_property
    def _printed_words(self) -> Words:
        return words_in(self.letter.text)

    @cached_property
    def _printed(self) -> _Line:
        """All words of the letter in the order of the file."""
        return _Line(self._printed_words.keys, range(len(self._printed_words)))

    @cached_property
    def _printed_numbers(self) -> list[int]:
        """For each of those words its number in the running text, -1 where it is not in it, or in a heading or note."""
        starts = enumerate(self.words.starts)
        numbers = {self._in_letter(start): number for number, start in starts if number not in self.asides}
        return [numbers.get(start, -1) for start in self._printed_words.starts]

    def number_at(self, offset: int) -> int:
        """The first word that begins at or after an offset of the letter's text."""
        before = [(start, at) for at, start in self._pieces if start <= offset]
        start, at = max(before, default=(offset, 0))
        return bisect_right(self.words.starts, at + offset - start - 1)

    def between(self, first: int, last: int) -> str:
        """The text between two words, without headings and notes that stand wholly between them."""
        begin, end = self.words.ends[first], self.words.starts[last]
        passed = {self.unit_of[n] for n in range(first + 1, last) if n in self.asides}
        passed -= {self.unit_of[first], self.unit_of[last]}
        kept = []
        for unit in range(self.unit_of[first], self.unit_of[last] + 1):
            starts = self._unit_starts
            finish = starts[unit + 1] if unit + 1 < len(starts) else len(self.words.text)
            if unit not in passed:
                kept.append(self.words.text[max(begin, starts[unit]) : min(end, finish)])
        return "".join(kept)

    def printed_between(self, first: int, last: int) -> str:
        """All that the letter has between two words, with headings, notes and what is printed around pages."""
        return self.letter.text[self._in_letter(self.words.ends[first] - 1) + 1 : self._in_letter(self.words.starts[last])]

    def spans(self, first: int, last: int, beyond: int = 0) -> tuple[Span, ...]:
        """Spans of the letter, one for each block from word ``first`` to word ``last``, whole at inner ends; the last goes on
        for ``beyond`` characters. Headings and notes passed over are left out."""
        units = dict.fromkeys(self.unit_of[n] for n in (first, last))
        units |= dict.fromkeys(self.unit_of[n] for n in range(first, last) if n not in self.asides)
        found = []
        for unit in sorted(units):
            begin = self._unit_starts[unit]
            end = begin + sum(part.end - part.start + 1 for part in self._units[unit].parts) - 1
            opens = unit == self.unit_of[first] and first > 0 and self.unit_of[first - 1] == unit
            start = self.words.starts[first] if opens else begin
            finish = self.words.ends[last] + beyond if unit == self.unit_of[last] else end
            found.append(Span(self._in_letter(start), self._in_letter(min(finish, end) - 1) + 1))
        return tuple(found)

    def _in_letter(self, offset: int) -> int:
        at, start = self._pieces[bisect_right(self._piece_starts, offset) - 1]
        return start + offset - at


class _Line:
    """Some of the words, joined, so that a row of words is found by one search."""

    def __init__(self, keys: Sequence[str], numbers: Sequence[int]) -> None:
        self._numbers = numbers
        kept = [keys[number] for number in numbers]
        self._joined = f" {' '.join(kept)} "
        self._starts = list(accumulate((len(key) + 1 for key in kept), initial=1))

    def find(self, keys: Sequence[str]) -> list[list[int]]:
        """The numbers of the words at each place where all of ``keys`` follow one another."""
        sought = f" {' '.join(keys)} "
        found = []
        at = self._joined.find(sought)
        while at >= 0:
            first = bisect_right(self._starts, at + 1) - 1
            found.append([self._numbers[n] for n in range(first, first + len(keys))])
            at = self._joined.find(sought, at + 1)
        return found


def _units(letter: Letter) -> Iterator[_Unit]:
    """Headings and blocks in order."""
    before: tuple[str, ...] = ()
    end = 0
    for section in letter.sections:
        first = section.blocks[0].span.start if section.blocks else end
        new = {_plain(words) for words in section.path if words not in before}
        yield from (_Unit((line,), True) for line in _lines(letter.text, end, first) if _plain(_cut(letter, line)) in new)
        yield from (_unit(block) for block in section.blocks)
        before = section.path
        end = max([end, *(block.span.end for block in section.blocks)])


def _unit(block: Block) -> _Unit:
    return _Unit(block.parts, block.kind in _ASIDE)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch of text that are not blank, without the white space around them."""
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield Span(start + lead, start + len(line.rstrip()))
        start += len(line)


def _cut(letter: Letter, span: Span) -> str:
    return letter.text[span.start : span.end]


def _ascends(numbers: Sequence[int]) -> bool:
    return all(before < after for before, after in pairwise(numbers))


def _plain(heading: str) -> str:
    return folded(heading.strip("* ")).casefold()
