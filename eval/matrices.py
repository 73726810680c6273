"""Whether exported matrices hold quotes to the character: questions and letters' texts in; out, for each kind of file, the
quotes that do."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from eval.exports import Returned
from eval.read_back_matrix import RUNS, FoundMatrix, FoundQuote, read_csv_files, read_workbook
from service.answer import Quote
from service.comparing.comparison import Matrix
from service.comparing.export import ExportFormat, export_matrix
from service.desk import Desk

_QUESTIONS = 5
_AREAS = 6
_MARK = "'"


def matrices_of(questions: Iterable[str], desk: Desk) -> Iterator[Matrix]:
    """Five questions at a time over six authorities; the next five over the next six, from the first once all were taken."""
    comparing = desk.comparing
    names = tuple(comparing.areas)
    remaining = iter(questions)
    groups = iter(lambda: tuple(islice(remaining, _QUESTIONS)), ())
    for number, group in enumerate(groups):
        chosen = dict.fromkeys(names[(number * _AREAS + place) % len(names)] for place in range(_AREAS) if names)
        yield comparing.matrix(group, [comparing.area(name) for name in chosen])


def returned_matrices(matrices: Sequence[Matrix], texts: Mapping[str, str], date: datetime.date) -> tuple[Returned, ...]:
    """Export each matrix as a workbook and as the two CSV files, read them back, and hold each quote against its letter in
    ``texts``, by the letter's id. All quotes of a matrix are in both, and the best of each cell once more."""

    def as_workbook(matrix: Matrix) -> list[bytes]:
        return [export_matrix(matrix, ExportFormat.XLSX, date).content]

    def as_csv(matrix: Matrix) -> list[bytes]:
        return [export_matrix(matrix, wanted, date).content for wanted in (ExportFormat.CSV_QUOTES, ExportFormat.CSV)]

    return (
        _returned("xlsx", "Matrix, Excel (XLSX)", matrices, texts, as_workbook, read_workbook),
        _returned("csv", "Matrix, two CSV files", matrices, texts, as_csv, read_csv_files),
    )


def _returned(
    name: str,
    label: str,
    matrices: Sequence[Matrix],
    texts: Mapping[str, str],
    export: Callable[[Matrix], list[bytes]],
    read: Callable[..., FoundMatrix],
) -> Returned:
    begun = time.perf_counter()
    files = [export(matrix) for matrix in matrices]
    seconds = time.perf_counter() - begun
    back = [read(*each) for each in files]
    quotes = [tuple(_quotes_in(matrix)) for matrix in matrices]
    pairs = [pair for own, found in zip(quotes, back, strict=True) for pair in _paired(own, found.quotes)]
    marked = [name == "csv" and _is_marked(found, quote, texts) for quote, found in pairs]
    return Returned(
        name=name,
        label=label,
        quotes=tuple(quote for quote, _ in pairs),
        equal=tuple(is_marked or _is_equal(*pair, texts) for pair, is_marked in zip(pairs, marked, strict=True)),
        surplus=sum(max(0, len(found.quotes) - len(own)) for own, found in zip(quotes, back, strict=True)),
        seconds=seconds,
        marked=sum(marked),
        formulas=sum(found.formulas for found in back),
    )


def _quotes_in(matrix: Matrix) -> Iterator[Quote]:
    columns = [column for row in matrix.rows for column in row.columns]
    yield from (quote for column in columns for quote in column.quotes)
    yield from (column.best for column in columns if column.best)


def _paired(own: Sequence[Quote], found: Sequence[FoundQuote]) -> Iterator[tuple[Quote, FoundQuote]]:
    """Each quote that was put in with what was read in its place: no words where nothing was."""
    missing = [FoundQuote("")] * (len(own) - len(found))
    return zip(own, [*found, *missing], strict=False)


def _is_equal(quote: Quote, found: FoundQuote, texts: Mapping[str, str]) -> bool:
    start, end = quote.citation.span
    letter = quote.citation.letter.id
    return found.words == texts[letter][start:end] and found.place in (None, (letter, start, end))


def _is_marked(found: FoundQuote, quote: Quote, texts: Mapping[str, str]) -> bool:
    words = found.words.removeprefix(_MARK)
    return words != found.words and words.startswith(RUNS) and _is_equal(quote, FoundQuote(words, found.place), texts)
