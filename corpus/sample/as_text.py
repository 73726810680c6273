"""A sample letter in, a text file in the transcribed form out: a line a paragraph, tabs in rows, wide gaps at page breaks."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.sample.source import INVENTED, NOTE_MARK, Block, BulletList, Heading, Note, Paragraph, SourceLetter, Table
from corpus.superscripts import raised

_PAGE = 2800  # characters: what a printed page of such a letter holds
_LEAST = 200  # characters of a paragraph worth leaving on, or carrying over, a page break
_PAGE_GAP = "\n\n\n\n"
_MARK = re.compile("[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text that stands between blank lines; a ``lead`` (heading, caption) never ends a page."""

    text: str
    lead: bool = False


def publish_text(letter: SourceLetter) -> bytes:
    """Sets the letter as transcribers do; page breaks may cut sentences, footnotes stand before the gap."""
    pieces = deque([_Piece(INVENTED), *(piece for block in letter.blocks for piece in _pieces(block))])
    notes = {raised(number): text for number, text in letter.notes.items()}
    pages = ("\n\n".join([*page, *_notes_of(page, notes)]) for page in _pages(pieces))
    return (_PAGE_GAP.join(pages) + "\n").encode()


def _pieces(block: Block) -> Iterator[_Piece]:
    match block:
        case Heading(text=text):
            yield _Piece(_marked(text), lead=True)
        case Paragraph(lines=lines):
            yield _Piece("\n".join(map(_marked, lines)), lead=lines[-1].endswith(":"))
        case BulletList(bullets=bullets):
            yield _Piece("\n".join(f"- {_marked(bullet)}" for bullet in bullets))
        case Table(caption=caption, header=header, rows=rows):
            if caption:
                yield _Piece(caption, lead=True)
            yield _Piece("\n".join("\t".join(row) for row in (header, *rows)))
        case Note():
            return


def _marked(text: str) -> str:
    return NOTE_MARK.sub(lambda mark: raised(mark[1]), text)


def _pages(pieces: deque[_Piece]) -> Iterator[list[str]]:
    """Fills pages in order; ``pieces`` is used up."""
    page: list[_Piece] = []
    while pieces:
        piece = pieces.popleft()
        room = _PAGE - sum(len(placed.text) + 2 for placed in page)
        if len(piece.text) <= room:
            page.append(piece)
            continue
        head, tail = _cut(piece.text, room)
        pieces.appendleft(replace(piece, text=tail))
        if head:
            page.append(replace(piece, text=head, lead=False))
        while len(page) > 1 and page[-1].lead:
            pieces.appendleft(page.pop())
        yield [placed.text for placed in page]
        page = []
    yield [placed.text for placed in page]


def _cut(text: str, room: int) -> tuple[str, str]:
    """``text`` parted where the page is full: between lines, or between words of one line; the head may be empty."""
    if "\n" in text:
        at = text.rfind("\n", 0, max(room, 0))
    else:
        at = text.rfind(" ", 0, min(room, len(text) - _LEAST)) if room > _LEAST else -1
    return (text[:at], text[at + 1 :]) if at > 0 else ("", text)


def _notes_of(page: list[str], notes: dict[str, str]) -> list[str]:
    marks = (mark for text in page for mark in _MARK.findall(text))
    return [f"{mark} {notes[mark]}" for mark in marks if mark in notes]
