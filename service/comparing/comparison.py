"""The nouns of a comparison: one question's columns with their quotes, or the reason why a column is empty."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from corpus.letter import FindingKind
from indexer.spelling import Correction
from service.answer import Answer, LetterSummary, Quote
from service.comparing.subject import Scope, Subject


class Reason(StrEnum):
    """Why a column is empty."""

    NO_SUCH_LETTER = "no such letter"
    """None of its letters is of the kind or year that is asked for, so none was looked in."""
    OTHER_VISIT = "other visit"
    """All that the other columns quote comes from a kind of visit that none of its letters tells of."""
    NOT_MENTIONED = "not mentioned"
    """Its letters were looked in and gave nothing."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a column is empty: the reason, what stands above it, sentences that say no more than the index holds, and what
    does not follow from them."""

    reason: Reason
    heading: str
    sentences: tuple[str, ...]
    caveat: str = ""

    @property
    def whole(self) -> str:
        """All of it in one paragraph."""
        return " ".join((f"{self.heading}.", *self.sentences, self.caveat)).strip()


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many quotes stand under each kind of heading."""

    strengths: int = 0
    improvements: int = 0
    priority_actions: int = 0
    case_studies: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One area or letter: its answer, None where no letter of it was to be looked in, and why it is empty if it is."""

    subject: Subject
    answer: Answer | None
    silence: Silence | None = None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All its quotes, the best letter's first."""
        return self.answer.quotes if self.answer else ()

    @property
    def looked_in(self) -> tuple[LetterSummary, ...]:
        """The letters looked in, newest first."""
        return self.answer.looked_in if self.answer else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be told of this column alone."""
        return self.answer.notes if self.answer else ()

    @property
    def best(self) -> Quote | None:
        """The quote with the highest score; the first of equals."""
        return max(self.quotes, key=lambda quote: quote.score, default=None)

    @property
    def others(self) -> tuple[Quote, ...]:
        """All quotes but the best."""
        return tuple(quote for quote in self.quotes if quote is not self.best)

    @property
    def counts(self) -> FindingCounts:
        """Its quotes by the kind of heading that they stand under."""
        found = Counter(quote.citation.finding for quote in self.quotes)
        return FindingCounts(
            strengths=found[FindingKind.STRENGTH],
            improvements=found[FindingKind.IMPROVEMENT],
            priority_actions=found[FindingKind.PRIORITY_ACTION],
            case_studies=found[FindingKind.CASE_STUDY],
            others=found[FindingKind.CONTEXT],
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question over several columns, in the order in which they were chosen.

    ``notes`` hold for all columns, such as a place that the question names; ``corrections`` are misspelt words with those
    that were searched for instead.
    """

    question: str
    scope: Scope
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Several questions over the same columns; ``rows`` in the order of the questions."""

    subjects: tuple[Subject, ...]
    rows: tuple[Comparison, ...]
    generation: str

    @property
    def letters(self) -> tuple[LetterSummary, ...]:
        """All letters that were looked in for any question, column by column, newest first."""
        looked_in = {letter.id: letter for row in self.rows for column in row.columns for letter in column.looked_in}
        held = (letter.summary for subject in self.subjects for letter in subject.letters)
        return tuple(letter for letter in held if letter.id in looked_in)
