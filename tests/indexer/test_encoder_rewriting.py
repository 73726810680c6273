"""Tests that a graph written anew computes what the exporter's does, and only where it can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import numpy_helper

from indexer.embedding import MODEL_FILE, PROVENANCE_FILE, digest
from indexer.encoder_parts import UnknownGraphError, read_parts
from indexer.encoder_rewriting import is_encoder, rewrite_encoder, rewrite_graph
from indexer.errors import IndexerError
from tests.indexer.exported_graph import HEADS, PLACES, WORDS, save_exported

IDS = np.random.default_rng(1).integers(0, WORDS, size=(5, PLACES))
MASK = (np.arange(PLACES) < np.array([[2], [7], [11], [PLACES], [PLACES]])).astype(np.int64)


def run(path: Path, ids: NDArray[np.int64] = IDS, mask: NDArray[np.int64] = MASK) -> list[NDArray[np.float32]]:
    """The graph's vectors and tokens."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    given: list[NDArray[np.float32]] = session.run(["vectors", "tokens"], {"input_ids": ids, "attention_mask": mask})
    return given


def cosines(some: NDArray[Any], others: NDArray[Any]) -> NDArray[Any]:
    """The cosine of each pair of rows."""
    lengths = np.linalg.norm(some, axis=-1) * np.linalg.norm(others, axis=-1)
    return np.asarray((some * others).sum(axis=-1) / lengths)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """The exporter's quantised graph."""
    save_exported(tmp_path / MODEL_FILE)
    return tmp_path / MODEL_FILE


def test_a_graph_written_anew_computes_what_the_float_graph_does(exported: Path, tmp_path: Path) -> None:
    """Text vectors and the vectors of every token that is one, as near to it as the exporter's quantised graph."""
    save_exported(tmp_path / "float.onnx", quantised=False)
    vectors, tokens = run(tmp_path / "float.onnx")
    before = run(exported)
    rewrite_graph(exported)
    after = run(exported)
    seen = MASK.astype(bool)
    assert cosines(after[0], vectors).min() > 0.999
    assert cosines(after[1][seen], tokens[seen]).min() > 0.995
    assert after[0] == pytest.approx(before[0], abs=5e-3)
    assert np.linalg.norm(after[0], axis=1) == pytest.approx(np.ones(5), abs=1e-6)


def test_the_weights_stay_the_same(exported: Path) -> None:
    """Every int8 weight of the exporter's graph stands in the new one, and no other."""
    before = onnx.load(exported)
    told = digest(exported)
    assert rewrite_graph(exported) == {
        "written_by": "indexer/encoder_graph.py",
        "same_weights_as": {"file": MODEL_FILE, "sha256": told},
    }
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(exported).graph.initializer}
    parts = read_parts(before)
    layer = parts.layers[0]
    three = np.concatenate([layer.query.weights, layer.key.weights, layer.value.weights], axis=1)
    assert np.array_equal(arrays["layer.0.weights"], three)
    for name, own in (("attended", layer.attended), ("wide", layer.wide), ("narrow", layer.narrow)):
        assert np.array_equal(arrays[f"layer.0.{name}.weights"], own.weights)
    assert np.array_equal(arrays["words"], parts.words)


def test_a_text_of_one_token_has_a_vector(exported: Path) -> None:
    """The least that the tokenizer gives."""
    rewrite_graph(exported)
    vectors, tokens = run(exported, IDS[:1, :1], MASK[:1, :1])
    assert np.isfinite(vectors).all()
    assert tokens.shape == (1, 1, 8)


def test_heads_and_epsilon_are_read_from_the_graph(exported: Path) -> None:
    """Neither stands in it by name."""
    parts = read_parts(onnx.load(exported))
    assert (parts.heads, len(parts.layers)) == (HEADS, 1)
    assert parts.epsilon == pytest.approx(1e-12)
    assert parts.projection is not None
    assert parts.projection.bias is None


def test_the_runtime_does_not_fuse_slow_operators_back_in(exported: Path, tmp_path: Path) -> None:
    """Its fused sums with a norm or with GELU take longer than the parts do."""
    rewrite_graph(exported)
    options = onnxruntime.SessionOptions()
    options.optimized_model_filepath = str(tmp_path / "run.onnx")
    options.log_severity_level = 3
    onnxruntime.InferenceSession(exported, options, providers=["CPUExecutionProvider"])
    operators = {node.op_type for node in onnx.load(tmp_path / "run.onnx").graph.node}
    assert operators >= {"Gelu", "LayerNormalization", "QAttention", "DynamicQuantizeMatMul"}
    assert operators & {"BiasGelu", "FastGelu", "SkipLayerNormalization"} == set()


def test_a_graph_that_pools_otherwise_is_left_as_it_is(tmp_path: Path) -> None:
    """A BERT whose vector is its first token's would lose what it was trained for."""
    path = tmp_path / MODEL_FILE
    save_exported(path, first_token_only=True)
    before = path.read_bytes()
    with pytest.raises(UnknownGraphError, match=r"something else than a BERT with mean pooling \(cosine 0\.\d"):
        rewrite_graph(path)
    assert path.read_bytes() == before


def test_a_graph_that_is_written_anew_already_is_told(exported: Path) -> None:
    """It is no longer as the exporter writes it."""
    rewrite_graph(exported)
    with pytest.raises(UnknownGraphError, match="not as the exporter writes it"):
        rewrite_graph(exported)


def test_an_encoder_folder_is_written_anew_with_its_story(exported: Path, tmp_path: Path) -> None:
    """What was known of it stays; the file's SHA-256 and how it came about are told."""
    folder = exported.parent
    assert not is_encoder(folder)
    provenance = {"name": "small", "licence": "own", "files": {MODEL_FILE: digest(exported)}, "quantisation": "before"}
    (folder / PROVENANCE_FILE).write_text(json.dumps(provenance))
    assert is_encoder(folder)
    rewrite_encoder(folder, tmp_path / "new")
    told = json.loads((tmp_path / "new" / PROVENANCE_FILE).read_text())
    assert told["files"] == {MODEL_FILE: digest(tmp_path / "new" / MODEL_FILE)}
    assert told["graph"]["same_weights_as"] == {"file": MODEL_FILE, "sha256": digest(exported)}
    assert (told["name"], told["licence"], told["quantisation"]) == ("small", "own", "before")


def test_a_folder_without_an_encoder_is_told(tmp_path: Path) -> None:
    """With where it was looked for."""
    with pytest.raises(IndexerError, match="none cannot be copied to"):
        rewrite_encoder(tmp_path / "none", tmp_path / "new")
