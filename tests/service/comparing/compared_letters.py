"""Invented letters about four areas and one that names none, and a desk over them."""

from __future__ import annotations

from pathlib import Path

from corpus.letter import Letter
from service.desk import Desk
from tests.encoders import HashingEncoder
from tests.service.small_letters import letter_of, small_index_of

PRAISED = "Nurses attend strategy discussions in the evening and share what they know."
WANTING = "Nurses write no notes of strategy discussions."
URGENT = "Strategy discussions with nurses take place days too late."
FORMULA = "=Nurses+1 is what the register of strategy discussions says."
MARKUP = "Nurses <b>join</b> strategy discussions & listen."
OTHER_THEME = "Allotments are dug by neighbours on Sundays."
NURSES = "nurses strategy discussions"
BUSES = "buses painted purple"
_SIDECARS = {
    "alder-2019": ("Alder", "jtai", "2019-05-06", "serious violence"),
    "alder-2023": ("Alder", "focused_visit", "2023-02-03", ""),
    "birch-2020": ("Birch", "jtai", "2020-07-08", "violence on the streets"),
    "cedar-2018": ("Cedar", "jtai", "2018-01-02", "neglect"),
    "dune-2021": ("Dune", "ilacs", "2021-09-10", ""),
    "nowhere-2022": ("", "other", "2022-03-04", ""),
}
_BODIES = {
    "alder-2019": (
        f"Key strengths\n\n- {PRAISED}\n\nAreas for improvement\n\n- {WANTING}\n\nAreas for priority action\n\n- {URGENT}\n"
    ),
    "alder-2023": "Findings\n\nThe town hall has a clock that strikes thirteen.\n\nSwans nest beside the car park.\n",
    "birch-2020": f"Key strengths\n\n- {MARKUP}\n\nFindings\n\n{FORMULA}\n\nBuses painted purple carry pupils home.\n",
    "cedar-2018": f"Findings\n\n{OTHER_THEME}\n\nThe lighthouse keeper waters marigolds.\n",
    "dune-2021": "Findings\n\nPenguins march along the promenade in winter.\n\nAn orchestra rehearses under glass roofs.\n",
    "nowhere-2022": "Findings\n\nNurses knit scarves.\n",
}


def read_compared(folder: Path) -> tuple[Letter, ...]:
    """The letters."""
    return tuple(_letter(folder, letter_id) for letter_id in _BODIES)


def _letter(folder: Path, letter_id: str) -> Letter:
    area, kind, date, theme = _SIDECARS[letter_id]
    sidecar = f'title = "Letter {letter_id}"\nkind = "{kind}"\ndate = {date}\n'
    sidecar += f'authority = "{area}"\n' if area else ""
    sidecar += f'theme = "{theme}"\n' if theme else ""
    (folder / f"{letter_id}.toml").write_text(sidecar, encoding="utf-8")
    return letter_of(folder, letter_id, _BODIES[letter_id])


def desk_of(folder: Path, letters: tuple[Letter, ...]) -> Desk:
    """A desk over the letters."""
    return Desk(small_index_of(folder, letters), HashingEncoder())
