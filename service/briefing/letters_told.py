"""The letters behind a document: a verified briefing in, the lists of letters quoted and of letters looked in out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.letter import LetterKind
from service.answer import Citation, LetterSummary
from service.briefing.document import Bullets, Heading, Paragraph, Part, Table
from service.briefing.plain_words import one_line
from service.briefing.verified import VerifiedBriefing
from service.wording import counted, dated_name

_MOST_NAMED = 40
"""So many letters looked in are named one by one; more are counted by kind."""


def letters_quoted(verified: VerifiedBriefing) -> Iterator[Part]:
    """Each letter quoted, as it is first quoted: its name and date, how many quotes, its file and the file's SHA-256."""
    cited = [quote.quote.citation for topic in verified.topics for quote in topic.quotes if quote.quote]
    if not cited:
        return
    yield Heading("Letters quoted", 2)
    counts = Counter(citation.letter.id for citation in cited)
    first: dict[str, Citation] = {}
    for citation in cited:
        first.setdefault(citation.letter.id, citation)
    yield Table(
        "",
        ("Letter", "Quotes", "File and its SHA-256"),
        tuple((_told(one.letter), str(counts[letter]), one_line(one.letter.source)) for letter, one in first.items()),
        (8, 3, 12),
        tuple(citation.sha256 for citation in first.values()),
    )


def letters_looked_in(verified: VerifiedBriefing) -> Iterator[Part]:
    """All letters that the index holds: by name where they are few, else counted by kind with their years."""
    letters = verified.looked_in
    yield Heading("Letters looked in", 2)
    yield Paragraph(
        f"Quotes could be taken from {counted(len(letters), 'letter')}. The index generation {verified.generation} stands for "
        "exactly these files."
    )
    if len(letters) > _MOST_NAMED:
        yield _by_kind(letters)
    elif letters:
        yield Bullets(tuple(_told(letter) for letter in letters))


def _by_kind(letters: Sequence[LetterSummary]) -> Table:
    rows = []
    for kind in LetterKind:
        own = [letter for letter in letters if letter.kind is kind]
        if own:
            areas = len({letter.authority for letter in own if letter.authority})
            rows.append((kind.label, f"{len(own):,}", f"{areas:,}", _years(own)))
    return Table("", ("Kind of letter", "Letters", "Areas", "Years"), tuple(rows), (8, 2, 2, 5))


def _years(letters: Sequence[LetterSummary]) -> str:
    years = sorted(letter.date.year for letter in letters if letter.date)
    undated = len(letters) - len(years)
    span = (str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}") if years else ""
    return ", ".join(part for part in (span, f"{undated:,} without a date" if undated else "") if part)


def _told(letter: LetterSummary) -> str:
    invented = " (invented)" if letter.invented else ""
    return one_line(f"{dated_name(letter)}{invented}")
