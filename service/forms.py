"""A form that a browser has sent: a request's body in, its fields in order out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

_MOST_FIELDS = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """A form field: its name and one value of it."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form in the order in which they were sent; a name may occur many times."""

    fields: tuple[Field, ...]

    def one(self, name: str) -> str:
        """The first value of a name, empty where it was not sent."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a name."""
        return tuple(field.value for field in self.fields if field.name == name)

    def without(self, *names: str) -> tuple[Field, ...]:
        """The other fields, to be sent again with changed ones."""
        return tuple(field for field in self.fields if field.name not in names)


async def sent_form(request: Request) -> Form:
    """The form in a request's body; raises a 413 if it has more fields than any of our forms can hold."""
    return _form((await request.body()).decode("utf-8", "replace"))


def form_in_address(request: Request) -> Form:
    """The form that a request's address carries, as sent by GET; raises as `sent_form`."""
    return _form(request.url.query)


def _form(encoded: str) -> Form:
    try:
        pairs = parse_qsl(encoded, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(413, "The form holds more fields than this page can take.") from error
    return Form(tuple(Field(name, value) for name, value in pairs))
