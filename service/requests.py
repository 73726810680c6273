"""What the JSON interface is sent: questions and filters, validated by pydantic."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from service.asking import Choices

_ACCEPTS = (
    "Send the question although it seems to hold a child's details, such as a date of birth or an NHS number. Without it such a"
    " question is refused with 422, and nothing is searched for."
)
_Values = Annotated[tuple[str, ...], Field(max_length=500)]


class FiltersBody(BaseModel):
    """What to narrow an answer by; within one filter any value may match, across filters all must."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: _Values = Field(default=(), description="Names of local authorities.")
    kind: _Values = Field(default=(), description="Kinds of letter, such as `jtai`.")
    year: _Values = Field(default=(), description="Years of the letters.")
    finding: _Values = Field(default=(), description="Finding kinds, such as `strength`.")
    agency: _Values = Field(default=(), description="Agencies, such as `health`.")
    letter: _Values = Field(default=(), description="Ids of letters.")

    def choices(self) -> Choices:
        """The same as the service knows it."""
        return Choices(self.authority, self.kind, self.year, self.finding, self.agency, self.letter)


class AnswerRequest(BaseModel):
    """A question to answer with quotes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(description="At most 1,000 characters. Never logged and never stored.")
    filters: FiltersBody = FiltersBody()
    use_question_filters: bool = Field(default=True, description="Whether filters named in the question apply.")
    correct_spelling: bool = Field(default=True, description="Whether misspelt words are searched for as they are meant.")
    accept_personal_details: bool = Field(default=False, description=_ACCEPTS)


class CheckRequest(BaseModel):
    """A quotation to check against the letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(description="Three words to 5,000 characters. Never logged and never stored.")
    accept_personal_details: bool = Field(default=False, description=_ACCEPTS)


class SearchRequest(BaseModel):
    """A question to rank passages for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str = Field(description="At most 1,000 characters. Never logged and never stored.")
    filters: FiltersBody = FiltersBody()
    correct_spelling: bool = Field(default=True, description="Whether misspelt words are searched for as they are meant.")
    accept_personal_details: bool = Field(default=False, description=_ACCEPTS)
    k: int = Field(default=30, ge=1, le=1000, description="How many passages to return at most.")
