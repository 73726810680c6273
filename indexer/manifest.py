"""The manifest of an index: what it was built from and with, and a SHA-256 for each of its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from indexer.errors import IndexMismatchError

FORMAT = 4
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """``generation`` is a digest of all that went into the index: the same letters and settings give the same one."""

    format: int
    generation: str
    reading: int
    encoder: str
    encoder_identity: str
    dimensions: int
    splitter: Mapping[str, int]
    letters: int
    passages: int
    files: Mapping[str, str]

    def save(self, folder: Path) -> None:
        """Writes ``manifest.json`` into the folder."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")


def load_manifest(folder: Path) -> Manifest:
    """Reads ``manifest.json``. Raises IndexMismatchError for a damaged one and for another format of index."""
    try:
        kept = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if kept["format"] == FORMAT:
            return Manifest(**kept)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexMismatchError(f"the index in {folder} is damaged ({error}); run 'letterwise index' again") from error
    raise IndexMismatchError(
        f"the index in {folder} has format {kept['format']}, this program reads {FORMAT}; run 'letterwise index' again"
    )
