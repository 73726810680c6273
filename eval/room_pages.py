"""What the rooms show, page by page, before it is rendered: a desk in; pages, the quotes on each, and what else each counts
out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.answer import Answer, Quote
from service.browsing.browsing import FindingsPage
from service.browsing.choices import Browse, BrowseField
from service.comparing.comparing import MOST_COLUMNS
from service.comparing.comparison import Comparison
from service.desk import Desk
from service.following.history import History

WITHHELD = "withheld"
"""The count of quotes that the service did not show because their places do not lie in the letter's text."""


@dataclass(frozen=True, slots=True)
class ThemePage:
    """One page of the findings that name a theme."""

    theme: str
    page: FindingsPage


def histories(desk: Desk) -> Iterator[History]:
    """Every authority's."""
    return (desk.following.history(area.name) for area in desk.following.areas())


def history_quotes(history: History) -> Iterator[Quote]:
    """All that its page shows: findings with what became of them, concerns listed again, and what looks back."""
    for entry in history.entries:
        for finding in (*entry.strengths, *entry.concerns):
            yield from (finding.quote, *finding.later)
    for concern in history.recurring:
        yield from (*concern.first, *concern.again)
    for look in history.looked_back:
        yield from (look.quote, look.earlier) if look.earlier else (look.quote,)


def history_counts(history: History) -> Mapping[str, int]:
    """What it follows, and letters that list no findings, by their kind."""
    strengths = [finding for entry in history.entries for finding in entry.strengths if finding.is_followable]
    concerns = [finding for entry in history.entries for finding in entry.concerns if finding.is_followable]
    told = {
        "strengths with a later letter": len(strengths),
        "strengths with a passage of one": sum(bool(finding.later) for finding in strengths),
        "concerns with a later letter": len(concerns),
        "concerns with a passage of one": sum(bool(finding.later) for finding in concerns),
        "concerns listed again, each once": len(history.recurring),
        "sentences that tell of a concern raised before": sum(look.is_recurring for look in history.looked_back),
        "sentences that look back": len(history.looked_back),
        "sentences that look back to a finding shown": sum(look.earlier is not None for look in history.looked_back),
    }
    listless = [entry.letter.kind.label for entry in history.entries if not entry.strengths and not entry.concerns]
    return told | Counter(f"no list of findings in: {kind}" for kind in listless)


def findings_pages(desk: Desk) -> Iterator[FindingsPage]:
    """Every page of all findings."""
    return _pages(desk, Browse())


def theme_pages(desk: Desk) -> Iterator[ThemePage]:
    """Every page of every theme."""
    for theme in desk.browsing.options[BrowseField.THEME]:
        yield from (ThemePage(theme.label, page) for page in _pages(desk, Browse(((BrowseField.THEME, theme),))))


def _pages(desk: Desk, browse: Browse) -> Iterator[FindingsPage]:
    first = desk.browsing.page(browse)
    yield first
    yield from (desk.browsing.page(Browse(browse.chosen, number)) for number in range(2, first.pages + 1))


def findings_quotes(page: FindingsPage) -> Iterator[Quote]:
    """The findings on a page."""
    return (quote for group in page.groups for quote in group.quotes)


def findings_counts(page: FindingsPage) -> Mapping[str, int]:
    """How many of each kind there are, and how many could not be shown."""
    counted = Counter(quote.citation.finding_label for quote in findings_quotes(page))
    return {**counted, WITHHELD: page.withheld}


def theme_quotes(page: ThemePage) -> Iterator[Quote]:
    """The findings on a page."""
    return findings_quotes(page.page)


def theme_counts(page: ThemePage) -> Mapping[str, int]:
    """How many the theme has, and how many could not be shown."""
    return {page.theme: sum(1 for _ in theme_quotes(page)), WITHHELD: page.page.withheld}


def answer_quotes(answer: Answer) -> Iterator[Quote]:
    """Its quotes, or the nearest passages where it has none."""
    yield from answer.quotes
    yield from answer.nearest


def answer_counts(answer: Answer) -> Mapping[str, int]:
    """What was said."""
    return {answer.status.value: 1}


def comparisons(questions: Iterable[str], desk: Desk) -> Iterator[Comparison]:
    """Each question over all authorities, as many at a time as a comparison may have."""
    names = tuple(desk.comparing.areas)
    for question in questions:
        for first in range(0, len(names), MOST_COLUMNS):
            yield desk.comparing.compare(question, [desk.comparing.area(name) for name in names[first : first + MOST_COLUMNS]])


def comparison_quotes(comparison: Comparison) -> Iterator[Quote]:
    """All columns' quotes."""
    return (quote for column in comparison.columns for quote in column.quotes)


def comparison_counts(comparison: Comparison) -> Mapping[str, int]:
    """Columns with quotes, and empty ones by their reason."""
    return Counter(column.silence.reason.value if column.silence else "with quotes" for column in comparison.columns)
