"""Permanent links to answers: a sent form in, an address that holds the question out; and such an address back."""

from __future__ import annotations

from urllib.parse import urlencode

from service.answer import FilterName
from service.forms import Field, Form
from service.narrowing import AS_TICKED, AS_TYPED

PATH = "/answers"
_INDEX = "index"
_FILTERS = frozenset(name.value for name in FilterName)


def answer_url(form: Form, generation: str) -> str:
    """The address of the answer to a form's question, with its filters, that names the index it was made from.

    It holds the question in readable words: it is made only for a person who asks for it.
    """
    kept = [Field("question", form.one("question")), *asked_with(form), Field(_INDEX, generation)]
    return f"{PATH}?{urlencode([(field.name, field.value) for field in kept])}"


def asked_with(form: Form) -> tuple[Field, ...]:
    """The fields besides the question that change its answer."""
    return tuple(field for field in form.fields if field.name in _FILTERS or field in (AS_TICKED, AS_TYPED))


def age_note(form: Form, generation: str) -> str:
    """Whether the letters are the same as when the link was made, in a sentence for the reader; empty where it does not
    say which they were."""
    named = form.one(_INDEX)
    if not named:
        return ""
    if named == generation:
        return f"This answer comes from the same index of the letters as the link that led here ({generation})."
    return (
        f"The letters have been indexed again since the link that led here was made (then {named}, now {generation})."
        " The answer may have changed."
    )
