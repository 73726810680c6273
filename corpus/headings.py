"""What a heading is in a letter: a line of text in, its level and the finding kind that it declares out."""

from __future__ import annotations

import re

from corpus.letter import FindingKind

_FINDINGS: tuple[tuple[re.Pattern[str], FindingKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), finding)
    for pattern, finding in (
        (r"^(case|practice) stud(y|ies)\b", FindingKind.CASE_STUDY),
        (r"^[^:]{1,40}: (highly )?effective practice$", FindingKind.CASE_STUDY),
        (
            r"^(responsible bod(y|ies)\s+)?(areas? (for|of) |urgent )?priority (and immediate )?actions?\b",
            FindingKind.PRIORITY_ACTION,
        ),
        (r"^((key|multi-agency|partnership|early help) )?strengths\b", FindingKind.STRENGTH),
        (r"^areas? of (strength|good practice|effective practice)\b", FindingKind.STRENGTH),
        (r"\bdoing that is effective\b", FindingKind.STRENGTH),
        (r"^(key )?areas? (for|of|requiring) (improvement|development)\b", FindingKind.IMPROVEMENT),
        (r"^what needs to (improve|be improved|change)\b", FindingKind.IMPROVEMENT),
        (r"\bneed to do better\b", FindingKind.IMPROVEMENT),
        (r"^(summary of )?recommendations$", FindingKind.IMPROVEMENT),
    )
)
_STRUCTURE = re.compile(
    r"^(headline findings|main findings|findings|overview|summary|next steps|introduction|conclusion|background|foreword"
    r"|context$|executive summary|inspection (findings|outcome|team)|information about|what is it like"
    r"|what (is|does) the (local )?area partnership"
    r"|(the )?experiences? and progress of|(the )?impact of leaders|leadership, management|key judgement|appendix|glossary"
    r"|evaluation of progress|summary of findings"
    r"|children who need help|children looked after|how (the|we)|local area partnership details"
    r"|(the )?inspection team)\b",
    re.IGNORECASE,
)
_MINOR = re.compile(
    r"^(summary|inspection findings|the graded judge?ment (for|about)\b.*|previous ofsted inspections?|local leadership"
    r"|(children( and young people)? (living|looked after)|child protection) in this area|the casework model used in this .*)$",
    re.IGNORECASE,
)
"""Headings that stand below a chapter of a report, and again below its next chapter."""
_CHAPTER = re.compile(
    r"^((the )?experiences? and progress of|(the )?impact of leaders|leadership, management"
    r"|information about th(is|e) local authority)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(the local authority|(the )?local safeguarding children(['’]s)? board (\(lscb\)|(is|requires|remains)\b.*)"
    r"|information about this inspection)$",
    re.IGNORECASE,
)
"""A single-framework report holds two reports, one on the authority and one on its board."""
_GRADE = re.compile(r"^(good|outstanding|inadequate|requires improvement( to be good)?)\.?$", re.IGNORECASE)
_PRINTED_GRADE = re.compile(r"(?<=[a-z])\s+((?:Good|Outstanding|Inadequate|Requires improvement(?: to be good)?)\.?)$")
_LABEL = re.compile(
    r"^(inspection dates?|dates? of (the )?previous inspection|report published|(deputy |shadow )?lead inspectors?"
    r"|team inspectors?|senior data analyst|quality assurance manager|inspectors?|shadow inspectors?)\s*:"
    r"|^all names (are|have been) |^(her|his) majesty['’]s inspectors?$"
    r"|^(\d{1,2}( [A-Z][a-z]+)?( \d{4})?\s*(to|and|[–-])\s*)?\d{1,2} [A-Z][a-z]+ \d{4}( \d{1,2})?$",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"^((headline |main )?findings|overview|next steps|(key )?strengths|areas? for (improvement|priority action)"
    r"|what needs to improve( in this area of [\w ]*practice)?|(case|practice) study: [\w ]{4,40}"
    r"|the graded judge?ment (for|about) [^.;]{5,120})\.$",
    re.IGNORECASE,
)
"""Headings that some letters close with a full stop."""
_GRADED = re.compile(
    r"^((the )?experiences? and progress of|(the )?impact of leaders|leadership, management)\b[^:.;]{3,100}:?\s"
    r"(good|outstanding|inadequate|requires? improvement( to be good)?)\.?$",
    re.IGNORECASE,
)
"""A chapter's heading that ends in its grade, however long."""
_SENTENCE = re.compile(r"\s(should|must|will)\s")
_NAMES = re.compile(r"^(local area partnership details|(the )?inspection team)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z]\)|appendix\s+[a-z\d]+\b)\s*\S", re.IGNORECASE)
_TITLE = re.compile(
    r"^(joint targeted area inspection|(ilacs )?focused visit|inspection of .* (children|services)|area send inspection"
    r"|monitoring visit"
    r"|.*\bannual report\b|.*\binspection of services for children\b|.*\bchildren['’]s (social care )?services$)",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.;,!]['\"’”)]*(?:\s\([^()]*\))?[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_BREAKS_OFF = re.compile(
    r"\b(and|or|of|the|a|an|to|with|for|in|by|that|which|who|their|its|is|are|was|were|at|from|on|as|has|have|not|be|requires)$"
)
_NOTE_MARK = re.compile(r"\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_FIRST_COLUMN = re.compile(r"^responsible bod(?:y|ies)\s+(?=areas? for)", re.IGNORECASE)
"""The first column of a table whose second column's heading is the section's."""
_EMPHASIS = re.compile(r"\*+|</?u>")
_QUESTION = re.compile(r"^(what is it like to be|what (is|does) the (local )?area partnership)\b[^.;]{1,160}\?$", re.IGNORECASE)
"""The questions of area inspections are headings, however long."""
_LONGEST = 110
_MOST_WORDS = 16


def finding_of(heading: str) -> FindingKind | None:
    """The finding kind that a heading declares in its own words, or None where it declares none."""
    words = _bare(heading)
    return next((finding for pattern, finding in _FINDINGS if pattern.search(words)), None)


def looks_like_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, capitalised, and no sentence."""
    words = line.strip().strip("*").strip()
    if _QUESTION.match(words) or _STOPPED.match(words) or _GRADED.match(words):
        return True
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS or _LABEL.match(words):
        return False
    if finding_of(words) or _STRUCTURE.match(_bare(words)):
        return not words.endswith((".", ";", ","))
    if _ENDS_SENTENCE.search(words) or _BREAKS_OFF.search(words) or words.endswith(":") or _SENTENCE.search(words):
        return False
    if not re.search(r"[A-Za-z]{3}", words):
        return False
    return words[0].isupper() or bool(_NUMBERED.match(words))


def level_of(heading: str) -> int:
    """1 for the letter's own subject, 2 for the headings that divide a letter of its kind, 3 for any other."""
    words = heading.strip().strip("*").strip()
    if _TITLE.match(words):
        return 1
    return 2 if is_customary(words) or _NUMBERED.match(words) else 3


def is_customary(heading: str) -> bool:
    """Whether letters of some kind have this heading as a rule."""
    bare = _bare(heading)
    return finding_of(heading) is not None or any(known.match(bare) for known in (_STRUCTURE, _MINOR, _PART))


def is_part(heading: str) -> bool:
    """Whether the heading opens one of the two reports that a single-framework report holds."""
    return _PART.match(_bare(heading)) is not None


def is_chapter(heading: str) -> bool:
    """Whether the heading opens a chapter of a report, below which there are summaries and findings of its own."""
    return _CHAPTER.match(_bare(heading)) is not None


def is_minor(heading: str) -> bool:
    """Whether the heading is one that stands below each chapter of a report."""
    return _MINOR.match(_bare(heading)) is not None


def is_graded_chapter(line: str) -> bool:
    """Whether the line is a chapter's heading that ends in the chapter's grade."""
    return _GRADED.match(without_emphasis(line)) is not None


def is_chapter_row(row: str) -> bool:
    """Whether the row, cells separated by tabs, is a chapter's heading without a number, and its grade, and nothing else."""
    cells = [cell.strip() for cell in row.split("\t") if cell.strip()]
    return len(cells) == 2 and _CHAPTER.match(cells[0]) is not None and is_grade(cells[1])


def breaks_off(words: str) -> bool:
    """Whether the line ends in a word that no heading and no sentence ends in."""
    return _BREAKS_OFF.search(words) is not None


def is_grade(line: str) -> bool:
    """Whether the line is a grade and nothing else."""
    return _GRADE.match(line.strip()) is not None


def lists_names(heading: str) -> bool:
    """Whether names and addresses stand under the heading, so that short lines there are no headings."""
    return _NAMES.match(_bare(heading)) is not None


def heading_words(line: str) -> str:
    """A heading as a path names it: one line, no emphasis and no footnote mark, a grade set off by a colon."""
    words = _FIRST_COLUMN.sub("", " ".join(without_emphasis(line).split()))
    words = _NOTE_MARK.sub("", words)
    words = words.removesuffix(".") if _STOPPED.match(words) or _GRADED.match(words) else words
    return _PRINTED_GRADE.sub(r": \1", words) if is_chapter(words) and len(words.split()) > 3 else words


def without_emphasis(words: str) -> str:
    """A line without the marks of bold and italic type and of underlining."""
    return _EMPHASIS.sub("", words).strip()


def _bare(heading: str) -> str:
    """The heading without emphasis, without its number and without a footnote's mark."""
    words = _NOTE_MARK.sub("", heading.strip().strip("*").strip())
    return re.sub(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+", "", words)
