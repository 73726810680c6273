"""A real authority across the years; skipped where the real letters are missing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from corpus.readers import parse_letter_file
from corpus.reading import make_letter
from service.following.following import Following
from tests.service.small_letters import small_index_of

_TEXTS = Path(__file__).resolve().parents[4] / "shared" / "collection" / "text"


@pytest.mark.real
def test_hounslows_letters_of_2017_to_2025_stand_in_order(tmp_path: Path) -> None:
    """Seven letters of five kinds, the newest last; what was asked for before and is amiss in 2020 recurs."""
    paths = sorted(_TEXTS.glob("*_hounslow_*.txt"))
    if not paths:
        pytest.skip(f"the real letters are not in {_TEXTS}")
    letters = [make_letter(path, parse_letter_file(path)) for path in paths]
    history = Following(small_index_of(tmp_path, letters)).history("Hounslow")
    assert [(str(entry.letter.date), entry.letter.kind.value) for entry in history.entries] == [
        ("2017-06-13", "jtai"),
        ("2018-11-12", "ilacs"),
        ("2020-02-07", "focused_visit"),
        ("2021-08-23", "focused_visit"),
        ("2023-12-01", "ilacs"),
        ("2024-12-18", "area_send"),
        ("2025-08-29", "focused_visit"),
    ]
    (visit,) = (entry for entry in history.entries if str(entry.letter.date) == "2020-02-07")
    assert [look.is_recurring for look in visit.looked_back] == [True, True]
    shown = [
        look.quote.citation.span for entry in history.entries for look in entry.looked_back if entry.letter.kind == "ilacs"
    ]
    assert not any(one.overlaps(other) for one, other in pairwise(shown))
