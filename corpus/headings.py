"""What a heading is in a letter: a line of text in, its level and the finding kind that it declares out."""

from __future__ import annotations

import re

from corpus.letter import FindingKind

_FINDINGS: tuple[tuple[re.Pattern[str], FindingKind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), finding)
    for pattern, finding in (
        (r"^(case|practice) stud(y|ies)\b", FindingKind.CASE_STUDY),
        (r"^(areas? (for|of) |urgent )?priority (and immediate )?actions?\b", FindingKind.PRIORITY_ACTION),
        (r"^(key )?strengths\b", FindingKind.STRENGTH),
        (r"\bdoing that is effective\b", FindingKind.STRENGTH),
        (r"^(key )?areas? (for|of|requiring) (improvement|development)\b", FindingKind.IMPROVEMENT),
        (r"^what needs to (improve|be improved|change)\b", FindingKind.IMPROVEMENT),
        (r"\bneed to do better\b", FindingKind.IMPROVEMENT),
        (r"^(summary of )?recommendations$", FindingKind.IMPROVEMENT),
    )
)
_STRUCTURE = re.compile(
    r"^(headline findings|main findings|findings|overview|summary|next steps|introduction|conclusion|background|foreword"
    r"|executive summary|inspection (findings|outcome|team)|information about|what is it like|the experiences and progress"
    r"|the impact of leaders|leadership, management|key judgement|appendix|glossary|evaluation of progress|summary of findings"
    r"|children who need help|children looked after|how (the|we)|local area partnership details)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-z]\)|appendix\s+[a-z\d]+\b)\s*\S", re.IGNORECASE)
_TITLE = re.compile(
    r"^(joint targeted area inspection|(ilacs )?focused visit|inspection of .* (children|services)|area send inspection"
    r"|monitoring visit"
    r"|.*\bannual report\b|.*\binspection of services for children\b|.*\bchildren['’]s (social care )?services$)",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.;,!]['\"’”)]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$")
_LONGEST = 110
_MOST_WORDS = 16


def finding_of(heading: str) -> FindingKind | None:
    """The finding kind that a heading declares in its own words, or None where it declares none."""
    words = _bare(heading)
    return next((finding for pattern, finding in _FINDINGS if pattern.search(words)), None)


def looks_like_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, capitalised, and no sentence."""
    words = line.strip().strip("*").strip()
    if not words or len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return False
    if finding_of(words) or _STRUCTURE.match(_bare(words)):
        return not words.endswith((".", ";", ","))
    if _ENDS_SENTENCE.search(words) or words.endswith(":") or not re.search(r"[A-Za-z]{3}", words):
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
    return finding_of(heading) is not None or _STRUCTURE.match(_bare(heading)) is not None


def _bare(heading: str) -> str:
    """The heading without emphasis and without its number."""
    return re.sub(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+", "", heading.strip().strip("*").strip())
