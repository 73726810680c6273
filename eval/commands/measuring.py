"""The commands that measure one system: ``run`` asks it, ``score`` reads what it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.options import AsJson, Count, Index, Letters, PerQuestion, Questions, Url, asking, console
from eval.letters import read_texts
from eval.measures import Measures, score
from eval.opening import open_system
from eval.questions import load_questions
from eval.runs import load_run
from eval.systems import HITS, SystemUnderTest, collect
from eval.tables import as_json, measures_table, questions_table


def measured(system: SystemUnderTest, questions: Path, k: int = HITS) -> Measures:
    """Ask ``system`` the questions of the file and score what it says."""
    texts = system.texts()
    judged = load_questions(questions, texts)
    return score(judged, collect(system, asking(judged), k), texts)


def run(
    *,
    questions: Questions,
    index: Index = None,
    url: Url = None,
    k: Count = HITS,
    json: AsJson = False,
    per_question: PerQuestion = False,
) -> None:
    """Ask an index or a running service the judged questions and print every measure."""
    _print(measured(open_system(index, url), questions, k), json, per_question)


def score_files(
    run_files: Annotated[list[Path], typer.Argument(help="What `letterwise search` or `ask --questions` wrote; or both.")],
    *,
    questions: Questions,
    letters: Letters = None,
    index: Index = None,
    json: AsJson = False,
    per_question: PerQuestion = False,
) -> None:
    """Score run files on disk, with the letters' texts from a folder of plain text or from an index."""
    texts = read_texts(letters) if letters else open_system(index, None).texts()
    _print(score(load_questions(questions, texts), load_run(run_files), texts), json, per_question)


def _print(measures: Measures, json: bool, per_question: bool) -> None:
    if json:
        typer.echo(as_json(measures, per_question))
        return
    console().print(measures_table(measures))
    if per_question:
        console().print(questions_table(measures.questions))
    for score_ in measures.questions:
        for quote in score_.inexact_quotes:
            typer.echo(f"{score_.qid}: the quote at {quote.doc} {quote.start}–{quote.end} is not what stands there", err=True)
