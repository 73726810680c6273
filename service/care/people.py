"""Who a person is: words in, the places of dates of birth, and of names with a date, an age or a relation, out.

A full name alone is no sign: letters are signed by inspectors, and councils and services are named after people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.letter import Span
from service.care.name_words import ALSO_WORDS, FIRST_NAMES, is_ordinary, is_place

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:{_DAY}\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d"
    rf"|{_DAY}(?:\s(?:of\s)?|-){_MONTH}\.?,?[\s-](?:{_YEAR}|\d\d)|{_MONTH}\s{_DAY},?\s{_YEAR})(?![\w/])"
)
_DATED = re.compile(rf"(?<![\w/.]){_DATE}", re.I)
_SPACED_DATE = r"\d{1,2}\s\d{1,2}\s(?:\d\d){1,2}\b|\d{8}\b|\d{6}\b"
_BORN = re.compile(
    rf"\b(?:(?:d[.\s]?o[.\s]?b\b\.?|date\sof\sbirth|birth\s?date)[\s:;,=(-]*(?:is\s|was\s)?(?:the\s)?(?:{_DATE}|{_SPACED_DATE})"
    rf"|(?:born|b\.|birthday)[\s:,(]*(?:is\s|was\s)?(?:on\s)?(?:the\s)?(?:{_DATE})"
    rf"|birthday\s(?:is|was)\s(?:on\s)?(?:the\s)?{_DAY}\s(?:of\s)?{_MONTH})",
    re.I,
)
_YEARS_OLD = r"(?:\s?-?(?:years?|yrs?|months?|y/?o)\b(?:[\s-]?old\b)?)"
_AGE = re.compile(
    rf"\s?\(\s?(?:aged?\s)?[12]?\d{_YEARS_OLD}?\s?\)|,?\s\(?aged?:?\s[12]?\d\b{_YEARS_OLD}?"
    rf"|(?:,|\swho(?:\sis|\swas|['’]s)|\sis|\swas)\s[12]?\d{_YEARS_OLD}"
    r"|\swho(?:\sis|\swas|['’]s)\s[12]?\d\b|,\s[12]?\d(?=[,.;]|\s(?:and|who|has|is|was|keeps|lives)\b|\Z)",
    re.I,
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){1,30}"
_BEFORE = re.compile(
    rf"(?:(?<=\s)|(?<=[(:,;“\"])|\A)(?:(?:[A-Z]\.\s?){{2,3}}|(?:{_WORD}\s){{0,2}}(?:{_WORD}|[A-Z]\.?))(?=[\s,:;(–—-]{{0,4}}\Z)"
)
_CAPITAL = r"[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_])){1,30}"
_CAPITALS_BEFORE = re.compile(rf"(?<![^\s(:,;“\"])(?:{_CAPITAL}\s){{1,2}}{_CAPITAL}(?=[\s,:;(–—-]{{0,4}}\Z)")
_NAME = r"(?P<name>(?-i:[A-Z])[\w'’-]{1,30}(?:\s(?-i:[A-Z])(?:[\w-]|['’](?!s\b)){0,30}){0,2})"
_ALONE = re.compile(rf"(?:(?P<before>[^\s]+)\s+|\A\s*|(?<=[(\[“\"]))(?P<name>{_WORD})(?=[\s,:;(–—-]{{0,4}}\Z)")
_NO_PERSON_AFTER = frozenset(
    "a about after an around at before by during for from in near of on since the this to until".split()
)
"""Words after which a word that is also a first name is likelier a place, a month or another thing."""
_OUTRIGHT = re.compile(r"\bage|old\b|\by/?o\b", re.I)
_A_YEARS_OLD = r"[12]?\d(?:\s?-?(?:years?|yrs?)[\s-]?old|\s?y/?o)"
_LONGEST_NAME = 60

_CHILD = (
    r"(?:child|boy|girl|baby|toddler|teenager|young\sperson|young\s(?:wo)?man|youngster|lad|pupil|student|son|daughter|patient"
    r"|client)"
)
_KIN = (
    r"(?:mother|father|mum|mam|dad|mummy|daddy|parents?|step-?(?:mother|father|mum|dad)|brother|sister|siblings?|half-(?:brother|sister)"
    r"|family|grand(?:mother|father|parents?|ma|dad)|nan|nana|gran|aunt(?:ie|y)?|uncle|guardian|(?:foster\s)?carers?|social\sworker"
    r"|key\sworker|personal\sadvis[eo]r|iro|placement|case|care\splan)"
)
_OLD = re.compile(rf"\b{_A_YEARS_OLD}\s(?:{_CHILD}\s)?(?:called\s|named\s)?{_NAME}", re.I)
_MINE = re.compile(
    rf"\b(?:my|our|his|her)\s(?:{_A_YEARS_OLD}\s)?(?:(?:foster\s|step-?|god|grand)?(?:{_CHILD}|niece|nephew|children)|service\suser|cousin)\b(?:,?\s(?:called|named))?,?\s{_NAME}",
    re.I,
)
_KIN_OF = re.compile(rf"\b{_KIN}\s(?:of|for|to)\s{_NAME}", re.I)
_CALLED = re.compile(rf"\b{_CHILD}\s(?:is\s|was\s)?(?:called|named)\s(?P<name>{_WORD})", re.I)
_KIN_AFTER = re.compile(rf"(?<!\bst )(?<![\w'’-])(?-i:(?P<name>(?:{_CAPITAL}\s)?{_CAPITAL}))['’]s\s(?:\w+\s)?{_KIN}\b", re.I)
_ABOUT = re.compile(rf"\bre:?\s{_NAME}", re.I)
_TITLED = re.compile(r"\b(?:sir|dame|lord|lady|baroness|judge|prof(?:essor)?\.?)\s\Z", re.I)


def births(words: str) -> Iterator[Span]:
    """Dates that are called a date of birth, with the name before them where there is one."""
    for match in _BORN.finditer(words):
        start = _name_before(words, match.start())
        yield Span(match.start() if start is None else start, match.end())


def dated_names(words: str) -> Iterator[Span]:
    """A name with a date right after it, but not that of an authority or of anything that is not a person."""
    for match in _DATED.finditer(words):
        start = _name_before(words, match.start())
        if start is not None:
            yield Span(start, match.end())


def aged_names(words: str) -> Iterator[Span]:
    """A name with an age right after it."""
    for match in _AGE.finditer(words):
        start = _name_before(words, match.start())
        if start is None:
            start = _first_name_before(words, match.start(), outright=bool(_OUTRIGHT.search(match[0])))
        if start is not None:
            yield Span(start, match.end())
    for match in _OLD.finditer(words):
        name = match["name"].split()
        if _is_person(name) or _is_first_name(name[0], outright=False):
            yield Span(*match.span())


def related_names(words: str) -> Iterator[Span]:
    """A name that is told to be a child's, or of whose family or worker somebody speaks."""
    for pattern, sure in ((_MINE, True), (_KIN_OF, False), (_CALLED, True), (_ABOUT, False)):
        for match in pattern.finditer(words):
            name = match["name"].split()
            may_be = sure or (len(name) > 1 and ":" in match[0])
            if _is_person(name) or (may_be and _may_be_person(name)):
                yield Span(*match.span())
    for match in _KIN_AFTER.finditer(words):
        name = match["name"].split(" ")
        if _is_person(name):
            yield Span(*match.span())
        elif _is_person(name[-1:]):
            yield Span(match.end("name") - len(name[-1]), match.end())


