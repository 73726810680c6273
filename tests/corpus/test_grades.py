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
    """The cover's sentence comes first and the board's grade last; row numbers stand apart and "not judged" is no grade."""
    text = (
        "Children's services in Ashmere are good\t\t\n1. Children who need help and protection\t\tRequire improvement\n"
        "\t2.1 Adoption performance\tNot judged\n3. Leadership, management and governance\t\tOutstanding\n\nLater\n\n"
        "The Local Safeguarding Children Board is inadequate\n"
    )
    assert read_grades(text, LetterKind.SIF) == (
        Grade("Children's services in Ashmere", "good"),
        Grade("Children who need help and protection", "requires improvement", "1"),
        Grade("Leadership, management and governance", "outstanding", "3"),
        Grade("The Local Safeguarding Children Board", "inadequate"),
    )


def test_sentences_that_give_grades_may_end_with_a_full_stop() -> None:
    """On the cover, in the table and above the board's own report."""
    text = (
        "Children's services in Ashmere require improvement to be good.\t\t\n"
        "3. Leadership, management and governance.\tGood\n\nLater\n\nThe Local Safeguarding Children Board is good.\n"
    )
    assert read_grades(text, LetterKind.SIF) == (
        Grade("Children's services in Ashmere", "requires improvement to be good"),
        Grade("Leadership, management and governance", "good", "3"),
        Grade("The Local Safeguarding Children Board", "good"),
    )


def test_the_first_single_inspections_word_their_judgements_otherwise() -> None:
    """An overall judgement in a sentence, a label before the judgements that are part of another, the board's effectiveness."""
    text = (
        "The overall judgement is that children’s services are inadequate\n\n"
        "2. Children looked after and achieving permanence\tRequires improvement\n"
        "\t2.1 Graded judgment: Adoption performance\tGood\n\n"
        "The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate\n"
    )
    assert read_grades(text, LetterKind.SIF) == (
        Grade("The overall judgement", "inadequate"),
        Grade("Children looked after and achieving permanence", "requires improvement", "2"),
        Grade("Adoption performance", "good", "2.1"),
        Grade("The Local Safeguarding Children Board", "inadequate"),
    )


def test_numbers_are_known_where_a_cover_sets_them_apart() -> None:
    """A PDF may print the numbers in a column of their own; the framework always numbers its judgements alike."""
    text = "Judgements Grades\n1. 2. 2.1\nAdoption performance is now\nGood\n"
    assert read_grades(text, LetterKind.SIF) == (Grade("Adoption performance", "good", "2.1"),)


def test_grades_of_an_earlier_inspection_are_not_taken() -> None:
    """Prose tells of them, in a sentence and in a list."""
    text = (
        "Inspection of Ashmere local authority children's services\n\nJudgement\tGrade\nOverall effectiveness\tGood\n\n"
        "In 2015 the overall effectiveness was inadequate.\n\n- In 2017, leadership was judged to be outstanding\n"
    )
    assert read_grades(text, LetterKind.ILACS) == (Grade("Overall effectiveness", "good"),)


def test_letters_that_grade_nothing_have_no_grades() -> None:
    """A table in a joint inspection's letter is not its judgement."""
    assert read_grades("Judgement\tGrade\nOverall effectiveness\tGood\n", LetterKind.JOINT_INSPECTION) == ()
    assert read_grades("", LetterKind.ILACS) == ()
