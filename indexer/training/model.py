"""The model in training: texts in; unit vectors, token vectors and the scores that are learnt out.

Each token's vector is a linear projection of the model's output. A text is scored twice: by the inner product of the two
unit vectors, and by late interaction, in which each token of the question takes its best match among the text's tokens
(`indexer.late_interaction`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexer.embedding import Vectors
from indexer.encoder_export import TOKEN_VECTORS, import_train_extra
from indexer.late_interaction import best_matches, unit

_GROUP = 32
"""Texts that are padded to one length together."""


class TokenModel:
    """A sentence-transformers model whose tokens have vectors of their own."""

    def __init__(self, source: Path, dimensions: int, tokens: int) -> None:
        """Loads the model in ``source`` and gives it an orthogonal projection to ``dimensions``, unless it has one."""
        import torch
        from sentence_transformers.sentence_transformer.modules import Dense

        self.model = import_train_extra().SentenceTransformer(str(source), device="cpu")
        self.usual_length = self.model.max_seq_length
        self._tokens = tokens
        if not any(isinstance(module, Dense) for module in self.model):
            width = self.model.get_embedding_dimension()
            weights = torch.nn.init.orthogonal_(torch.empty(dimensions, width))
            projection = Dense(width, dimensions, False, torch.nn.Identity(), weights, None, "token_embeddings", TOKEN_VECTORS)
            self.model.insert(1, projection)

    def run(self, texts: Sequence[str]) -> tuple[Any, Any, Any]:
        """Unit vectors (texts, width), token vectors (texts, tokens, dimensions) and the mask (texts, tokens) as tensors."""
        import torch

        features = self.model.tokenizer(
            list(texts), padding=True, truncation=True, max_length=self._tokens, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = self.model(dict(features))
        vectors = torch.nn.functional.normalize(out["sentence_embedding"].float(), dim=1)
        return vectors, out[TOKEN_VECTORS].float(), features["attention_mask"].bool()

    def scores(self, questions: Sequence[str], texts: Sequence[str]) -> tuple[Any, Any]:
        """Both scores of each question with each text, tensors of shape (questions, texts)."""
        import torch

        vectors, tokens, mask = self.run(questions)
        tokens = tokens * mask[..., None]
        weight = tokens.norm(dim=2).sum(1, keepdim=True)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        near, late = [], []
        for begin in range(0, len(order), _GROUP):
            others, others_tokens, others_mask = self.run([texts[place] for place in order[begin : begin + _GROUP]])
            units = torch.nn.functional.normalize(others_tokens, dim=2)
            matches = torch.einsum("qid,tjd->qitj", tokens, units).masked_fill(~others_mask, -1e4).amax(3)
            near.append(vectors @ others.T)
            late.append((matches * mask[..., None]).sum(1) / weight)
        back = torch.tensor(np.argsort(order))
        return torch.cat(near, 1)[:, back], torch.cat(late, 1)[:, back]

    def encode(self, texts: Sequence[str]) -> tuple[Vectors, list[Vectors]]:
        """Unit vectors of shape (texts, width), and each text's token vectors of shape (tokens, dimensions)."""
        import torch

        self.model.eval()
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        vectors: list[Any] = [None] * len(texts)
        tokens: list[Any] = [None] * len(texts)
        for begin in range(0, len(order), 2 * _GROUP):
            places = order[begin : begin + 2 * _GROUP]
            with torch.no_grad():
                for place, vector, own, mask in zip(places, *self.run([texts[place] for place in places]), strict=True):
                    vectors[place], tokens[place] = vector.numpy(), own[mask].numpy()
        return np.stack(vectors), tokens


def late_scores(questions: Sequence[Vectors], texts: Sequence[Vectors]) -> Vectors:
    """Late interaction of each question's token vectors with each text's, float32 of shape (questions, texts)."""
    joined = unit(np.concatenate(texts))
    starts = np.cumsum([0, *(len(text) for text in texts)])[:-1]
    rows = [best_matches(tokens, joined, starts).sum(axis=1) / np.linalg.norm(tokens, axis=1).sum() for tokens in questions]
    return np.stack(rows)
