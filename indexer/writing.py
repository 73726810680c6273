"""Prepared letters in, a generation on the disk out, written beside the one in force and then switched to."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from corpus.library import write_library
from corpus.reading import READING
from indexer.embedding import Encoder, digest
from indexer.engines.faiss import FaissEngine
from indexer.glossary import mine_glossary
from indexer.index import CENTRE, GLOSSARY, LIBRARY, install
from indexer.kept import KEYS, LEFT_OUT
from indexer.late_interaction import TokenIndex
from indexer.manifest import FORMAT, Manifest
from indexer.passage_table import PassageTable
from indexer.prepared import Prepared
from indexer.repeated import LeftOut
from indexer.splitting import SplitterSettings
from indexer.terms import TermIndex
from indexer.words import PassageWords


def write_generation(
    letters: Sequence[Prepared], left_out: Sequence[LeftOut], folder: Path, encoder: Encoder, settings: SplitterSettings
) -> str:
    """Makes an index of the letters, in their order, the one in force in ``folder``; gives its name.

    Whatever fails, the index before stays in force and what was written is taken away. Raises OSError, as on a full disk.
    """
    name = _name(letters, left_out, encoder, settings)
    built = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    built.chmod(0o755)
    try:
        count = _write_files(built, letters, encoder)
        (built / KEYS).write_text(json.dumps([one.key for one in letters]), encoding="utf-8")
        (built / LEFT_OUT).write_text(json.dumps([asdict(each) for each in left_out]), encoding="utf-8")
        manifest = Manifest(
            format=FORMAT,
            generation=name,
            reading=READING,
            encoder=encoder.name,
            encoder_identity=encoder.identity,
            dimensions=encoder.dimensions,
            splitter=settings.as_dict(),
            letters=len(letters),
            passages=count,
            files={path.name: digest(path) for path in sorted(built.iterdir())},
        )
        manifest.save(built)
        install(folder, built, name)
    finally:
        shutil.rmtree(built, ignore_errors=True)
    return name


def _write_files(built: Path, letters: Sequence[Prepared], encoder: Encoder) -> int:
    """The files that search reads; gives the number of passages."""
    passages = [one.passages for one in letters]
    write_library(built / LIBRARY, (one.letter for one in letters))
    PassageTable.build(passages).save(built)
    TermIndex.build(passage.terms for of_letter in passages for passage in of_letter).save(built)
    PassageWords.build(passage.words for of_letter in passages for passage in of_letter).save(built)
    TokenIndex.build(own for one in letters for own in one.tokens).save(built)
    vectors = np.concatenate([one.vectors for one in letters])
    FaissEngine.build(vectors).save(built)
    np.save(built / CENTRE, vectors.mean(axis=0) if len(vectors) else np.zeros(encoder.dimensions, dtype=np.float32))
    (built / GLOSSARY).write_text(json.dumps(mine_glossary(one.letter for one in letters)), encoding="utf-8")
    return len(vectors)


def _name(letters: Sequence[Prepared], left_out: Sequence[LeftOut], encoder: Encoder, settings: SplitterSettings) -> str:
    """Twelve hexadecimal digits that the same files, encoder and settings always give."""
    held = [(one.letter.id, one.key) for one in letters]
    content = json.dumps([FORMAT, encoder.identity, settings.as_dict(), held, [each.key for each in left_out]])
    return hashlib.sha256(content.encode()).hexdigest()[:12]
