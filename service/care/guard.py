"""Holds back a form that seems to hold a child's details: a sent form in, a page that explains why, or nothing, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.care.details import DetailKind, details_in
from service.forms import Field, Form
from service.templating import Templates

INSISTS = Field("insist", "yes")
"""Sent where the person has read why and sends the words all the same."""


@dataclass(frozen=True, slots=True)
class HeldField:
    """A field that is shown again so that it can be changed: its label, its words, and what they seem to hold."""

    name: str
    label: str
    words: str
    found: tuple[DetailKind, ...]


class Guard:
    """Looks through forms before their words are searched for."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def page(self, form: Form, action: str, guarded: Mapping[str, str]) -> str | None:
        """The page that explains why the form is held back, or None where it is to be sent.

        ``action`` is where the form goes, ``guarded`` the names of the fields to look through, with their labels. Fields
        are shown in their order; nothing is kept.
        """
        held = tuple(
            HeldField(field.name, guarded[field.name], field.value, _kinds(field.value))
            for field in form.fields
            if field.name in guarded
        )
        found = tuple(dict.fromkeys(kind for field in held for kind in field.found))
        if not found or INSISTS in form.fields:
            return None
        kept = form.without(*guarded)
        return self._render("held_back.html", "", action=action, held=held, found=found, kept=kept, insists=INSISTS)


def _kinds(words: str) -> tuple[DetailKind, ...]:
    return tuple(dict.fromkeys(detail.kind for detail in details_in(words)))
