"""The command ``python -m eval``: measures to stdout, progress and errors to stderr.

Exit status: 0 done, 1 a bound or a page number that does not hold, 2 what was asked for cannot be done.
"""

from __future__ import annotations

import typer

from corpus.errors import CorpusError
from eval.commands import (
    caring,
    checking,
    comparing,
    encoding,
    exporting,
    fitting,
    headings,
    measuring,
    naming,
    peers,
    quoting,
    scaling,
    sizing,
    timing,
    twins,
)
from eval.errors import EvalError
from indexer.errors import IndexerError
from service.errors import LetterwiseError

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Measures how well Letterwise answers judged questions.")
app.command("run")(measuring.run)
app.command("score")(measuring.score_files)
app.command("fit")(fitting.fit)
app.command("compare")(comparing.compare)
app.command("report")(comparing.report)
app.command("authorities")(naming.authorities)
app.command("peer")(peers.peer)
app.command("bench")(peers.bench)
app.command("exports")(exporting.exports)
app.command("verbatim")(quoting.verbatim)
app.command("checking")(quoting.checking)
app.command("pages")(checking.pages)
app.command("rooms")(timing.rooms)
app.command("scaling")(scaling.scaling)
app.command("sizing")(sizing.sizing)
app.command("distributed")(sizing.distributed)
app.command("gate")(checking.gate)
app.command("reading")(checking.reading)
app.command("metadata")(checking.metadata)
app.command("headings")(headings.headings)
app.command("care")(caring.care)
app.command("twins")(twins.twins)
app.command("encoders")(encoding.encoders)


def main() -> None:
    """Run the command; an error that a person can mend is one message on stderr and exit status 2."""
    try:
        app()
    except (EvalError, CorpusError, IndexerError, LetterwiseError) as error:
        typer.echo(f"error: {error}", err=True)
        raise SystemExit(2) from error


if __name__ == "__main__":
    main()
