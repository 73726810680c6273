"""The letters' texts that spans are counted in, from a folder of plain-text letters; and finding a letter by its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from eval.errors import EvalError, UnknownLetterError


def read_texts(folder: Path) -> dict[str, str]:
    """The plain-text letters of ``folder``, file stem to text, decoded from UTF-8 with newlines untouched."""
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}
    if not texts:
        raise EvalError(f"{folder} holds no .txt letter; name the folder whose letters the questions are about")
    return texts


def letter_id(name: str, ids: Iterable[str]) -> str:
    """The id among ``ids`` that is ``name``, or else the only one that begins with it ("000": "000-jtai-hounslow-2017")."""
    known = tuple(ids)
    if name in known:
        return name
    found = [known_id for known_id in known if name and known_id.startswith(name)]
    if len(found) == 1:
        return found[0]
    what = f"begins {len(found)} letters' ids ({', '.join(sorted(found)[:4])})" if found else "names none of the letters"
    raise UnknownLetterError(f"“{name}” {what}; the {len(known)} letters begin with {', '.join(sorted(known)[:4])}")
