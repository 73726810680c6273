"""The command ``letterwise fetch``: a catalogue in, published letters in a folder and a line for each out."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.command_options import JsonOption
from service.command_output import print_json
from service.wording import counted

if TYPE_CHECKING:
    from corpus.fetching.letters import Fetched
    from corpus.fetching.wire import Wire

NOT_FETCHED = 6
"""Exit code where some letters could not be fetched."""

_OFFLINE = (
    "Check the connection, and HTTPS_PROXY where there is a proxy, and run the same command again: what has come is kept."
    " Or download these addresses elsewhere and save them in {folder} under the names above; an index needs no network."
)


def fetch(
    to: Annotated[Path, typer.Option("--to", help="Folder for the letters; made where it is missing.")],
    catalogue: Annotated[Path | None, typer.Argument(help="Catalogue (TOML), in place of the one that comes along.")] = None,
    only: Annotated[list[str] | None, typer.Option("--only", help="Name of a letter; may be given several times.")] = None,
    delay: Annotated[float, typer.Option(min=1, help="Seconds between two requests.")] = 2,
    allow_host: Annotated[list[str] | None, typer.Option(help="Further host that may be asked, over https.")] = None,
    file_limit: Annotated[float, typer.Option(min=0.001, help="Most megabytes of one letter.")] = 50,
    total_limit: Annotated[float, typer.Option(min=0.001, help="Most megabytes in this run.")] = 1000,
    as_json: JsonOption = False,
) -> None:
    """Download published letters, one after the other; what is there already is not fetched again."""
    from corpus.catalogue import CATALOGUE, chosen_entries, read_catalogue
    from corpus.fetching.folder import Folder
    from corpus.fetching.letters import Fetching, Outcome
    from corpus.fetching.receiving import MEGABYTE, Limits

    entries = chosen_entries(read_catalogue(catalogue or CATALOGUE), only or [])
    limits = Limits(int(file_limit * MEGABYTE), int(total_limit * MEGABYTE))
    ended: list[Fetched] = []
    for fetched in Fetching(wire(delay, allow_host or []), Folder(to), limits).fetch_all(entries):
        ended.append(fetched)
        _tell(fetched, quiet=as_json)
    if as_json:
        print_json([_body(fetched) for fetched in ended])
    failed = [fetched for fetched in ended if fetched.outcome is Outcome.FAILED]
    there = counted(len(ended) - len(failed), "letter")
    print(f"{there} in {to}, {len(failed)} could not be fetched", file=sys.stderr)
    if failed:
        _tell_what_to_do(failed, to)
        raise typer.Exit(NOT_FETCHED)


def wire(delay: float, further_hosts: Sequence[str]) -> Wire:
    """What asks the publishers: the hosts on the list, and those that the person allows. Raises FetchError for what is none."""
    from corpus.fetching.hosts import PUBLISHERS, Hosts, host_name
    from corpus.fetching.pace import Pace
    from corpus.fetching.wire import Wire

    pace = Pace(delay, time.monotonic, time.sleep, lambda: datetime.datetime.now(datetime.UTC))
    return Wire(Hosts(PUBLISHERS | {host_name(host) for host in further_hosts}), pace)


def _tell(fetched: Fetched, *, quiet: bool) -> None:
    note = f" ({fetched.note})" if fetched.note else ""
    if fetched.path is None:
        print(f"failed: {fetched.entry.name}.pdf, {fetched.entry.address}: {fetched.note}", file=sys.stderr, flush=True)
    elif not quiet:
        print(f"{fetched.outcome}: {fetched.path}{note}", flush=True)


def _tell_what_to_do(failed: Sequence[Fetched], to: Path) -> None:
    if any("could not be reached" in fetched.note for fetched in failed):
        print(_OFFLINE.format(folder=to), file=sys.stderr)


def _body(fetched: Fetched) -> dict[str, object]:
    return {
        "name": fetched.entry.name,
        "outcome": fetched.outcome,
        "path": fetched.path,
        "address": fetched.entry.address,
        "note": fetched.note,
    }
