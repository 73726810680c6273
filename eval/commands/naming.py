"""The command ``authorities``: held-back training questions that name a letter, asked with the names read and unread."""

from __future__ import annotations

import json as json_format
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import AsJson, Count, asking, console
from eval.comparison_tables import means_table, slices_table, system_told
from eval.errors import EvalError
from eval.held_back import HeldQuestion, Lack, Placed, place, read_held_back, written
from eval.in_process import InProcess
from eval.measured import Measured
from eval.measures import score
from eval.narrowed import Narrowed, narrowed
from eval.opening import open_in_process
from eval.systems import HITS, collect
from service.wording import counted, listed

READ, UNREAD = "names read", "names unread"
_NAMED = 8


def authorities(
    *,
    train: Annotated[Path, typer.Option(help="The folder of the training data (passages.jsonl, questions.jsonl).")],
    index: Annotated[Path, typer.Option(help="The index folder to ask in this process.")],
    out: Annotated[Path | None, typer.Option(help="Write the questions here, as offsets, for `compare` and `run`.")] = None,
    k: Count = HITS,
    json: AsJson = False,
) -> None:
    """Ask questions that name authority and year, over letters that no encoder was trained on, and print every measure."""
    held = read_held_back(train)
    system = open_in_process(index)
    texts = system.texts()
    placed = place(held, texts)
    if not placed.questions:
        raise EvalError(f"{index} holds none of the passages asked about; index the letters that {train} is of")
    if out is not None:
        out.write_text(written(placed.questions, texts), encoding="utf-8")
    unread = replace(system, use_question_filters=False)
    measured = [_measured(name, each, index, placed, texts, k) for name, each in ((READ, system), (UNREAD, unread))]
    found = narrowed(placed.questions, measured[0].run)
    if json:
        typer.echo(_json(held, placed, found, measured))
        return
    for line in (_asked_line(held, placed), *_left_out_lines(placed), _narrowed_line(found)):
        typer.echo(line)
    for table in (means_table(measured), slices_table(measured)):
        console().print(table)


def _measured(name: str, system: InProcess, index: Path, placed: Placed, texts: Mapping[str, str], k: int) -> Measured:
    run = collect(system, asking(placed.questions, name), k)
    return Measured(name, index, texts, placed.questions, run, score(placed.questions, run, texts))


def _letters(held: Sequence[HeldQuestion]) -> int:
    return len({one.passage.letter for one in held})


def _asked_line(held: Sequence[HeldQuestion], placed: Placed) -> str:
    letters = len({gold.letter for question in placed.questions for gold in question.gold})
    return (
        f"{counted(len(held), 'question')} about {counted(_letters(held), 'held-back letter')}; "
        f"{len(placed.questions):,} asked, about {counted(letters, 'letter')}"
    )


def _left_out_lines(placed: Placed) -> list[str]:
    lines = []
    for lack in Lack:
        letters = [one.letter for one in placed.left_out if one.lack is lack]
        if letters:
            lines.append(f"left out, {lack}: {counted(len(letters), 'question')} ({_some(list(dict.fromkeys(letters)))})")
    return lines


def _narrowed_line(found: Narrowed) -> str:
    elsewhere, missed = (f" ({_some(qids)})" if qids else "" for qids in (found.elsewhere, found.missed))
    return (
        f"authority filter taken: {len(found.taken):,}, "
        f"of which without the letter meant: {len(found.elsewhere):,}{elsewhere}; "
        f"filter missed: {len(found.missed):,}{missed}"
    )


def _some(names: Sequence[str]) -> str:
    """The first few names and how many more there are; `--json` names all."""
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *more], "and")


def _json(held: Sequence[HeldQuestion], placed: Placed, found: Narrowed, measured: Sequence[Measured]) -> str:
    told = {
        "held_back": {"letters": _letters(held), "questions": len(held)},
        "asked": len(placed.questions),
        "left_out": [asdict(one) for one in placed.left_out],
        "authority_filter": asdict(found),
        "systems": [system_told(system) for system in measured],
    }
    return json_format.dumps(told, ensure_ascii=False, indent=2)
