"""Which sentences say that something was raised before, and whether it recurs."""

from __future__ import annotations

import pytest

from service.following.looking_back import Look, look_of, looks_back, may_look_back, points_back, subject_of

_RAISED = "This was an area for improvement at the previous inspection."


@pytest.mark.parametrize(
    "sentence",
    [
        _RAISED,
        "The last focused visit found the same weaknesses in ferry records.",
        "The need to improve kite safety was noted at the last inspection.",
        "This was a recommendation in the 2016 inspection.",
        "Leaders have acted on the areas for development identified in the inspection in May 2019.",
        "Ferries run on time since the last visit, which had this as an area for improvement.",
    ],
)
def test_what_was_raised_before_is_found(sentence: str) -> None:
    """In the words that letters use for it."""
    assert looks_back(sentence)
    assert may_look_back(sentence.lower())


@pytest.mark.parametrize(
    "sentence",
    [
        "These shortfalls were raised at the last inspection and have not been addressed.",
        "Lantern safety, identified in the previous inspection, remains an area for improvement.",
        "Not all recommendations of the 2016 inspection have been implemented.",
        "There has been little progress on the recommendations of the last inspection.",
    ],
)
def test_what_is_still_so_is_told_apart(sentence: str) -> None:
    """Only where the sentence says so."""
    assert looks_back(sentence)
    assert look_of(sentence) is Look.STILL


@pytest.mark.parametrize(
    ("beside", "sentence"),
    [
        ("However, limited attendance by nurses slows the meetings.", _RAISED),
        ("Lanterns often lack oil and do not help keepers.", _RAISED),
        ("", "Ferry records are not robust, despite this being a recommendation at the last inspection."),
        ("Progress has been too slow.", "At the previous inspection, it was recommended that ferries are checked."),
    ],
)
def test_a_fault_that_was_raised_before_recurs(beside: str, sentence: str) -> None:
    """The words beside it tell of the fault."""
    look = look_of(sentence, beside)
    assert look.is_recurring


@pytest.mark.parametrize(
    ("beside", "sentence"),
    [
        ("Ferries now run on time.", _RAISED),
        ("Keepers see every child.", _RAISED),
        ("Ferries used to be late.", "This was an area for improvement at the previous inspection, and it has been addressed."),
        ("", "All areas for improvement identified at the last inspection have been addressed."),
        ("", "A visit in 2018 found that ferries had declined, resulting in areas for priority action."),
        ("", "Leaders have made progress on the recommendations of the last inspection, but there is more to do."),
    ],
)
def test_what_was_put_right_or_only_happened_then_does_not_recur(beside: str, sentence: str) -> None:
    """It only looks back."""
    assert looks_back(sentence)
    assert look_of(sentence, beside) is Look.MENTIONED


def test_a_listed_concern_recurs_unless_it_was_put_right() -> None:
    """The list says that it is there; what it asks for is not yet done."""
    assert look_of(_RAISED, "Ensure that lanterns are improved.", is_listed=True) is Look.RAISED
    assert look_of("The concerns raised in the 2019 inspection have been addressed.", is_listed=True) is Look.MENTIONED


@pytest.mark.parametrize(
    "sentence",
    [
        "Services for care leavers have improved significantly since the last inspection.",
        "Leaders had found this area for improvement prior to this inspection.",
        "The area for improvement is known to leaders.",
        "Since the last inspection in 2015, concerns about ferries have been acted on.",
        "The previous inspection judged services to be good.",
        "Leaders have acted on these recommendations of the last inspection:",
        "Last year, a concern was raised by a parent.",
    ],
)
def test_a_change_since_then_or_a_judgement_does_not_say_that_it_was_raised(sentence: str) -> None:
    """Tone and progress are no evidence."""
    assert not looks_back(sentence)


def test_a_sentence_that_begins_with_this_needs_the_one_before() -> None:
    """A numbered one too."""
    assert points_back("This was noted at the last visit.")
    assert points_back("12. These areas were raised before.")
    assert points_back("Many of these areas were raised before.")
    assert points_back("The last inspection raised this as an area for improvement.")
    assert not points_back("Thistles were raised before.")


def test_the_subject_is_what_remains_without_the_phrases_of_looking_back() -> None:
    """So that two sentences that share only those do not seem to speak of the same."""
    assert subject_of("Lanterns were an area for improvement at the previous inspection.").split() == [
        *["Lanterns", "were", "an", "at", "the", "."]
    ]
