"""The pages of themes, findings and grades: what was chosen and found in, whole HTML pages out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from service.answer import FilterName, LetterSummary
from service.browsing.browsing import Browsing, FindingsPage
from service.browsing.choices import Browse, BrowseField, Option, Wrong, address_of, as_fields
from service.browsing.findings import KINDS
from service.browsing.grades import GradedLetter, GradeField, GradeTable, GradeView, grade_options
from service.browsing.pagination import pagination
from service.browsing.themes import Theme, all_themes
from service.forms import Field
from service.templating import Templates

_HERE = "Themes"
GRADES_PATH = "/grades"
GRADES_FILE = "/grades.csv"


@dataclass(frozen=True, slots=True)
class Control:
    """A list to choose from: its name, label, options, the value chosen, and what is wrong with the one that was sent."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """A choice in force, where the page without it stands, and how many findings that page has."""

    legend: str
    label: str
    address: str
    found: int = 0


class BrowsingPages:
    """Renders them."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def themes(self, browsing: Browsing) -> str:
        """The start page: how many findings of each kind name each theme and each agency."""
        overview = browsing.overview
        groups = [(name, tuple(rows)) for name, rows in groupby(overview.themes, lambda row: row.group)]
        values = {"overview": overview, "groups": groups, "kinds": KINDS, "letters": browsing.letters}
        return self._render("themes.html", _HERE, address=_cell_address, all_findings=address_of(()), **values)

    def findings(self, browsing: Browsing, browse: Browse, page: FindingsPage) -> str:
        """One page of findings, or that there are none and what to do."""
        return self._render(
            "findings.html",
            _HERE,
            browse=browse,
            page=page,
            controls=_controls(browsing, browse),
            in_force=_in_force(browse, page),
            theme=theme_of(browse),
            asked_with=_asked_with(browse),
            compared_with=_compared_with(browse),
            compare_address=_compare_address(browse),
            pagination=pagination(browse.page, page.pages, browse.address),
            letters=[group.letter for group in page.groups],
        )

    def wrong_findings(self, browsing: Browsing, browse: Browse, wrong: Sequence[Wrong]) -> str:
        """What cannot be used of an address, with everything else as it was chosen."""
        controls = _controls(browsing, browse, {each.field: each.problem for each in wrong})
        values = {"browse": browse, "wrong": _linked(wrong, BrowseField), "controls": controls}
        return self._render("findings_wrong.html", _HERE, letters=(), **values)

    def grades(
        self, letters: Sequence[GradedLetter], tables: Sequence[GradeTable], view: GradeView, wrong: Sequence[Wrong] = ()
    ) -> str:
        """The tables of grades; with ``wrong``, what cannot be used of the address."""
        options = grade_options(letters)
        shown: list[LetterSummary] = [row.letter for table in tables for row in table.rows]
        return self._render(
            "grades.html",
            _HERE,
            tables=tables,
            view=view,
            wrong=_linked(wrong, GradeField),
            controls=_grade_controls(view, options, {each.field: each.problem for each in wrong}),
            letters=shown,
            held=len(letters),
            sort_address=lambda column: _sort_address(view, column),
            file_address=_grade_address(GRADES_FILE, view),
            in_force=_grades_in_force(view, options),
        )


def theme_of(browse: Browse) -> Theme | None:
    """The theme that findings are narrowed to."""
    return next((theme for theme in all_themes() if theme.key == browse.value(BrowseField.THEME)), None)


def _cell_address(finding: str = "", theme: str = "", agency: str = "") -> str:
    """Where the findings behind a cell of a table of counts stand."""
    return address_of([(name, value) for name, value in (("finding", finding), ("theme", theme), ("agency", agency)) if value])


def _controls(browsing: Browsing, browse: Browse, problems: Mapping[str, str] | None = None) -> list[Control]:
    told = problems or {}
    return [
        Control(name.value, name.label, browsing.options[name], browse.value(name), told.get(name.value, ""))
        for name in BrowseField
    ]


def _in_force(browse: Browse, page: FindingsPage) -> list[InForce]:
    return [
        InForce(name.label, option.label, browse.without(name).address(), page.otherwise[name])
        for name, option in browse.chosen
    ]


def _linked(wrong: Sequence[Wrong], fields: type[BrowseField] | type[GradeField]) -> list[dict[str, str]]:
    """What is wrong, for the error summary; with a link where there is a control to mend it with."""
    known = {field.value for field in fields}
    return [{"text": each.problem, **({"href": f"#{each.field}"} if each.field in known else {})} for each in wrong]


def _asked_with(browse: Browse) -> list[Field]:
    """The filters of an answer that fit. Kinds of finding are left out: most letters answer outside such headings."""
    names = {name.value for name in FilterName} - {FilterName.FINDING.value}
    return [field for field in as_fields(browse) if field.name in names]


def _compared_with(browse: Browse) -> list[Field]:
    """What the form of `/compare` can be filled with."""
    filled = {BrowseField.AUTHORITY.value: "area", BrowseField.KIND.value: "kind"}
    return [Field(filled[field.name], field.value) for field in as_fields(browse) if field.name in filled]


def _compare_address(browse: Browse) -> str:
    fields = [(field.name, field.value) for field in _compared_with(browse)]
    return f"/compare?{urlencode(fields)}" if fields else "/compare"


def _grade_controls(
    view: GradeView, options: Mapping[GradeField, tuple[Option, ...]], problems: Mapping[str, str]
) -> list[Control]:
    return [Control(name.value, name.label, options[name], view.value(name), problems.get(name, "")) for name in GradeField]


def _grade_fields(view: GradeView) -> Iterator[tuple[str, str]]:
    yield from ((field.value, view.value(field)) for field in GradeField if view.value(field))


def _grade_address(path: str, view: GradeView, *without: GradeField) -> str:
    fields = [(name, value) for name, value in _grade_fields(view) if name not in without]
    if (view.sort, view.downward) != ("date", True):
        fields += [("sort", view.sort), ("order", "down" if view.downward else "up")]
    return f"{path}?{urlencode(fields)}" if fields else path


def _sort_address(view: GradeView, column: str) -> str:
    """Where the tables stand sorted by a column: downward for dates at first, else upward; the other way the second time."""
    downward = not view.downward if view.sort == column else column == "date"
    fields = [*_grade_fields(view), ("sort", column), ("order", "down" if downward else "up")]
    return f"{GRADES_PATH}?{urlencode(fields)}"


def _grades_in_force(view: GradeView, options: Mapping[GradeField, Sequence[Option]]) -> list[InForce]:
    return [
        InForce(field.label, option.label, _grade_address(GRADES_PATH, view, field))
        for field in GradeField
        for option in options[field]
        if option.value == view.value(field)
    ]
