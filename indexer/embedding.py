"""Text to vectors: an encoder folder (ONNX model, tokenizer, provenance file) run by ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.letter import Span
from indexer.errors import IndexerError
from indexer.runtime import onnx_runtime

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
PROVENANCE_FILE = "provenance.json"
DEFAULT_FOLDER = Path(__file__).parent / "encoder"

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Texts as vectors: unit vectors of shape (texts, dimensions), and each text's tokens as vectors of any length, of shape
    (tokens, token_dimensions), for late interaction; (0, 0) where the encoder has none."""

    vectors: Vectors
    tokens: tuple[Vectors, ...]


class Encoder(Protocol):
    """What turns texts into unit vectors. ``identity`` changes whenever the vectors could."""

    name: str
    identity: str
    dimensions: int
    token_dimensions: int

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The texts as vectors of length 1, whose inner product is their similarity, and their tokens as vectors."""
        ...

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where in the text each of its tokens stands; empty spans for tokens that stand for nothing in it."""
        ...


class OnnxEncoder:
    """An encoder folder, loaded. Use one a process; ``embed`` may be called from several threads."""

    def __init__(self, folder: Path = DEFAULT_FOLDER, threads: int = 0) -> None:
        """Loads the folder; ``threads`` of computation for one call, 0 for as many as there are cores.

        Raises IndexerError where a file is missing or damaged.
        """
        try:
            provenance = json.loads((folder / PROVENANCE_FILE).read_text(encoding="utf-8"))
            self.name = str(provenance["name"])
            self.dimensions = int(provenance["dimensions"])
            self.token_dimensions = int(provenance.get("token_dimensions", 0))
            self.identity = _identity(provenance)
            _check_files(folder, provenance["files"])
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
            self._tokenizer.enable_truncation(max_length=int(provenance["max_tokens"]))
            self._tokenizer.no_padding()
            self._session = _session(folder / MODEL_FILE, threads)
        except (OSError, KeyError, ValueError) as error:
            raise IndexerError(f"{folder} is not an encoder folder ({error}); make one with 'letterwise encoder'") from error
        except Exception as error:  # both libraries raise bare Exceptions for a damaged file
            raise IndexerError(f"the encoder in {folder} cannot be loaded: {error}") from error

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The texts as vectors, in their order, each the same whatever stands beside it; see `Encoder`."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        tokens: list[Vectors] = []
        for place, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            vectors[place], own = self._run(encoding.ids)
            tokens.append(own)
        return Embedded(vectors, tuple(tokens))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where each of the text's tokens stands; see `Encoder`."""
        return tuple(Span(*offsets) for offsets in self._tokenizer.encode(text).offsets)

    def _run(self, ids: Sequence[int]) -> tuple[Vectors, Vectors]:
        """One text by itself: quantised activations take their range from all that goes in at once, so that beside others its
        vector would change in the third decimal. Small matrices stay in the processor's cache: two thousand tokens at once
        take half as long again (docs/decisions/0024-building.md)."""
        input_ids = np.array([ids], dtype=np.int64)
        vectors, *tokens = self._session.run(None, {"input_ids": input_ids, "attention_mask": np.ones_like(input_ids)})
        return vectors[0], tokens[0][0] if tokens else np.empty((0, 0), dtype=np.float32)


def _identity(provenance: dict[str, Any]) -> str:
    """A digest of all that decides a text's vector: the model, its tokenizer, and how much of a text they see."""
    decisive = [provenance["files"][MODEL_FILE], provenance["files"][TOKENIZER_FILE], provenance["max_tokens"]]
    return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_files(folder: Path, digests: Mapping[str, str]) -> None:
    """Raises ValueError where a file is not the one that the provenance file tells of: it would embed differently."""
    for name, expected in digests.items():
        if digest(folder / name) != expected:
            raise ValueError(f"{name} is not the file that {PROVENANCE_FILE} describes")


def _session(path: Path, threads: int) -> Any:
    onnxruntime = onnx_runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
