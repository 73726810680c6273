"""One letter in several files is kept once: letters of one occasion in, which are kept and which are left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.letter import Letter, Transcript
from corpus.pairing import with_pages_of
from corpus.same_letter import LEAST, Runs, resemblance, runs_of
from indexer.report import Remark
from indexer.sources import Source, make_source, preference


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file whose letter another file gives as well: its key and name, and the letter's id and key in the index.

    ``other`` is the key of the other file by itself; it is not ``held`` where a PDF gave the letter its pages, and
    ``paged`` says that this file did.
    """

    key: str
    name: str
    letter: str
    held: str
    other: str
    paged: bool

    @property
    def remark(self) -> Remark:
        """For the report."""
        gave = ", to which it gave its pages" if self.paged else ""
        return Remark(Path(self.name), f"the same letter as {self.letter}{gave}")


@dataclass(frozen=True, slots=True)
class Given:
    """A letter and the source that it was read from."""

    source: Source
    letter: Letter

    @property
    def rank(self) -> tuple[int, str]:
        """Text goes before PDF, Word and HTML; among files of one kind, the name that sorts first: whatever the order and
        the folders in which they are given, the same files make the same index."""
        return (preference(self.source.path), self.letter.id)


def recall(
    sources: Sequence[Source], memory: Iterable[LeftOut], held: Collection[str]
) -> tuple[tuple[Source, ...], tuple[LeftOut, ...]]:
    """The sources less those that the index in force left out and that need not be read again, and these.

    ``held`` are the keys of the letters in the index. A text that had its pages from a file given again is named with it.
    """
    given = {source.key: source for source in sources}
    there = [one for one in memory if one.key in given and one.other in given and one.held in held]
    paged = {one.other: replace(given[one.other], key=one.held, published=given[one.key].path) for one in there if one.paged}
    valid = tuple(one for one in there if paged.get(one.other, given[one.other]).key == one.held)
    gone = {one.key for one in valid}
    return tuple(paged.get(source.key, source) for source in sources if source.key not in gone), valid


def once(letters: Iterable[Given]) -> tuple[list[Given], list[LeftOut]]:
    """Each published letter once, and the files left out; the letters given are all of one occasion."""
    kept: list[tuple[Given, Runs, list[Given]]] = []
    for one in sorted(letters, key=lambda each: each.rank):
        runs = runs_of(one.letter.text)
        same = next((again for _, its, again in kept if resemblance(runs, its) >= LEAST), None)
        if same is None:
            kept.append((one, runs, []))
        else:
            same.append(one)
    chosen: list[Given] = []
    left: list[LeftOut] = []
    for one, _, again in kept:
        now = next((paged for other in again if (paged := _with_pages(one, other))), one)
        chosen.append(now)
        for other in again:
            gave = now is not one and other.source.path == now.source.published
            left.append(LeftOut(other.source.key, other.letter.source, one.letter.id, now.source.key, one.source.key, gave))
    return chosen, left


def _with_pages(one: Given, other: Given) -> Given | None:
    """A text letter with the pages of the PDF of the same letter, or None where it has a PDF already or they do not fit."""
    path, published = one.source.path, other.source.path
    suffixes = (path.suffix.lower(), published.suffix.lower())
    if suffixes != (".txt", ".pdf") or one.source.published or not other.letter.pages:
        return None
    text = Transcript(one.letter.text, pages=one.letter.pages, notes=one.letter.notes)
    paged = with_pages_of(text, Transcript(other.letter.text, pages=other.letter.pages))
    if paged.notes != text.notes:
        return None
    return Given(make_source(path, published), replace(one.letter, pages=paged.pages))