def _name_before(words: str, end: int) -> int | None:
    """Where the name begins that ends right before ``end``, the longest that is one; ``None`` where there is none."""
    window = words[max(0, end - _LONGEST_NAME) : end]
    for match in _ends_of(window):
        start = window.rindex(match)
        if _is_person(match.split()) and not _TITLED.search(window, 0, start):
            return end - len(window) + start
    name = _CAPITALS_BEFORE.search(window)
    return end - len(window) + name.start() if name and _may_be_person(name[0].split()) else None


def _first_name_before(words: str, end: int, outright: bool) -> int | None:
    """Where a first name alone begins that ends right before an age at ``end``, even one that is another word too."""
    window = words[max(0, end - _LONGEST_NAME) : end]
    found = _ALONE.search(window)
    if not found or not _is_first_name(found["name"], outright):
        return None
    before = found["before"] or ""
    if before.casefold() in _NO_PERSON_AFTER or (before[:1].isupper() and found.start("before") > 0):
        return None
    return end - len(window) + found.start("name")


def _is_first_name(word: str, outright: bool) -> bool:
    """Whether it is a known first name beside an age, and neither an ordinary word, a month nor part of a place's name.

    Where somebody is told ``outright`` to be so old, more words are taken for names, and names in small letters.
    """
    name = word.split("-", maxsplit=1)[0].casefold()
    known = name in FIRST_NAMES or (outright and name in ALSO_WORDS)
    in_letters = word[0].isupper() or (outright and name not in ALSO_WORDS)
    return known and in_letters and not is_ordinary(word) and not is_place(word)


def _ends_of(window: str) -> Iterator[str]:
    """What may be a name at the end of a text, of three words, two or one, and initials."""
    found = _BEFORE.search(window)
    tokens = found[0].split(" ") if found else []
    for first in range(len(tokens)):
        yield " ".join(tokens[first:])


def _is_person(name: Sequence[str]) -> bool:
    """Whether it is a person's as far as the words themselves tell: initials, or it begins with a known first name."""
    first, *others = name
    if re.fullmatch(r"(?:[A-Z]\.){2,3}", first):
        return not others
    known = first.split("-")[0].casefold() in FIRST_NAMES and (first[0].isupper() or first.casefold() not in ALSO_WORDS)
    if not known or any(is_ordinary(other) or other.isdigit() for other in others):
        return False
    if not others:
        return first[0].isupper() and first.casefold() not in ALSO_WORDS
    return first[0].islower() or others[-1][0].isupper()


def _may_be_person(name: Sequence[str]) -> bool:
    """Whether it stands in capitals, and none of it is an ordinary word, part of an authority's name or an abbreviation."""
    return all(word[0].isupper() and not word.isupper() and not is_ordinary(word) and not is_place(word) for word in name)
