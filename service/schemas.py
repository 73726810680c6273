"""The shapes of what the JSON interface answers: typed dictionaries, built straight."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from service.statuses import AnswerStatus


class LetterBody(TypedDict):
    """A letter without its text. `source` is the name of the file it was read from."""

    id: str
    title: str
    authority: str | None
    kind: str
    kind_label: str
    date: str | None
    inspectorates: list[str]
    pages: int
    sections: int
    words: int
    invented: Annotated[bool, Field(description="True for sample letters, which describe nothing real.")]
    source: str
    url: str


class CitationBody(TypedDict):
    """Where a quote stands: `text[start:end]` of the letter, in characters (Unicode code points)."""

    letter: Annotated[str, Field(description="The letter's id.")]
    source: str
    authority: str | None
    pages: list[int]
    section: list[str]
    finding: str
    finding_label: str
    start: int
    end: int
    sha256: Annotated[str, Field(description="Digest of the source file.")]
    url: Annotated[str, Field(description="The letter's page with the quote marked.")]


class QuoteBody(TypedDict):
    """An exact quote. `parts` is the same text without page furniture; `cells` is filled for a table row."""

    text: str
    parts: list[str]
    lead: str
    cells: list[str]
    columns: list[str]
    score: float
    citation: CitationBody
    repeated_in: list[CitationBody]


class FilterBody(TypedDict):
    """A filter in force, or one that is suggested."""

    name: str
    value: str
    label: str
    from_question: bool
    read_from: Annotated[str, Field(description="What the question says for it, where that is a short form or misspelt.")]


class CorrectionBody(TypedDict):
    """A misspelt word of the question and the letters' word that was searched for instead."""

    typed: str
    read: str


class LetterQuotesBody(TypedDict):
    """One letter's quotes in the order in which they stand in it."""

    letter: LetterBody
    quotes: list[QuoteBody]


_STATUS = (
    "`answered`: quotes are shown. `partial`: quotes are shown, but no passage looked in speaks of the words in `unanswered`."
    " `nothing_found`: no quote is shown."
)
_UNANSWERED = (
    "Words of the question, as typed but for `corrections`, of which no passage looked in speaks, in the question's order."
    " Never empty if the status is `partial`, always if it is `answered`."
)


class AnswerBody(TypedDict):
    """The answer to one question. `looked_in` and `silent` are ids of letters; `nearest` is filled if nothing was found."""

    question: str
    status: Annotated[str, Field(description=_STATUS, json_schema_extra={"enum": [status.value for status in AnswerStatus]})]
    answerability: float
    headline: str
    unanswered: Annotated[list[str], Field(description=_UNANSWERED)]
    groups: Annotated[list[LetterQuotesBody], Field(description="The best quotes, about 250 words, letter by letter.")]
    more: Annotated[list[LetterQuotesBody], Field(description="Further quotes, letter by letter.")]
    nearest: list[QuoteBody]
    looked_in: list[str]
    silent: list[str]
    filters: list[FilterBody]
    suggestions: Annotated[list[FilterBody], Field(description="Filters that the question speaks of and that do not apply.")]
    corrections: list[CorrectionBody]
    quoted: Annotated[list[str], Field(description="Phrases in double quotation marks: every passage shown holds them.")]
    notes: list[str]
    generation: str


class SearchBody(TypedDict):
    """Ranked passages, best first."""

    hits: list[QuoteBody]
    generation: str


class LettersBody(TypedDict):
    """All letters held, newest first."""

    letters: list[LetterBody]
    generation: str


class PageBody(TypedDict):
    """One page of a letter: the characters `[start, end)` of its text."""

    number: int
    start: int
    end: int


class SectionBody(TypedDict):
    """One section: heading path, finding kind and the spans of its blocks, each a list of `[start, end]`."""

    path: list[str]
    finding: str
    blocks: list[list[list[int]]]


class WholeLetterBody(TypedDict):
    """A letter with its text, pages and sections."""

    id: str
    title: str
    authority: str | None
    kind: str
    kind_label: str
    date: str | None
    date_words: Annotated[str | None, Field(description="The letter's own words where they name no one day.")]
    framework: Annotated[str | None, Field(description="The rules of the inspection: `ilacs`, `sif`, `jtai` or `area_send`.")]
    scanned: Annotated[bool, Field(description="Whether words were recognised in pictures of pages and may be wrong.")]
    inspection_dates: str | None
    inspected_from: Annotated[str | None, Field(description="The first day of the inspection, where it can be told.")]
    inspected_to: str | None
    inspectorates: list[str]
    lead_inspectors: list[str]
    grades: list[dict[str, str]]
    theme: str | None
    invented: bool
    notes: Annotated[list[str], Field(description="What was odd in the dates, and what was made of it.")]
    source: str
    sha256: str
    words: int
    pages: list[PageBody]
    sections: list[SectionBody]
    text: str


class StateBody(TypedDict):
    """How the service is."""

    status: str


class ProblemBody(TypedDict, total=False):
    """What went wrong, after RFC 9457. Each of ``errors`` has a ``pointer`` (a JSON pointer into the body) and a ``detail``."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, str]]
