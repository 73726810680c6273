"""How a question is put that names its letter."""

from __future__ import annotations

import datetime

import pytest

from eval.named_letters import LetterMeant, Worded, naming

BATH = LetterMeant("bath and north east somerset", "focused-visit letter (ILACS)", datetime.date(2025, 1, 13))
TELFORD = LetterMeant("telford & wrekin", "area SEND full inspection report", datetime.date(2023, 5, 2))


@pytest.mark.parametrize(
    ("number", "text", "wording"),
    [
        (0, "Bath and North East Somerset 2025: Do nurses attend?", "named first"),
        (1, "Do nurses attend in Bath and North East Somerset in 2025?", "named last"),
        (2, "What did inspectors find in Bath and North East Somerset (2025): Do nurses attend?", "what inspectors found"),
        (3, "bath and north east somerset 2025 do nurses attend?", "small letters"),
        (5, "Do nurses attend in Bath and North East Somerset in 2025?", "named last"),
    ],
)
def test_wordings_take_turns_by_number(number: int, text: str, wording: str) -> None:
    """Each names the authority in its usual spelling, but for small letters, and the year."""
    assert naming(number, "Do nurses attend?", BATH) == Worded(text, wording)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4, "Telford and Wrekin SEND inspection 2023: ehcp waits"),
        (9, "ehcp waits in the Telford and Wrekin SEND inspection in 2023"),
        (14, "What did inspectors find in Telford and Wrekin (SEND inspection 2023): ehcp waits"),
        (19, "telford and wrekin send inspection 2023 ehcp waits"),
    ],
)
def test_every_fifth_question_names_the_kind_too(number: int, text: str) -> None:
    """In each wording; what is no question keeps having no question mark."""
    assert naming(number, "ehcp waits", TELFORD) == Worded(text, "with kind")


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("JTAI letter", "JTAI"),
        ("focused-visit letter (ILACS)", "focused visit"),
        ("ILACS inspection report", "ILACS"),
        ("SIF report (services for children in need of help and protection + LSCB review)", "single inspection"),
    ],
)
def test_a_kind_is_called_as_people_call_it(listed: str, said: str) -> None:
    """Not as the listing has it."""
    letter = LetterMeant("leeds", listed, datetime.date(2018, 1, 1))
    assert naming(4, "thresholds", letter).text == f"Leeds {said} 2018: thresholds"


def test_a_kind_without_a_usual_name_is_not_named() -> None:
    """The question is worded as any other of its number."""
    letter = LetterMeant("leeds", "annual report", datetime.date(2018, 1, 1))
    assert naming(4, "thresholds", letter) == Worded("Leeds 2018: thresholds", "named first")
