"""A question in, an answer out: reads its filters, ranks passages, chooses sentences, and cites them letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace

from corpus.letter import Letter
from indexer.embedding import Encoder
from indexer.index import Index
from indexer.query import NO_FILTERS
from indexer.ranking import Hit, Ranking
from indexer.remembering import RememberingEncoder
from indexer.search import Searcher
from service.answer import Answer, LetterQuotes, LetterSummary, Quote
from service.asking import NO_CHOICES, Choices
from service.choosing import Choice, choose, leading
from service.citing import Citer
from service.confidence import Verdict, status_of, verdict
from service.errors import LetterNotFoundError
from service.shares import Shares
from service.statuses import WITH_QUOTES, AnswerStatus
from service.understanding import Query, Understanding

_RANKED = 60
_NEAREST = 3
_FEWEST_WORDS = 4
_SAME_RELEVANCE = 0.15
"""Letters whose best quotes differ by less in score count as equally relevant; the newer one then comes first."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """A query, its ranking, and how far that is taken for an answer."""

    query: Query
    ranking: Ranking
    verdict: Verdict

    @property
    def answers(self) -> bool:
        """Whether quotes are to be shown, for all of the question or for part of it."""
        return self.verdict.status in WITH_QUOTES


class Answering:
    """Answers questions from one index; see `service.asking.Asking` for what each method promises."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder
        self._searcher = Searcher(index, encoder)
        self._citer = Citer(index)
        self._understanding = Understanding(index)
        self.generation = index.manifest.generation

    def answer(
        self, question: str, chosen: Choices = NO_CHOICES, use_question_filters: bool = True, correct_spelling: bool = True
    ) -> Answer:
        """Everything to show for one question."""
        searched = self._searched(self.read(question, chosen, use_question_filters, correct_spelling))
        query, ranking = searched.query, searched.ranking
        looked_in = self._index.holdings.letters(query.in_force)
        shares = Shares(self._index, ranking.hits, query.in_force.authorities)
        chosen_quotes = choose(ranking.hits, self._index, shares.has_room) if searched.answers else ()
        groups, more = (self._groups(choices) for choices in leading(chosen_quotes, self._index))
        quotes = [quote for group in (*groups, *more) for quote in group.quotes]
        silent = looked_in.copy()
        silent[self._quoted_letters(quotes)] = False
        return Answer(
            question=query.words,
            status=searched.verdict.status if groups else AnswerStatus.NOTHING_FOUND,
            answerability=round(searched.verdict.answerability, 4),
            groups=groups,
            more=more,
            nearest=() if groups else self._nearest(ranking.hits),
            looked_in=self._citer.newest_first(looked_in),
            silent=self._citer.newest_first(silent),
            filters=query.filters(),
            notes=query.notes,
            generation=self.generation,
            unanswered=searched.verdict.unanswered,
            corrections=query.corrections,
            quoted=query.phrases,
            suggestions=self._understanding.suggestions(query),
            is_elsewhere=query.is_elsewhere,
        )

    def _quoted_letters(self, quotes: Sequence[Quote]) -> list[int]:
        citations = (citation for quote in quotes for citation in (quote.citation, *quote.repeated_in))
        return [self._index.library.place(citation.letter.id) for citation in citations]

    def search(
        self,
        question: str,
        chosen: Choices = NO_CHOICES,
        k: int = 30,
        correct_spelling: bool = True,
        use_question_filters: bool = True,
    ) -> tuple[Quote, ...]:
        """At most ``k`` ranked passages as quotes, best first."""
        query = self.read(question, chosen, use_question_filters, correct_spelling)
        return () if query.is_unsaid else self._quotes(self._ranking(query, k).hits)

    def read(
        self, question: str, chosen: Choices = NO_CHOICES, use_question_filters: bool = True, correct_spelling: bool = True
    ) -> Query:
        """The question as it would be searched; raises as `answer`."""
        return self._understanding.read(question, chosen, use_question_filters, correct_spelling)

    def repeating(self) -> Answering:
        """The same, for one question with several choices: it remembers a question's vectors while it lives."""
        repeating = copy(self)
        repeating._searcher = Searcher(self._index, RememberingEncoder(self._encoder))
        return repeating

    def letters(self) -> tuple[LetterSummary, ...]:
        """All letters held, newest first."""
        return self._citer.newest_first(self._index.holdings.letters(NO_FILTERS))

    def letter(self, letter_id: str) -> Letter:
        """One letter, whole."""
        if letter_id not in self._index.library:
            raise LetterNotFoundError(f"No letter '{letter_id}' is held; the list of letters shows all.")
        return self._index.library.letter(letter_id)

    def choices(self) -> Choices:
        """All values held, for the form's tick boxes."""
        return self._understanding.held

    def _searched(self, query: Query) -> _Searched:
        """The query searched; where nothing answers, the first looser one that something answers, if there is any."""
        first = self._ranked(query)
        if first.answers or query.is_elsewhere or query.is_unsaid:
            return first
        looser = (self._ranked(each) for each in query.looser())
        return next((searched for searched in looser if searched.answers), first)

    def _ranked(self, query: Query) -> _Searched:
        ranking = self._ranking(query, _RANKED * max(1, len(query.in_force.authorities)))
        return _Searched(query, ranking, _judged(query, verdict(ranking, query.words)))

    def _ranking(self, query: Query, count: int) -> Ranking:
        return self._searcher.search(query.ranked, query.in_force, count, query.holding)

    def _quotes(self, hits: Sequence[Hit]) -> tuple[Quote, ...]:
        table = self._index.table
        quotes = (
            self._citer.quote(
                int(table.letter[hit.place]),
                int(table.section[hit.place]),
                int(table.block[hit.place]),
                table.parts_of(hit.place),
                round(hit.score, 4),
            )
            for hit in hits
        )
        return tuple(quote for quote in quotes if quote)

    def _nearest(self, hits: Sequence[Hit]) -> tuple[Quote, ...]:
        """The closest passages that say something: a heading that was read as text does not."""
        telling = [hit for hit in hits if self._index.table.words[hit.place] >= _FEWEST_WORDS]
        return self._quotes(telling[:_NEAREST])

    def _groups(self, choices: Sequence[Choice]) -> tuple[LetterQuotes, ...]:
        """Quotes letter by letter: the more relevant letter first, the newer of equals, and in the letter's own order."""
        by_letter: dict[int, list[Quote]] = {}
        for choice in choices:
            quote = self._quote(choice)
            if quote:
                by_letter.setdefault(choice.letter, []).append(quote)
        best = max((quote.score for quotes in by_letter.values() for quote in quotes), default=0.0)

        def order(letter: int) -> tuple[int, int, str]:
            behind = int((best - max(quote.score for quote in by_letter[letter])) / _SAME_RELEVANCE)
            summary = self._citer.summary(letter)
            return behind, -summary.date.toordinal() if summary.date else 0, summary.id

        return tuple(
            LetterQuotes(self._citer.summary(letter), tuple(sorted(by_letter[letter], key=lambda quote: quote.citation.span)))
            for letter in sorted(by_letter, key=order)
        )

    def _quote(self, choice: Choice) -> Quote | None:
        """The choice as a quote that names the other places where nearly the same stands."""
        quote = self._citer.quote(choice.letter, choice.section, choice.block, choice.parts, round(choice.score, 4))
        if not (quote and choice.alike):
            return quote
        twins = (self._quote(twin) for twin in choice.alike)
        return replace(quote, repeated_in=tuple(twin.citation for twin in twins if twin))


def _judged(query: Query, told: Verdict) -> Verdict:
    """The verdict in the light of the query: words in quotation marks that are found are an answer however unsure it is, and
    other areas' letters none to a question about an area of which no letter is held, nor do they leave words of it over."""
    if query.is_elsewhere:
        return replace(told, status=AnswerStatus.NOTHING_FOUND, unanswered=())
    if query.is_unsaid:
        return replace(told, status=AnswerStatus.NOTHING_FOUND)
    return replace(told, status=status_of(True, told.unanswered)) if query.holding is not None else told
