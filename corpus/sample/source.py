"""Markdown source of a sample letter in, a small typed document out; pure, and strict: what it does not know, it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import CorpusError

INVENTED = "Invented sample letter: no real place, person or service"
"""What every published sample says on its face, in these words, so that nobody takes it for a real letter."""

NOTE_MARK = re.compile(r"\[\^(\d+)\]")
"""A footnote's mark in running text; group 1 is its number."""

_FRONT_MATTER = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_HEADING = re.compile(r"(#{1,3}) (\S.*)")
_NOTE = re.compile(r"\[\^(\d+)\]: (\S.*)")
_CAPTION = re.compile(r"Table \d+: ")
_RULE = re.compile(r"[\s|:-]+")
_KNOWN_FIELDS = frozenset({"id", "format", "running_header", "running_footer"})


class SourceError(CorpusError):
    """A source that departs from the format; the message says which letter, which line, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the subject line or title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; more than one line where the source breaks lines, as in addresses."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """Bullets, without nesting."""

    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, empty where it has none, its column headings and its rows, all of one width."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote and its number."""

    number: int
    text: str


Block = Heading | Paragraph | BulletList | Table | Note


@dataclass(frozen=True, slots=True)
class SourceLetter:
    """One sample letter as written: the name and format of the file to publish, running lines (PDF only) and blocks."""

    id: str
    format: str
    running_header: str
    running_footer: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The text of the one heading of level 1."""
        return next(block.text for block in self.blocks if isinstance(block, Heading) and block.level == 1)

    @property
    def notes(self) -> dict[int, str]:
        """The footnotes by number."""
        return {block.number: block.text for block in self.blocks if isinstance(block, Note)}


def parse_source(text: str) -> SourceLetter:
    """Parses front matter and Markdown. Raises SourceError where the text departs from the sample format."""
    parts = _FRONT_MATTER.match(text)
    if not parts:
        raise SourceError("a sample source must start with front matter between two lines of ---")
    fields = dict(_fields(parts["front"]))
    blocks = tuple(_with_captions(_block(chunk, fields["id"]) for chunk in _chunks(parts["body"])))
    letter = SourceLetter(
        fields["id"], fields["format"], fields.get("running_header", ""), fields.get("running_footer", ""), blocks
    )
    _check(letter)
    return letter


def _fields(front: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for line in front.split("\n"):
        name, colon, value = line.partition(":")
        if not colon or name not in _KNOWN_FIELDS:
            known = ", ".join(sorted(_KNOWN_FIELDS))
            raise SourceError(f"front matter line {line!r}: write one of {known}, a colon and a value")
        seen.add(name)
        yield name, value.strip()
    if missing := {"id", "format"} - seen:
        raise SourceError(f"front matter lacks {', '.join(sorted(missing))}")


def _chunks(body: str) -> Iterator[list[str]]:
    """Runs of lines between blank lines."""
    for chunk in re.split(r"\n\s*\n", body.strip()):
        yield [line.rstrip() for line in chunk.split("\n")]


def _block(lines: list[str], letter_id: str) -> Block:
    first = lines[0]
    if len(lines) == 1 and (heading := _HEADING.fullmatch(first)):
        return Heading(len(heading[1]), heading[2])
    if len(lines) == 1 and (note := _NOTE.fullmatch(first)):
        return Note(int(note[1]), note[2])
    if all(line.startswith("- ") for line in lines):
        return BulletList(tuple(line[2:].strip() for line in lines))
    if all(line.startswith("|") for line in lines):
        return _table(lines, letter_id)
    for line in lines:
        if re.match(r"#|\||- |\s|\[\^\d+\]:|Table \d+: .*\|", line):
            raise SourceError(f"{letter_id}: {line[:60]!r} needs a blank line before it or after it, and no indent")
    return Paragraph(tuple(lines))


def _table(lines: list[str], letter_id: str) -> Table:
    rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
    if len(lines) < 3 or not _RULE.fullmatch(lines[1]) or len({len(row) for row in rows}) != 1:
        raise SourceError(f"{letter_id}: the table at {lines[0][:60]!r} needs a header, a rule and rows of one width")
    return Table("", rows[0], tuple(rows[2:]))


def _with_captions(blocks: Iterator[Block]) -> list[Block]:
    """The blocks, with each line ``Table 3: …`` made the caption of the table that follows it."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Paragraph) and _CAPTION.match(last.lines[0]):
            joined[-1] = Table(last.lines[0], block.header, block.rows)
        else:
            joined.append(block)
    return joined


def _check(letter: SourceLetter) -> None:
    """Raises SourceError unless there is one title, and each footnote has its mark and each mark its footnote."""
    titles = [block for block in letter.blocks if isinstance(block, Heading) and block.level == 1]
    if len(titles) != 1:
        raise SourceError(f"{letter.id}: needs exactly one heading of level 1, the title; it has {len(titles)}")
    marks = {int(mark) for block in letter.blocks if isinstance(block, Paragraph) for mark in NOTE_MARK.findall(block.lines[0])}
    if marks != set(letter.notes):
        raise SourceError(f"{letter.id}: footnote marks {sorted(marks)} do not match footnotes {sorted(letter.notes)}")
