"""The commands about machines for many letters: ``sizing`` and ``distributed``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from eval.commands.options import console
from eval.distributed import IN_TURN, compare_engines
from eval.errors import EvalError
from eval.machine import this_machine
from eval.sizing import SIZES, Needs, measured_bytes, needs, read_costs
from indexer.index import current_generation
from indexer.query import NO_FILTERS

_ROWS = (
    ("passages", "{0.passages:,}"),
    ("index on disk, GB", "{0.index_gb:,.1f}"),
    ("embedding on two cores, hours", "{0.embedding_hours:,.1f}"),
    ("embedded engine: memory, with all mapped pages in it, GB", "{0.embedded_memory_gb:,.1f}"),
    ("embedded engine: the 200 nearest, one core, ms", "{0.nearest_ms:,.1f}"),
    ("embedded engine: one machine, euros a month", "{0.embedded_euros:,.0f}"),
    ("Milvus: memory, two generations, GB", "{0.milvus_memory_gb:,.1f}"),
    ("Milvus: disk, two generations, GB", "{0.milvus_disk_gb:,.1f}"),
    ("Milvus: query machines of 64 GB", "{0.query_machines:,}"),
    ("Milvus: publishing in one stream, hours", "{0.publishing_hours:,.1f}"),
    ("a replica's memory, GB", "{0.replica_gb:,.1f}"),
    ("Milvus and two replicas, euros a month", "{0.milvus_euros:,.0f}"),
)


def sizing(
    index: Annotated[Path | None, typer.Option(help="Print what the parts of this index take as well.")] = None,
    letters: Annotated[list[int] | None, typer.Option(min=1, help="How many letters; may be given several times.")] = None,
) -> None:
    """Print what many letters need in memory, machines, hours and money, from the figures in eval/sizing.toml."""
    costs = read_costs()
    if index:
        generation = current_generation(index)
        if generation is None:
            raise EvalError(f"there is no index in {index}; build one with 'letterwise index'")
        for part, value in measured_bytes(generation).items():
            assumed = costs["bytes"].get(part, costs["counts"].get(part, 0.0))
            print(f"{part}: {value:,.1f} (sizing.toml: {assumed:,.1f})")
    found = [needs(number, costs) for number in letters or SIZES]
    console().print(_table(found))


def _table(found: list[Needs]) -> Table:
    table = Table("", *(f"{each.letters:,} letters" for each in found))
    for name, form in _ROWS:
        table.add_row(name, *(form.format(each) for each in found))
    return table


def distributed(
    *,
    index: Annotated[Path, typer.Option(help="An index folder.")],
    milvus: Annotated[str, typer.Option(help="A Milvus: an address, or a file ending in .db for Milvus Lite.")],
    questions: Annotated[Path, typer.Option(help="Questions, one JSON object a line.")],
    to: Annotated[Path, typer.Option(help="A folder for what is fetched.")],
    most: Annotated[int, typer.Option(min=1, help="How many questions to ask.")] = 50,
    filters: Annotated[
        bool, typer.Option("--filters", help="Ask them in turn without filters, within a kind of letter, and of a finding.")
    ] = False,
) -> None:
    """Publish an index to a Milvus, ask both engines the same questions, and tell how they differ; exits with 1 if they do."""
    told = compare_engines(index, milvus, questions, to, most, IN_TURN if filters else (NO_FILTERS,))
    print(this_machine())
    if told.published_a_second:
        print(f"published {told.passages:,} passages, {told.published_a_second:,.0f} a second")
    print(f"{told.asked} questions, {told.differing} ranked differently; scores differ by at most {told.worst:.6f}")
    print(f"embedded p50 {told.embedded_ms:.0f} ms, Milvus p50 {told.milvus_ms:.0f} ms a ranking")
    if told.differing:
        raise typer.Exit(1)
