"""Letters' files in, an index out: reads what is new or changed, takes the rest over, and switches at the end.

Whatever goes wrong, the index that was in force stays in force.
"""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from indexer.embedding import Encoder
from indexer.errors import IndexerError, IndexMismatchError
from indexer.gathering import Gathered, gather
from indexer.index import current_generation
from indexer.kept import Kept, kept_from
from indexer.lock import only_indexer
from indexer.manifest import load_manifest
from indexer.prepared import Prepared, Preparer
from indexer.repeated import Given
from indexer.report import Progress, Remark, Report, Stage
from indexer.sources import Source, find_sources
from indexer.splitting import PASSAGES, Splitter, SplitterSettings
from indexer.unfinished import Unfinished
from indexer.writing import write_generation

_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class _With:
    """What an index is built with; ``workers`` letters are embedded at a time, each on one core."""

    encoder: Encoder
    settings: SplitterSettings
    workers: int
    progress: Progress


def build_index(
    inputs: Sequence[Path],
    folder: Path,
    encoder: Encoder,
    add: bool = False,
    settings: SplitterSettings = PASSAGES,
    progress: Progress = lambda stage: None,
    workers: int = 1,
) -> Report:
    """Makes ``folder`` hold an index of the letters in ``inputs`` (files and folders), and of those it holds with ``add``.

    Files that cannot be read are reported and left out; a letter that several files give is kept once. What is embedded is
    kept until the index is whole, so that a build that is interrupted is gone on with. Raises IndexerError where there is
    nothing to index or the disk is full, and IndexBusyError where another indexer is at work; the index in force then
    answers as before.
    """
    if folder.exists() and not folder.is_dir():
        raise IndexerError(f"{folder} is a file; an index is a folder: name a folder, which may be a new one")
    with only_indexer(folder):
        unfinished = Unfinished(folder, encoder.identity, settings)
        try:
            report = _build(find_sources(inputs), folder, unfinished, add, _With(encoder, settings, workers, progress))
        except OSError as error:
            if not _is_full(error):
                raise
            if error.filename and not Path(error.filename).resolve().is_relative_to(folder.resolve()):
                raise IndexerError(
                    f"the disk that holds {error.filename} is full; free some space and run this again"
                ) from error
            unfinished.remove()  # the disk is not ours alone
            raise IndexerError(f"the disk that holds {folder} is full; free some space and run the command again") from error
        unfinished.remove()
        return report


def _is_full(error: OSError) -> bool:
    """Whether a disk is full; NumPy gives no number, but two amounts, where it could write only a part."""
    return error.errno in _FULL or (error.errno is None and "requested and" in str(error))


def _build(sources: Sequence[Source], folder: Path, unfinished: Unfinished, add: bool, using: _With) -> Report:
    generation = current_generation(folder)
    kept = kept_from(generation, using.encoder.identity, using.settings)
    if add and generation is not None and not kept.keys:
        raise IndexMismatchError(
            f"no letters can be added to the index in {folder}: it is damaged, or was built with another encoder or version; "
            "build it again from all its letters with 'letterwise index', without --add"
        )
    gathered = gather(sources, kept, unfinished, add, using.progress)
    if not gathered.unchanged and not gathered.anew:
        raise IndexerError(_nothing(gathered.failures))
    if generation is not None and _is_the_same(gathered, kept):
        manifest = load_manifest(generation)
        notes = _notes((kept.entry(key).source, kept.letter(key).notes) for key in kept.keys)
        return _report(manifest.generation, manifest.passages, gathered, 0, notes)
    fresh = list(_prepared(gathered, unfinished, using))
    letters = sorted([*fresh, *map(kept.prepared, gathered.unchanged)], key=lambda one: one.letter.id)
    name = write_generation(letters, gathered.left_out, folder, using.encoder, using.settings)
    passages = sum(len(one.passages) for one in letters)
    notes = _notes((one.letter.source, one.letter.notes) for one in letters)
    return _report(name, passages, gathered, sum(given.letter.id not in gathered.ready for given in gathered.anew), notes)


def _nothing(failures: Sequence[Remark]) -> str:
    reasons = "".join(f"\n  {failure.source}: {failure.reason}" for failure in failures)
    return f"none of the files could be read, so the index stays as it was:{reasons}"


def _is_the_same(gathered: Gathered, kept: Kept) -> bool:
    """Whether the index in force is the one that would be built; it is then not taken away to be replaced by itself."""
    same_files = {one.key for one in gathered.left_out} == {one.key for one in kept.left_out}
    return not gathered.anew and len(gathered.unchanged) == len(kept.keys) and same_files


def _notes(letters: Iterable[tuple[str, Sequence[str]]]) -> tuple[Remark, ...]:
    """What was odd in each letter, given its file's name."""
    return tuple(Remark(Path(source), note) for source, notes in letters for note in notes)


def _report(name: str, passages: int, gathered: Gathered, embedded: int, notes: tuple[Remark, ...]) -> Report:
    letters = len(gathered.unchanged) + len(gathered.anew)
    return Report(
        generation=name,
        letters=letters,
        passages=passages,
        embedded=embedded,
        kept=letters - embedded - gathered.resumed,
        failures=tuple(gathered.failures),
        notes=notes,
        repeated=tuple(one.remark for one in gathered.left_out),
        resumed=gathered.resumed,
    )


def _prepared(gathered: Gathered, unfinished: Unfinished, using: _With) -> Iterator[Prepared]:
    """The letters that the index does not hold yet, those that an interrupted build had embedded first."""
    ready = list(gathered.ready.values())
    yield from ready
    waiting = [given for given in gathered.anew if given.letter.id not in gathered.ready]
    if ready and waiting:
        using.progress(Stage("going on", len(ready), len(gathered.anew)))
    preparer = Preparer(Splitter(using.settings), using.encoder)

    def prepare(given: Given) -> Prepared:
        one = preparer.prepare(given.source.key, given.letter)
        unfinished.keep(one)
        return one

    words, all_words, passages = 0, sum(given.letter.words for given in waiting), 0
    for done, one in enumerate(_side_by_side(prepare, waiting, using.workers), start=1):
        words, passages = words + one.letter.words, passages + len(one.passages)
        using.progress(Stage("embedding", done, len(waiting), words / all_words, passages))
        yield one


def _side_by_side(prepare: Callable[[Given], Prepared], letters: Sequence[Given], workers: int) -> Iterator[Prepared]:
    """The letters in their order, some of them being prepared ahead; after an interruption no further one is begun."""
    with ThreadPoolExecutor(workers) as pool:
        try:
            waiting: deque[Future[Prepared]] = deque()
            for given in letters:
                waiting.append(pool.submit(prepare, given))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
