"""Grade tables are read with and without their columns."""

from __future__ import annotations

from corpus.grades import read_grades
from corpus.letter import Grade, LetterKind

BEGUN = "The experiences and progress of children who need help and"
HELP = f"{BEGUN} protection"


def test_rows_without_tabs_are_read_from_the_header_on() -> None:
    """A PDF's text runs aspect and grade together, and wraps the aspect."""
    text = (
        f"Judgement Grade\n{BEGUN} \nprotection Good\n"
        "Overall effectiveness Requires improvement to be good\nServices are well led."
    )
    assert read_grades(text, LetterKind.ILACS) == (
        Grade(HELP, "good"),
        Grade("Overall effectiveness", "requires improvement to be good"),
    )


def test_interleaved_columns_are_put_back_together() -> None:
    """Where the grade's lines cut through the aspect's lines, known aspects still find their grades."""
    text = f"Judgement Grade\n{BEGUN} Requires improvement to\nprotection be good\nOverall effectiveness Inadequate\n"
    assert read_grades(text, LetterKind.ILACS) == (
        Grade(HELP, "requires improvement to be good"),
        Grade("Overall effectiveness", "inadequate"),
    )


def test_a_single_inspection_report_has_service_aspects_and_board() -> None:
    """The cover's sentence comes first and the board's grade last; row numbers fall away and "not judged" is no grade."""
    text = (
        "Children's services in Ashmere are good\t\t\n1. Children who need help and protection\t\tRequire improvement\n"
        "\t2.1 Adoption performance\tNot judged\n3. Leadership, management and governance\t\tOutstanding\n\nLater\n\n"
        "The Local Safeguarding Children Board is inadequate\n"
    )
    assert read_grades(text, LetterKind.SIF) == (
        Grade("Children's services in Ashmere", "good"),
        Grade("Children who need help and protection", "requires improvement"),
        Grade("Leadership, management and governance", "outstanding"),
        Grade("The Local Safeguarding Children Board", "inadequate"),
    )


def test_letters_that_grade_nothing_have_no_grades() -> None:
    """A table in a joint inspection's letter is not its judgement."""
    assert read_grades("Judgement\tGrade\nOverall effectiveness\tGood\n", LetterKind.JOINT_INSPECTION) == ()
    assert read_grades("", LetterKind.ILACS) == ()
