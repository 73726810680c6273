"""The shapes of the JSON interface: requests validated by pydantic, answers as typed dictionaries built straight."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from service.asking import Choices

_Values = Annotated[tuple[str, ...], Field(max_length=500)]


class FiltersBody(BaseModel):
    """What to narrow an answer by; within one filter any value may match, across filters all must."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: _Values = Field(default=(), description="Names of local authorities.")
    kind: _Values = Field(default=(), description="Kinds of letter, such as `jtai`.")
    year: _Values = Field(default=(), description="Years of the letters.")
    finding: _Values = Field(default=(), description="Finding kinds, such as `strength`.")
    agency: _Values = Field(default=(), description="Agencies, such as `health`.")

    def choices(self) -> Choices:
        """The same as the service knows it."""
        return Choices(self.authority, self.kind, self.year, self.finding, self.agency)


class AnswerRequest(BaseModel):
    """A question to answer with quotes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(description="At most 1,000 characters. Never logged and never stored.")
    filters: FiltersBody = FiltersBody()
    use_question_filters: bool = Field(default=True, description="Whether filters named in the question apply.")


class SearchRequest(BaseModel):
    """A question to rank passages for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(description="At most 1,000 characters. Never logged and never stored.")
    filters: FiltersBody = FiltersBody()
    k: int = Field(default=30, ge=1, le=1000, description="How many passages to return at most.")


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
    """An exact quotation. `parts` is the same text without page furniture; `cells` is filled for a table row."""

    text: str
    parts: list[str]
    lead: str
    cells: list[str]
    columns: list[str]
    score: float
    citation: CitationBody
    repeated_in: list[CitationBody]


class FilterBody(TypedDict):
    """A filter in force."""

    name: str
    value: str
    label: str
    from_question: bool


class LetterQuotesBody(TypedDict):
    """One letter's quotes in the order in which they stand in it."""

    letter: LetterBody
    quotes: list[QuoteBody]


class AnswerBody(TypedDict):
    """The answer to one question. `looked_in` and `silent` are ids of letters; `nearest` is filled if nothing was found."""

    question: str
    status: str
    answerability: float
    headline: str
    groups: list[LetterQuotesBody]
    nearest: list[QuoteBody]
    looked_in: list[str]
    silent: list[str]
    filters: list[FilterBody]
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
    inspection_dates: str | None
    inspectorates: list[str]
    lead_inspectors: list[str]
    grades: list[dict[str, str]]
    theme: str | None
    invented: bool
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
