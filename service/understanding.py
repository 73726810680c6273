"""A question in, a query out: names become filters, misspelt words are mended, quoted words must occur."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from indexer.index import Index
from indexer.naming import Named, NameReader
from indexer.query import NO_FILTERS, Filters
from indexer.quoted import masked, quoted_in, without_marks
from indexer.spelling import Correction, Speller
from indexer.vocabulary import Vocabulary
from service.answer import AppliedFilter
from service.asking import Choices
from service.errors import QuestionError
from service.filtering import applied, chosen_filters, held_choices, merged, question_filters, relaxed, suggested

LONGEST_QUESTION = 1000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched: its words, those of them to rank by, and the filters by where they come from.

    ``holding`` marks the passages that hold the quoted ``phrases``, shape (passages,); None where nothing is quoted, or
    where no passage holds them.
    """

    words: str
    ranked: str
    chosen: Filters
    names: Named
    named: Filters = NO_FILTERS
    notes: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    phrases: tuple[str, ...] = ()
    holding: NDArray[np.bool_] | None = None
    is_elsewhere: bool = False
    """Whether it asks about authorities of which no letter is held, and about no other."""

    @property
    def in_force(self) -> Filters:
        """All filters together."""
        return merged(self.chosen, self.named)

    @property
    def is_unsaid(self) -> bool:
        """Whether no passage looked in holds the quoted words."""
        return bool(self.phrases) and self.holding is None

    def filters(self) -> tuple[AppliedFilter, ...]:
        """The filters in force as they are shown."""
        return (*applied(self.chosen), *applied(self.named, self.names))

    def looser(self) -> Iterator[Query]:
        """The query without some of the filters that its question names, and a note that says so."""
        for named, note in relaxed(self.named):
            yield replace(self, named=named, notes=(*self.notes, note))


class Understanding:
    """Understands questions to one index; all that it looks words up in is worked out once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.held = held_choices(index.library.entries)
        vocabulary = Vocabulary(index.words.counts, len(index.words), index.expander.words)
        self._names = NameReader(index.library.entries, vocabulary)
        self._speller = Speller(vocabulary)

    def read(self, question: str, chosen: Choices, use_named: bool = True, mend: bool = True) -> Query:
        """The question as it is searched; filters that it names apply with ``use_named``, misspelt words are corrected with
        ``mend``. Raises QuestionError for one that is empty or too long.
        """
        words = _typed(question)
        filters = chosen_filters(chosen, self.held)
        asked, corrections = self._mended(words) if mend else (words, ())
        quoted = quoted_in(asked)
        names = self._names.read(masked(asked, [each.span for each in quoted]))
        named, notes = question_filters(names, filters, self._index.holdings) if use_named else (NO_FILTERS, ())
        in_force = merged(filters, named)
        phrases = tuple(dict.fromkeys(each.phrase for each in quoted))
        holding, unsaid = self._holding(phrases, in_force)
        return Query(
            words=words,
            ranked=without_marks(names.rest_of(asked, in_force)),
            chosen=filters,
            names=names,
            named=named,
            notes=(*notes, *unsaid),
            corrections=corrections,
            phrases=phrases,
            holding=holding,
            is_elsewhere=use_named and bool(names.missing) and not in_force.authorities,
        )

    def suggestions(self, query: Query) -> tuple[AppliedFilter, ...]:
        """Filters that the question speaks of, that are not in force, and that would leave something to answer from."""

        def leaves_some(filters: Filters) -> bool:
            allowed = self._index.holdings.passages(merged(filters, query.in_force))
            return allowed is None or bool(allowed.any())

        return tuple(each for filters, each in suggested(query.names.could_be, query.in_force) if leaves_some(filters))

    def _mended(self, words: str) -> tuple[str, tuple[Correction, ...]]:
        quoted = [each.span for each in quoted_in(words)]
        named = [each.span for each in self._names.names(masked(words, quoted))]
        corrected = self._speller.correct(words, (*quoted, *named))
        return corrected.words, corrected.corrections

    def _holding(self, phrases: Sequence[str], filters: Filters) -> tuple[NDArray[np.bool_] | None, tuple[str, ...]]:
        """The passages that hold all phrases; None with what to tell the reader where the filters let none through."""
        if not phrases:
            return None, ()
        each = [self._index.words.holding(phrase) for phrase in phrases]
        allowed = self._index.holdings.passages(filters)
        holding = reduce(np.logical_and, each if allowed is None else (*each, allowed))
        if holding.any():
            return holding, ()
        absent = [phrase for phrase, places in zip(phrases, each, strict=True) if not places.any()]
        where = "" if absent or filters == NO_FILTERS else " of the letters looked in"
        said = " and ".join(f"“{phrase}”" for phrase in absent or phrases)
        return None, (f"No passage{where} says {said}.",)


def _typed(question: str) -> str:
    words = " ".join(question.encode("utf-8", "replace").decode("utf-8").split())  # a terminal may send broken characters
    if not words:
        raise QuestionError("Type a question, such as: what did inspectors say about strategy discussions?")
    if len(words) > LONGEST_QUESTION:
        raise QuestionError(f"The question has {len(words):,} characters; shorten it to {LONGEST_QUESTION:,} or fewer.")
    return words
