"""Reads exported briefings back: the bytes of a Word, HTML or Markdown file in; out the words of each quote that stands in it.

It takes from the service only the names of its styles and marks, so that it can check what the service writes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html

from service.briefing.document import BREAK
from service.briefing.exporting import Format
from service.briefing.render_docx_look import INSERTION, QUOTE, QUOTED_TABLE

Found = tuple[str, ...]
"""A quote that was read: its parts, between which a page ends, or the cells of a table row."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARK = re.compile(r"\[\^\d+\]$")
_BREAK = " *" + re.sub(r"[\[\]]", r"\\\g<0>", BREAK) + "* "


def read_docx(file: bytes) -> Iterator[Found]:
    """The quotes of a Word file, in order: paragraphs and tables in the styles of quotes, without words inserted in them."""
    for block in docx.Document(io.BytesIO(file)).iter_inner_content():
        if isinstance(block, Paragraph) and block.style is not None and block.style.name == QUOTE:
            yield _paragraph_parts(block)
        elif isinstance(block, Table) and block.style is not None and block.style.name == QUOTED_TABLE:
            rows = (row for row in block.rows if not row._tr.xpath("./w:trPr/w:tblHeader"))
            yield from (tuple(cell.text for cell in row.cells[:-1]) for row in rows)


def _paragraph_parts(paragraph: Paragraph) -> Found:
    parts = [""]
    for run in paragraph.runs:
        if run.style is None or run.style.name != INSERTION:
            parts[-1] += run.text
        elif run.text.strip() == BREAK:
            parts.append("")
    return tuple(parts)


def read_html(file: bytes) -> Iterator[Found]:
    """The quotes of a page, in order."""
    for element in html.fromstring(file).iter("p", "tr"):
        if element.get("class") in ("words", "row"):
            yield tuple("".join(map(str, part.itertext())) for part in element if part.get("class") in ("part", "cell"))


def read_markdown(file: bytes) -> Iterator[Found]:
    """The quotes of a Markdown file, in order, their backslashes undone."""
    is_row = False
    for line in file.decode().split("\n"):
        quoted = line.removeprefix("> ") if line.startswith("> ") else None
        if quoted is None:
            is_row = False
        elif not quoted.startswith("| "):
            yield tuple(map(unescaped, _MARK.sub("", quoted).split(_BREAK)))
        elif is_row:
            yield tuple(map(unescaped, quoted[2:-2].split(" | ")[:-1]))
        else:
            is_row = quoted.startswith("| --- |")


def unescaped(markdown: str) -> str:
    """The words that escaped Markdown shows."""
    return _ESCAPED.sub(r"\1", markdown)


READERS: dict[Format, Callable[[bytes], Iterator[Found]]] = {
    Format.DOCX: read_docx,
    Format.HTML: read_html,
    Format.MARKDOWN: read_markdown,
}
