"""Invented letters for the tests of the indexer: as objects, and as files to build from."""

from __future__ import annotations

import datetime
from pathlib import Path

from corpus.letter import Letter, LetterKind, Metadata, Transcript
from corpus.library import Entry
from corpus.page_breaks import pages_and_furniture
from corpus.sections import read_sections

HERON = (
    "Focused visit to Heron Bay children’s services\n\nStrengths\n\nNurses attend every strategy discussion.\n\n"
    "Areas for improvement\n\nSchool governors wait for training.\n\n\n\n\nHousing officers share too little.\n"
)
FERN = "Focused visit to Fernshire children’s services\n\nStrengths\n\nPolice answer calls at night.\n"
LARCH = "Focused visit to Larchford children’s services\n\nMain findings\n\nFoster carers praise their training.\n"


def make_letter(text: str, name: str = "heron-bay") -> Letter:
    """A letter of the text as it would be read from a file."""
    pages, furniture = pages_and_furniture(text)
    sections = read_sections(Transcript(text, pages=pages, furniture=furniture))
    return Letter(name, f"{name}.txt", "ab" * 32, text, pages, sections, Metadata(title=name))


def make_entry(
    place: int = 0,
    authority: str | None = "Heron Bay",
    kind: LetterKind = LetterKind.FOCUSED_VISIT,
    date: datetime.date | None = None,
    inspection_dates: str | None = None,
    title: str = "A letter",
) -> Entry:
    """A library's entry with what filters ask for."""
    metadata = Metadata(title=title, authority=authority, kind=kind, date=date, inspection_dates=inspection_dates)
    return Entry(place, f"letter{place}", f"letter{place}.txt", "ab" * 32, metadata, 2, 3, 100)


def write_letters(folder: Path, **texts: str) -> Path:
    """Writes ``NAME.txt`` for each text into the folder, which is made, and gives the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
