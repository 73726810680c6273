"""Holds back words that seem to hold a child's details: a form or a question in, an explanation or nothing out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.care.details import DetailKind, details_in
from service.care.marking import Piece, marked
from service.errors import QuestionError
from service.forms import Field, Form
from service.templating import Templates
from service.wording import listed

INSISTS = Field("insist", "yes")
"""Sent where the person has read why and sends the words all the same."""


class PersonalDetailsError(QuestionError):
    """A question that seems to hold details by which a child could be known; the message repeats none of them."""


@dataclass(frozen=True, slots=True)
class HeldField:
    """A field that is sent again: its label, its words, and, in pieces, what they seem to hold; no pieces where nothing."""

    name: str
    label: str
    words: str
    pieces: tuple[Piece, ...]

    @property
    def found(self) -> tuple[DetailKind, ...]:
        """What the words seem to hold, each kind once, in their order."""
        return tuple(dict.fromkeys(piece.kind for piece in self.pieces if piece.kind))


class Guard:
    """Looks through forms before their words are searched for."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def page(self, form: Form, action: str, guarded: Mapping[str, str]) -> str | None:
        """The page that explains why the form is held back, or None where it is to be sent.

        ``action`` is where the form goes, ``guarded`` the names of the fields to look through, with their labels. The
        fields that hold details can be changed; all others are sent on as they are, in their order. Nothing is kept.
        """
        if insisted(form.fields):
            return None
        fields = tuple(_fields(form, guarded))
        found = tuple(dict.fromkeys(kind for field in fields for kind in field.found))
        if not found:
            return None
        return self._render("held_back.html", "", action=action, fields=fields, found=found, insists=INSISTS)


def insisted(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The field by which a person insists, if it was sent: for the page's other forms that ask the same words again."""
    return (INSISTS,) if INSISTS in fields else ()


def refuse_details(question: str, how_to_insist: str, named: str = "question") -> None:
    """Raises PersonalDetailsError, which says what to do, where a program's question or text seems to hold details."""
    kinds = dict.fromkeys(detail.kind.value for detail in details_in(question))
    if kinds:
        raise PersonalDetailsError(
            f"The {named} seems to hold {listed(list(kinds), 'and')}, and has not been searched for. Inspection letters name"
            f" no child and no family, so leave such details out. If there are none in it, {how_to_insist}."
        )


def _fields(form: Form, guarded: Mapping[str, str]) -> Iterator[HeldField]:
    """The fields in their order; those that share a name are numbered."""
    namesakes, numbers = Counter(field.name for field in form.fields), Counter[str]()
    for field in form.fields:
        numbers[field.name] += 1
        details = details_in(field.value) if field.name in guarded else ()
        number = f" {numbers[field.name]}" if namesakes[field.name] > 1 else ""
        label = guarded.get(field.name, "") + number
        yield HeldField(field.name, label, field.value, marked(field.value, details) if details else ())
