"""What findings can be narrowed to: the fields of an address in, one chosen value a field, or what is wrong with it, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from corpus.library import Entry
from indexer.agencies import AGENCIES
from service.answer import FilterName
from service.browsing.findings import KINDS
from service.browsing.themes import all_themes
from service.filtering import held_choices
from service.forms import Field, Form
from service.wording import counted, filter_label, shortened

FINDINGS_PATH = "/themes/findings"
_PLURALS = {"strength": "Strengths", "improvement": "Areas for improvement", "priority_action": "Areas for priority action"}


class BrowseField(StrEnum):
    """The fields of an address that narrow findings, in the order of the form."""

    FINDING = "finding"
    THEME = "theme"
    AGENCY = "agency"
    KIND = "kind"
    YEAR = "year"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _LABELS[self]


_LABELS = {
    BrowseField.FINDING: "Kind of finding",
    BrowseField.THEME: "Theme",
    BrowseField.AGENCY: "Agency",
    BrowseField.KIND: "Kind of letter",
    BrowseField.YEAR: "Year",
    BrowseField.AUTHORITY: "Authority",
}


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a field, and what it is called."""

    value: str
    label: str


Options = Mapping[BrowseField, tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field of an address that cannot be used, and what to do about it."""

    field: str
    problem: str


@dataclass(frozen=True, slots=True)
class Browse:
    """What a reader has chosen: at most one value a field, and the number of a page, counted from 1."""

    chosen: tuple[tuple[BrowseField, Option], ...] = ()
    page: int = 1

    def value(self, field: BrowseField) -> str:
        """The value chosen, or an empty string."""
        return next((option.value for name, option in self.chosen if name is field), "")

    def without(self, field: BrowseField) -> Browse:
        """All but one field, from the first page."""
        return Browse(tuple(each for each in self.chosen if each[0] is not field))

    def address(self, page: int = 1) -> str:
        """Where a page of these findings stands."""
        fields = [(name.value, option.value) for name, option in self.chosen]
        return address_of([*fields, ("page", str(page))] if page > 1 else fields)

    @property
    def title(self) -> str:
        """What the findings are called: ``Areas for improvement: neglect, police, 2022``."""
        first = _PLURALS.get(self.value(BrowseField.FINDING), "Findings")
        others = [option.label for name, option in self.chosen if name is not BrowseField.FINDING]
        return f"{first}: {', '.join(others)}" if others else first


def address_of(fields: Sequence[tuple[str, str]]) -> str:
    """The address of the findings that fields narrow to."""
    return f"{FINDINGS_PATH}?{urlencode(fields)}" if fields else FINDINGS_PATH


def options_of(entries: Sequence[Entry]) -> Options:
    """Every value of each field that the letters hold."""
    held = held_choices(entries)
    return {
        BrowseField.FINDING: tuple(Option(kind.value, kind.label) for kind in KINDS),
        BrowseField.THEME: tuple(Option(theme.key, theme.name) for theme in all_themes()),
        BrowseField.AGENCY: tuple(Option(agency, filter_label(FilterName.AGENCY, agency)) for agency in AGENCIES),
        BrowseField.KIND: tuple(Option(kind, filter_label(FilterName.KIND, kind)) for kind in held.kind),
        BrowseField.YEAR: tuple(Option(year, year) for year in held.year),
        BrowseField.AUTHORITY: tuple(Option(name, name) for name in held.authority),
    }


def read_browse(form: Form, options: Options) -> tuple[Browse, tuple[Wrong, ...]]:
    """What the fields of an address choose, and those of them that cannot be used. Empty fields choose nothing."""
    read = [_read(form, name, options[name]) for name in BrowseField]
    chosen = tuple((name, each) for name, each in zip(BrowseField, read, strict=True) if isinstance(each, Option))
    wrong = [each for each in read if isinstance(each, Wrong)]
    sent = form.one("page") or "1"
    if not (sent.isascii() and sent.isdigit() and int(sent[:6]) > 0 and len(sent) < 6):
        wrong.append(Wrong("page", f"There is no page ‘{shortened(sent)}’. Start from the first page."))
        sent = "1"
    return Browse(chosen, int(sent)), tuple(wrong)


def _read(form: Form, name: BrowseField, options: Sequence[Option]) -> Option | Wrong | None:
    values = [value for value in form.all(name.value) if value]
    if len(set(values)) > 1:
        return Wrong(name.value, f"{name.label}: the address names {counted(len(set(values)), 'value')}. Choose one.")
    if not values:
        return None
    found = next((option for option in options if option.value == values[0]), None)
    return found or Wrong(name.value, f"{name.label}: ‘{shortened(values[0])}’ is not known here. Choose from the list.")


def as_fields(browse: Browse) -> tuple[Field, ...]:
    """The chosen values as fields of a form."""
    return tuple(Field(name.value, option.value) for name, option in browse.chosen)
