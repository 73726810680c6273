"""The measures' names, as files and gates know them, and their labels, as a reader sees them."""

from __future__ import annotations

from enum import StrEnum


class MeasureName(StrEnum):
    """A measure. Higher is better but for the false answers and the seconds; "as compared" is defined in ``eval.retrieval``."""

    RECALL_300_WORDS = "recall_300_words"
    RECALL_600_WORDS = "recall_600_words"
    RECALL_1500_WORDS = "recall_1500_words"
    RECALL_5 = "recall_5"
    RECALL_10 = "recall_10"
    RECALL_30 = "recall_30"
    NDCG_10 = "ndcg_10"
    MRR = "mrr"
    SUCCESS_5 = "success_5"
    CHARACTER_PRECISION = "character_precision"
    RECALL_300_AS_COMPARED = "recall_300_as_compared"
    RECALL_600_AS_COMPARED = "recall_600_as_compared"
    NDCG_10_AS_COMPARED = "ndcg_10_as_compared"
    MRR_AS_COMPARED = "mrr_as_compared"
    NUGGETS_250_WORDS = "nuggets_250_words"
    ANSWER_LETTERS = "answer_letters"
    ANSWER_RECALL = "answer_recall"
    ANSWER_PRECISION = "answer_precision"
    QUOTE_EXACTNESS = "quote_exactness"
    AUROC = "auroc"
    ANSWERABLE_ANSWERED = "answerable_answered"
    FALSE_ANSWERS = "false_answers"
    FALSE_ANSWERS_AT_85 = "false_answers_at_85"
    SECONDS_MEDIAN = "seconds_median"
    SECONDS_P95 = "seconds_p95"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _LABELS[self]

    @property
    def higher_is_better(self) -> bool:
        """Whether a rise of the measure is good."""
        return self not in _LOWER_IS_BETTER


_LOWER_IS_BETTER = frozenset(
    {MeasureName.FALSE_ANSWERS, MeasureName.FALSE_ANSWERS_AT_85, MeasureName.SECONDS_MEDIAN, MeasureName.SECONDS_P95}
)

_LABELS = {
    MeasureName.RECALL_300_WORDS: "Recall within 300 words",
    MeasureName.RECALL_600_WORDS: "Recall within 600 words",
    MeasureName.RECALL_1500_WORDS: "Recall within 1,500 words",
    MeasureName.RECALL_5: "Recall@5",
    MeasureName.RECALL_10: "Recall@10",
    MeasureName.RECALL_30: "Recall@30",
    MeasureName.NDCG_10: "nDCG@10",
    MeasureName.MRR: "MRR",
    MeasureName.SUCCESS_5: "Success@5",
    MeasureName.CHARACTER_PRECISION: "Character precision within 600 words",
    MeasureName.RECALL_300_AS_COMPARED: "Recall within 300 words, as compared",
    MeasureName.RECALL_600_AS_COMPARED: "Recall within 600 words, as compared",
    MeasureName.NDCG_10_AS_COMPARED: "nDCG@10, as compared",
    MeasureName.MRR_AS_COMPARED: "MRR, as compared",
    MeasureName.NUGGETS_250_WORDS: "Nuggets in the answer's first 250 words",
    MeasureName.ANSWER_LETTERS: "Letters that answer, quoted in the answer",
    MeasureName.ANSWER_RECALL: "Recall of the answer's quotes",
    MeasureName.ANSWER_PRECISION: "Character precision of the answer's quotes",
    MeasureName.QUOTE_EXACTNESS: "Quotes equal to their letter",
    MeasureName.AUROC: "AUROC of answerability",
    MeasureName.ANSWERABLE_ANSWERED: "Answerable questions answered",
    MeasureName.FALSE_ANSWERS: "False answers",
    MeasureName.FALSE_ANSWERS_AT_85: "False answers at 85 % answered",
    MeasureName.SECONDS_MEDIAN: "Seconds, median",
    MeasureName.SECONDS_P95: "Seconds, 95th percentile",
}
