"""The graph of an encoder folder to a faster one with the same weights, held against the first before it replaces it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import MODEL_FILE, PROVENANCE_FILE, digest
from indexer.encoder_graph import write_graph
from indexer.encoder_parts import UnknownGraphError, read_parts
from indexer.errors import IndexerError
from indexer.runtime import onnx_runtime

_LEAST_COSINE = 0.95
"""Both graphs round to eight bits, by which the least difference in a sum grows; something else computed is far below."""


def is_encoder(folder: Path) -> bool:
    """Whether the folder holds an encoder that was exported before."""
    return (folder / MODEL_FILE).is_file() and (folder / PROVENANCE_FILE).is_file()


def rewrite_encoder(source: Path, folder: Path) -> None:
    """Writes the encoder in ``source`` to another folder, with a faster graph of the same weights, and how in its provenance.

    Raises IndexerError where ``source`` is no encoder folder, or its graph cannot be written faster or is so already.
    """
    try:
        provenance = json.loads((source / PROVENANCE_FILE).read_text(encoding="utf-8"))
        shutil.copytree(source, folder, dirs_exist_ok=True)
    except (OSError, ValueError, shutil.Error) as error:
        raise IndexerError(f"{source} cannot be copied to {folder}: {error}") from error
    told = rewrite_graph(folder / MODEL_FILE)
    files = {name: digest(folder / name) for name in provenance["files"]}
    story = provenance | {"files": files, "graph": told}
    (folder / PROVENANCE_FILE).write_text(json.dumps(story, indent=2) + "\n", encoding="utf-8")


def rewrite_graph(path: Path) -> dict[str, Any]:
    """Replaces an exported and quantised graph by a faster one with the same weights, and tells the provenance file how.

    Raises UnknownGraphError, and leaves the file as it is, where the graph is not that of a BERT with mean pooling.
    """
    import onnx

    before = digest(path)
    model = onnx.load(str(path))
    parts = read_parts(model)
    written = write_graph(parts, model.ir_version).SerializeToString()
    cosine = _least_cosine(path.read_bytes(), written, len(parts.words))
    if cosine < _LEAST_COSINE:
        raise UnknownGraphError(f"the graph computes something else than a BERT with mean pooling (cosine {cosine:.3f})")
    path.write_bytes(written)
    return {"written_by": "indexer/encoder_graph.py", "same_weights_as": {"file": path.name, "sha256": before}}


def _least_cosine(before: bytes, after: bytes, words: int) -> float:
    """The least cosine of the two graphs' vectors for six texts of random tokens, some of them padded."""
    ids = np.random.default_rng(7).integers(0, words, size=(6, 12))
    mask = (np.arange(12) < np.array([[3], [5], [8], [12], [12], [12]])).astype(np.int64)
    first, second = (_vectors(graph, ids, mask) for graph in (before, after))
    return float((first * second).sum(axis=1).min())


def _vectors(graph: bytes, ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    onnxruntime = onnx_runtime()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    return np.asarray(session.run(["vectors"], {"input_ids": ids, "attention_mask": mask})[0])
