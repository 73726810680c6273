"""The command ``letterwise brief``: a briefing's file in, a document with each quote checked against its letter out."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.command_options import EncoderOption, IndexOption, opened
from service.errors import LetterwiseError
from service.settings import read_settings
from service.wording import counted

if TYPE_CHECKING:
    from service.briefing.exporting import Format
    from service.briefing.verified import VerifiedBriefing

WITHHELD = 5
"""Exit code where some quotes could not be shown."""


class BriefError(LetterwiseError):
    """A briefing's file that cannot be read, or a document that cannot be written."""


def brief(
    file: Annotated[Path, typer.Argument(help="Briefing saved from the page, or written by hand (YAML).")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Document to write: .docx, .html, .pdf or .md."),
    ] = None,
    form: Annotated[str | None, typer.Option("--format", help="docx, html, pdf or md, whatever the ending is.")] = None,
    styles: Annotated[Path | None, typer.Option(help="Word document or template whose styles a DOCX takes.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Check the quotes alone; no document is needed.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a document that exists already.")] = False,
    index: IndexOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Check a briefing's quotes against the letters and write it as a document."""
    if output is None and not check:
        raise typer.BadParameter("name the document with -o, such as -o briefing.docx, or give --check")
    chosen = _format(output, form, styles) if output else None
    verified = _verified(file, index, encoder)
    if output is not None and chosen is not None:
        from service.briefing.exporting import export

        _write(output, export(verified, chosen, styles), force)
    _tell(verified, output)
    if verified.withheld:
        raise typer.Exit(WITHHELD)


def _format(output: Path, name: str | None, styles: Path | None) -> Format:
    from service.briefing.exporting import Format

    named = (name or output.suffix.removeprefix(".")).lower()
    if named not in set(Format):
        offered = ", ".join(each.value for each in Format)
        raise typer.BadParameter(f"'{named}' is no format; let the document end in one of {offered}, or name one by --format")
    chosen = Format(named)
    if styles and chosen is not Format.DOCX:
        raise typer.BadParameter("--styles is for Word documents; name a document that ends in .docx")
    return chosen


def _verified(file: Path, index: Path | None, encoder: Path | None) -> VerifiedBriefing:
    from service.briefing.briefing_file import LONGEST_FILE, BriefingFileError, read_briefing
    from service.briefing.verifying import verify

    with file.open("rb") as saved:
        content = saved.read(LONGEST_FILE + 1)
    try:
        read = read_briefing(content)
    except BriefingFileError as error:
        raise BriefError(f"{file} cannot be read as a briefing. {error}") from error
    for line in read.edited_lines:
        print(f"{file}, line {line}: the words of this quote were changed by hand", file=sys.stderr)
    return verify(read.briefing, opened(read_settings(), index, encoder).desk(), datetime.date.today())


def _write(output: Path, content: bytes, force: bool) -> None:
    try:
        with output.open("wb" if force else "xb") as document:
            document.write(content)
    except FileExistsError as error:
        raise BriefError(f"{output} exists already; choose another name, or add --force to write over it") from error


def _tell(verified: VerifiedBriefing, output: Path | None) -> None:
    for each in verified.withheld:
        start, end = each.kept.span
        print(f"withheld ({each.withheld}): {each.kept.letter}, characters {start} to {end}", file=sys.stderr)
    withheld = len(verified.withheld)
    shown = counted(verified.briefing.quotes - withheld, "quote")
    wrote = f"wrote {output}: " if output else ""
    print(f"{wrote}{shown} checked against the letters, {withheld} withheld", file=sys.stderr)
