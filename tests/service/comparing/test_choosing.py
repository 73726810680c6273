"""The form of a comparison as it was sent."""

from __future__ import annotations

import pytest

from service.comparing.choosing import COMPARE, MATRIX, Page
from service.forms import Field, Form


@pytest.mark.parametrize(
    ("page", "typed", "questions"),
    [
        (MATRIX, "neglect\nneglect?\n\n  Neglect ? \nhousing", ("neglect", "housing")),
        (MATRIX, "Was it safe?\nwas  it safe", ("Was it safe?",)),
        (MATRIX, "“neglect”\nneglect", ("“neglect”", "neglect")),
        (MATRIX, "?\n?\n!", ("?", "!")),
        (COMPARE, " neglect \n of babies?", ("neglect of babies?",)),
        (MATRIX, " \n", ()),
    ],
)
def test_questions_that_differ_in_capitals_spaces_and_last_points_alone_are_one(
    page: Page, typed: str, questions: tuple[str, ...]
) -> None:
    """As it was typed first; words in quotation marks must occur, and so make another question."""
    assert page.questions(Form((Field(page.field, typed),))) == questions
