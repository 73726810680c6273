"""Compares: questions and subjects in, for each question a column of quotes a subject out, empty ones with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.letter import LetterKind
from corpus.library import Entry
from indexer.years import years_of
from service.answering import Answering
from service.citing import summary_of
from service.comparing.comparison import Column, Comparison, Matrix
from service.comparing.silence import no_such_letter, nothing_found
from service.comparing.subject import HeldLetter, Scope, Subject
from service.understanding import Query
from service.wording import letter_name, listed

MOST_COLUMNS = 6
MOST_QUESTIONS = 12
MOST_MATRIX_COLUMNS = 10
FEWEST_COLUMNS = 2


class Comparing:
    """Compares over one index; what it holds is sorted once."""

    def __init__(self, answering: Answering, entries: Sequence[Entry]) -> None:
        self._answering = answering
        letters = [HeldLetter(summary_of(entry), entry.metadata.theme, frozenset(years_of(entry))) for entry in entries]
        letters.sort(key=_newest_first)
        self.letters: Mapping[str, HeldLetter] = {letter.summary.id: letter for letter in letters}
        """By id, newest first."""
        by_area: dict[str, list[HeldLetter]] = {}
        for letter in letters:
            by_area.setdefault(letter.summary.authority or "", []).append(letter)
        self.nameless: tuple[HeldLetter, ...] = tuple(by_area.pop("", ()))
        """Letters that name no authority."""
        self.areas: Mapping[str, tuple[HeldLetter, ...]] = {area: tuple(by_area[area]) for area in sorted(by_area)}
        """Authorities in alphabetical order with their letters, newest first."""

    def area(self, name: str) -> Subject:
        """An authority as a subject. Raises KeyError where no letter of it is held."""
        return Subject(name, None, name, self.areas[name], is_letter=False)

    def letter(self, letter_id: str) -> Subject:
        """A letter as a subject. Raises KeyError where it is not held."""
        letter = self.letters[letter_id]
        summary = letter.summary
        return Subject(letter_name(summary), summary.date, summary.authority, (letter,), is_letter=True)

    def compare(
        self, question: str, subjects: Sequence[Subject], kinds: frozenset[LetterKind] = frozenset(), mend: bool = True
    ) -> Comparison:
        """The question over the subjects, in their order, all in letters of the same kinds and years: those that the question
        names, but that ``kinds`` go before its own. With ``mend``, misspelt words are corrected.

        Raises QuestionError for a question that cannot be asked.
        """
        query = self._answering.read(question, correct_spelling=mend)
        scope = _scope(query, kinds)
        words = _placeless(query)
        answering = self._answering.repeating()
        columns = [_column(answering, words, subject, scope, mend) for subject in subjects]
        return Comparison(query.words, scope, tuple(self._explained(columns, scope)), _notes(query), query.corrections)

    def matrix(
        self,
        questions: Sequence[str],
        subjects: Sequence[Subject],
        kinds: frozenset[LetterKind] = frozenset(),
        mend: bool = True,
    ) -> Matrix:
        """Each question over the same subjects; raises as `compare`."""
        rows = tuple(self.compare(question, subjects, kinds, mend) for question in questions)
        return Matrix(tuple(subjects), rows, self._answering.generation)

    def _explained(self, columns: Sequence[Column], scope: Scope) -> Iterator[Column]:
        for column in columns:
            if column.quotes or column.answer is None:
                yield column
                continue
            others = [quote.citation.letter.id for other in columns if other is not column for quote in other.quotes]
            quoted = [self.letters[letter_id] for letter_id in dict.fromkeys(others)]
            yield replace(column, silence=nothing_found(column.subject, column.answer, scope, quoted))


def _column(answering: Answering, words: str, subject: Subject, scope: Scope, mend: bool) -> Column:
    if not any(scope.accepts(letter) for letter in subject.letters):
        return Column(subject, None, no_such_letter(subject, scope))
    return Column(subject, answering.answer(words, subject.choices(scope), use_question_filters=False, correct_spelling=mend))


def _scope(query: Query, kinds: frozenset[LetterKind]) -> Scope:
    named = query.names.filters
    return Scope(kinds or named.kinds, named.years, named.agencies, from_question=not kinds)


def _placeless(query: Query) -> str:
    """The question without the names of places, which would weigh against every other column; as typed where it names
    none, or quotes words that must occur."""
    return query.ranked if query.names.filters.authorities and not query.phrases else query.words


def _notes(query: Query) -> tuple[str, ...]:
    places = sorted(query.names.filters.authorities)
    missing = tuple(f"No letter about {each.name} is held." for each in query.names.missing)
    years = tuple(f"No letter from {year} is held; the year was left out." for year in query.names.missing_years)
    if not places:
        return (*missing, *years)
    return (*missing, *years, f"The question names {listed(places, 'and')}. Each column looks in its own letters alone.")


def _newest_first(letter: HeldLetter) -> tuple[int, str]:
    date = letter.summary.date
    return -date.toordinal() if date else 0, letter.summary.id
