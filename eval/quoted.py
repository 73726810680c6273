"""Measures of one question's answer: its gold spans, nuggets and the quotes shown in, recall, precision and nuggets out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.coverage import gold_share, read_in_order
from eval.letters import letter_id
from eval.measure_names import MeasureName
from eval.questions import ANSWERS_IT, GoldSpan, JudgedQuestion
from eval.retrieval import pieces, ranks_of, recall
from eval.runs import QuoteLine

_NUGGET_WORDS = 250


def quote_measures(question: JudgedQuestion, quotes: Sequence[QuoteLine], texts: Mapping[str, str]) -> dict[MeasureName, float]:
    """The answer's measures for an answerable question; an answer without quotes has no precision.

    A letter answers if it holds a grade-2 gold span; it is quoted once any of these is found in the answer. A nugget is
    covered once any gold span that carries it is found within the answer's first 250 words, in reading order.
    """
    spans = pieces(quotes, texts)
    reading = read_in_order(spans, texts)
    ranks = ranks_of(question.gold, reading)
    values = recall(MeasureName.ANSWER_RECALL, question.gold, ranks) | _letters(question.gold, ranks)
    if quotes:
        values[MeasureName.ANSWER_PRECISION] = gold_share(reading, question.gold)
    if question.nuggets:
        early = ranks_of(question.gold, read_in_order(spans, texts, _NUGGET_WORDS))
        covered = sum(any(early[carrier] is not None for carrier in nugget.carriers) for nugget in question.nuggets)
        values[MeasureName.NUGGETS_250_WORDS] = covered / len(question.nuggets)
    return values


def _letters(gold: Sequence[GoldSpan], ranks: Sequence[int | None]) -> dict[MeasureName, float]:
    answering = {span.letter for span in gold if span.grade >= ANSWERS_IT}
    quoted = {span.letter for span, rank in zip(gold, ranks, strict=True) if span.grade >= ANSWERS_IT and rank is not None}
    return {MeasureName.ANSWER_LETTERS: len(quoted) / len(answering)} if answering else {}


def is_exact(quote: QuoteLine, texts: Mapping[str, str]) -> bool:
    """Whether the quote's text is its letter's text between its start and end, byte for byte in UTF-8."""
    if not 0 <= quote.start < quote.end:
        return False
    stands = texts[letter_id(quote.doc, texts)][quote.start : quote.end]
    return quote.text.encode("utf-8", "surrogatepass") == stands.encode("utf-8", "surrogatepass")
