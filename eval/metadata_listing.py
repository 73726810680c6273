"""The collection's listing, and what was looked at by eye, from files -> what each letter should be read as."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.authorities import authority_name
from corpus.errors import CorpusError
from corpus.letter import LetterKind
from eval.errors import EvalError

_ACCEPTED = Path(__file__).with_name("metadata-accepted.toml")
_KINDS = {
    "focused": LetterKind.FOCUSED_VISIT,
    "ILACS": LetterKind.ILACS,
    "JTAI": LetterKind.JOINT_INSPECTION,
    "SIF": LetterKind.SIF,
    "area": LetterKind.AREA_SEND,
}
_ONE_NAME = {"HMIC": "HMICFRS"}
"""Inspectorates that have another name since."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the collection's listing says of a letter; its date may differ from the printed one by a day.

    ``inspection_dates`` is empty where the listing has none.
    """

    name: str
    authority: str | None
    kind: LetterKind
    date: datetime.date
    inspection_dates: str = ""
    inspectorates: tuple[str, ...] = ()


def read_listing(file: Path) -> dict[str, Listed]:
    """The letters of a ``metadata.jsonl`` by name. Raises ``CorpusError`` where the file is missing."""
    if not file.is_file():
        raise CorpusError(f"{file} is missing. Give the folder that holds metadata.jsonl, text/ and pdf/.")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    return {row["name"]: _listed(row) for row in rows}


def _listed(row: Mapping[str, object]) -> Listed:
    inspectorates = row.get("inspectorates")
    names = [str(name) for name in inspectorates] if isinstance(inspectorates, list) else []
    return Listed(
        str(row["name"]),
        authority_name(str(row["authority"])),
        _KINDS.get(re.split(r"\W", str(row["kind"]))[0], LetterKind.OTHER),
        datetime.date.fromisoformat(str(row["date"])),
        str(row.get("inspection_dates") or ""),
        tuple(_ONE_NAME.get(name, name) for name in names),
    )


@dataclass(frozen=True, slots=True)
class Accepted:
    """Differences that were looked at and are no fault of the reading: reasons by (letter, field), and the reasons' words."""

    reasons: Mapping[tuple[str, str], str]
    words: Mapping[str, str]


def read_accepted(file: Path = _ACCEPTED) -> Accepted:
    """The table of accepted differences. Raises ``EvalError`` where an entry gives a reason that is not explained."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    words: dict[str, str] = table["reasons"]
    reasons = {(str(each["name"]), str(each["field"])): str(each["reason"]) for each in table["accepted"]}
    if unknown := set(reasons.values()) - words.keys():
        raise EvalError(f"{file}: no words for {', '.join(sorted(unknown))}; explain each reason under [reasons]")
    return Accepted(reasons, words)
