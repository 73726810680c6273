"""A sample letter in, a plain web page out, as councils publish them."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from corpus.sample.source import INVENTED, NOTE_MARK, Block, BulletList, Heading, Note, Paragraph, SourceLetter, Table
from corpus.sample.typography import curly

_STYLE = (
    "body{font:1.05rem/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}th,td{border:1px solid;padding:.3em .6em;text-align:left}"
    "caption{text-align:left;font-weight:bold}"
)


def publish_html(letter: SourceLetter) -> bytes:
    """Sets the letter as one HTML page, with headings, lists, tables and footnotes marked up as what they are."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{_escaped(letter.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<p>{INVENTED}</p>",
        *(line for block in letter.blocks for line in _block(block)),
        *_footnotes(letter.notes),
        "</main>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"<h{level}>{_running(text)}</h{level}>"
        case Paragraph(lines=lines):
            yield f"<p>{'<br>'.join(map(_running, lines))}</p>"
        case BulletList(bullets=bullets):
            yield from ("<ul>", *(f"<li>{_running(bullet)}</li>" for bullet in bullets), "</ul>")
        case Table():
            yield from _table(block)
        case Note():
            return


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    if table.caption:
        yield f"<caption>{_escaped(table.caption)}</caption>"
    yield f"<thead>\n{_row(_cell('col', cell) for cell in table.header)}\n</thead>\n<tbody>"
    for first, *others in table.rows:
        yield _row([_cell("row", first), *(f"<td>{_escaped(cell)}</td>" for cell in others)])
    yield "</tbody>\n</table>"


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(scope: str, words: str) -> str:
    return f'<th scope="{scope}">{_escaped(words)}</th>'


def _footnotes(notes: dict[int, str]) -> Iterator[str]:
    if notes:
        yield '<section role="doc-endnotes">'
        yield from (f'<p id="note-{number}"><sup>{number}</sup> {_escaped(text)}</p>' for number, text in notes.items())
        yield "</section>"


def _running(text: str) -> str:
    return NOTE_MARK.sub(r'<a href="#note-\1"><sup>\1</sup></a>', _escaped(text))


def _escaped(text: str) -> str:
    return html.escape(curly(text), quote=False)
