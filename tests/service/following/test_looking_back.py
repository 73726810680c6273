"""Which sentences say that something was raised before."""

from __future__ import annotations

import pytest

from service.following.looking_back import Look, look_of, may_look_back, points_back


@pytest.mark.parametrize(
    "sentence",
    [
        "This was an area for improvement at the previous inspection.",
        "The last focused visit found the same weaknesses in ferry records.",
        "The need to improve kite safety was noted at the last inspection.",
        "This was a recommendation in the 2016 inspection.",
        "Leaders have acted on the areas for development identified in the inspection in May 2019.",
        "Oversight is better since the last focused visit, which identified this as an area for improvement.",
    ],
)
def test_what_was_raised_before_is_found(sentence: str) -> None:
    """In the words that letters use for it."""
    assert look_of(sentence) is Look.RAISED
    assert may_look_back(sentence.lower())


@pytest.mark.parametrize(
    "sentence",
    [
        "These shortfalls were raised at the last inspection and have not been addressed.",
        "Lantern safety, identified in the previous inspection, remains an area for improvement.",
    ],
)
def test_what_is_still_so_is_told_apart(sentence: str) -> None:
    """Only where the sentence says so."""
    assert look_of(sentence) is Look.STILL


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
    assert look_of(sentence) is None


def test_a_sentence_that_begins_with_this_needs_the_one_before() -> None:
    """A numbered one too."""
    assert points_back("This was noted at the last visit.")
    assert points_back("12. These areas were raised before.")
    assert not points_back("Thistles were raised before.")
