"""Invented letters about invented areas over several years, as files with sidecars, and an index of them."""

from __future__ import annotations

from pathlib import Path

from corpus.letter import Letter
from corpus.readers import parse_letter_file
from corpus.reading import make_letter
from indexer.index import Index
from tests.service.small_letters import small_index_of

MINUTES = "Minutes of strategy discussions reach school nurses too late."
LANTERNS = "Landlords refuse tenancies to young lighthouse keepers."
NURSERY = "Nursery places are offered on the <b>first</b> day & kept."
MINUTES_AGAIN = "Minutes of strategy discussions still reach school nurses too late."
MINUTES_BETTER = "Minutes of strategy discussions now reach school nurses on the same day."
LOOKS_BACK = "This was an area for improvement at the previous inspection."
STILL = "The shortfall in ferry timetables was highlighted at the last focused visit and has not improved."
FERRIES = "Ferry timetables leave island children waiting for hours."
_LETTERS = {
    "quarrow-2018": (
        "Quarrow",
        "ilacs",
        "2018-03-05",
        f"What needs to improve\n\n- {MINUTES}\n- {LANTERNS}\n",
    ),
    "quarrow-2020": (
        "Quarrow",
        "focused_visit",
        "2020-06-01",
        f"What needs to improve in this area of social work practice\n\n- {MINUTES_AGAIN}\n- {FERRIES}\n\n"
        f"Findings\n\nMinutes reach school nurses late after strategy discussions. {LOOKS_BACK}\n",
    ),
    "quarrow-2023": (
        "Quarrow",
        "jtai",
        "2023-09-09",
        f"Key strengths\n\n- {NURSERY}\n\nMain findings\n\n{MINUTES_BETTER}\n\n{STILL}\n",
    ),
    "quarrow-undated": ("Quarrow", "other", "", "What needs to improve\n\n- Kites are flown too near the harbour wall.\n"),
    "orrin-2019": (
        "Orrin Vale",
        "ilacs",
        "2019-01-01",
        "What needs to improve\n\n- Buses to the court run too rarely.\n",
    ),
    "tarn-2021": ("Tarn & Fell", "ilacs", "2021-01-01", "Overview\n\nChildren visit the library on Fridays.\n"),
    "tarn-copy": ("Tarn & Fell", "ilacs", "2021-01-01", "Overview\n\nChildren visit the library.\n"),
}


def invented_letters(folder: Path) -> tuple[Letter, ...]:
    """The letters, not in the order of their dates."""
    return tuple(_letter(folder, letter_id) for letter_id in reversed(_LETTERS))


def invented_index(folder: Path) -> Index:
    """An index of the letters with the word-hashing encoder."""
    return small_index_of(folder, invented_letters(folder))


def _letter(folder: Path, letter_id: str) -> Letter:
    authority, kind, date, body = _LETTERS[letter_id]
    dated = f"date = {date}\n" if date else ""
    (folder / f"{letter_id}.toml").write_text(
        f'title = "Letter to {authority}"\nauthority = "{authority}"\nkind = "{kind}"\ninspectorates = ["Ofsted"]\n{dated}',
        encoding="utf-8",
    )
    path = folder / f"{letter_id}.txt"
    path.write_text(body, encoding="utf-8")
    return make_letter(path, parse_letter_file(path))
