"""The lines and tables of all pages in, the letter's paragraphs in reading order out; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.furniture import Line, PageLines, body_size, split_footnotes, starts_footnote, with_raised_mark
from corpus.letter import BlockKind
from corpus.readers.composing import Paragraph, Part
from corpus.readers.pdf_headings import heading_levels
from corpus.readers.pdf_markers import bullet_text, contents_entry
from corpus.readers.pdf_paragraphs import Group, Measures, grouped, measures_of, nest
from corpus.readers.pdf_rules import Grid

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def paragraphs_of(pages: Sequence[PageLines], grids: Mapping[int, Sequence[Grid]]) -> list[Paragraph]:
    """The paragraphs, bullets and table rows of ``pages``; ``grids`` are the ruled tables by page number."""
    size = body_size(pages)
    lines = [line for page in pages for line in page.lines]
    usual = measures_of(lines, size)
    words = Counter(_WORD.findall(" ".join(line.text for line in lines).casefold()))
    running: list[Line | Group] = []
    footnotes: dict[int, list[Group]] = {}
    open_note = False
    for page in pages:
        body, notes = split_footnotes(page, size, open_note)
        footnotes[page.number] = _footnotes(notes, usual)
        open_note = bool(notes) and not notes[-1].ends_sentence
        running += _with_rows(body, grids.get(page.number, ()), usual, words)
    groups = grouped(running, usual)
    for number, notes_here in footnotes.items():
        _insert_footnotes(groups, notes_here, number)
    nest(groups)
    levels = heading_levels(groups, size)
    return [_paragraph(group, words, levels.get(id(group), 0)) for group in groups]


def _footnotes(lines: Sequence[Line], usual: Measures) -> list[Group]:
    """The footnotes of a page, each a group: a mark starts one, whatever the shape of the lines."""
    groups: list[Group] = []
    for line in lines:
        if groups and not starts_footnote(line):
            groups[-1].lines.append(line)
        else:
            groups.append(Group(BlockKind.PARAGRAPH, [line], footnote=True))
    return groups


def _insert_footnotes(groups: list[Group], footnotes: Sequence[Group], page: int) -> None:
    """Puts a page's footnotes after the last paragraph that ends on it.

    A paragraph that goes on to the next page stays whole and follows them, so that each stands on its own page.
    """
    if not footnotes:
        return
    if groups and footnotes[0].lines and not starts_footnote(footnotes[0].lines[0]):
        footnotes = _continued(groups, footnotes)
    ends = [index for index, group in enumerate(groups) if group.last_page <= page]
    place = ends[-1] + 1 if ends else len([group for group in groups if group.first_page <= page])
    groups[place:place] = footnotes


def _continued(groups: list[Group], footnotes: Sequence[Group]) -> Sequence[Group]:
    """Joins the rest of a footnote that the page before cut short to its beginning."""
    for group in reversed(groups):
        if group.footnote:
            group.lines.extend(footnotes[0].lines)
            return footnotes[1:]
    return footnotes


def _with_rows(lines: Sequence[Line], grids: Sequence[Grid], usual: Measures, words: Counter[str]) -> list[Line | Group]:
    """The lines, with the rows of each table in the place of its first line and without the lines that the rows hold."""
    by_cell: dict[int, list[Line]] = {}
    for line in lines:
        by_cell.setdefault(line.cell, []).append(line)
    rows_at, taken = _rows(grids, by_cell, usual, words)
    with_rows: list[Line | Group] = []
    for line in lines:
        with_rows += rows_at.pop(line.cell, [])
        if line.cell not in taken:
            with_rows.append(line)
    return with_rows


def _rows(
    grids: Sequence[Grid], by_cell: Mapping[int, list[Line]], usual: Measures, words: Counter[str]
) -> tuple[dict[int, list[Group]], set[int]]:
    """The rows of tables by the number of the cell that opens them, and the numbers of the cells which they hold."""
    rows_at: dict[int, list[Group]] = {}
    taken: set[int] = set()
    number = 0
    for grid in grids:
        numbered = []
        for row in grid.rows:
            cells = [0 if box is None else (number := number + 1) for box in row]
            numbered.append([by_cell.get(cell, []) if cell else [] for cell in cells])
        if not any(sum(1 for cell in row if cell) > 1 for row in numbered):
            continue
        for row_cells in numbered:
            texts = [_cell_texts(cell, usual, words) for cell in row_cells]
            filled = [cell for cell in row_cells if cell]
            if not filled or (len(filled) == 1 and max(map(len, texts)) > 1):
                continue
            taken |= {cell[0].cell for cell in filled}
            group = Group(BlockKind.ROW, row="\t".join(" ".join(text) for text in texts), row_page=filled[0][0].page)
            opening = min(filled, key=lambda cell: cell[0].cell)[0].cell
            rows_at.setdefault(opening, []).append(group)
    return rows_at, taken


def _cell_texts(lines: Sequence[Line], usual: Measures, words: Counter[str]) -> list[str]:
    """The paragraphs of a cell, bullets with a hyphen, without tabs."""
    groups = grouped(lines, usual)
    texts = [("- " if group.bullet else "") + "".join(text for text, _ in _texts(group, words)) for group in groups]
    return [text.replace("\t", " ") for text in texts]


def _paragraph(group: Group, words: Counter[str], level: int) -> Paragraph:
    if group.kind is BlockKind.ROW:
        return Paragraph(BlockKind.ROW, (Part(group.row, group.row_page),))
    parts: list[Part] = []
    for text, page in _texts(group, words):
        if parts and parts[-1].page == page:
            parts[-1] = Part(parts[-1].text + text, page)
        else:
            parts.append(Part(text, page))
    entry = contents_entry("".join(part.text for part in parts))
    if entry:
        parts = [Part("\t".join(entry), parts[0].page)]
    return Paragraph(group.kind, tuple(parts), group.depth, 0 if entry else level)


def _texts(group: Group, words: Counter[str]) -> list[tuple[str, int]]:
    """Each line's text and page, such that the texts follow each other without anything between."""
    first = group.lines[0].text
    texts = [with_raised_mark(first) if group.footnote else bullet_text(group.lines[0]) or first]
    texts += [line.text for line in group.lines[1:]]
    joined = [_before(text, follower, words) for text, follower in zip(texts, [*texts[1:], ""], strict=True)]
    return [(text, line.page) for text, line in zip(joined, group.lines, strict=True)]


def _before(text: str, follower: str, words: Counter[str]) -> str:
    """The line's text with what joins it to the next: a space, or nothing after a hyphen.

    A hyphen at a line's end is kept, unless the letter has the word without it and never with it.
    """
    if not follower:
        return text.rstrip("\u00ad")
    if text.endswith("\u00ad"):
        return text[:-1]
    if not (text.endswith("-") and len(text) > 1 and text[-2].isalnum() and follower[0].isalnum()):
        return text + " "
    head, tail = _WORD.findall(text[:-1].casefold())[-1:], _WORD.match(follower.casefold())
    if head and tail and words[head[0] + tail[0]] and not words[f"{head[0]}-{tail[0]}"]:
        return text[:-1]
    return text
