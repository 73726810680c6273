"""The commands that hold the project to something: ``pages``, ``gate``, and ``reading`` and ``metadata`` of a collection."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from eval.baseline import changes, load_baseline, write_baseline
from eval.commands.measuring import measured
from eval.commands.options import Index, Questions, Url, console
from eval.gate import QuestionSet, build_index, hold, load_gate
from eval.opening import open_system
from eval.page_check import check_pages, spans_outside_files
from eval.questions import load_questions
from eval.systems import collect
from eval.tables import changes_table, gate_table, pages_table

Collection = Annotated[Path, typer.Argument(help="The folder of the collection (text/, pdf/, metadata.jsonl).")]


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
    console().print(pages_table(checked))
    for one in misplaced:
        typer.echo(f"{one.letter} {one.span.start}–{one.span.end}: its file holds another text there")
    if misplaced or any(one.fails for one in checked):
        raise typer.Exit(1)


def gate(
    root: Annotated[Path, typer.Option(help="The root of the repository.")] = Path(),
    only: Annotated[str | None, typer.Option(help="Hold only this question set.")] = None,
    write_baselines: Annotated[bool, typer.Option("--write-baselines", help="Keep today's measures as the baselines.")] = False,
) -> None:
    """Index each question set's letters, measure, and compare with eval/gate.toml; exit status 1 if a bound fails."""
    sets = {name: bounds for name, bounds in load_gate().items() if only in (None, name)}
    failed = not sets
    for name, bounds in sets.items():
        if not bounds.is_there(root):
            typer.echo(f"{name}: {bounds.questions} or {bounds.letters} is not there", err=True)
            failed |= bounds.required
        else:
            failed |= not _holds(name, bounds, root, write_baselines)
    raise typer.Exit(int(failed))


def _holds(name: str, bounds: QuestionSet, root: Path, write: bool) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        build_index(bounds.files(root), Path(folder) / "index")
        measures = measured(open_system(Path(folder) / "index", None), root / bounds.questions)
    kept = hold(measures.values, bounds)
    console().print(gate_table(name, kept))
    if bounds.baseline is None:
        return all(one.kept for one in kept)
    if write:
        write_baseline(root / bounds.baseline, measures)
    changed = changes(measures, load_baseline(root / bounds.baseline))
    console().print(changes_table(name, changed))
    return all(one.kept for one in kept) and not any(one.is_drop for one in changed)


def reading(collection: Collection) -> None:
    """Compare the text read from the collection's PDFs with its transcriptions."""
    from eval.reading import report

    report(collection)


def metadata(collection: Collection) -> None:
    """Compare what is read of the collection's letters with its listing and with a sample judged by hand.

    Exit status 1 unless authority, date and kind are right wherever a person could tell.
    """
    from eval.metadata_listing import read_accepted
    from eval.metadata_report import report

    forms = report(collection)
    for form in forms:
        for line in form.lines(read_accepted()):
            typer.echo(line)
    raise typer.Exit(int(not all(form.holds for form in forms)))
