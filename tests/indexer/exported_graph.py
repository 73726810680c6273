"""A BERT of one small layer as the exporter writes it: random weights in, the float graph or the quantised one out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

WORDS, WIDTH, HEADS, WIDE, SIZE, PLACES = 50, 32, 4, 64, 8, 16
_OWN = "encoder.0.model."


class _Graph:
    def __init__(self) -> None:
        self.random = np.random.default_rng(3)
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: dict[str, Any] = {}

    def hold(self, name: str, values: Any, kind: Any = np.float32) -> str:
        self.arrays[name] = np.array(values, dtype=kind)
        return name

    def weights(self, name: str, *shape: int, scale: float | None = None) -> str:
        return self.hold(name, self.random.normal(scale=scale or shape[0] ** -0.5, size=shape))

    def add(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        output = output or f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], name=f"node_{len(self.nodes)}", **attributes))
        return output

    def linear(self, rows: str, name: str, inputs: int, outputs: int) -> str:
        product = self.add("MatMul", rows, self.weights(f"{name}.weight", inputs, outputs))
        return self.add("Add", product, self.weights(f"{name}.bias", outputs))

    def norm(self, rows: str, name: str) -> str:
        gain = self.hold(f"{name}.LayerNorm.weight", self.random.uniform(0.5, 1.5, WIDTH))
        return self.add("LayerNormalization", rows, gain, self.weights(f"{name}.LayerNorm.bias", WIDTH), axis=-1, epsilon=1e-12)


def save_exported(path: Path, first_token_only: bool = False, quantised: bool = True) -> None:
    """Writes the graph; its vectors are the means of the tokens, or with ``first_token_only`` the first token's."""
    graph = _Graph()
    tokens = _layer(graph, _embedded(graph))
    _pooled(graph, tokens, first_token_only)
    graph.add("MatMul", tokens, graph.weights("projection", WIDTH, SIZE), output="tokens")
    inputs = [helper.make_tensor_value_info(name, 7, ["batch", "tokens"]) for name in ("input_ids", "attention_mask")]
    outputs = [
        helper.make_tensor_value_info("vectors", 1, ["batch", WIDTH]),
        helper.make_tensor_value_info("tokens", 1, ["batch", "tokens", SIZE]),
    ]
    held = [numpy_helper.from_array(array, name) for name, array in graph.arrays.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "exported", inputs, outputs, held),
        opset_imports=[helper.make_opsetid("", 20)],
        ir_version=10,
    )
    full = path.with_suffix(".full")
    onnx.save(model, full)
    if quantised:
        quantize_dynamic(full, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    else:
        full.replace(path)


def _embedded(graph: _Graph) -> str:
    own = f"{_OWN}embeddings."
    words = graph.add("Gather", graph.weights(f"{own}word_embeddings.weight", WORDS, WIDTH, scale=1.0), "input_ids")
    length = graph.add("Shape", "input_ids", start=1, end=2)
    nought = graph.hold("nought", [0], np.int64)
    places = graph.add("Slice", graph.hold("numbers", np.arange(PLACES), np.int64), nought, length, nought)
    placed = graph.add("Gather", graph.weights(f"{own}position_embeddings.weight", PLACES, WIDTH, scale=0.1), places)
    kinds = graph.add("Mul", "input_ids", graph.hold("zero", 0, np.int64))
    kind = graph.add("Gather", graph.weights(f"{own}token_type_embeddings.weight", 2, WIDTH, scale=0.1), kinds)
    return graph.norm(graph.add("Add", graph.add("Add", words, kind), placed), own.rstrip("."))


def _layer(graph: _Graph, tokens: str) -> str:
    own = f"{_OWN}encoder.layer.0."
    shape = graph.hold("heads", [0, 0, HEADS, WIDTH // HEADS], np.int64)
    root = graph.hold("root", (WIDTH // HEADS) ** -0.25)
    heads = {}
    for role, axes in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        rows = graph.linear(tokens, f"{own}attention.self.{role}", WIDTH, WIDTH)
        heads[role] = graph.add("Transpose", graph.add("Reshape", rows, shape), perm=axes)
    scores = graph.add("MatMul", graph.add("Mul", heads["query"], root), graph.add("Mul", heads["key"], root))
    mask = graph.add("Unsqueeze", graph.add("Cast", "attention_mask", to=9), graph.hold("axes", [1, 2], np.int64))
    hidden = graph.add("Where", mask, graph.hold("seen", 0), graph.hold("unseen", -1e4))
    shares = graph.add("Softmax", graph.add("Add", scores, hidden), axis=-1)
    gathered = graph.add("Transpose", graph.add("MatMul", shares, heads["value"]), perm=[0, 2, 1, 3])
    flat = graph.add("Reshape", gathered, graph.hold("flat", [0, 0, WIDTH], np.int64))
    back = graph.linear(flat, f"{own}attention.output.dense", WIDTH, WIDTH)
    half = graph.norm(graph.add("Add", back, tokens), f"{own}attention.output")
    wide = graph.add("Gelu", graph.linear(half, f"{own}intermediate.dense", WIDTH, WIDE), approximate="none")
    return graph.norm(graph.add("Add", graph.linear(wide, f"{own}output.dense", WIDE, WIDTH), half), f"{own}output")


def _pooled(graph: _Graph, tokens: str, first_token_only: bool) -> None:
    if first_token_only:
        vectors = graph.add("Gather", tokens, graph.hold("first", 0, np.int64), axis=1)
    else:
        weights = graph.add("Unsqueeze", graph.add("Cast", "attention_mask", to=1), graph.hold("last", [-1], np.int64))
        weighed = graph.add("Mul", tokens, weights)
        vectors = graph.add("ReduceSum", weighed, graph.hold("over", [1], np.int64), keepdims=0)
    graph.add("LpNormalization", vectors, axis=1, p=2, output="vectors")
