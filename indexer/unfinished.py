"""What an interrupted build had embedded: letters in and out of a work folder beside the generations, each checksummed."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from pathlib import Path

import numpy as np

from corpus.library import letter_from_json, letter_to_json
from indexer.prepared import Prepared
from indexer.splitting import Splitter, SplitterSettings

_FOLDER = ".resume"
_DIGEST_BYTES = hashlib.sha256().digest_size


def was_kept(folder: Path) -> bool:
    """Whether an interrupted build left letters in the index's folder that the next one takes up."""
    return any((folder / _FOLDER).glob("*/*"))


class Unfinished:
    """Letters by the key of their source, one file each; a file that is damaged counts as none."""

    def __init__(self, folder: Path, encoder_identity: str, settings: SplitterSettings) -> None:
        """``folder`` is the index's; what another encoder embedded or other settings cut is not found."""
        made_with = json.dumps([encoder_identity, settings.as_dict()]).encode()
        self._all = folder / _FOLDER
        self._folder = self._all / hashlib.sha256(made_with).hexdigest()[:16]
        self._splitter = Splitter(settings)

    def __getitem__(self, key: str) -> Prepared | None:
        """The letter read from the source ``key``, or None where it is not here whole."""
        try:
            content = (self._folder / key).read_bytes()
        except FileNotFoundError:
            return None
        written = content[_DIGEST_BYTES:]
        if hashlib.sha256(written).digest() != content[:_DIGEST_BYTES]:
            return None
        arrays = np.load(io.BytesIO(written))
        letter = letter_from_json(arrays["letter"].tobytes())
        passages = self._splitter.split(letter)
        tokens = np.split(arrays["tokens"], np.cumsum(arrays["lengths"])[:-1]) if passages else []
        return Prepared(key, letter, passages, arrays["vectors"], tuple(tokens))

    def keep(self, one: Prepared) -> None:
        """Writes the letter under another name first, so that a killed writer leaves no half of one. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        content = io.BytesIO()
        np.savez(
            content,
            letter=np.frombuffer(letter_to_json(one.letter), dtype=np.uint8),
            vectors=one.vectors,
            tokens=np.concatenate(one.tokens) if one.tokens else np.empty((0, 0), dtype=np.int8),
            lengths=np.array([len(own) for own in one.tokens], dtype=np.int64),
        )
        written = content.getvalue()
        path = self._folder / one.key
        beside = path.with_suffix(".new")
        beside.write_bytes(hashlib.sha256(written).digest() + written)
        beside.replace(path)

    def remove(self) -> None:
        """Takes the whole work folder away, once an index is built or the disk is full."""
        shutil.rmtree(self._all, ignore_errors=True)
