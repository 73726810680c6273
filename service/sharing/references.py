"""A citation in; out a reference to it in words, in one of three styles, or as a record for a reference manager."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from service.addresses import place_value
from service.answer import Citation, LetterSummary
from service.wording import date_label, letter_name, listed, pages_label, section_label

_FULL_NAMES = {"CQC": "Care Quality Commission", "HMI Probation": "HM Inspectorate of Probation"}
_MOST_OSCOLA_AUTHORS = 3
_INVENTED = "invented sample letter"


class ReferenceStyle(StrEnum):
    """How a reference is worded."""

    PLAIN = "plain"
    HARVARD = "harvard"
    OSCOLA = "oscola"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _STYLE_LABELS[self]


_STYLE_LABELS = {ReferenceStyle.PLAIN: "Plain", ReferenceStyle.HARVARD: "Harvard", ReferenceStyle.OSCOLA: "OSCOLA"}


def reference(citation: Citation, style: ReferenceStyle) -> str:
    """The reference in one line of plain text; what the letter does not say is left out, a missing date said.

    No day of access is given, which belongs to an address: none of the letter's is known. An invented sample letter is
    called so.
    """
    if style is ReferenceStyle.HARVARD:
        return _folded(_harvard(citation))
    return _folded(_oscola(citation) if style is ReferenceStyle.OSCOLA else _plain(citation))


def ris(citation: Citation) -> str:
    """The letter as a record in RIS, lines ended by CRLF: type RPRT, the cited pages as SP and EP, the section as N1."""
    lines = (f"{tag}  - {_folded(value)}\r\n" for tag, value in _ris_fields(citation))
    return "".join([*lines, "ER  - \r\n"])


def csl_json(citation: Citation) -> str:
    """The letter as CSL-JSON: a list of one item of type ``report``."""
    letter = citation.letter
    date = letter.date
    item = {
        "id": place_value(letter.id, citation.span),
        "type": "report",
        "title": _title(letter),
        "author": [{"literal": name} for name in authors(letter)],
        "issued": {"date-parts": [[date.year, date.month, date.day]]} if date else {},
        "genre": letter.kind.label,
        "page": _page_ranges(citation.pages, "-"),
        "note": ". ".join(_notes(citation)),
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def authors(letter: LetterSummary) -> tuple[str, ...]:
    """The inspectorates by the names that references give them; empty where a letter names none."""
    return tuple(_FULL_NAMES.get(name, name) for name in letter.inspectorates)


def _plain(citation: Citation) -> str:
    letter = citation.letter
    name = letter_name(letter)
    if letter.authority and letter.kind.label[1:2].islower():
        name = f"{letter.authority}: {letter.kind.label[:1].lower()}{letter.kind.label[1:]}"
    pages = pages_label(citation.pages)
    found = (name, date_label(letter.date).replace("No date", "no date"), pages[:1].lower() + pages[1:])
    return ", ".join(part for part in (*found, section_label(citation.section), _INVENTED * letter.invented) if part)


def _harvard(citation: Citation) -> str:
    """After Pears and Shields, *Cite Them Right*: author (year) title, what within it; the title first where none is named."""
    letter = citation.letter
    year = f"({letter.date.year})" if letter.date else "(no date)"
    title = _title(letter)
    names = listed(authors(letter), "and")
    opening = f"{names} {year} {title}" if names else f"{title} {year}"
    day = f"{letter.date.day} {letter.date:%B}" if letter.date else ""
    pages = f"{'p.' if len(citation.pages) == 1 else 'pp.'} {_page_ranges(citation.pages, '–')}" if citation.pages else ""
    within = ", ".join(part for part in (day, pages, _section(citation)) if part)
    invented = f"[{_INVENTED[:1].upper()}{_INVENTED[1:]}]" if letter.invented else ""
    return " ".join(_stopped(part) for part in (opening, within, invented) if part)


def _oscola(citation: Citation) -> str:
    """After the OSCOLA guide's form for secondary sources: author, ‘title’ (date) page; of many authors the first."""
    letter = citation.letter
    names = authors(letter)
    who = listed(names, "and") if len(names) <= _MOST_OSCOLA_AUTHORS else f"{names[0]} and others"
    date = f"({date_label(letter.date).replace('No date given', 'no date')})"
    work = f"{', '.join(part for part in (who, f'‘{_title(letter)}’') if part)} {date}"
    work += f" {_page_ranges(citation.pages, '–')}" if citation.pages else ""
    work = ", ".join(part for part in (work, _section(citation)) if part)
    invented = f"[{_INVENTED}]" if letter.invented else ""
    return " ".join(part for part in (work, invented) if part) + "."


def _ris_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    letter = citation.letter
    yield "TY", "RPRT"
    yield "ID", place_value(letter.id, citation.span)
    yield "TI", _title(letter)
    yield from (("AU", name) for name in authors(letter))
    if letter.date:
        yield "PY", str(letter.date.year)
        yield "DA", f"{letter.date:%Y/%m/%d}"
    if citation.pages:
        yield "SP", str(citation.pages[0])
        yield "EP", str(citation.pages[-1])
    yield "M3", letter.kind.label
    yield from (("N1", note) for note in _notes(citation))


def _notes(citation: Citation) -> tuple[str, ...]:
    section = section_label(citation.section)
    about = (f"Section: {section}" if section else "", f"Kind of finding: {citation.finding_label}")
    invented = f"{_INVENTED[:1].upper()}{_INVENTED[1:]}" if citation.letter.invented else ""
    return tuple(note for note in (*about, invented) if note)


def _title(letter: LetterSummary) -> str:
    """The letter's title, with the authority where that does not name it."""
    if not letter.authority or letter.authority.casefold() in letter.title.casefold():
        return letter.title
    return f"{letter.title}: {letter.authority}"


def _section(citation: Citation) -> str:
    label = section_label(citation.section)
    return f"‘{label}’" if label else ""


def _page_ranges(pages: Sequence[int], dash: str) -> str:
    """``3``, ``3–5`` or ``3, 5`` for ascending pages."""
    runs: list[list[int]] = []
    for before, page in pairwise((0, *pages)):
        if runs and page == before + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs)


def _stopped(words: str) -> str:
    return words if words.rstrip("’”\"')]").endswith((".", "?", "!")) else f"{words}."


def _folded(words: str) -> str:
    return " ".join(words.split())
