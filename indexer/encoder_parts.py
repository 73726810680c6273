"""A quantised ONNX graph, as torch exports it, to the parts of a BERT: embeddings, norms and int8 products by their roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.errors import IndexerError

if TYPE_CHECKING:
    import onnx

Floats = NDArray[np.float32]
_WORDS = "embeddings.word_embeddings.weight"
_TOKENS = "tokens"
"""What the exporter calls the output of the tokens' vectors."""


class UnknownGraphError(IndexerError):
    """The graph is not that of a BERT as torch exports and onnxruntime quantises it."""


@dataclass(frozen=True, slots=True)
class Product:
    """A matrix product with int8 weights (inputs, outputs), one scale an output, and a bias (outputs,) where it has one."""

    weights: NDArray[np.int8]
    scales: Floats
    bias: Floats | None


@dataclass(frozen=True, slots=True)
class Norm:
    """A layer normalisation: gain and bias of shape (width,)."""

    gain: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: the products of its attention, the two of its feed-forward part, and the norm after each half."""

    query: Product
    key: Product
    value: Product
    attended: Product
    wide: Product
    narrow: Product
    half: Norm
    whole: Norm


@dataclass(frozen=True, slots=True)
class Parts:
    """All of an encoder: words as stored (words, width) with scale and zero point, and the places (places, width) with what
    every token has added. ``projection`` makes the tokens' vectors, None where the encoder has none."""

    words: NDArray[Any]
    words_scale: Floats
    words_zero: NDArray[Any]
    places: Floats
    norm: Norm
    layers: tuple[Layer, ...]
    projection: Product | None
    heads: int
    epsilon: float


def read_parts(model: onnx.ModelProto) -> Parts:
    """The parts of an exported and quantised graph; raises UnknownGraphError where it is not that of a BERT."""
    from onnx import numpy_helper

    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    prefix = next((name.removesuffix(_WORDS + "_quantized") for name in arrays if name.endswith(_WORDS + "_quantized")), None)
    if prefix is None:
        raise UnknownGraphError("the graph is not as the exporter writes it: no quantised embeddings of words")
    products = _products(model, arrays)
    try:
        words = arrays[f"{prefix}{_WORDS}_quantized"]
        first = _dequantised(arrays, f"{prefix}embeddings.token_type_embeddings.weight")[0]
        count = sum(name.startswith(f"{prefix}encoder.layer.") and name.endswith(".self.query.bias") for name in arrays)
        return Parts(
            words,
            arrays[f"{prefix}{_WORDS}_scale"],
            arrays[f"{prefix}{_WORDS}_zero_point"],
            _dequantised(arrays, f"{prefix}embeddings.position_embeddings.weight") + first,
            _norm(arrays, f"{prefix}embeddings"),
            tuple(_layer(arrays, products, f"{prefix}encoder.layer.{number}.") for number in range(count)),
            products.get(_TOKENS),
            words.shape[1] // _head_width(model, arrays),
            _epsilon(model),
        )
    except KeyError as error:
        raise UnknownGraphError(f"the graph has no {error.args[0]}") from error


def _layer(arrays: Mapping[str, NDArray[Any]], products: Mapping[str, Product], own: str) -> Layer:
    return Layer(
        query=products[f"{own}attention.self.query.bias"],
        key=products[f"{own}attention.self.key.bias"],
        value=products[f"{own}attention.self.value.bias"],
        attended=products[f"{own}attention.output.dense.bias"],
        wide=products[f"{own}intermediate.dense.bias"],
        narrow=products[f"{own}output.dense.bias"],
        half=_norm(arrays, f"{own}attention.output"),
        whole=_norm(arrays, f"{own}output"),
    )


def _products(model: onnx.ModelProto, arrays: Mapping[str, NDArray[Any]]) -> dict[str, Product]:
    """Every int8 product by the name of its bias, or of what it gives where it has none."""
    users = {name: node for node in model.graph.node for name in node.input}
    found = {}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            stem = node.input[1].removesuffix("_quantized")
            if arrays[f"{stem}_zero_point"].any():
                raise UnknownGraphError(f"{stem} has weights with a zero point")
            weights = arrays[node.input[1]]
            scales = np.broadcast_to(arrays[f"{stem}_scale"], weights.shape[1:])
            scaled = users[users[node.output[0]].output[0]].output[0]
            bias = _bias(users.get(scaled), arrays)
            found[bias or scaled] = Product(weights, scales, arrays[bias] if bias else None)
    return found


def _bias(user: onnx.NodeProto | None, arrays: Mapping[str, NDArray[Any]]) -> str | None:
    if user is None or user.op_type != "Add":
        return None
    return next((name for name in user.input if name in arrays), None)


def _norm(arrays: Mapping[str, NDArray[Any]], own: str) -> Norm:
    return Norm(arrays[f"{own}.LayerNorm.weight"], arrays[f"{own}.LayerNorm.bias"])


def _dequantised(arrays: Mapping[str, NDArray[Any]], name: str) -> Floats:
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    return np.asarray((arrays[f"{name}_quantized"].astype(np.float32) - zero) * arrays[f"{name}_scale"], dtype=np.float32)


def _head_width(model: onnx.ModelProto, arrays: Mapping[str, NDArray[Any]]) -> int:
    """How wide one head is: queries and keys are each multiplied by the fourth root of its inverse before their product."""
    into = {name for node in model.graph.node if node.op_type == "MatMul" for name in node.input}
    for node in model.graph.node:
        if node.op_type == "Mul" and node.output[0] in into:
            for name in node.input:
                if name in arrays and arrays[name].ndim == 0:
                    return round(float(arrays[name]) ** -4)
    raise UnknownGraphError("the graph has no scaled product of queries and keys")


def _epsilon(model: onnx.ModelProto) -> float:
    for node in model.graph.node:
        if node.op_type == "LayerNormalization":
            return float(next(attribute.f for attribute in node.attribute if attribute.name == "epsilon"))
    raise UnknownGraphError("the graph has no layer normalisation")
