"""A letter's text -> what the letter says of itself: title, authority, kind, dates, inspectorates, grades, theme."""

from __future__ import annotations

import re
from pathlib import PurePath

from corpus.authorities import authority_name, most_named_authority
from corpus.dates import MONTHS
from corpus.dating import read_dating
from corpus.framework import Framework
from corpus.grades import read_grades
from corpus.inspectors import inspectorates, lead_inspectors
from corpus.letter import LetterKind, Metadata
from corpus.subject import Subject, find_subject, plain_theme, split_theme, tidy_title

_OPENING = 7000  # characters: the cover, the addressees and the first paragraphs of every letter seen
_TELLING = 1600  # characters after the subject in which a letter says who inspected, when and what
_PLAIN = str.maketrans(
    {"\r": "\n", "\f": "\n\n"} | dict.fromkeys("\xa0\u2002\u2003\u2007\u2009\u202f", " ") | dict.fromkeys("\xad\u200b\ufeff")
)
_BROKEN_WORD = re.compile(r"[\x02\ufffe]\n?")  # how PDFium prints a hyphen at a line's end
_MARKS = re.compile(r"\*\*|</?[bu]>|[¹²³⁰⁴-⁹]+")
_INVENTED = re.compile(r"^[^\n]{0,200}\b(?:invented|fictitious|fictional)\b[^\n]{0,200}$", re.IGNORECASE | re.MULTILINE)
_DOCUMENT = re.compile(r"\b(?:letter|report|sample|document|example|demonstration)s?\b", re.IGNORECASE)
_NAMED_AREA = re.compile(
    r"(?:\bmulti-?\s?agency\s+response\s+to\s+[^.]{3,200}\s+in\s+(?:the\s+)?"
    r"|\b(?:focused|monitoring)\s+visit\s+to\s+(?:the\s+)?|Dear\s+)"
    r"(?P<area>[A-Z][\w'’,&-]*(?:\s+(?:and|of|upon|with|on|the|[A-Z][\w'’&-]*))*)"
)
_COUNCIL = re.compile(r"\b(?P<area>(?:[A-Z][\w'’-]+\s+){1,5}(?:Council|Safeguarding\s+Children\s+(?:Board|Partnership)))\b")
_DEEP_DIVE = re.compile(
    r"deep\s+dive['’]?\s+(?:focus\s+)?(?:on|into)\s+(?:the\s+response\s+to\s+)?(?P<theme>[^.]{5,160})\.", re.IGNORECASE
)
_RESPONSE_THEME = re.compile(r"\(JTAI\)\s+(?:of|on|into)\s+(?P<rest>the\s+multi-?\s?agency\s+[^.]{5,200})\.", re.IGNORECASE)
_FRAMEWORKS = {
    LetterKind.ILACS: Framework.ILACS,
    LetterKind.FOCUSED_VISIT: Framework.ILACS,
    LetterKind.SIF: Framework.SIF,
    LetterKind.JOINT_INSPECTION: Framework.JTAI,
    LetterKind.AREA_SEND: Framework.AREA_SEND,
}
_FOLLOWED = re.compile(
    r"(?:in\s+line\s+with|under|using|according\s+to|part\s+of|following)\s+(?:the\s+)?(?:new\s+)?"
    r"(?:(?P<ilacs>(?:inspections?\s+of\s+local\s+authority\s+children['’]s\s+services|ILACS))"
    r"|(?P<sif>(?:single\s+inspection\s+framework|SIF\b)))",
    re.IGNORECASE,
)
_BROAD_THEMES = frozenset({None, "abuse and neglect"})
_KIND_WORDS = {
    LetterKind.JOINT_INSPECTION: r"joint\s+targeted\s+area\s+inspection|\bjtai\b",
    LetterKind.FOCUSED_VISIT: r"(?:findings\s+of|during)\s+(?:a|the)\s+focused\s+visit|focused[ _-]?visit[_ -]",
    LetterKind.AREA_SEND: r"\barea\s+SEND\s+inspection\s+(?:of|report)|^send[_-]|area[_-]send",
    LetterKind.ANNUAL_REPORT: r"safeguarding[^.]{0,60}annual\s+report|annual[_-]report",
    LetterKind.SIF: r"inspection\s+of\s+services\s+for\s+children\s+in\s+need|^sif(?:re)?[_-]",
    LetterKind.ILACS: r"inspection\s+of\s+children['’]s\s+social\s+care\s+services\s|\bilacs[_-]",
}
_NAME_WORDS = re.compile(
    r"\b(?:jtai|joint|targeted|focused ?visit|ilacs|sif(?:re)?|area send|send|annual report|(?:re)?inspection|of|to|in|\d+"
    rf"|children['’]?s?|services|{'|'.join(MONTHS)})(?!\w)",
    re.IGNORECASE,
)


