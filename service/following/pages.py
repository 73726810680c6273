"""The pages of areas: lists of authorities and histories in, whole HTML pages out."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.letter import Span
from service.answer import Quote
from service.following.areas import Area, by_initial
from service.following.history import History
from service.templating import Templates

_FORM = "collect"


class OnceOnly:
    """Gives the id of the form that collects quotes for a quote's first showing on a page, and nothing after that."""

    def __init__(self) -> None:
        self._shown: set[tuple[str, Span]] = set()

    def __call__(self, quote: Quote) -> str:
        """The form's id, or an empty string where a tick box for the same words stands on the page already."""
        shown = (quote.citation.letter.id, quote.citation.span)
        if shown in self._shown:
            return ""
        self._shown.add(shown)
        return _FORM


class FollowingPages:
    """Renders the list of areas and an area's history."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def areas_page(self, areas: Sequence[Area], shown: Sequence[Area], typed: str) -> str:
        """All areas held, those ``shown`` listed; ``typed`` is what the list was narrowed by."""
        return self._render("areas.html", "Areas", areas=areas, initials=by_initial(shown), shown=shown, typed=typed)

    def area_page(self, history: History, newest_first: bool) -> str:
        """One authority's letters across the years; letters without a date stand last either way."""
        dated = [entry for entry in history.entries if entry.letter.date]
        undated = [entry for entry in history.entries if not entry.letter.date]
        entries = [*(reversed(dated) if newest_first else dated), *undated]
        return self._render(
            "area.html", "Areas", history=history, entries=entries, newest_first=newest_first, once=OnceOnly(), form=_FORM
        )
