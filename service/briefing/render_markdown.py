"""Writes a document as Markdown with footnotes: a document in, text out in which only our own marks are marks.

Everything that somebody typed, and every quote, is escaped: undoing the backslashes gives the very words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.briefing.document import (
    BREAK,
    Bullets,
    Document,
    Heading,
    Origin,
    Paragraph,
    Part,
    Quoted,
    QuotedRows,
    Role,
    Table,
)
from service.wording import date_label

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$^@]|:(?=\S)|(?i:(?<=www)\.)")
_AT_START = re.compile(r"[-+=]")
_COUNTED = re.compile(r"(\d{1,9})([.)])")


def render_markdown(written: Document) -> str:
    """The file's text."""
    under = ", ".join(part for part in (written.kind, date_label(written.date)) if part)
    blocks = [f"# {escaped(written.title)}", escaped(under)]
    for part in written.parts:
        blocks += _blocks(part)
    blocks += [f"[^{number}]: {escaped(note)}" for number, note in enumerate(written.notes, start=1)]
    return "\n\n".join(blocks) + "\n"


def escaped(words: str) -> str:
    """The words, no character of which means anything; a line break stays one."""
    return "\\\n".join(_escaped_line(line) for line in words.split("\n"))


def _escaped_line(line: str) -> str:
    line = _MARKS.sub(r"\\\g<0>", line)
    if _AT_START.match(line):
        return f"\\{line}"
    return _COUNTED.sub(r"\1\\\2", line, count=1) if _COUNTED.match(line) else line


def _blocks(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * (part.level + 1)} {escaped(part.text)}"
        case Paragraph():
            yield _PREFIXES[part.role] + escaped(part.text)
        case Bullets():
            marks = (f"{number}." if part.numbered else "-" for number in range(1, len(part.entries) + 1))
            yield "\n".join(f"{mark} {escaped(entry)}" for mark, entry in zip(marks, part.entries, strict=True))
        case Table():
            yield "\n".join(_table(part.columns, [_with_digest(part, number) for number in range(len(part.rows))]))
        case Quoted():
            yield _introduction(part.origin)
            yield f"> {f' *{escaped(BREAK)}* '.join(map(escaped, part.parts))}[^{part.note}]"
            yield from (escaped(part.origin.source), *_remark(part.remark))
        case QuotedRows():
            yield _introduction(part.origin)
            yield "\n".join(f"> {line}" for line in _rows(part))
            yield from (escaped(part.origin.source), *_remark(part.remark))


_PREFIXES = {Role.BODY: "", Role.NOTE: "**Note:** ", Role.NOTICE: "**Please note:** "}


def _introduction(origin: Origin) -> str:
    introduced = [f"*{escaped(line)}*" for line in origin.introduced.split("\n") if line]
    return "\\\n".join([f"**{escaped(origin.finding_label)}**", *introduced])


def _remark(remark: Sequence[str]) -> Iterator[str]:
    yield from (_PREFIXES[Role.NOTE] * (number == 0) + escaped(words) for number, words in enumerate(remark))


def _rows(part: QuotedRows) -> Iterator[str]:
    marked = zip(part.cells, part.notes, strict=True)
    return _table(part.headings or [""] * len(part.shares), [[*map(escaped, row), f"[^{note}]"] for row, note in marked])


def _with_digest(part: Table, number: int) -> list[str]:
    cells = [escaped(cell) for cell in part.rows[number]]
    return [*cells[:-1], f"{cells[-1]}<br>`{part.digests[number]}`"] if part.digests else cells


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; ``rows`` are escaped already."""
    for cells in (list(map(escaped, columns)), ["---"] * len(columns), *rows):
        yield f"| {' | '.join(cells)} |"
