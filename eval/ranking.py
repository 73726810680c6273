"""Ranking measures of one question: gold spans and the rank at which each was found in, the values of ir_measures out.

A hit earns the best grade of the gold spans that it newly finds, else nothing: it is scored as that gold span, and a hit
that finds nothing as a document that nobody judged. The gain is the grade itself (linear, as in trec_eval), or 2^grade - 1
for the measure "as compared" (``eval.retrieval``), and is discounted by log2(rank + 1); the ideal ranking has the gold
spans by grade, one a rank.
Grades 1 and 2 both count for MRR and success@5.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from eval.measure_names import MeasureName
from eval.questions import GoldSpan

_MEASURES = {
    MeasureName.NDCG_10: nDCG @ 10,
    MeasureName.MRR: RR,
    MeasureName.MRR_AS_COMPARED: RR @ 10,
    MeasureName.SUCCESS_5: Success @ 5,
}
_EXPONENTIAL = {MeasureName.NDCG_10_AS_COMPARED: nDCG @ 10}


def ranking_measures(gold: Sequence[GoldSpan], ranks: Sequence[int | None], hits: int) -> dict[MeasureName, float]:
    """nDCG@10, MRR and success@5 of ``hits`` ranked hits; ``ranks[i]`` is where ``gold[i]`` was found, ``None`` if never."""
    if hits == 0:
        return dict.fromkeys(_MEASURES | _EXPONENTIAL, 0.0)
    run = [ScoredDoc("q", _name(rank, gold, ranks), float(hits - rank)) for rank in range(1, hits + 1)]
    # Two calls: asked in one call for nDCG with and without ``gains``, ir_measures 0.4.3 may give both the same gains.
    return _computed(_MEASURES, [span.grade for span in gold], run) | _computed(
        _EXPONENTIAL, [2**span.grade - 1 for span in gold], run
    )


def _computed(
    measures: Mapping[MeasureName, ir_measures.Measure], gains: Sequence[int], run: Sequence[ScoredDoc]
) -> dict[MeasureName, float]:
    qrels = [Qrel("q", _gold_name(index), gain) for index, gain in enumerate(gains)]
    values = ir_measures.calc_aggregate(list(measures.values()), qrels, run)
    return {name: float(values[measure]) for name, measure in measures.items()}


def _name(rank: int, gold: Sequence[GoldSpan], ranks: Sequence[int | None]) -> str:
    """The best gold span newly found at ``rank``, the first among equals; or a name that was never judged."""
    found = [index for index, at in enumerate(ranks) if at == rank]
    if not found:
        return f"unjudged-{rank}"
    return _gold_name(max(found, key=lambda index: (gold[index].grade, -index)))


def _gold_name(index: int) -> str:
    return f"gold-{index}"
