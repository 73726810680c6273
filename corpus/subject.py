"""The opening of a letter -> its subject line: title, kind, area and theme, and where in the opening the subject ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.authorities import authority_name
from corpus.letter import LetterKind


@dataclass(frozen=True, slots=True)
class Subject:
    """What a subject line says. ``area`` is a plain authority name; ``end`` is a position in the opening's text."""

    title: str
    kind: LetterKind
    area: str | None
    theme: str | None
    start: int
    end: int


_START = r"^[ \t]*(?:#+[ \t]*)?(?:(?:re|subject)[ \t]*:[ \t]*)?(?=(?-i:[A-Z]))"
_GAP = r"(?:[ \t]+\n?|\n)[ \t]*"
_NEW_SENTENCE = r"(?:This|Her|His|Between|Dear|Inspect|From|On|In|Report|Lead|Published|Local area|We|Judgement)\b"
_AREA = rf"(?P<area>[^\n]{{2,110}}?(?:\n[ \t]*(?!{_NEW_SENTENCE})[^\n]{{1,60}}?)?)"
_AREA_IN_PARTS = rf"(?P<area>[^\n]{{2,60}}?(?:\s{{1,4}}(?!{_NEW_SENTENCE})[^\n]{{1,40}}?)?)"
_TO_LINE_END = r"(?P<area>[^\n]{2,110})$"
_REST = r"(?P<rest>[^\n]{2,300})"
_SERVICES = r"(?:~local~authority)?~children['’]?s['’]?(?:~social~care|~and~family|~and~families)?~services"
_VISIT = r"(?:ILACS~)?focused~visit~(?:to|of|at|in)~"
_OTHER_VISIT = r"(?:ofsted~)?(?:[\w-]+~)?(?:monitoring|assurance|improvement)~visit~(?:to|of|at|in)~"
_FOLLOW_UP = r"[^\n]{0,40}(?:monitoring|progress|assurance)~(?:inspection|visit|review)~(?:to|of|at|in)~"
_INSPECTION = r"(?:joint~)?(?:re-?[ ]?)?inspection~of~"
_IN_NEED = r"services~for~children~in~need~of~help~and~protection(?:,|\s|after|and|care|children|leavers|looked)*"
_BOARD = r"(?:and\s+)?(?:Review~of~the~effectiveness~of~the~Local~Safeguarding~Children~Boards?)?"
_CARE = r"(?P<above>(?:local~authority~)?children['’]?s(?:~social~care)?~services)"
_SEND = r"(?:full~|joint~)?(?:local~)?area~SEND~(?:full~)?(?:re-?)?(?:inspection|revisit)~(?:of|in|to)~"
_REPORT = r"(?:annual|yearly)~(?:assurance~)?report"
_PARTNERSHIP = r"(?:local~)?safeguarding~(?:children(?:['’]s)?~)?(?:board|partnership)(?:['’]s)?"
_YEARS = (
    r"(?:\s{0,4}(?:for~)?(?:the~)?(?:period~|year~)?\(?(?:April~)?20\d\d[ \t]*(?:[-–—/]|to)[ \t]*(?:March~)?(?:20)?\d\d\)?)?"
)
_BODY = rf"(?P<area>[^\n]{{2,60}}?)~{_PARTNERSHIP}"
_BETWEEN = r"[\s\-–:,]{1,6}"


def _form(words: str) -> re.Pattern[str]:
    """A pattern for a line that begins with ``words``, in which ``~`` stands for white space with at most one line break."""
    return re.compile(_START + words.replace("~", _GAP), re.IGNORECASE | re.MULTILINE)


_FORMS: tuple[tuple[LetterKind, re.Pattern[str]], ...] = (
    (LetterKind.JOINT_INSPECTION, _form(rf"joint~targeted~area~inspection(?:~\(JTAI\))?~(?:of|in|into)~{_REST}")),
    (LetterKind.FOCUSED_VISIT, _form(rf"{_VISIT}{_AREA}{_SERVICES}")),
    (LetterKind.FOCUSED_VISIT, _form(rf"{_VISIT}{_TO_LINE_END}")),
    (LetterKind.OTHER, _form(rf"{_OTHER_VISIT}{_AREA}{_SERVICES}")),
    (LetterKind.OTHER, _form(rf"{_FOLLOW_UP}{_REST}")),
    (LetterKind.SIF, _form(rf"{_INSPECTION}(?P<above>{_IN_NEED}){_BOARD}")),
    (LetterKind.ILACS, _form(rf"{_INSPECTION}{_CARE}")),
    (LetterKind.ILACS, _form(rf"{_INSPECTION}{_AREA}{_SERVICES}")),
    (LetterKind.AREA_SEND, _form(rf"{_SEND}{_AREA_IN_PARTS}\s{{1,4}}local\s{{1,4}}area\s{{1,4}}partnership")),
    (LetterKind.AREA_SEND, _form(rf"{_SEND}{_TO_LINE_END}")),
    (LetterKind.ANNUAL_REPORT, _form(rf"{_BODY}{_BETWEEN}{_REPORT}{_YEARS}")),
    (LetterKind.ANNUAL_REPORT, _form(rf"{_REPORT}{_YEARS}{_BETWEEN}(?:of~(?:the~)?)?{_BODY}{_YEARS}")),
)

_LIKELY_LINE = re.compile(
    r"^[^\n]*\b(?:inspection|re-?inspection|visit|revisit|report|safeguarding|review)\b", re.IGNORECASE | re.MULTILINE
)

