"""A briefing as a YAML file that a person can read and mend: bytes in, a briefing out, and back; all scalars are text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from service.briefing.briefing import Briefing, check_of
from service.briefing.file_content import as_content
from service.briefing.file_shape import FORMAT_NAME, Place, edited_words, is_ours, shaped
from service.briefing.verified import VerifiedBriefing
from service.briefing.verifying import settled
from service.errors import LetterwiseError

LONGEST_FILE = 256 * 1024
"""Bytes of a file that is read. One of 200 long quotes has about half of that."""
_DEEPEST = 8
_MOST_NODES = 20_000
_MOST_TOLD = 8
_HEAD = """\
# A briefing made with Letterwise. It can be opened again on the page "Briefing", or exported with
#   letterwise brief THIS-FILE -o briefing.docx
# Change titles, notes and order as you like. Quotes are cut from the letters anew; "words" is there for reading.
"""
_NOT_TEXT = "This is no briefing that Letterwise saved: it is not text in UTF-8. An exported document cannot be opened again."
_NOT_SAVED = "This is no briefing that Letterwise saved: the line 'letterwise_briefing: 1' is missing."
_OTHER_FILES = (b"%PDF", b"PK\x03\x04")
"""How a PDF, and a Word document or a spreadsheet, begin."""
_NOTHING = ("", "~", "null", "Null", "NULL")


class BriefingFileError(LetterwiseError):
    """A file that is no briefing, or a broken one; ``wrong`` has a sentence for each thing to mend.

    ``can_be_mended`` tells whether a person could mend it: not another kind of file, nor one that a newer version made.
    """

    status = 422

    def __init__(self, wrong: tuple[str, ...], can_be_mended: bool = True) -> None:
        self.can_be_mended = can_be_mended
        more = len(wrong) - _MOST_TOLD
        self.wrong = wrong if more <= 0 else (*wrong[:_MOST_TOLD], f"And {more} more of the kind.")
        super().__init__(" ".join(self.wrong))


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A briefing read from a file, and the lines of the quotes whose words were changed by hand."""

    briefing: Briefing
    edited_lines: tuple[int, ...]


def read_briefing(content: bytes) -> ReadFile:
    """The briefing of a file. Raises BriefingFileError, with line numbers, where it is none or is broken."""
    if len(content) > LONGEST_FILE:
        raise BriefingFileError(
            (f"The file is larger than {LONGEST_FILE // 1024} KB, more than any briefing.",), can_be_mended=False
        )
    if content.startswith(_OTHER_FILES):
        raise BriefingFileError((_NOT_TEXT,), can_be_mended=False)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefingFileError((_NOT_TEXT,), can_be_mended=False) from error
    tree = _Tree()
    try:
        tree.read(text)
    except yaml.YAMLError as error:
        if FORMAT_NAME not in text:
            raise BriefingFileError((_NOT_SAVED,), can_be_mended=False) from error
        raise BriefingFileError((_yaml_words(error),)) from error
    briefing, wrong = shaped(tree.content, tree.lines)
    if briefing is None:
        raise BriefingFileError(wrong, can_be_mended=is_ours(tree.content))
    return ReadFile(briefing, edited_words(tree.content, tree.lines))


def written_briefing(verified: VerifiedBriefing) -> bytes:
    """The file; `read_briefing` gives back the same briefing. Quotes are written with the words that they have now."""
    words = [
        [_words(each.quote.text if each.quote else each.kept.words, each.kept.check) for each in topic.quotes]
        for topic in verified.topics
    ]
    briefing = settled(verified)
    written = _yaml(briefing, words)
    return written if len(written) <= LONGEST_FILE else _yaml(briefing, [[""] * len(of_topic) for of_topic in words])


def _words(words: str, check: str) -> str:
    return words if check_of(words) == check else ""


def _yaml(briefing: Briefing, words: list[list[str]]) -> bytes:
    content = as_content(briefing, words)
    text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**30)
    return (_HEAD + text).encode()


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines line by line."""


def _represented(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None)


_Dumper.add_representer(str, _represented)


class _Tree:
    """A file's mappings, lists and texts, made from the parser's events: no aliases, no types, no key twice, not too deep."""

    def __init__(self) -> None:
        self.content: object = None
        self.lines: dict[Place, int] = {}
        self._nodes = 0

    def read(self, text: str) -> None:
        """Raises BriefingFileError or YAMLError."""
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        events = yaml.parse(text, Loader=loader)
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _wrong(event, "the file must hold one briefing alone; take out the line '---'")
                self.content = self._node(next(events), events, ())

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> object:
        self._check(event, place)
        self.lines[place] = _line(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, place)
        if isinstance(event, yaml.ScalarEvent):
            return "" if not event.style and event.value in _NOTHING else str(event.value)
        raise _wrong(event, "a text that begins with * must stand in quotation marks")

    def _list(self, events: Iterator[yaml.Event], place: Place) -> list[object]:
        entries: list[object] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            entries.append(self._node(event, events, (*place, len(entries))))
        return entries

    def _mapping(self, events: Iterator[yaml.Event], place: Place) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _wrong(event, "a name must be one word, with its value behind ': '")
            self._check(event, place)
            name = str(event.value)
            if name in values:
                raise _wrong(event, f"'{name[:40]}' stands here a second time; join the two or take one out")
            values[name] = self._node(next(events), events, (*place, name))
        return values

    def _check(self, event: yaml.Event, place: Place) -> None:
        self._nodes += 1
        if isinstance(event, yaml.AliasEvent):
            raise _wrong(event, "a text that begins with * must stand in quotation marks")
        if getattr(event, "anchor", None) is not None:
            raise _wrong(event, "a text that begins with & must stand in quotation marks")
        if getattr(event, "tag", None) is not None:
            raise _wrong(event, "a text that begins with ! must stand in quotation marks")
        if len(place) > _DEEPEST or self._nodes > _MOST_NODES:
            raise _wrong(event, "the file is nested deeper, or holds more, than any briefing")


def _wrong(event: yaml.Event, what: str) -> BriefingFileError:
    return BriefingFileError((f"Line {_line(event)}: {what}.",))


def _line(event: yaml.Event) -> int:
    """Counted from 1."""
    return event.start_mark.line + 1 if event.start_mark else 0


def _yaml_words(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return "The file holds characters that no text has. It may be damaged, or no briefing at all."
    problem = getattr(error, "problem", "") or "it cannot be read"
    return (
        f"Line {mark.line + 1}: the file cannot be read here ({problem}). Put text that holds ': ' or ' #', or that begins "
        "with a sign, into quotation marks, and indent lines as their neighbours are, with spaces."
    )
