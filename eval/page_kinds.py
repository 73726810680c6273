"""Every kind of page that the service makes: a client of it in; out the requests that open the largest pages of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from eval.errors import SystemUnderTestError

BOUND_MS = 100.0
"""How long making a page may take in the server."""
MATRIX_BOUND_MS = 1000.0
"""How long a matrix of five questions by six authorities may take."""
QUESTIONS = (
    "What did inspectors say about health involvement in strategy discussions?",
    "How well do partners share information about children at risk of exploitation?",
    "What was found about children who go missing from home or care?",
    "Do social workers have regular supervision and manageable caseloads?",
    "Which areas need to improve how quickly they assess children?",
)
_LARGEST = 10
_COLUMNS = 6
_COLLECTED = 20

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """One request: by GET, or with ``fields`` by POST."""

    path: str
    fields: Fields | None = None


@dataclass(frozen=True, slots=True)
class PageKind:
    """Pages of one kind, and how many milliseconds each may take; files, which are no pages, have no bound.

    ``before`` are requests that put the browser's cookies into the state that the page is opened in.
    """

    name: str
    requests: tuple[Sent, ...]
    bound_ms: float | None = BOUND_MS
    before: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What the service holds: letters, longest first, authorities, those with the most letters first, and places of quotes."""

    letters: tuple[str, ...]
    authorities: tuple[str, ...]
    quotes: tuple[dict[str, Any], ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Places of quotes as the briefing's tick boxes send them."""
        return tuple(f"{each['citation']['letter']}:{_span(each)}" for each in self.quotes)


def held_by(client: httpx.Client) -> Held:
    """Asks the service. Raises SystemUnderTestError where it holds too little to time."""
    letters = client.get("/api/letters").raise_for_status().json()["letters"]
    named = Counter(letter["authority"] for letter in letters if letter["authority"])
    answers = [client.post("/api/answer", json={"question": each}).raise_for_status().json() for each in QUESTIONS]
    quotes = tuple(each for answer in answers for group in answer["groups"] for each in group["quotes"])
    if len(named) < 2 or not quotes:
        raise SystemUnderTestError("the service needs letters about two authorities, and an answer to one of our questions")
    longest = sorted(letters, key=lambda letter: (-letter["words"], letter["id"]))
    authorities = tuple(name for name, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))
    return Held(tuple(letter["id"] for letter in longest), authorities, quotes)


def page_kinds(held: Held) -> tuple[PageKind, ...]:
    """All of them, in the order of the navigation."""
    return (*_asking(held), *_comparing(held), *_browsing(held), *_briefing(held), *_sharing(held), *_reading(held))


def _asking(held: Held) -> Iterator[PageKind]:
    asked = tuple(_posted("/answer", question=question) for question in QUESTIONS)
    yield _opened("question", "/")
    yield PageKind("answer", asked)
    narrowed = (("filters", "ticked"), *(("authority", name) for name in held.authorities[:_COLUMNS]), ("kind", "jtai"))
    yield PageKind("answer, narrowed", tuple(Sent(each.path, (*(each.fields or ()), *narrowed)) for each in asked))
    yield PageKind("held back", (_posted("/answer", question="The child with NHS number 943 476 5919"),))


def _comparing(held: Held) -> Iterator[PageKind]:
    areas = tuple(("area", name) for name in held.authorities[:_COLUMNS])
    matrix = (("questions", "\n".join(QUESTIONS)), *areas)
    yield _opened("comparison, form", "/compare")
    yield PageKind("comparison", tuple(Sent("/compare", (("question", each), *areas)) for each in QUESTIONS))
    yield PageKind("comparison, letters to choose", (Sent("/compare", (*areas, ("step", "letters"))),))
    yield _opened("matrix, form", "/matrix")
    yield PageKind(f"matrix, {len(QUESTIONS)} × {len(areas)}", (Sent("/matrix", matrix),), MATRIX_BOUND_MS)
    yield PageKind("matrix as XLSX", (Sent("/matrix", (*matrix, ("format", "xlsx"))),), MATRIX_BOUND_MS)


def _browsing(held: Held) -> Iterator[PageKind]:
    yield _opened("areas", "/areas", "/areas?name=a")
    yield _opened("area", *(f"/areas/{quote(name)}" for name in held.authorities[:_LARGEST]))
    yield _opened("themes", "/themes")
    kinds = ("strength", "improvement", "priority_action")
    narrowed = (f"/themes/findings?finding={kind}&agency=police" for kind in kinds)
    yield _opened("findings", "/themes/findings", *(f"/themes/findings?finding={kind}" for kind in kinds), *narrowed)
    yield _opened("grades", "/grades")
    yield PageKind("grades as CSV", (Sent("/grades.csv"),), None)


def _briefing(held: Held) -> Iterator[PageKind]:
    collected = (Sent("/briefing/collect", (("question", QUESTIONS[0]), *_quoted(held.places[:_COLLECTED]))),)
    yield _opened("briefing, empty", "/briefing")
    yield PageKind(f"briefing, {_COLLECTED} quotes", (Sent("/briefing"),), before=collected)
    yield PageKind("briefing, collecting", collected)
    yield PageKind("briefing as a file", (Sent("/briefing/file"),), None, before=collected)


def _sharing(held: Held) -> Iterator[PageKind]:
    words = [each["text"] for each in held.quotes[:_LARGEST]]
    changed = [" ".join([*each.split()[:4], "hedgehogs", *each.split()[5:]]) for each in words]
    yield _opened(
        "quotation", *(f"/quotes/{quote(each['citation']['letter'], safe='')}/{_span(each)}" for each in held.quotes[:_LARGEST])
    )
    yield PageKind("link to an answer, made", (_posted("/answers/link", question=QUESTIONS[0]),))
    yield _opened("link to an answer, followed", f"/answers?{urlencode({'question': QUESTIONS[0]})}")
    yield _opened("check, form", "/check")
    yield PageKind("check, word for word", tuple(_posted("/check", quotation=each) for each in words))
    yield PageKind("check, words changed", tuple(_posted("/check", quotation=each) for each in changed))
    strange = "The moon was full over the harbour when the band began to play its oldest tune to nobody at all."
    yield PageKind("check, not found", (_posted("/check", quotation=strange), _posted("/check", quotation=strange * 10)))


def _reading(held: Held) -> Iterator[PageKind]:
    yield _opened("letters", "/letters")
    longest = [f"/letters/{quote(letter, safe='')}" for letter in held.letters[:_LARGEST]]
    yield _opened("letter, the longest", *longest)
    marks = "&".join(f"cite={start}-{start + 150}" for start in range(0, 40_000, 200))
    yield _opened("letter, 200 marks", *(f"{path}?{marks}" for path in longest[:3]))
    yield _opened("about", "/about")
    yield _opened("accessibility", "/accessibility")
    yield _opened("page not found", "/no/such/page", f"/areas/{'x' * 90}")


def _opened(name: str, *paths: str) -> PageKind:
    return PageKind(name, tuple(map(Sent, paths)))


def _posted(path: str, **fields: str) -> Sent:
    return Sent(path, tuple(fields.items()))


def _quoted(places: Sequence[str]) -> Fields:
    return tuple(("quote", place) for place in places)


def _span(each: dict[str, Any]) -> str:
    return f"{each['citation']['start']}-{each['citation']['end']}"
