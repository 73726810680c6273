"""The grades of the reports that give any: letters held in, one table a kind of report out, in the reports' own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.grades import ASPECTS
from corpus.letter import LetterKind
from corpus.library import Entry
from service.answer import LetterSummary
from service.browsing.choices import Option, Wrong
from service.citing import summary_of
from service.forms import Form
from service.wording import counted, shortened

_NAMED_AREA = re.compile(r"Children['’]s services in .+")
_ONE_WORDING = "Children’s services in the area"
"""How reports word the same aspect of each area: its name is left out of the column's heading."""
_USUAL = {
    LetterKind.ILACS: ASPECTS[LetterKind.ILACS],
    LetterKind.SIF: (_ONE_WORDING, *ASPECTS[LetterKind.SIF], "The Local Safeguarding Children Board"),
}
"""The order in which reports give their grades; aspects in other words come after these."""
_ORDER = ("outstanding", "good", "requires improvement to be good", "requires improvement", "inadequate")


class GradeField(StrEnum):
    """What grades can be narrowed by."""

    KIND = "kind"
    YEAR = "year"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return {"kind": "Kind of report", "year": "Year", "authority": "Authority"}[self.value]


@dataclass(frozen=True, slots=True)
class GradedLetter:
    """A report and its grades by aspect."""

    letter: LetterSummary
    grades: dict[str, str]

    @property
    def year(self) -> str:
        """The year of its date, or an empty string."""
        return str(self.letter.date.year) if self.letter.date else ""


@dataclass(frozen=True, slots=True)
class GradeTable:
    """The reports of one kind, one column an aspect that any of them grades."""

    kind: LetterKind
    aspects: tuple[str, ...]
    rows: tuple[GradedLetter, ...]


@dataclass(frozen=True, slots=True)
class GradeView:
    """What a reader has chosen of the grades: a value a field, empty for all, the column to sort by, and which way."""

    kind: str = ""
    year: str = ""
    authority: str = ""
    sort: str = "date"
    downward: bool = True

    def value(self, field: GradeField) -> str:
        """The value chosen, or an empty string."""
        chosen: str = getattr(self, field.value)
        return chosen


def graded_letters(entries: Iterable[Entry]) -> tuple[GradedLetter, ...]:
    """The letters that give grades, in the library's order."""
    return tuple(
        GradedLetter(summary_of(entry), {_aspect(grade.aspect, entry): grade.grade for grade in entry.metadata.grades})
        for entry in entries
        if entry.metadata.grades
    )


def _aspect(printed: str, entry: Entry) -> str:
    """The wording that reports share: without the area's name, and without a full stop."""
    words = printed.rstrip(". ")
    return _ONE_WORDING if _NAMED_AREA.fullmatch(words) else words.removesuffix(f" in {entry.metadata.authority}")


def grade_options(letters: Sequence[GradedLetter]) -> dict[GradeField, tuple[Option, ...]]:
    """Every value of each field that the graded letters hold."""
    kinds = [kind for kind in LetterKind if any(each.letter.kind is kind for each in letters)]
    years = sorted({each.year for each in letters if each.year}, reverse=True)
    areas = sorted({each.letter.authority for each in letters if each.letter.authority})
    return {
        GradeField.KIND: tuple(Option(kind.value, kind.label) for kind in kinds),
        GradeField.YEAR: tuple(Option(year, year) for year in years),
        GradeField.AUTHORITY: tuple(Option(area, area) for area in areas),
    }


def read_grade_view(form: Form, letters: Sequence[GradedLetter]) -> tuple[GradeView, tuple[Wrong, ...]]:
    """What the fields of an address choose, and those of them that cannot be used."""
    options = grade_options(letters)
    wrong: list[Wrong] = []
    chosen: dict[str, str] = {}
    for field in GradeField:
        values = {value for value in form.all(field.value) if value}
        unknown = values - {option.value for option in options[field]}
        if len(values) > 1:
            wrong.append(Wrong(field.value, f"{field.label}: the address names {counted(len(values), 'value')}. Choose one."))
        elif unknown:
            told = f"no report that gives grades is held for ‘{shortened(unknown.pop())}’. Choose from the list."
            wrong.append(Wrong(field.value, f"{field.label}: {told}"))
        elif values:
            chosen[field.value] = values.pop()
    sort, downward = form.one("sort"), form.one("order")
    if sort and sort not in _columns(letters):
        wrong.append(Wrong("sort", f"There is no column ‘{shortened(sort)}’ to sort by. The newest reports stand first."))
        sort = ""
    return GradeView(**chosen, sort=sort or "date", downward=(downward or ("" if sort else "down")) == "down"), tuple(wrong)


def _columns(letters: Sequence[GradedLetter]) -> set[str]:
    return {"authority", "date", *(aspect for each in letters for aspect in each.grades)}


def grade_tables(letters: Sequence[GradedLetter], view: GradeView) -> tuple[GradeTable, ...]:
    """The tables of the letters that fit, one a kind; rows sorted as chosen, and newest first where they are alike."""
    fitting = [each for each in letters if _fits(each, view)]
    tables = []
    for kind in LetterKind:
        own = [each for each in fitting if each.letter.kind is kind]
        if own:
            tables.append(GradeTable(kind, _aspects(kind, own), tuple(_sorted(own, view))))
    return tuple(tables)


def _fits(each: GradedLetter, view: GradeView) -> bool:
    held = (each.letter.kind.value, each.year, each.letter.authority or "")
    return all(not wanted or wanted == own for wanted, own in zip((view.kind, view.year, view.authority), held, strict=True))


def _aspects(kind: LetterKind, letters: Sequence[GradedLetter]) -> tuple[str, ...]:
    given = dict.fromkeys(aspect for each in letters for aspect in each.grades)
    usual = [aspect for aspect in _USUAL.get(kind, ()) if aspect in given]
    return (*usual, *(aspect for aspect in given if aspect not in usual))


def _sorted(letters: Iterable[GradedLetter], view: GradeView) -> list[GradedLetter]:
    """Letters without the value to sort by stand last, whichever way."""
    newest = sorted(letters, key=lambda each: (each.letter.authority or "", each.letter.id))
    newest.sort(key=lambda each: -each.letter.date.toordinal() if each.letter.date else 0)
    key = _key_of(view.sort)
    missing = [each for each in newest if key(each) is None]
    present = [(value, each) for each in newest if (value := key(each)) is not None]
    return [each for _, each in sorted(present, key=lambda pair: pair[0], reverse=view.downward)] + missing


def _key_of(column: str) -> Callable[[GradedLetter], tuple[int, str] | None]:
    if column == "authority":
        return lambda each: (0, each.letter.authority) if each.letter.authority else None
    if column == "date":
        return lambda each: (each.letter.date.toordinal(), "") if each.letter.date else None
    return lambda each: _rank(each.grades[column]) if column in each.grades else None


def _rank(grade: str) -> tuple[int, str]:
    return (_ORDER.index(grade) if grade in _ORDER else len(_ORDER), grade)
