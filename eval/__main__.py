"""The command ``python -m eval``: measures to stdout, progress and errors to stderr.

Exit status: 0 done, 1 a bound or a page number that does not hold, 2 what was asked for cannot be done.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from corpus.errors import CorpusError
from eval.bench import free_port, letterwise_command, measure
from eval.errors import EvalError
from eval.gate import build_index, hold, load_gate
from eval.letters import read_texts
from eval.machine import this_machine
from eval.measures import Measures, score
from eval.opening import open_system
from eval.page_check import check_pages, spans_outside_files
from eval.peers.command import peer_command
from eval.questions import load_questions
from eval.runs import load_run
from eval.systems import HITS, SystemUnderTest, collect
from eval.tables import as_json, gate_table, measures_table, pages_table, questions_table, speed_table
from indexer.errors import IndexerError
from service.errors import LetterwiseError

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Measures how well Letterwise answers judged questions.")

Index = Annotated[Path | None, typer.Option(help="The index folder to ask in this process.")]
Url = Annotated[str | None, typer.Option(help="The address of a running service to ask instead.")]
Questions = Annotated[Path, typer.Option(help="Judged questions, one JSON object a line.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]
PerQuestion = Annotated[bool, typer.Option(help="Print each question's own measures as well.")]
Collection = Annotated[Path, typer.Argument(help="The folder of the collection (text/, pdf/, metadata.jsonl).")]


def _console(to_stderr: bool = False) -> Console:
    """Where tables or progress go; a file or a pipe gets wide lines rather than cut ones."""
    console = Console(stderr=to_stderr)
    return console if console.is_terminal else Console(stderr=to_stderr, width=200)


def _measured(system: SystemUnderTest, questions: Path, k: int = HITS) -> Measures:
    texts = system.texts()
    judged = load_questions(questions, texts)
    asked = track(judged, "Asking", console=_console(to_stderr=True), transient=True)
    return score(judged, collect(system, asked, k), texts)


def _print(measures: Measures, json: bool, per_question: bool) -> None:
    if json:
        typer.echo(as_json(measures, per_question))
        return
    console = _console()
    console.print(measures_table(measures))
    if per_question:
        console.print(questions_table(measures.questions))
    for score_ in measures.questions:
        for quote in score_.inexact_quotes:
            typer.echo(f"{score_.qid}: the quote at {quote.doc} {quote.start}–{quote.end} is not what stands there", err=True)


@app.command()
def run(
    *,
    questions: Questions,
    index: Index = None,
    url: Url = None,
    k: Annotated[int, typer.Option(min=1, max=1000, help="How many hits to ask for.")] = HITS,
    json: AsJson = False,
    per_question: PerQuestion = False,
) -> None:
    """Ask an index or a running service the judged questions and print every measure."""
    _print(_measured(open_system(index, url), questions, k), json, per_question)


@app.command("score")
def score_files(
    run_files: Annotated[list[Path], typer.Argument(help="What `letterwise search` or `ask --questions` wrote; or both.")],
    *,
    questions: Questions,
    letters: Annotated[Path | None, typer.Option(help="The folder of the plain-text letters that were indexed.")] = None,
    index: Index = None,
    json: AsJson = False,
    per_question: PerQuestion = False,
) -> None:
    """Score run files on disk, with the letters' texts from a folder of plain text or from an index."""
    texts = read_texts(letters) if letters else open_system(index, None).texts()
    _print(score(load_questions(questions, texts), load_run(run_files), texts), json, per_question)


@app.command()
def pages(
    *,
    questions: Questions,
    pdfs: Annotated[Path, typer.Option(help="The folder of the published PDFs, named after the letters.")],
    letters: Annotated[Path | None, typer.Option(help="The folder of the letters' text files, to check spans in.")] = None,
    index: Index = None,
    url: Url = None,
) -> None:
    """Check the cited pages of every quote and passage against the published PDF; exit status 1 unless all are right."""
    system = open_system(index, url)
    texts = system.texts()
    found = collect(system, load_questions(questions, texts))
    checked = check_pages(found, texts, pdfs)
    misplaced = spans_outside_files(found, texts, letters) if letters else []
    _console().print(pages_table(checked))
    for one in misplaced:
        typer.echo(f"{one.letter} {one.span.start}–{one.span.end}: its file holds another text there")
    if misplaced or any(one.fails for one in checked):
        raise typer.Exit(1)


@app.command()
def bench(
    *,
    index: Annotated[Path, typer.Option(help="The index folder to serve.")],
    questions: Questions,
    letters: Annotated[
        Path | None, typer.Option("--peer", help="Measure LangChain beside it, over these .txt letters.")
    ] = None,
    peer_python: Annotated[Path, typer.Option(help="The Python that has eval/peers/requirements.txt.")] = Path(sys.executable),
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How often to ask every question.")] = 5,
) -> None:
    """Start the service and print seconds to the first answer, milliseconds an answer and memory; with --peer, ratios."""
    asked = [question.text for question in load_questions(questions, open_system(index, None).texts())]
    port = free_port()
    speeds = [measure("letterwise", letterwise_command(index, port), port, asked, rounds)]
    if letters is not None:
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            speeds.append(measure("langchain", peer_command(peer_python, letters, Path(folder), port), port, asked, rounds))
    typer.echo(f"{this_machine()}; {len(asked)} questions, {rounds} times each")
    _console().print(speed_table(speeds))


@app.command()
def gate(
    root: Annotated[Path, typer.Option(help="The root of the repository.")] = Path(),
    only: Annotated[str | None, typer.Option(help="Hold only this question set.")] = None,
) -> None:
    """Index each question set's letters, measure, and compare with eval/gate.toml; exit status 1 if a bound fails."""
    sets = {name: bounds for name, bounds in load_gate().items() if only in (None, name)}
    failed = not sets
    for name, bounds in sets.items():
        if not bounds.is_there(root):
            typer.echo(f"{name}: {bounds.questions} or {bounds.letters} is not there", err=True)
            failed |= bounds.required
            continue
        with tempfile.TemporaryDirectory() as folder:
            build_index(root / bounds.letters, Path(folder) / "index")
            kept = hold(_measured(open_system(Path(folder) / "index", None), root / bounds.questions).values, bounds)
        _console().print(gate_table(name, kept))
        failed |= not all(one.kept for one in kept)
    raise typer.Exit(int(failed))


@app.command()
def reading(collection: Collection) -> None:
    """Compare the text read from the collection's PDFs with its transcriptions."""
    from eval.reading import report

    report(collection)


@app.command()
def metadata(collection: Collection) -> None:
    """Compare authority, date and kind read from the collection's letters with its listing."""
    from eval.metadata_report import report

    for line in report(collection).lines():
        typer.echo(line)


def main() -> None:
    """Run the command; an error that a person can mend is one message on stderr and exit status 2."""
    try:
        app()
    except (EvalError, CorpusError, IndexerError, LetterwiseError) as error:
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
