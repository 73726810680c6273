"""What recurs over three letters, and what only looks as if it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.following.following import Following
from service.following.history import History
from tests.service.following import invented


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """The history of Wexcombe."""
    folder: Path = tmp_path_factory.mktemp("chain")
    return Following(invented.chain_index(folder)).history("Wexcombe")


def test_a_concern_listed_three_times_stands_once_with_all_its_listings_in_order(history: History) -> None:
    """And not as two pairs; a short listing repeats a long finding."""
    told = [([quote.text for quote in each.first], [quote.text for quote in each.again]) for each in history.recurring]
    assert told == [
        ([invented.OARS], [invented.OARS_AGAIN, invented.OARS_ONCE_MORE]),
        ([invented.LONG], [invented.SHORT]),
    ]


def test_no_listing_stands_in_two_boxes(history: History) -> None:
    """Each quote once."""
    shown = [quote.citation.span for each in history.recurring for quote in (*each.first, *each.again)]
    letters = [quote.citation.letter.id for each in history.recurring for quote in (*each.first, *each.again)]
    assert len(set(zip(letters, shown, strict=True))) == len(shown)


def test_letters_about_other_services_are_not_linked(history: History) -> None:
    """An Area SEND report looks at other services, however like its words are."""
    linked = [quote for entry in history.entries for each in entry.concerns for quote in (*each.later, *each.again)]
    assert linked
    assert {quote.citation.letter.id for quote in linked} == {"wexcombe-2020", "wexcombe-2025"}


def test_plans_for_other_children_are_not_the_same_concern(history: History) -> None:
    """Words such as *plans* do not join what names other groups of children."""
    plans = next(each for entry in history.entries for each in entry.concerns if each.quote.text == invented.PLANS)
    assert (plans.later, plans.again) == ((), ())


def test_sentences_that_overlap_are_shown_once(history: History) -> None:
    """Each brings the one before; together they are one quote."""
    assert [look.quote.text for look in history.looked_back] == [invented.TWICE]