def read_metadata(text: str, source: str) -> Metadata:
    """What ``text`` says of itself; ``source``, the file's name, is asked only for what the text does not say.

    Never fails: what cannot be read stays ``None`` or empty, and a text without a subject line takes its first line as title.
    """
    opening = _cleaned(text[:_OPENING])
    subject = find_subject(opening) or _without_subject(opening, source)
    telling = opening[subject.end : subject.end + _TELLING]
    dating = read_dating(opening, subject, source)
    return Metadata(
        title=subject.title,
        authority=subject.area or _area_elsewhere(opening, subject, source),
        kind=subject.kind,
        date=dating.date,
        inspection_dates=dating.inspection_dates,
        inspectorates=inspectorates(text, subject.kind, telling),
        lead_inspectors=lead_inspectors(text, subject.kind),
        grades=read_grades(opening + text[_OPENING:], subject.kind),
        theme=_theme(subject, telling),
        invented=_says_invented(text),
        framework=_framework(subject.kind, opening),
        inspected_from=dating.inspected_from,
        inspected_to=dating.inspected_to,
        date_words=dating.date_words,
        notes=dating.notes,
    )


def _cleaned(text: str) -> str:
    """``text`` with plain line ends and spaces, and without emphasis marks and footnote numbers."""
    text = text.replace("\r\n", "\n").translate(_PLAIN)
    return _MARKS.sub("", _BROKEN_WORD.sub("-", text))


def _without_subject(opening: str, source: str) -> Subject:
    """A stand-in where no subject line is found: the line after the salutation, or the first line, or the file's name."""
    stem = PurePath(source).stem
    salutation = re.search(r"^Dear\b[^\n]*\n+", opening, re.MULTILINE)
    start = salutation.end() if salutation else 0
    line = next((line for line in opening[start:].split("\n") if len(line.strip()) > 3 and not _INVENTED.match(line)), "")
    title = tidy_title(line) if 0 < len(line) <= 200 else ""
    kind = _kind_in(opening[:3000]) or _kind_in(stem) or LetterKind.OTHER
    end = opening.find(line, start) if line else 0
    return Subject(title or tidy_title(stem.replace("_", " ")) or "Untitled", kind, None, None, start, end)


def _kind_in(words: str) -> LetterKind | None:
    return next((kind for kind, pattern in _KIND_WORDS.items() if re.search(pattern, words, re.IGNORECASE)), None)


def _area_elsewhere(opening: str, subject: Subject, source: str) -> str | None:
    """The area from the first paragraphs, then from the addressees, then from the file's name."""
    for match in _NAMED_AREA.finditer(opening, 0, subject.end + _TELLING):
        name = authority_name(match["area"])
        if name and ("artnership" in match["area"] or not match[0].startswith("Dear")):
            return name
    if known := most_named_authority(opening):
        return known
    council = _COUNCIL.search(opening)
    return authority_name(council["area"]) if council else _area_in_name(PurePath(source).stem)


def _area_in_name(stem: str) -> str | None:
    """The area in a name such as "jtai-ashmere-2017"; a name without a word for the kind of letter is not trusted."""
    spaced = re.sub(r"[_-]+", " ", stem)
    area = " ".join(_NAME_WORDS.sub(" ", spaced).split())
    return authority_name(area) if _NAME_WORDS.search(spaced) and _kind_in(stem) else None


def _framework(kind: LetterKind, opening: str) -> Framework | None:
    """The rules that letters of the kind always follow; those of other visits only where they say so."""
    if kind in _FRAMEWORKS or kind is LetterKind.ANNUAL_REPORT:
        return _FRAMEWORKS.get(kind)
    followed = _FOLLOWED.search(opening)
    return Framework(followed.lastgroup) if followed and followed.lastgroup else None


def _theme(subject: Subject, telling: str) -> str | None:
    """A joint inspection's theme: from the subject; where that is missing or broad, from the 'deep dive' or first sentence."""
    if subject.kind is not LetterKind.JOINT_INSPECTION:
        return None
    if subject.theme not in _BROAD_THEMES:
        return subject.theme
    if deep_dive := _DEEP_DIVE.search(telling):
        return plain_theme(deep_dive["theme"])
    if response := _RESPONSE_THEME.search(telling):
        return split_theme(response["rest"])[0]
    return subject.theme


def _says_invented(text: str) -> bool:
    """Whether the text says plainly that it is invented: near its top, or on several lines."""
    lower = text.lower()  # the plain search spares almost every letter the slow one
    if not any(word in lower for word in ("invented", "fictitious", "fictional")):
        return False
    lines = [found for found in _INVENTED.finditer(text) if _DOCUMENT.search(found[0])]
    return len(lines) > 1 or any(found.start() < 2000 for found in lines)
