"""Invented letters to browse: findings of every kind, graded reports, a letter held twice, words that look like markup."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus.grades import ASPECTS
from corpus.letter import Letter, LetterKind
from tests.service.small_letters import letter_of

NEGLECT_STRENGTH = "Health visitors in Aldwater recognise neglect early. However, they seldom write it down."
NEGLECT_POLICE = "Police officers in Aldwater miss signs of neglect."
SUPERVISION = "The quality of supervision in Aldwater."
COUNTY_LINES = "The police in Birling must act on county lines at once."
MARKUP = "Schools in Birling write <b>missing children</b> & <script>alert(1)</script> in their records."
PASSING = (
    "Leaders in Birling set out what they want to do next year, and they ask families, schools, clubs, shops and parks what "
    "they think of it all, so that the town is a good place to grow up in, to play in, to learn in and to be young in, "
    "with thought for those who know neglect."
)
PLAIN_GRADES = {
    "aldwater-ilacs-2023": {
        f"{ASPECTS[LetterKind.ILACS][0]}.": "good",
        "Overall effectiveness": "requires improvement to be good",
    },
    "birling-ilacs-2019": {"Overall effectiveness": "outstanding"},
    "birling-sif-2016": {"Children's services in Birling": "inadequate", "Adoption performance": "good"},
}
_LETTERS = {
    "aldwater-jtai-2022": ("Aldwater", "jtai", "2022-05-04"),
    "aldwater-jtai-2022-again": ("Aldwater", "jtai", "2022-05-04"),
    "aldwater-ilacs-2023": ("Aldwater", "ilacs", "2023-02-01"),
    "birling-ilacs-2019": ("Birling", "ilacs", "2019-07-01"),
    "birling-jtai-2021": ("Birling", "jtai", "2021-03-09"),
    "birling-sif-2016": ("=Birling", "sif", "2016-06-06"),
    "crale-visit-2020": ("Crale", "focused_visit", "2020-01-15"),
}
MANY = 23
_JOINT = f"""Key strengths

- {NEGLECT_STRENGTH}

Areas for improvement

- {NEGLECT_POLICE}
- {SUPERVISION}

Main findings

Midwives in Aldwater talk about neglect.
"""
_BODIES = {
    "aldwater-jtai-2022": _JOINT,
    "aldwater-jtai-2022-again": _JOINT,
    "aldwater-ilacs-2023": f"""What needs to improve

- {SUPERVISION}

1. Social workers in Aldwater have good supervision.

They see children often.
""",
    "birling-ilacs-2019": "Main findings\n\nLeaders in Birling listen.\n",
    "birling-jtai-2021": f"""Areas for priority action

- {COUNTY_LINES}

Areas for improvement

- {MARKUP}
- {PASSING}
""",
    "birling-sif-2016": "Summary\n\nLeaders in Birling do not listen.\n",
    "crale-visit-2020": "What needs to improve in this area of social work practice\n\n"
    + "".join(f"- The pathway plans of care leavers in Crale, part {number}.\n" for number in range(1, MANY + 1))
    + "\nenquiries@example.org www.example.org\n",
}


def read_browsed_letters(folder: Path) -> tuple[Letter, ...]:
    """The letters, read in this process."""
    return tuple(_read(folder, letter_id, *about) for letter_id, about in _LETTERS.items())


def _read(folder: Path, letter_id: str, authority: str, kind: str, date: str) -> Letter:
    (folder / f"{letter_id}.toml").write_text(
        f'title = "Letter to {authority}"\nauthority = "{authority}"\nkind = "{kind}"\ndate = {date}\n'
        f"{_grades(PLAIN_GRADES.get(letter_id, {}))}\n",
        encoding="utf-8",
    )
    return letter_of(folder, letter_id, _BODIES[letter_id])


def _grades(grades: Mapping[str, str]) -> str:
    inside = ", ".join(f'"{aspect}" = "{grade}"' for aspect, grade in grades.items())
    return f"grades = {{ {inside} }}" if grades else ""
