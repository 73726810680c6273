"""Retrieval measures of one question: its gold spans and the ranked hits in, recall, precision and ranking measures out.

Recall within N words reads the hit that crosses the limit up to the limit (``coverage.read_in_order``). The figures of the
published comparison with other stacks (the README beside the real judged questions) follow another convention, and are
reproduced by the measures marked "as compared": a hit that would cross the limit is not read at all and ends the reading,
words that stand in two hits count twice, the gain of nDCG is 2^grade - 1, and MRR ends at rank 10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.coverage import Piece, Reading, found_at, gold_share, read_in_order, whole_within
from eval.letters import letter_id
from eval.measure_names import MeasureName
from eval.questions import ANSWERS_IT, GoldSpan, JudgedQuestion
from eval.ranking import ranking_measures
from eval.runs import Hit, QuoteLine

_WORD_LIMITS = {
    300: MeasureName.RECALL_300_WORDS,
    600: MeasureName.RECALL_600_WORDS,
    1500: MeasureName.RECALL_1500_WORDS,
}
_WHOLE_WORD_LIMITS = {300: MeasureName.RECALL_300_AS_COMPARED, 600: MeasureName.RECALL_600_AS_COMPARED}
_HIT_LIMITS = {5: MeasureName.RECALL_5, 10: MeasureName.RECALL_10, 30: MeasureName.RECALL_30}
_PRECISION_WORDS = 600


def hit_measures(question: JudgedQuestion, hits: Sequence[Hit], texts: Mapping[str, str]) -> dict[MeasureName, float]:
    """Every retrieval measure of an answerable question; recall is left out where no gold span has grade 2."""
    gold = question.gold
    spans = pieces(hits, texts)
    ranks = ranks_of(gold, read_in_order(spans, texts))
    values = ranking_measures(gold, ranks, len(hits))
    for limit, name in _HIT_LIMITS.items():
        values |= recall(name, gold, [rank if rank and rank <= limit else None for rank in ranks])
    for limit, name in _WORD_LIMITS.items():
        values |= recall(name, gold, ranks_of(gold, read_in_order(spans, texts, limit)))
    for limit, name in _WHOLE_WORD_LIMITS.items():
        values |= recall(name, gold, ranks_of(gold, read_in_order(whole_within(spans, texts, limit), texts)))
    values[MeasureName.CHARACTER_PRECISION] = gold_share(read_in_order(spans, texts, _PRECISION_WORDS), gold)
    return values


def pieces(spans: Sequence[Hit | QuoteLine], texts: Mapping[str, str]) -> list[Piece]:
    """Where hits or quotes stand in the letters, in their order. Raises UnknownLetterError for a letter not in ``texts``."""
    return [Piece(letter_id(span.doc, texts), span.span) for span in spans]


def ranks_of(gold: Sequence[GoldSpan], reading: Reading) -> list[int | None]:
    """For each gold span the rank at which the reading finds it; ``None`` if never."""
    return [found_at(span, reading) for span in gold]


def recall(name: MeasureName, gold: Sequence[GoldSpan], ranks: Sequence[int | None]) -> dict[MeasureName, float]:
    """The share of the grade-2 spans that have a rank, under ``name``; nothing where no span has grade 2."""
    wanted = [rank for span, rank in zip(gold, ranks, strict=True) if span.grade >= ANSWERS_IT]
    return {name: sum(rank is not None for rank in wanted) / len(wanted)} if wanted else {}
