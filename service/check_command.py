"""The command ``letterwise check``: files and folders in, a line or more on how each was read out."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from service.command_options import JsonOption
from service.command_output import console, print_json

UNREAD_FILES = 3
"""Exit code where some files cannot be read, here and when an index is built."""
SOMETHING_ODD = 7
"""Exit code where all files can be read and something looks odd."""


def check(
    files: Annotated[
        list[Path], typer.Argument(help="Folders and files, as for an index; a sidecar file stands for its letter.")
    ],
    only_odd: Annotated[bool, typer.Option("--odd", help="Leave out the files in which nothing is odd.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Say what was recognised in each letter and what looks odd; nothing is indexed."""
    from service.checked_files import check_files
    from service.file_report import FileStatus, not_well, report_body
    from service.given_files import find_given
    from service.progress import progress_bar

    with progress_bar() as progress:
        report = check_files(find_given(files), datetime.date.today(), progress)
    shown = not_well(report) if only_odd else report.files
    if as_json:
        print_json(report_body(report, shown))
    else:
        from service.terminal_check import show_check

        show_check(console(), report, shown)
    if report.count(FileStatus.UNREADABLE):
        raise typer.Exit(UNREAD_FILES)
    if report.count(FileStatus.ODD):
        raise typer.Exit(SOMETHING_ODD)
