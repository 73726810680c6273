"""A question in, an answer out: reads its filters, ranks passages, chooses sentences, and cites them letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.letter import Letter
from indexer.embedding import Encoder
from indexer.index import Index
from indexer.query import NO_FILTERS, Filters, NameReader
from indexer.search import Hit, Searcher
from service.answer import Answer, LetterQuotes, LetterSummary, Quote
from service.asking import NO_CHOICES, Choices
from service.choosing import Choice, choose
from service.citing import Citer
from service.confidence import answerability, is_answered
from service.errors import LetterNotFoundError, QuestionError
from service.filtering import applied, chosen_filters, held_choices, merged, question_filters
from service.statuses import AnswerStatus

LONGEST_QUESTION = 1000
"""Characters."""
_RANKED = 60
_NEAREST = 3
_SAME_RELEVANCE = 0.15
"""Letters whose best quotes differ by less in score count as equally relevant; the newer one then comes first."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched: its words, those of them to rank by, and the filters by where they come from."""

    words: str
    ranked: str
    chosen: Filters
    named: Filters = NO_FILTERS
    notes: tuple[str, ...] = ()
    is_elsewhere: bool = False
    """Whether it asks about authorities of which no letter is held, and about no other."""

    @property
    def in_force(self) -> Filters:
        """All filters together."""
        return merged(self.chosen, self.named)


class Answering:
    """Answers questions from one index; see `service.asking.Asking` for what each method promises."""

    def __init__(self, index: Index, encoder: Encoder) -> None:
        self._index = index
        self._searcher = Searcher(index, encoder)
        self._citer = Citer(index)
        self._held = held_choices(index.library.entries)
        self._names = NameReader(index.library.entries)
        self.generation = index.manifest.generation

    def answer(self, question: str, chosen: Choices = NO_CHOICES, use_question_filters: bool = True) -> Answer:
        """Everything to show for one question."""
        query = self._understood(question, chosen, use_question_filters)
        in_force = query.in_force
        ranking = self._searcher.search(query.ranked, in_force, _RANKED)
        sure = answerability(ranking)
        answered = is_answered(sure, names_letters=query.named != NO_FILTERS) and not query.is_elsewhere
        looked_in = tuple(self._citer.summary(entry.place) for entry in self._index.library.entries if in_force.accepts(entry))
        groups = self._groups(choose(ranking.hits, self._index)) if answered else ()
        quotes = [quote for group in groups for quote in group.quotes]
        quoted = {citation.letter.id for quote in quotes for citation in (quote.citation, *quote.repeated_in)}
        return Answer(
            question=query.words,
            status=AnswerStatus.ANSWERED if groups else AnswerStatus.NOTHING_FOUND,
            answerability=round(sure, 4),
            groups=groups,
            nearest=() if groups else self._quotes(ranking.hits[:_NEAREST]),
            looked_in=_newest_first(looked_in),
            silent=_newest_first([letter for letter in looked_in if letter.id not in quoted]),
            filters=(*applied(query.chosen, False), *applied(query.named, True)),
            notes=query.notes,
            generation=self.generation,
        )

    def search(self, question: str, chosen: Choices = NO_CHOICES, k: int = 30) -> tuple[Quote, ...]:
        """At most ``k`` ranked passages as quotes, best first; filters named in the question apply."""
        query = self._understood(question, chosen, True)
        return self._quotes(self._searcher.search(query.ranked, query.in_force, k).hits)

    def letters(self) -> tuple[LetterSummary, ...]:
        """All letters held, newest first."""
        return _newest_first([self._citer.summary(entry.place) for entry in self._index.library.entries])

    def letter(self, letter_id: str) -> Letter:
        """One letter, whole."""
        if letter_id not in self._index.library:
            raise LetterNotFoundError(f"There is no letter '{letter_id}' in the index; the list of letters shows all.")
        return self._index.library.letter(letter_id)

    def choices(self) -> Choices:
        """All values held, for the form's tick boxes."""
        return self._held

    def _understood(self, question: str, chosen: Choices, use_named: bool) -> Query:
        words = " ".join(question.encode("utf-8", "replace").decode("utf-8").split())  # a terminal may send broken characters
        if not words:
            raise QuestionError("Type a question, such as: what did inspectors say about strategy discussions?")
        if len(words) > LONGEST_QUESTION:
            raise QuestionError(f"The question has {len(words):,} characters; shorten it to {LONGEST_QUESTION:,} or fewer.")
        filters = chosen_filters(chosen, self._held)
        if not use_named:
            return Query(words, words, filters)
        entries = self._index.library.entries
        names = self._names.read(words)
        named, notes = question_filters(names.filters, filters, entries)
        missing = tuple(f"No letter about {name} is held." for name in names.missing)
        elsewhere = bool(missing) and not merged(filters, named).authorities
        return Query(words, names.rest_of(words, merged(filters, named)), filters, named, (*missing, *notes), elsewhere)

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
        twins = (self._quote(twin) for twin in choice.alike)
        return quote and replace(quote, repeated_in=tuple(twin.citation for twin in twins if twin))


def _newest_first(letters: Sequence[LetterSummary]) -> tuple[LetterSummary, ...]:
    return tuple(sorted(letters, key=lambda letter: (-letter.date.toordinal() if letter.date else 0, letter.id)))
