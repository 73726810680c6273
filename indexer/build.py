"""Letters' files in, an index out: reads what is new or changed, takes the rest over, and switches at the end.

Whatever goes wrong, the index that was in force stays in force.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.letter import Letter
from corpus.library import write_library
from corpus.reading import READING
from indexer.embedding import Encoder, Vectors, digest
from indexer.engines.faiss import FaissEngine
from indexer.errors import IndexBusyError, IndexerError, IndexMismatchError
from indexer.glossary import mine_glossary
from indexer.index import CENTRE, GLOSSARY, LIBRARY, current_generation, install, open_index
from indexer.kept import KEYS, Kept, kept_from
from indexer.late_interaction import Packed, TokenIndex, pack
from indexer.manifest import FORMAT, Manifest
from indexer.passage import Passage
from indexer.passage_table import PassageTable
from indexer.report import Progress, Remark, Report
from indexer.sources import Source, find_sources, read_sources
from indexer.splitting import PASSAGES, Splitter, SplitterSettings
from indexer.terms import TermIndex
from indexer.words import PassageWords

_FULL = (errno.ENOSPC, errno.EDQUOT, None)
"""Error numbers of a full disk; NumPy gives none where it could write only a part."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """One letter, cut and embedded: vectors of shape (passages, dimensions), and each passage's token vectors."""

    key: str
    letter: Letter
    passages: tuple[Passage, ...]
    vectors: Vectors
    tokens: tuple[Packed, ...]


def build_index(
    inputs: Sequence[Path],
    folder: Path,
    encoder: Encoder,
    add: bool = False,
    settings: SplitterSettings = PASSAGES,
    progress: Progress = lambda step, done, of: None,
) -> Report:
    """Makes ``folder`` hold an index of the letters in ``inputs`` (files and folders), and of those it holds with ``add``.

    Files that cannot be read are reported and left out. Raises IndexerError where there is nothing to index or the disk
    is full, and IndexBusyError where another indexer is at work; the index in force then answers as before.
    """
    with _only_indexer(folder):
        try:
            return _build(find_sources(inputs), folder, encoder, add, settings, progress)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            raise IndexerError(f"the disk that holds {folder} is full; free some space and run the command again") from error


def _build(
    sources: Sequence[Source], folder: Path, encoder: Encoder, add: bool, settings: SplitterSettings, progress: Progress
) -> Report:
    generation = current_generation(folder)
    kept = kept_from(generation, encoder.identity, settings)
    if add and generation is not None and not kept.keys:
        raise IndexMismatchError(
            f"no letters can be added to the index in {folder}: it is damaged, or was built with another encoder or version; "
            "build it again from all its letters with 'letterwise index', without --add"
        )
    changed = [source for source in sources if source.key not in kept]
    letters: dict[str, Letter] = {}
    failures: list[Remark] = []
    for source, outcome in read_sources(changed, lambda done: progress("reading", done, len(changed))):
        if isinstance(outcome, CorpusError):
            failures.append(Remark(source.path, str(outcome)))
        else:
            letters[source.key] = outcome
    ready = list(_ready(sources, letters, kept, Splitter(settings), encoder, progress))
    if add:
        given = {one.letter.id for one in ready}
        ready += [_taken_over(kept, key) for key in kept.keys if kept.letter(key).id not in given]
    if not ready:
        raise IndexerError(_nothing(failures))
    ready.sort(key=lambda one: one.letter.id)
    name = _generation_name(ready, encoder, settings)
    if not (kept.keys and _is_in_force(folder, name)):
        _write(name, ready, folder, encoder, settings)
    notes = tuple(Remark(Path(one.letter.source), note) for one in ready for note in one.letter.notes)
    total = sum(len(one.passages) for one in ready)
    return Report(name, len(ready), total, len(letters), len(ready) - len(letters), tuple(failures), notes)


def _nothing(failures: Sequence[Remark]) -> str:
    reasons = "".join(f"\n  {failure.source}: {failure.reason}" for failure in failures)
    return f"none of the files could be read, so the index stays as it was:{reasons}"


def _ready(
    sources: Sequence[Source],
    letters: dict[str, Letter],
    kept: Kept,
    splitter: Splitter,
    encoder: Encoder,
    progress: Progress,
) -> Iterator[_Ready]:
    """Letters one by one; each is embedded by itself, so that its vectors do not depend on what stands beside it."""
    done = 0
    for source in sources:
        if source.key in kept:
            yield _taken_over(kept, source.key)
        elif source.key in letters:
            letter = letters[source.key]
            passages = splitter.split(letter)
            embedded = encoder.embed([passage.words for passage in passages])
            yield _Ready(source.key, letter, passages, embedded.vectors, tuple(pack(own) for own in embedded.tokens))
            done += 1
            progress("embedding", done, len(letters))


def _taken_over(kept: Kept, key: str) -> _Ready:
    return _Ready(key, kept.letter(key), kept.passages(key), kept.vectors(key), kept.tokens(key))


def _write(name: str, ready: Sequence[_Ready], folder: Path, encoder: Encoder, settings: SplitterSettings) -> None:
    """Writes all files of the generation ``name`` beside the old one and switches."""
    built = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    built.chmod(0o755)
    try:
        vectors = np.concatenate([one.vectors for one in ready])
        passages = [one.passages for one in ready]
        write_library(built / LIBRARY, (one.letter for one in ready))
        PassageTable.build(passages).save(built)
        TermIndex.build(passage.terms for of_letter in passages for passage in of_letter).save(built)
        PassageWords.build(passage.words for of_letter in passages for passage in of_letter).save(built)
        FaissEngine.build(vectors).save(built)
        TokenIndex.build(own for one in ready for own in one.tokens).save(built)
        (built / GLOSSARY).write_text(json.dumps(mine_glossary(one.letter for one in ready)), encoding="utf-8")
        (built / KEYS).write_text(json.dumps([one.key for one in ready]), encoding="utf-8")
        np.save(built / CENTRE, vectors.mean(axis=0) if len(vectors) else np.zeros(encoder.dimensions, dtype=np.float32))
        manifest = Manifest(
            format=FORMAT,
            generation=name,
            reading=READING,
            encoder=encoder.name,
            encoder_identity=encoder.identity,
            dimensions=encoder.dimensions,
            splitter=settings.as_dict(),
            letters=len(ready),
            passages=len(vectors),
            files={path.name: digest(path) for path in sorted(built.iterdir())},
        )
        manifest.save(built)
        install(folder, built, name)
    finally:
        shutil.rmtree(built, ignore_errors=True)


def _is_in_force(folder: Path, name: str) -> bool:
    """Whether the index in force is the generation ``name`` and opens; it is then not taken away to be replaced by itself."""
    try:
        index = open_index(folder)
    except IndexerError:
        return False
    index.library.close()
    return index.manifest.generation == name


def _generation_name(ready: Sequence[_Ready], encoder: Encoder, settings: SplitterSettings) -> str:
    """Twelve hexadecimal digits that the same letters, encoder and settings always give."""
    content = json.dumps([FORMAT, encoder.identity, settings.as_dict(), [(one.letter.id, one.key) for one in ready]])
    return hashlib.sha256(content.encode()).hexdigest()[:12]


@contextmanager
def _only_indexer(folder: Path) -> Iterator[None]:
    """Holds the folder's lock; leftovers of an indexer that was killed are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing((folder / ".lock").open("w")) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(
                f"another indexer is at work on {folder}; wait until it is done, then run this again"
            ) from error
        for leftover in folder.glob(".building-*"):
            shutil.rmtree(leftover)
        yield
