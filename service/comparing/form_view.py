"""The form of a comparison as it is shown: what was sent and what the index holds in, selects and tick boxes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.answer import LetterSummary
from service.comparing.choosing import Chosen, Page, Problem
from service.comparing.comparing import FEWEST_COLUMNS, MOST_MATRIX_COLUMNS, Comparing
from service.comparing.subject import HeldLetter
from service.narrowing import Box
from service.wording import counted, date_label

_SHOWN_AT_FIRST = 6
_MOST_PICKS = 2 * MOST_MATRIX_COLUMNS
"""Areas that are kept where too many were chosen: each is a list of all areas on the page."""


@dataclass(frozen=True, slots=True)
class LetterBoxes:
    """The letters of one area as tick boxes."""

    legend: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """All that the form needs.

    ``picks`` are the values of the selects for areas, empty where nothing is chosen; the first ``shown`` of them stand open.
    ``letters`` are the tick boxes where letters are chosen, else empty; ``held`` are the letters that the page names.
    """

    page: Page
    questions: str
    areas: tuple[Box, ...]
    picks: tuple[str, ...]
    shown: int
    kinds: tuple[Box, ...]
    letters: tuple[LetterBoxes, ...]
    chosen: Chosen
    problems: tuple[Problem, ...]
    held: tuple[LetterSummary, ...]
    fewest: int = FEWEST_COLUMNS

    def error(self, field: str) -> str:
        """What is wrong with a field, in one paragraph."""
        return " ".join(problem.words for problem in self.problems if problem.field == field)

    @property
    def kept_areas(self) -> tuple[str, ...]:
        """The areas that go along while letters are chosen."""
        return self.chosen.areas if self.letters else ()


def form_view(page: Page, questions: str, chosen: Chosen, comparing: Comparing, problems: Sequence[Problem] = ()) -> FormView:
    """The form with everything kept that was sent and is held, but not areas without end."""
    held_areas = [area for area in chosen.areas if area in comparing.areas][:_MOST_PICKS]
    picks = (*held_areas, *("",) * (page.most_columns - len(held_areas)))
    groups = _letter_groups(chosen, comparing) if chosen.by_letters else ()
    held = comparing.letters.values()
    return FormView(
        page=page,
        questions=questions,
        areas=tuple(
            Box(area, f"{area} ({counted(len(letters), 'letter')})", area in chosen.areas)
            for area, letters in comparing.areas.items()
        ),
        picks=picks,
        shown=max(_SHOWN_AT_FIRST, len(held_areas)),
        kinds=tuple(
            Box(kind.value, kind.label, kind in chosen.kinds) for kind in sorted({letter.summary.kind for letter in held})
        ),
        letters=groups,
        chosen=chosen,
        problems=tuple(problems),
        held=tuple(letter.summary for letter in held),
    )


def has_letters_to_choose(chosen: Chosen, comparing: Comparing) -> bool:
    """Whether the second step of the form would show any letter."""
    return bool(_letter_groups(chosen, comparing))


def _letter_groups(chosen: Chosen, comparing: Comparing) -> tuple[LetterBoxes, ...]:
    """The letters of the areas chosen, of the areas of letters chosen, and those that name no area."""
    of_letters = (comparing.letters[name].summary.authority for name in chosen.letters if name in comparing.letters)
    areas = dict.fromkeys(area for area in (*chosen.areas, *of_letters) if area and area in comparing.areas)
    groups = [(area, comparing.areas[area]) for area in areas]
    if comparing.nameless:
        groups.append(("Letters that name no area", comparing.nameless))
    return tuple(
        LetterBoxes(legend, tuple(_box(letter, chosen, legend in comparing.areas) for letter in letters))
        for legend, letters in groups
    )


def _box(letter: HeldLetter, chosen: Chosen, named: bool) -> Box:
    summary = letter.summary
    theme = f" on “{letter.theme}”" if letter.theme else ""
    name = summary.kind.label if named else summary.title
    return Box(summary.id, f"{name}{theme}, {date_label(summary.date)}", summary.id in chosen.letters)
