"""Text to vectors: an encoder folder (ONNX model, tokenizer, provenance file) run by ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.letter import Span
from indexer.errors import IndexerError

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
PROVENANCE_FILE = "provenance.json"
DEFAULT_FOLDER = Path(__file__).parent / "encoder"
_BATCH_TOKENS = 4096

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
        """The texts as vectors, in their order; see `Encoder`."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        tokens: list[Vectors] = [np.empty((0, 0), dtype=np.float32)] * len(texts)
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        for batch in _batches(ids):
            vectors[batch], found = self._run([ids[place] for place in batch])
            for place, own in zip(batch, found, strict=False):  # none at all without token vectors
                tokens[place] = own[: len(ids[place])].copy()
        return Embedded(vectors, tuple(tokens))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where each of the text's tokens stands; see `Encoder`."""
        return tuple(Span(*offsets) for offsets in self._tokenizer.encode(text).offsets)

    def _run(self, ids: Sequence[Sequence[int]]) -> tuple[Vectors, Vectors]:
        longest = max(len(own) for own in ids)
        input_ids = np.zeros((len(ids), longest), dtype=np.int64)
        mask = np.zeros_like(input_ids)
        for row, own in enumerate(ids):
            input_ids[row, : len(own)] = own
            mask[row, : len(own)] = 1
        vectors, *tokens = self._session.run(None, {"input_ids": input_ids, "attention_mask": mask})
        return vectors, tokens[0] if tokens else np.empty((0, 0, 0), dtype=np.float32)


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


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Places of texts of like length together, so that little is padded; a batch holds about 4,096 tokens.

    Quantised activations take their range from the whole batch, so that a text's vector may differ in the third decimal
    with its neighbours; sorting by length keeps the batches, and so an index, the same from run to run.
    """
    order = sorted(range(len(tokens)), key=lambda place: (len(tokens[place]), tokens[place]))
    batch: list[int] = []
    for place in order:
        if batch and (len(batch) + 1) * len(tokens[place]) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
