"""Files and folders as a person gives them in, the letters' files among them and what is none of these out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.readers import SUPPORTED
from indexer.report import Remark
from indexer.sources import is_letter

SIDECAR = ".toml"
_MAY_HOLD_LETTERS = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt", ".pages", ".docm"), "open it in a word processor and save it as .docx"),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz", ".tar"), "unpack it and give the files in it"),
    **dict.fromkeys((".eml", ".msg"), "save the letter that is attached to it"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".heic"), "scan it to PDF, recognise its text and give that"
    ),
    **dict.fromkeys((".xps", ".oxps", ".ppt", ".pptx", ".epub", ".mht", ".mhtml", ".xhtml"), "export it as PDF and give that"),
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that is not read, and why, with what to do."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """What was given: the letters' files in order, what cannot be read although a letter may be in it, and the rest.

    ``passed_over`` are files that hold no letters, such as spreadsheets, which an index leaves out as well;
    ``idle_sidecars`` those that would correct a letter, had one their name.
    """

    letters: tuple[Path, ...]
    refused: tuple[Refused, ...]
    passed_over: tuple[Path, ...]
    idle_sidecars: tuple[Path, ...]


def find_given(given: Sequence[Path]) -> GivenFiles:
    """Sorts out what stands in the files and folders; links to folders are not followed, hidden files not looked at.

    A file that is named itself is always one of the letters' files, but for a sidecar file, which stands for its letter.
    """
    sorting = _Sorting({}, {}, {}, {})
    for path in given:
        if path.is_dir():
            inside = list(_inside(path))
            for found in inside:
                sorting.take_found(found)
            if not inside:
                sorting.refuse(path, f"there is nothing in this folder; letters are files that end in {', '.join(SUPPORTED)}")
        elif not path.exists():
            sorting.refuse(path, "this does not exist; give a folder of letters or the letters' files")
        else:
            sorting.take_named(path)
    return GivenFiles(tuple(sorting.letters), tuple(sorting.refused), tuple(sorting.passed_over), tuple(sorting.idle_sidecars))


def not_read(given: Sequence[Path]) -> tuple[Remark, ...]:
    """What an index passes over inside the folders although a letter may be in it; files that are named tell themselves."""
    named = set(given)
    refused = (one for one in find_given(given).refused if one.path not in named or one.path.is_dir())
    return tuple(Remark(one.path, f"not read: {one.reason}") for one in refused)


def letters_of_sidecar(sidecar: Path) -> tuple[Path, ...]:
    """The letters' files of the sidecar's name beside it."""
    return tuple(file for suffix in SUPPORTED if (file := sidecar.with_suffix(suffix)).is_file())


@dataclass(frozen=True, slots=True)
class _Sorting:
    """What was sorted out so far; dictionaries, because they keep their order and hold each once."""

    letters: dict[Path, None]
    refused: dict[Refused, None]
    passed_over: dict[Path, None]
    idle_sidecars: dict[Path, None]

    def take_named(self, path: Path) -> None:
        """A file, or a name that is none: reading it will tell."""
        if path.suffix.lower() == SIDECAR and path.is_file():
            beside = letters_of_sidecar(path)
            self.letters.update(dict.fromkeys(beside))
            if not beside:
                self.refuse(path, "no letter of that name stands beside this file; it can correct only a letter's facts")
        elif advice := _MAY_HOLD_LETTERS.get(path.suffix.lower()):
            self.refuse(path, f"files that end in {path.suffix} are not read; {advice}")
        else:
            self.letters[path] = None

    def take_found(self, found: Path | Refused) -> None:
        """What stands in a folder."""
        if isinstance(found, Refused):
            self.refused[found] = None
        elif is_letter(found):
            self.letters[found] = None
        elif advice := _MAY_HOLD_LETTERS.get(found.suffix.lower()):
            self.refuse(found, f"files that end in {found.suffix} are not read; {advice}")
        elif found.suffix.lower() != SIDECAR:
            self.passed_over[found] = None
        elif not letters_of_sidecar(found):
            self.idle_sidecars[found] = None

    def refuse(self, path: Path, reason: str) -> None:
        """What is not read, and why."""
        self.refused[Refused(path, reason)] = None


def _inside(folder: Path) -> Iterator[Path | Refused]:
    """The files below a folder, sorted, and what stands in the way of looking for them."""
    closed: list[Refused] = []

    def note(error: OSError) -> None:
        closed.append(
            Refused(Path(error.filename), f"the folder cannot be opened ({error.strerror}); ask for leave to read it")
        )

    found: list[Path | Refused] = []
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *names):
            path = Path(place, name)
            if name.startswith("."):
                continue
            if name in folders and path.is_symlink():
                found.append(Refused(path, "this is a link to another folder, which is not followed; give that folder itself"))
            elif name not in folders and path.is_file():
                found.append(path)
            elif path.is_symlink() and name not in folders:
                found.append(Refused(path, "this link leads nowhere; put the file itself here"))
    yield from sorted([*found, *closed], key=lambda one: one.path if isinstance(one, Refused) else one)
