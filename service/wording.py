"""The words in which counts, dates, pages and places are told to a reader: values in, short English phrases out."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from itertools import pairwise

from corpus.former_names import succession
from corpus.letter import FindingKind, LetterKind
from service.answer import Answer, AppliedFilter, FilterName, LetterSummary
from service.statuses import AnswerStatus

ONLY_PART = "These findings may answer only part of this."
UNSPOKEN_OF = "No passage looked in speaks of:"
_MOST_SHOWN = 60
"""Characters of a value that was sent and is not known, as it is shown again."""


def counted(number: int, one: str, many: str = "") -> str:
    """``1 finding``, ``2 findings``, ``1,204 words``; ``many`` is needed where the plural is not ``one`` + ``s``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def pages_label(pages: Sequence[int]) -> str:
    """``Page 3``, ``Pages 3 to 4``, ``Pages 3 and 5``, or an empty string where the letter has no pages."""
    if not pages:
        return ""
    if len(pages) == 1:
        return f"Page {pages[0]}"
    if all(after == before + 1 for before, after in pairwise(pages)):
        return f"Pages {pages[0]} to {pages[-1]}"
    return f"Pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]}"


def date_label(date: datetime.date | None) -> str:
    """``7 March 2023``, or ``No date given``."""
    return f"{date.day} {date:%B %Y}" if date else "No date given"


def section_label(path: Sequence[str]) -> str:
    """The heading path in one line, or an empty string for text that stands under no heading."""
    return " › ".join(path)


def letter_name(letter: LetterSummary) -> str:
    """Whom the letter is about and what it is: ``Hartmere: focused visit``; its title where it names no authority."""
    return f"{letter.authority}: {letter.kind.label}" if letter.authority else letter.title


def dated_name(letter: LetterSummary) -> str:
    """``Hartmere: focused visit, 7 March 2023``: a letter among others."""
    return f"{letter_name(letter)}, {date_label(letter.date)}"


def filter_label(name: FilterName, value: str) -> str:
    """What a filter's value is called: ``Focused visit`` for the kind ``focused_visit``, ``Health`` for ``health``."""
    if name is FilterName.KIND and value in set(LetterKind):
        return LetterKind(value).label
    if name is FilterName.FINDING and value in set(FindingKind):
        return FindingKind(value).label
    return value[:1].upper() + value[1:]


def filter_origin(each: AppliedFilter) -> str:
    """Where a filter comes from: ``from your question, read “Salfrod”``, or an empty string for what the reader chose."""
    if not each.from_question:
        return ""
    return f"from your question, read “{each.read_from}”" if each.read_from else "from your question"


def listed(words: Sequence[str], last: str) -> str:
    """``a``, ``a and b`` or ``a, b and c``, where ``last`` is ``and``."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def former_note(authority: str) -> str:
    """What became of a former authority, in a sentence; an empty string for one that still is."""
    after = succession(authority)
    if after is None:
        return ""
    part = "part of " if len(after.names) == 1 else ""
    return f"{authority} has been {part}{listed(after.names, 'and')} since {date_label(after.since)}."


def in_marks(words: Sequence[str]) -> str:
    """``“a”``, ``“a” and “b”`` or ``“a”, “b” and “c”``."""
    return listed([f"“{word}”" for word in words], "and")


def left_open(answer: Answer) -> str:
    """What the letters looked in leave open, in a sentence or two; an empty string where they leave nothing."""
    if not answer.unanswered:
        return ""
    partly = f"{ONLY_PART} " if answer.status is AnswerStatus.PARTIAL else ""
    return f"{partly}{UNSPOKEN_OF} {in_marks(answer.unanswered)}."


def shortened(sent: str) -> str:
    """What was sent and is not known, as it is told: its beginning, where it is long."""
    return sent if len(sent) <= _MOST_SHOWN else f"{sent[:_MOST_SHOWN]}…"


def years_label(years: Collection[int]) -> str:
    """``2019 or 2021``; three and more in a row as ``2019 to 2023``."""
    row = sorted(years)
    if is_long_row(row, range(min(row, default=0), max(row, default=0) + 1)):
        return f"{row[0]} to {row[-1]}"
    return listed([str(year) for year in row], "or")


def is_long_row(years: Collection[int], held: Collection[int]) -> bool:
    """Whether these are three or more, and all of those held from the first of them to the last."""
    return len(years) > 2 and set(years) >= {year for year in held if min(years) <= year <= max(years)}


def letters_described(kinds: Collection[LetterKind], authorities: Collection[str], years: Collection[int]) -> str:
    """Which letters filters ask for: ``focused visit about Hartmere from 2021``, or ``letter`` where they do not say."""
    kind = listed([_in_a_sentence(kind.label) for kind in sorted(kinds)], "or") or "letter"
    about = f" about {listed(sorted(authorities), 'or')}" if authorities else ""
    since = f" from {years_label(years)}" if years else ""
    return f"{kind}{about}{since}"


def _in_a_sentence(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def headline(answer: Answer) -> str:
    """``14 findings from 4 letters``, that this is part of an answer, or that nothing was found."""
    if answer.status is AnswerStatus.NOTHING_FOUND:
        return "Nothing found in the letters"
    found = f"{counted(len(answer.quotes), 'finding')} from {counted(len(answer.quoted_letters), 'letter')}"
    return f"Part of an answer: {found}" if answer.status is AnswerStatus.PARTIAL else found
