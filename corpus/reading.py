"""A file becomes a letter: what the readers, the sections and the metadata make of it, put together."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.letter import Letter, Transcript
from corpus.metadata import read_metadata
from corpus.sections import read_sections
from corpus.sidecar import override, read_sidecar

READING = 7
"""Raised by one whenever the same file would be read into another letter, so that indexes are built again."""


def make_letter(path: Path, transcript: Transcript) -> Letter:
    """The letter that a file's transcript holds; a file ``NAME.toml`` beside it overrides what the text says of itself.

    Raises CorpusError where the sidecar file is wrong.
    """
    metadata = read_metadata(transcript.text, path.name)
    sidecar = path.with_suffix(".toml")
    if sidecar.is_file():
        metadata = override(metadata, read_sidecar(sidecar))
    return Letter(
        id=path.stem,
        source=path.name,
        sha256=file_digest(path),
        text=transcript.text,
        pages=transcript.pages,
        sections=read_sections(transcript),
        metadata=metadata,
        notes=(*transcript.notes, *metadata.notes),
        scanned=transcript.scanned,
    )


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal; the sidecar's bytes, where there is one, are not part of it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
