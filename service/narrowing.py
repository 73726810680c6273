"""The form that narrows an answer: filters in force and values held in, tick boxes and removable tags out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.answer import Answer, AppliedFilter, FilterName
from service.asking import Choices
from service.care.guard import insisted
from service.forms import Field, Form
from service.wording import filter_label, filter_origin, is_long_row

_LEGENDS = {
    FilterName.AUTHORITY: "Authority",
    FilterName.KIND: "Kind of letter",
    FilterName.YEAR: "Year",
    FilterName.FINDING: "Kind of finding",
    FilterName.AGENCY: "Agency",
    FilterName.LETTER: "Letter",
}


@dataclass(frozen=True, slots=True)
class Box:
    """One tick box."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """The tick boxes of one filter."""

    name: str
    legend: str
    boxes: tuple[Box, ...]

    @property
    def ticked(self) -> int:
        """How many of the boxes are ticked."""
        return sum(box.ticked for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Tag:
    """A filter in force or offered, with the fields of those in force once this one is removed or applied."""

    legend: str
    label: str
    origin: str
    kept: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that the answer page needs to show and change the filters, and to search for misspelt words as typed.

    ``carried`` are the fields that hold for the question in every form that asks it again: that its words are kept as
    they are typed, and that the person insists on sending them; ``as_typed`` are all that make an answer keep them so.
    """

    groups: tuple[BoxGroup, ...]
    tags: tuple[Tag, ...]
    suggestions: tuple[Tag, ...]
    carried: tuple[Field, ...]
    as_typed: tuple[Field, ...]


AS_TICKED = Field("filters", "ticked")
"""Only the filters of the form apply, none that the question names."""
AS_TYPED = Field("spelling", "typed")
"""Words are searched for as they are typed."""


def narrowing_of(answer: Answer, held: Choices, sent: Sequence[Field] = ()) -> Narrowing:
    """Boxes for every value held, ticked where in force, and a tag for each filter in force or suggested.

    ``sent`` are the fields of the form that was answered.
    """
    applied = answer.filters
    groups = tuple(_group(name, _values(held, name), applied) for name in FilterName if name is not FilterName.LETTER)
    tags = tuple(_tags(applied, held))
    suggestions = tuple(_tag(each, [*applied, each]) for each in answer.suggestions)
    chosen = tuple(_field(each) for each in applied if not each.from_question)
    typed, ticked = (tuple(field for field in sent if field == marked) for marked in (AS_TYPED, AS_TICKED))
    insists = insisted(sent)
    as_typed = (*ticked, AS_TYPED, *insists, *chosen)
    return Narrowing(tuple(group for group in groups if group.boxes), tags, suggestions, (*typed, *insists), as_typed)


def _tags(applied: Sequence[AppliedFilter], held: Choices) -> Iterator[Tag]:
    """A tag for each filter, but one for years in a long row: *2019 to 2023*."""
    years = [each for each in applied if each.name is FilterName.YEAR]
    in_a_row = is_long_row([int(each.value) for each in years], [int(year) for year in held.year])
    for each in applied:
        if in_a_row and each in years:
            if each == years[0]:
                label = f"{years[0].label} to {years[-1].label}"
                yield replace(_tag(each, [other for other in applied if other not in years]), label=label)
        else:
            yield _tag(each, [other for other in applied if other != each])


def _tag(each: AppliedFilter, kept: Sequence[AppliedFilter]) -> Tag:
    return Tag(_LEGENDS[each.name], each.label, filter_origin(each), tuple(_field(other) for other in kept))


def chosen_of(form: Form) -> Choices:
    """The choices that a sent form holds."""
    return Choices(**{name.value: form.all(name.value) for name in FilterName})


def _group(name: FilterName, values: Sequence[str], applied: Sequence[AppliedFilter]) -> BoxGroup:
    labels = {each.value: each.label for each in applied if each.name is name}
    shown = [*values, *(value for value in labels if value not in values)]
    return BoxGroup(
        name.value, _LEGENDS[name], tuple(Box(value, filter_label(name, value), value in labels) for value in shown)
    )


def _values(held: Choices, name: FilterName) -> tuple[str, ...]:
    values: tuple[str, ...] = getattr(held, name.value)
    return values


def _field(each: AppliedFilter) -> Field:
    return Field(each.name.value, each.value)
