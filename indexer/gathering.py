"""Sources in, letters out, each published letter once: taken over, taken up from an interrupted build, or read now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.letter import Metadata
from corpus.same_letter import occasion
from indexer.kept import Kept
from indexer.prepared import Prepared
from indexer.repeated import Given, LeftOut, once, recall
from indexer.report import Progress, Remark, Stage
from indexer.sources import Source, read_sources
from indexer.unfinished import Unfinished


@dataclass(slots=True)
class Gathered:
    """``unchanged`` are keys of letters to take over as they are, ``anew`` letters to be written for the first time; of
    those that are embedded already, ``ready`` holds the vectors by the letter's id. ``resumed`` counts what an interrupted
    build had embedded."""

    unchanged: list[str] = field(default_factory=list)
    anew: list[Given] = field(default_factory=list)
    ready: dict[str, Prepared] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    failures: list[Remark] = field(default_factory=list)
    resumed: int = 0


def gather(sources: Sequence[Source], kept: Kept, unfinished: Unfinished, add: bool, progress: Progress) -> Gathered:
    """The letters of the sources, and with ``add`` those that the index holds besides.

    Only letters of one occasion are compared, and only where one of them is new: the index remembers the others.
    """
    return _Gathering(kept, unfinished, progress).gather(sources, add)


class _Gathering:
    """One pass over the sources."""

    def __init__(self, kept: Kept, unfinished: Unfinished, progress: Progress) -> None:
        self._kept = kept
        self._unfinished = unfinished
        self._progress = progress
        self._gathered = Gathered()

    def gather(self, sources: Sequence[Source], add: bool) -> Gathered:
        wanted, left = recall(sources, self._kept.left_out, self._kept.keys)
        held = {source.key: source for source in wanted if source.key in self._kept}
        read = self._read([source for source in wanted if source.key not in held])
        if add:
            held |= self._besides({given.letter.id for given in read} | {source.path.stem for source in held.values()})
        touched = {occasion(given.letter.metadata) for given in read}
        loose = [one for one in left if occasion(self._metadata(one.held)) in touched]
        by_key = {source.key: source for source in sources}
        read += self._read([by_key[one.key] for one in loose])
        alone = {one.held: by_key[one.other] for one in loose if one.paged}
        self._compare(touched, read, [(key, alone.get(key, source)) for key, source in held.items()])
        gathered = self._gathered
        gathered.left_out += [one for one in left if one not in loose]
        if add:
            there = {source.key for source in sources}
            now = {*gathered.unchanged}
            gathered.left_out += [one for one in self._kept.left_out if one.key not in there and one.held in now]
        gathered.left_out.sort(key=lambda one: (one.name, one.key))
        gathered.anew.sort(key=lambda given: given.letter.id)
        return gathered

    def _metadata(self, key: str) -> Metadata:
        return self._kept.entry(key).metadata

    def _besides(self, given: set[str]) -> dict[str, Source]:
        """Letters of the index that are not given now."""
        entries = ((key, self._kept.entry(key)) for key in self._kept.keys)
        return {key: Source(Path(entry.source), key) for key, entry in entries if entry.id not in given}

    def _read(self, sources: Sequence[Source]) -> list[Given]:
        taken_up = {source: found for source in sources if (found := self._unfinished[source.key])}
        self._gathered.ready |= {found.letter.id: found for found in taken_up.values()}
        self._gathered.resumed += len(taken_up)
        letters = [Given(source, found.letter) for source, found in taken_up.items()]
        others = [source for source in sources if source not in taken_up]
        for source, outcome in read_sources(others, lambda done: self._progress(Stage("reading", done, len(others)))):
            if isinstance(outcome, CorpusError):
                self._gathered.failures.append(Remark(source.path, str(outcome)))
            else:
                letters.append(Given(source, outcome))
        return letters

    def _compare(self, touched: set[tuple[object, ...]], read: Iterable[Given], held: Iterable[tuple[str, Source]]) -> None:
        """Leaves out the letters of each occasion that are there already."""
        together: dict[tuple[object, ...], list[Given]] = {}
        for given in read:
            together.setdefault(occasion(given.letter.metadata), []).append(given)
        origin: dict[str, str] = {}
        for key, source in held:
            when = occasion(self._metadata(key))
            if when in touched:
                together.setdefault(when, []).append(Given(source, self._kept.letter(key)))
                origin[self._kept.entry(key).id] = key
            else:
                self._gathered.unchanged.append(key)
        for letters in together.values():
            chosen, left = once(letters) if len(letters) > 1 else (letters, [])
            self._gathered.left_out += left
            for given in chosen:
                self._choose(given, origin.get(given.letter.id))

    def _choose(self, given: Given, origin: str | None) -> None:
        gathered, letter = self._gathered, given.letter
        if origin == given.source.key:
            gathered.unchanged.append(origin)
            return
        gathered.anew.append(given)
        found = self._kept.prepared(origin) if origin else gathered.ready.get(letter.id) or self._unfinished[given.source.key]
        if found:
            gathered.ready[letter.id] = replace(found, key=given.source.key, letter=letter)