_THEMED = re.compile(
    r"(?:the\s+)?(?:multi-?\s?agency|partnership)\s+"
    r"(?:(?:responses?|arrangements|work)\s+(?:to|for|with)\s+(?P<theme>.+)|(?P<work>identification\s+.+))",
    re.IGNORECASE,
)
_CLAUSE_AFTER_AREA = re.compile(r"(?P<area>(?:the )?[A-Z].*?) (?P<clause>(?:who|which|that|aged|living)\b.*)")
_SALUTATION = re.compile(r"^[ \t]*Dear\b[^\n]*$", re.MULTILINE)
_RUNS_ON = re.compile(r"(?:\b(?:of|in|to|and|the|for|a|with)|[,(]|['’]s)$", re.IGNORECASE)
_STOPS = re.compile(rf"\s*(?:$|{_NEW_SENTENCE}|\d|Dear|[-•¹])")
_FURNITURE = re.compile(
    r"(?:\d+|ofsted.*|raising standards.*|improving lives|care quality.*|commission|hmi.*|page .*|.*\binvented\b.*|.*www\..*"
    r"|.*@.*|local area partnership report|crown.*|[\W_]+)",
    re.IGNORECASE,
)
_DESIGNATION = re.compile(r"(?:(?:city|county|borough|metropolitan|district)\s+)*(?:council|borough|authority)", re.IGNORECASE)


def find_subject(opening: str) -> Subject | None:
    """The subject line that ``opening`` (cleaned text) holds, or ``None``.

    A running header may print the same words before the salutation; the line after "Dear …" is then the subject.
    """
    salutation = _SALUTATION.search(opening)
    found = _first_form(opening, salutation.end()) if salutation else None
    first = _first_form(opening, 0)
    if found is None or (first is not None and first[0] is not found[0]):
        found = first
    return _subject(opening, *found) if found else None


def _first_form(opening: str, start: int) -> tuple[LetterKind, re.Match[str]] | None:
    for line in _LIKELY_LINE.finditer(opening, start):
        for kind, form in _FORMS:
            if match := form.match(opening, line.start()):
                return kind, match
    return None


def _subject(opening: str, kind: LetterKind, match: re.Match[str]) -> Subject:
    groups = match.groupdict()
    printed, end = match[0], match.end()
    theme, area = None, groups.get("area")
    if "above" in groups:
        area = _line_above(opening, match.start())
        printed = f"{area or ''} {printed}"
    elif "rest" in groups:
        rest, end = _continued(opening, match.start("rest"), match.end())
        printed = opening[match.start() : match.start("rest")] + rest
        theme, area = split_theme(rest)
    name = authority_name(_undated(area)) if area else None
    return Subject(tidy_title(printed), kind, name, theme, match.start(), end)


def tidy_title(printed: str) -> str:
    """``printed`` on one line, without heading marks, footnote numbers and closing full stop."""
    title = re.sub(r"\s+", " ", printed).strip(" #.:")
    title = re.sub(r"^(?:re|subject)\s*:\s*", "", title, flags=re.IGNORECASE)
    return re.sub(r"(?<=[a-z])\d{1,2}$", "", title)


def split_theme(rest: str) -> tuple[str | None, str | None]:
    """Split what follows "inspection of": ("domestic abuse", "Ashmere") from "the multi-agency response to … in …"."""
    rest = re.sub(r"\s+", " ", rest).strip(" .")
    themed = _THEMED.match(rest)
    if not themed:
        return None, rest
    whole = themed["theme"] or themed["work"]
    theme, _, area = whole.rpartition(" in ")
    if not theme or not re.match(r"(?:the )?[A-Z]", area):
        return plain_theme(whole), None
    if parted := _CLAUSE_AFTER_AREA.fullmatch(area):
        return plain_theme(f"{theme} {parted['clause']}"), parted["area"]
    return plain_theme(theme), area


def plain_theme(printed: str) -> str:
    """``printed`` on one line, without a leading "the" and an explanation in brackets at its end."""
    return re.sub(r"^the | ?\([^()]*\)$", "", re.sub(r"\s+", " ", printed).strip(" ."))


def _undated(area: str) -> str:
    return re.split(r",?\s+(?:[-–:]\s*)?(?:\d|(?:on|from)\s+\d|(?-i:[A-Z])[a-z]+ 20\d\d)", area)[0]


def _continued(opening: str, start: int, end: int) -> tuple[str, int]:
    """The rest of a subject that begins at ``start`` and may run on over the lines after ``end``."""
    while len(line := opening[start:end].rsplit("\n", 1)[-1].rstrip()) < 300 and opening[end : end + 1] == "\n":
        following = opening[end + 1 :].split("\n", 1)[0]
        full = len(opening[opening.rfind("\n", 0, end) + 1 : end].rstrip()) >= 60
        if _STOPS.match(following) or not (full or _RUNS_ON.search(line)):
            break
        end += 1 + len(following)
    return opening[start:end], end


def _line_above(opening: str, position: int) -> str | None:
    """The line that names the authority above an old report's title, past logo words and page numbers."""
    lines = [line.strip(" \t#") for line in opening[:position].split("\n")[-12:]]
    lines = [line for line in lines if line and not _FURNITURE.fullmatch(line)]
    if not lines or len(lines[-1]) > 90:
        return None
    if len(lines) > 1 and _DESIGNATION.fullmatch(lines[-1]):
        return f"{lines[-2]} {lines[-1]}"
    return lines[-1]
