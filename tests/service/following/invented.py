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

OARS = "Supervision of oarsmen by harbour managers."
OARS_AGAIN = "Regular supervision of oarsmen by harbour managers."
OARS_ONCE_MORE = "Consistent regular supervision of oarsmen by harbour managers."
OTHER_SERVICE = "Supervision of oarsmen by harbour managers in nursery boats."
SHORT = "Beacons on the northern cliffs are lit late on foggy nights because keepers wait too long for a call from the master."
LONG = f"{SHORT} Two crews turned back, and parents asked inspectors why nobody had told them of it before the morning tide."
PLANS = "The quality and timeliness of plans for children in need."
OTHER_PLANS = "The quality and timeliness of plans for adopted children."
TWICE = (
    "Advice of the previous inspection of lifeboats was heard. This was a recommendation at the previous inspection. "
    "It was also a recommendation at the last visit."
)
_LISTED = "What needs to improve\n\n"
_CHAIN = {
    "wexcombe-2018": ("Wexcombe", "ilacs", "2018-01-01", f"{_LISTED}- {OARS}\n- {PLANS}\n"),
    "wexcombe-2019": ("Wexcombe", "jtai", "2019-01-01", f"Areas for improvement\n\n- {LONG}\n"),
    "wexcombe-2020": ("Wexcombe", "focused_visit", "2020-01-01", f"{_LISTED}- {OARS_AGAIN}\n- {SHORT}\n"),
    "wexcombe-2022": ("Wexcombe", "area_send", "2022-01-01", f"{_LISTED}- {OTHER_SERVICE}\n"),
    "wexcombe-2025": (
        "Wexcombe",
        "ilacs",
        "2025-01-01",
        f"{_LISTED}- {OARS_ONCE_MORE}\n- {OTHER_PLANS}\n\nFindings\n\n{TWICE}\n",
    ),
}


def invented_letters(folder: Path) -> tuple[Letter, ...]:
    """The letters, not in the order of their dates."""
    return tuple(_letter(folder, letter_id, *_LETTERS[letter_id]) for letter_id in reversed(_LETTERS))


def invented_index(folder: Path) -> Index:
    """An index of the letters with the word-hashing encoder."""
    return small_index_of(folder, invented_letters(folder))


def chain_index(folder: Path) -> Index:
    """An index of letters that list the same concern three times."""
    return small_index_of(folder, [_letter(folder, letter_id, *_CHAIN[letter_id]) for letter_id in _CHAIN])


def _letter(folder: Path, letter_id: str, authority: str, kind: str, date: str, body: str) -> Letter:
    dated = f"date = {date}\n" if date else ""
    (folder / f"{letter_id}.toml").write_text(
        f'title = "Letter to {authority}"\nauthority = "{authority}"\nkind = "{kind}"\ninspectorates = ["Ofsted"]\n{dated}',
        encoding="utf-8",
    )
    path = folder / f"{letter_id}.txt"
    path.write_text(body, encoding="utf-8")
    return make_letter(path, parse_letter_file(path))
