"""What is told of a ranking: a question and its best hits in, how well they bear it out and the words they leave unmet out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.embedding import Encoder, Vectors
from indexer.first_look import Question
from indexer.index import Index
from indexer.ranking import Hit
from indexer.second_look import evenly_spaced
from indexer.support import Support, has_figure
from indexer.unmet import TokensMet, unmet_words

_SAMPLE = 1024
"""How many passages stand for all letters where it is asked whether others come nearer."""
_TOO_FEW = 20
"""Of so many passages the mean counts by half: of a few, most may well be what is asked for."""
_FIGURES_IN = 5
_MET_BY = 10
"""How many of the best hits are looked through for what the question's words mean."""


class Bearing:
    """Tells of rankings over one index."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder
        self._sample = evenly_spaced(len(index.table), _SAMPLE)

    def support(self, question: Question, hits: Sequence[Hit], passages: int) -> Support:
        """The signs of support of at least one hit, found among so many ``passages``: among few, fewer of the best are
        looked at, since few can be near."""
        nearest = sorted((hit.similarity for hit in hits), reverse=True)[: 1 + min(passages // 40, 2)]
        count = len(self._index.table)
        mean = float(self._index.centre @ question.vector) * count / (count + _TOO_FEW)
        anywhere = self._index.engine.scores(question.vector, self._sample)
        holding = [has_figure(self._index.words.of(hit.place)) for hit in hits[:_FIGURES_IN]]
        return Support(
            nearness=sum(nearest) / len(nearest) - mean,
            nearer_elsewhere=max(0.0, float(anywhere.max()) - nearest[0]),
            figures=sum(holding) / len(holding),
        )

    def unmet(self, question: Question, hits: Sequence[Hit], allowed: NDArray[np.bool_] | None) -> tuple[str, ...]:
        """The words of which neither a passage looked in nor, by their tokens, one of the best hits speaks; none without
        token vectors."""

        def stands(phrase: Sequence[str]) -> bool:
            return self._index.terms.stands(phrase, allowed)

        def is_held(term: str) -> bool:
            others = (each for each in question.expansions if term in each.phrase)
            return stands([term]) or any(stands(other.terms) for each in others for other in each.alternatives)

        if not self._index.tokens:
            return ()
        lengths = np.linalg.norm(question.tokens, axis=1)
        weights = lengths / max(float(lengths.mean()), 1e-6)
        return unmet_words(
            question.words, TokensMet(self._encoder.spans(question.words), self._met(question, hits), weights), is_held
        )

    def _met(self, question: Question, hits: Sequence[Hit]) -> Vectors:
        """The best cosine of each of the question's tokens with those of the best hits, shape (tokens,)."""
        best = np.array([hit.place for hit in hits[:_MET_BY]], dtype=np.int64)
        lengths = np.linalg.norm(question.tokens, axis=1)
        matches = self._index.tokens.matches(question.tokens, best).max(axis=0)
        return np.asarray(matches / np.maximum(lengths, 1e-6), dtype=np.float32)
