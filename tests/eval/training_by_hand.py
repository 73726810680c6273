"""Invented training data over twenty letters, of which training holds back two: those about Orrin and about Tarn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.service import small_letters as small

ORRIN, TARN = "orrin-2018", "tarn-2021"
NOT_HELD_BACK = (*(f"beck-{number:02d}" for number in range(15)), "other-2018", "wexcombe-2020", "zennor-2020")
_LISTED = {ORRIN: ("orrin", "JTAI letter", "2018-03-05"), TARN: ("tarn", "focused-visit letter (ILACS)", "2021-06-01")}
PASSAGES = (("p0", ORRIN, small.NURSES_ABSENT.replace(" ", "\n")), ("p1", TARN, "Nobody ever wrote this."))
"""Each a pid, a letter and a text; the first stands in its letter but for white space, the second does not."""
QUESTIONS = (
    ("p0", "are nurses at strategy discussions?"),
    ("p9", "asked of another letter"),
    ("p1", "who wrote this?"),
    ("p0", "nurses absent from strategy discussions"),
)


def write_training(folder: Path, questions: Sequence[tuple[str, str]] = QUESTIONS) -> Path:
    """The folder, with ``passages.jsonl`` and ``questions.jsonl``."""
    others = [(f"p{number}", letter, "Plans are short.") for number, letter in enumerate(NOT_HELD_BACK, start=2)]
    _write(folder / "passages.jsonl", [_passage(*each) for each in (*PASSAGES, *others)])
    _write(folder / "questions.jsonl", [{"pid": pid, "question": question} for pid, question in questions])
    return folder


def _passage(pid: str, letter: str, text: str) -> dict[str, str]:
    authority, kind, date = _LISTED.get(letter, ("beck", "JTAI letter", "2020-01-01"))
    return {"pid": pid, "letter": letter, "authority": authority, "kind": kind, "date": date, "section": "", "text": text}


def _write(path: Path, lines: Sequence[Mapping[str, str]]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
