"""The parts of a BERT to an ONNX graph that runs them fast, with the fewest nodes and the operators whose kernels are fast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.encoder_parts import Layer, Norm, Parts, Product

if TYPE_CHECKING:
    import onnx

_MICROSOFT = "com.microsoft"
_OPSET = 20


def write_graph(parts: Parts, ir_version: int = 10) -> onnx.ModelProto:
    """The graph: token ids and mask (texts, tokens) in; ``vectors`` (texts, width), of length one, and ``tokens`` (texts,
    tokens, dimensions) out, as in the exporter's graph.

    The operators are those whose kernels are fast (measured in docs/decisions/0028-encoder-graph.md), some of them ONNX
    Runtime's own. Activations are rounded to eight bits as in the exporter's graph, in the range of all that goes in at once.
    """
    from onnx import helper

    writer = _Writer(parts)
    outputs = writer.write()
    inputs = [helper.make_tensor_value_info(name, 7, ["batch", "tokens"]) for name in ("input_ids", "attention_mask")]
    graph = helper.make_graph(writer.nodes, "encoder", inputs, outputs, writer.initializers())
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=ir_version, producer_name="letterwise")


class _Writer:
    """Collects nodes and the arrays that they hold."""

    def __init__(self, parts: Parts) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self._parts = parts
        self._width = parts.words.shape[1]
        self._arrays: dict[str, NDArray[Any]] = {}

    def initializers(self) -> list[onnx.TensorProto]:
        """The arrays that the nodes name."""
        from onnx import numpy_helper

        return [numpy_helper.from_array(np.ascontiguousarray(array), name) for name, array in self._arrays.items()]

    def write(self) -> list[onnx.ValueInfoProto]:
        """Adds all nodes and tells the graph's outputs. Between attentions, all tokens of all texts stand in one table."""
        from onnx import helper

        self._add("Cast", "attention_mask", to=6, output="mask")
        tokens = self._embedded()
        for number, layer in enumerate(self._parts.layers):
            tokens = self._layer(layer, tokens, f"layer.{number}")
        self._pooled(tokens)
        outputs = [helper.make_tensor_value_info("vectors", 1, ["batch", self._width])]
        if self._parts.projection is not None:
            self._product(tokens, self._parts.projection, "projection", output="tokens")
            size = self._parts.projection.weights.shape[1]
            outputs.append(helper.make_tensor_value_info("tokens", 1, ["batch", "tokens", size]))
        return outputs

    def _embedded(self) -> str:
        parts = self._parts
        stored = self._add("Gather", self._hold("words", parts.words), "input_ids", axis=0)
        scale, zero = self._hold("words.scale", parts.words_scale), self._hold("words.zero", parts.words_zero)
        words = self._add("DequantizeLinear", stored, scale, zero)
        length = self._add("Shape", "input_ids", start=1, end=2)
        nought = self._ints("nought", [0])
        places = self._add("Slice", self._hold("places", parts.places), nought, length, nought)
        return self._summed(words, places, parts.norm, "norm")

    def _layer(self, layer: Layer, tokens: str, name: str) -> str:
        back = self._product(self._attended(layer, tokens, name), layer.attended, f"{name}.attended")
        half = self._summed(back, tokens, layer.half, f"{name}.half")
        wide = self._add("Gelu", self._product(half, layer.wide, f"{name}.wide"), approximate="none")
        return self._summed(self._product(wide, layer.narrow, f"{name}.narrow"), half, layer.whole, f"{name}.whole")

    def _attended(self, layer: Layer, tokens: str, name: str) -> str:
        """What the heads gather: queries, keys and values are one product, of activations that are rounded once."""
        from onnx import helper

        three = (layer.query, layer.key, layer.value)
        rounded, scale, zero = (f"{name}.rounded", f"{name}.rounded.scale", f"{name}.rounded.zero")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [tokens], [rounded, scale, zero], name=f"{name}.rounding"))
        biases = [np.zeros(self._width, np.float32) if own.bias is None else own.bias for own in three]
        weights = self._hold(f"{name}.weights", np.concatenate([own.weights for own in three], axis=1))
        bias = self._hold(f"{name}.bias", np.concatenate(biases))
        scales = self._hold(f"{name}.scales", np.concatenate([own.scales for own in three]))
        noughts = self._hold(f"{name}.noughts", np.zeros(3 * self._width, np.int8))
        given = (rounded, weights, bias, scale, scales, "mask", zero, noughts)
        return self._add("QAttention", *given, domain=_MICROSOFT, num_heads=self._parts.heads)

    def _product(self, rows: str, product: Product, name: str, output: str = "") -> str:
        """Rounds the rows to eight bits and multiplies them, with its bias, in one operator."""
        given = [rows, self._hold(f"{name}.weights", product.weights), self._hold(f"{name}.scales", product.scales)]
        if product.bias is not None:
            given += ["", self._hold(f"{name}.bias", product.bias)]
        return self._add("DynamicQuantizeMatMul", *given, domain=_MICROSOFT, output=output)

    def _summed(self, rows: str, others: str, norm: Norm, name: str) -> str:
        """The norm of a sum, as two nodes: the operator that does both takes seven times as long."""
        held = self._hold(f"{name}.norm.gain", norm.gain), self._hold(f"{name}.norm.bias", norm.bias)
        return self._add("LayerNormalization", self._add("Add", rows, others), *held, axis=-1, epsilon=self._parts.epsilon)

    def _pooled(self, tokens: str) -> None:
        """The mean of a text's tokens, at length one: so their sum is enough."""
        weights = self._add("Unsqueeze", self._add("Cast", "attention_mask", to=1), self._ints("one.axis", [1]))
        sums = self._add("MatMul", weights, tokens)
        self._add("LpNormalization", self._add("Squeeze", sums, "one.axis"), axis=1, p=2, output="vectors")

    def _hold(self, name: str, array: NDArray[Any]) -> str:
        self._arrays[name] = array
        return name

    def _ints(self, name: str, values: Sequence[int]) -> str:
        return self._hold(name, np.array(values, dtype=np.int64))

    def _add(self, operator: str, *inputs: str, output: str = "", domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        name = f"{operator}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output or name], name=name, domain=domain, **attributes))
        return output or name
