"""Four invented letters as files with sidecars, and an index of them built with the word-hashing encoder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.letter import Letter
from corpus.readers import parse_letter_file
from corpus.reading import make_letter
from indexer.expansion import SYNONYMS, make_expander
from indexer.glossary import mine_glossary
from indexer.index import Index
from tests.encoders import HashingEncoder
from tests.indexes import index_of

NURSES_ABSENT = "Strategy discussions in Orrin take place without nurses."
NURSES_HOWEVER = "However, a nurse reads the minutes of strategy discussions on the same day."
NURSES_PRESENT = "Nurses attend strategy discussions in Tarn at weekends and share what they know."
NURSES_AGAIN = "Nurses attend strategy discussions in Tarn at weekends and share what they know well."
HOUSING = "Landlords refuse tenancies to care leavers."
LANTERNS = "The youth club paints lanterns every winter."
_TITLES = {
    "orrin-2018": ("Orrin", "jtai", "2018-03-05"),
    "tarn-2021": ("Tarn", "focused_visit", "2021-06-01"),
    "tarn-2022": ("Tarn", "jtai", "2022-09-09"),
    "wexcombe-2020": ("Wexcombe", "annual_report", "2020-04-04"),
}
_BODIES = {
    "orrin-2018": f"""Areas for improvement

- {NURSES_ABSENT} {NURSES_HOWEVER} Police officers write reports slowly.
- {HOUSING}
""",
    "tarn-2021": f"""Key strengths

{NURSES_PRESENT}
""",
    "tarn-2022": f"""Key strengths

{NURSES_AGAIN}

Children visit the library on Fridays.
""",
    "wexcombe-2020": f"""Context

{LANTERNS}

Table 1: attendance

Agency\tInvited\tAttended
Probation\t40\t31
""",
}
IDS = tuple(_BODIES)


def write_letters(folder: Path, ids: Iterable[str] = IDS) -> list[Path]:
    """Writes the letters' files, with a sidecar each; returns the letters' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for letter_id in ids:
        authority, kind, date = _TITLES[letter_id]
        (folder / f"{letter_id}.toml").write_text(
            f'title = "Letter to {authority}"\nauthority = "{authority}"\nkind = "{kind}"\ndate = {date}\n'
            'inspectorates = ["Ofsted"]\n',
            encoding="utf-8",
        )
        path = folder / f"{letter_id}.txt"
        path.write_text(_BODIES[letter_id], encoding="utf-8")
        paths.append(path)
    return paths


def read_letters(folder: Path, ids: Iterable[str] = IDS) -> tuple[Letter, ...]:
    """The letters, read in this process."""
    return tuple(make_letter(path, parse_letter_file(path)) for path in write_letters(folder, ids))


def letter_of(folder: Path, letter_id: str, text: str) -> Letter:
    """A letter of the given text, read from a file of its own."""
    path = folder / f"{letter_id}.txt"
    path.write_text(text, encoding="utf-8")
    return make_letter(path, parse_letter_file(path))


def small_index_of(folder: Path, letters: Iterable[Letter]) -> Index:
    """An index over the letters with the word-hashing encoder, the synonyms and the letters' own acronyms."""
    kept = tuple(letters)
    return index_of(folder, kept, HashingEncoder(), make_expander(SYNONYMS, mine_glossary(kept)))
