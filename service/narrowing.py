"""The form that narrows an answer: filters in force and values held in, tick boxes and removable tags out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.answer import AppliedFilter, FilterName
from service.asking import Choices
from service.wording import filter_label

_LEGENDS = {
    FilterName.AUTHORITY: "Authority",
    FilterName.KIND: "Kind of letter",
    FilterName.YEAR: "Year",
    FilterName.FINDING: "Kind of finding",
    FilterName.AGENCY: "Agency",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A form field: its name and one value of it."""

    name: str
    value: str


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
    """A filter in force, with the fields that keep all others: what a form sends to remove this one."""

    legend: str
    label: str
    from_question: bool
    kept: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that the answer page needs to show and change the filters."""

    groups: tuple[BoxGroup, ...]
    tags: tuple[Tag, ...]

    @property
    def from_question(self) -> bool:
        """Whether any filter was read out of the question."""
        return any(tag.from_question for tag in self.tags)


def narrowing_of(applied: Sequence[AppliedFilter], held: Choices) -> Narrowing:
    """Boxes for every value held, ticked where in force, and a tag for each filter in force."""
    groups = tuple(_group(name, _values(held, name), applied) for name in FilterName)
    tags = tuple(
        Tag(_LEGENDS[each.name], each.label, each.from_question, tuple(_field(other) for other in applied if other != each))
        for each in applied
    )
    return Narrowing(tuple(group for group in groups if group.boxes), tags)


def chosen_of(fields: Sequence[tuple[str, str]]) -> Choices:
    """The choices that a sent form holds."""
    by_name = {name: tuple(value for key, value in fields if key == name.value) for name in FilterName}
    return Choices(**{name.value: values for name, values in by_name.items()})


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
