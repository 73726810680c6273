"""The grade table of a report's cover -> its grades; letters of visits and joint inspections have none."""

from __future__ import annotations

import re

from corpus.letter import Grade, LetterKind

_GRADE = r"(?:outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|inadequate)"
_ROW = re.compile(
    rf"^[ \t]*(?P<aspect>[^\t\n]{{6,140}}?)[ \t]*\t+[ \t]*(?P<grade>{_GRADE})[ \t.\d]*$", re.IGNORECASE | re.MULTILINE
)
_HEADER = re.compile(r"\bJudgements?\s+Grades?\b")
_LOOSE_ROW = re.compile(rf"\s*(?P<aspect>(?-i:[A-Z])[^.\t]{{5,160}}?)\s+(?P<grade>{_GRADE})[ \t]*(?:\n|$)", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d(?:\.\d)?)\.?\s+(?P<aspect>.+)", re.DOTALL)
_LABEL = re.compile(r"Graded\s+judge?ment\s*:?\s+", re.IGNORECASE)
"""What the first single inspection reports print before the judgements that are part of another."""
_SERVICE = re.compile(
    rf"^(?P<aspect>Children['’]s\s+services\s+in\s+[^\n]{{2,80}}?)\s+(?:(?:is|are)\s+)?(?P<grade>{_GRADE})[ \t.\d]*$",
    re.IGNORECASE | re.MULTILINE,
)
_OVERALL = re.compile(
    rf"^(?P<aspect>The\s+overall\s+judgement)\s+is:?\s+(?:that\s+children['’]s\s+services\s+(?:in\s+[^\n]{{2,80}}?\s+)?"
    rf"(?:(?:is|are)\s+)?)?(?P<grade>{_GRADE})[ \t.\d]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BOARD = re.compile(  # begins with plain letters, so that a long report is searched fast
    rf"(?P<aspect>[Tt]he Local Safeguarding Children Board)\s+(?:\(LSCB\)\s+)?(?:is\s+)?(?P<grade>(?i:{_GRADE}))[ \t.\d\r]*$",
    re.MULTILINE,
)
_LEADERS = "The impact of leaders on social work practice"
_PROGRESS_OF = "The experiences and progress of"
ASPECTS = {
    LetterKind.ILACS: (
        f"{_LEADERS} with children and families",
        f"{_PROGRESS_OF} children who need help and protection",
        f"{_PROGRESS_OF} children in care and care leavers",
        f"{_PROGRESS_OF} children in care",
        f"{_PROGRESS_OF} care leavers",
        "Overall effectiveness",
    ),
    LetterKind.SIF: (
        "Children who need help and protection",
        "Children looked after and achieving permanence",
        "Adoption performance",
        "Experiences and progress of care leavers",
        "Leadership, management and governance",
    ),
}
"""What the reports of each kind give a grade for, in the order in which they do."""
_NUMBERS = dict(zip(ASPECTS[LetterKind.SIF], ("1", "2", "2.1", "2.2", "3"), strict=True))
"""How the single inspection framework numbers its judgements, for covers on which the numbers stand apart."""
_COVER = 4000  # characters: the grade table stands on the first page, or on the second under a long title
_CELLS = 170  # characters: the longest aspect with its grade, however the two columns are interleaved


def read_grades(text: str, kind: LetterKind) -> tuple[Grade, ...]:
    """The judgements of ``text``'s own grade table, in the table's order; empty unless ``kind`` is a graded report."""
    if kind not in ASPECTS:
        return ()
    cover = text[:_COVER]
    grades = _table_rows(cover) or _lines_under_header(cover) or _scattered_cells(cover, ASPECTS[kind])
    if kind is not LetterKind.SIF:
        return grades
    return (*(_told(_SERVICE, cover) or _told(_OVERALL, cover)), *grades, *_told(_BOARD, text))


def _table_rows(cover: str) -> tuple[Grade, ...]:
    rows = (_grade(row["aspect"], row["grade"]) for row in _ROW.finditer(cover))
    return tuple(dict.fromkeys(rows))


def _lines_under_header(cover: str) -> tuple[Grade, ...]:
    """Rows whose cells are divided by a space only; empty if a grade stands amid an aspect, as where columns interleave."""
    header = _HEADER.search(cover)
    rows: list[Grade] = []
    position = header.end() if header else len(cover)
    while row := _LOOSE_ROW.match(cover, position):
        rows.append(_grade(row["aspect"], row["grade"]))
        position = row.end()
    return () if any(re.search(_GRADE, row.aspect, re.IGNORECASE) for row in rows) else tuple(rows)


def _scattered_cells(cover: str, aspects: tuple[str, ...]) -> tuple[Grade, ...]:
    """Grades where a PDF's text has lost the table: each aspect's opening words, and the first grade word after them."""
    header = _HEADER.search(cover)
    table = cover[header.end() :] if header else cover
    found: list[tuple[int, str]] = []
    for aspect in aspects:
        start = _opening_of(aspect).search(table)
        if start and all(start.start() != other for other, _ in found):
            found.append((start.start(), aspect))
    found.sort()
    ends = [start for start, _ in found][1:] + [len(table)] * bool(found)
    cells = ((aspect, table[start : min(end, start + _CELLS)]) for (start, aspect), end in zip(found, ends, strict=True))
    graded = ((aspect, grade) for aspect, cell in cells if (grade := _grade_among(cell)))
    return tuple(Grade(aspect, grade, _NUMBERS.get(aspect, "")) for aspect, grade in graded)


def _opening_of(aspect: str) -> re.Pattern[str]:
    """The aspect's words up to where another column may cut in: the first five, or more where two aspects begin alike."""
    words = aspect.split()
    if aspect.endswith("in care and care leavers"):
        return re.compile(
            r"The\s+experiences\s+and\s+progress\s+of\s+children\s+in\s+care\s+and\s+care\b|"
            r"The\s+experiences\s+and\s+progress\s+of\s+children\s+in\s+care\s+and\b"
        )
    if aspect.startswith("The experiences"):
        return re.compile(r"\s+".join(words[: 8 if "in care" in aspect else 7]))
    return re.compile(r"\s+".join(map(re.escape, words[:4])))


def _grade_among(cell: str) -> str | None:
    first = re.search(r"outstanding|\bgood|requires|inadequate", cell, re.IGNORECASE)
    if first is None or first[0].lower() != "requires":
        return first[0].lower() if first else None
    whole = re.search(r"improvement\s+to\b|\bto\s+be\s+good", cell[first.start() :], re.IGNORECASE)
    return "requires improvement to be good" if whole else "requires improvement"


def _told(sentence: re.Pattern[str], text: str) -> tuple[Grade, ...]:
    found = sentence.search(text)
    return (_grade(found["aspect"], found["grade"]),) if found else ()


def _grade(aspect: str, grade: str) -> Grade:
    """A row as printed, with its number apart and without a full stop."""
    words = _LABEL.sub("", _words(aspect).rstrip("."))
    words = words[:1].upper() + words[1:]
    numbered = _NUMBER.fullmatch(words)
    return Grade(numbered["aspect"], _lower(grade), numbered["number"]) if numbered else Grade(words, _lower(grade))


def _words(printed: str) -> str:
    return re.sub(r"\s+", " ", printed).strip()


def _lower(grade: str) -> str:
    return re.sub(r"^require\b", "requires", _words(grade).lower())
