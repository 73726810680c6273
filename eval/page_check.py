"""Page correctness: a run, the letters' texts and their published PDFs in, how many cited pages are right out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.letter import Span
from eval.letters import letter_id
from eval.published import PublishedWords, pages_of, read_published
from eval.runs import Run


class Verdict(StrEnum):
    """What came of holding a citation against the letter's PDF."""

    RIGHT = "right"
    WRONG = "wrong"
    NONE_CITED = "no page cited"
    NOT_LOCATED = "not located in the PDF"
    NO_PDF = "no PDF of the letter"


@dataclass(frozen=True, slots=True)
class Cited:
    """A span that a run shows with page numbers; ``part`` is "quote" or "passage"."""

    part: str
    letter: str
    span: Span
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation, its verdict, and the pages on which its words were found."""

    cited: Cited
    verdict: Verdict
    stands_on: tuple[tuple[int, ...], ...]

    @property
    def fails(self) -> bool:
        """Whether a reader would not find the words on the page cited, or is given none though the PDF has one."""
        return self.verdict in (Verdict.WRONG, Verdict.NONE_CITED)


def check_pages(run: Run, texts: Mapping[str, str], pdfs: Path) -> list[Checked]:
    """Hold each distinct quote and passage of ``run`` against ``pdfs``/<letter id>.pdf, in the order of the letters.

    A citation is right if its pages are those of a place where its words stand (``published.pages_of``).
    """
    cited = sorted({(one.letter, one.span, one.part, one.pages) for one in _cited(run, texts)})
    published = {path.stem: read_published(path) for path in sorted(pdfs.glob("*.pdf")) if path.stem in texts}
    return [
        _check(Cited(part, letter, span, pages), texts[letter], published.get(letter)) for letter, span, part, pages in cited
    ]


def _cited(run: Run, texts: Mapping[str, str]) -> Iterator[Cited]:
    for answer in run.answers.values():
        yield from (Cited("quote", letter_id(one.doc, texts), one.span, one.pages) for one in answer.quotes)
    for search in run.searches.values():
        yield from (Cited("passage", letter_id(one.doc, texts), one.span, one.pages) for one in search.hits)


def _check(cited: Cited, text: str, published: PublishedWords | None) -> Checked:
    if published is None:
        return Checked(cited, Verdict.NO_PDF, ())
    places = tuple(pages_of(text[cited.span.start : cited.span.end], published))
    if not places:
        return Checked(cited, Verdict.NOT_LOCATED, ())
    if not cited.pages:
        return Checked(cited, Verdict.NONE_CITED, places)
    return Checked(cited, Verdict.RIGHT if tuple(sorted(cited.pages)) in places else Verdict.WRONG, places)


def spans_outside_files(run: Run, texts: Mapping[str, str], letters: Path) -> list[Cited]:
    """The quotes and passages whose span does not hold the same text in ``letters``/<letter id>.txt, decoded untouched."""
    files = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(letters.glob("*.txt"))}
    return [
        cited
        for cited in _cited(run, texts)
        if cited.letter in files and files[cited.letter][slice(*cited.span)] != texts[cited.letter][slice(*cited.span)]
    ]
