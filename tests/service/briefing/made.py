"""Briefings over the small letters, and the briefing page as a browser has it: fields in their order, buttons pressed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from corpus.letter import Letter, Span
from service.app import create_app
from service.briefing.briefing import Action, Briefing, KeptQuote, Topic, check_of
from service.desk import Desk
from tests.encoders import HashingEncoder
from tests.service.fakes import FakeAsking
from tests.service.markup import Markup
from tests.service.small_letters import HOUSING, LANTERNS, NURSES_ABSENT, NURSES_PRESENT, small_index_of

QUESTION = "do nurses attend strategy discussions?"
STANDS_IN = {
    NURSES_ABSENT: "orrin-2018",
    HOUSING: "orrin-2018",
    NURSES_PRESENT: "tarn-2021",
    LANTERNS: "wexcombe-2020",
}
"""Words of the small letters and the letter that has them."""


def span_in(desk: Desk, letter: str, words: str) -> Span:
    """Where words stand in a letter."""
    start = desk.index.library.letter(letter).text.index(words)
    return Span(start, start + len(words))


def kept(desk: Desk, words: str, note: str = "") -> KeptQuote:
    """A quote of the small letters as a briefing keeps it."""
    letter = STANDS_IN[words]
    return KeptQuote(letter, span_in(desk, letter, words), check_of(words), note)


def ticked(desk: Desk, *words: str) -> list[str]:
    """The values of the tick boxes of quotes."""
    places = [(STANDS_IN[each], span_in(desk, STANDS_IN[each], each)) for each in words]
    return [f"{letter}:{span.start}-{span.end}" for letter, span in places]


def filled(desk: Desk) -> Briefing:
    """A briefing with something everywhere."""
    return Briefing(
        title='=1+1 <b>Nurses</b> & "others": yes',
        background="First paragraph.\n\nSecond: with a colon, and #.",
        why_it_matters="2024",
        topics=(
            Topic(QUESTION, (kept(desk, NURSES_ABSENT, "- begins with a dash"), kept(desk, NURSES_PRESENT)), "yes"),
            Topic("Housing", (kept(desk, HOUSING),)),
        ),
        what_to_do="Ask the nurse.",
        discussion=("What would you do?", "Who else?"),
        actions=(Action("Ring Zoë 🙂", "Team", "2024-05-01"), Action("Only what")),
        generation="small",
    )


def desk_of(folder: Path, letters: Iterable[Letter]) -> Desk:
    """A desk over other letters."""
    folder.mkdir()
    return Desk(small_index_of(folder, letters), HashingEncoder())


_IN_FORCE: list[Desk] = []


class Reply(Protocol):
    """A response, of whichever library the test client has."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Any: ...

    @property
    def text(self) -> str: ...

    @property
    def content(self) -> bytes: ...


@cache
def _app() -> FastAPI:
    """One app for all tests, over the desk of the browser made last."""
    return create_app(FakeAsking(), lambda: _IN_FORCE[0])


class Browser:
    """One browser on the briefing page. ``page`` is what it shows; what is typed goes with every button."""

    def __init__(self, desk: Desk, base_url: str = "http://testserver") -> None:
        self.desk = desk
        self.client = TestClient(_app(), base_url=base_url, follow_redirects=False)
        self.text = ""

    @property
    def desk(self) -> Desk:
        """The desk of the letters in force."""
        return _IN_FORCE[0]

    @desk.setter
    def desk(self, desk: Desk) -> None:
        _IN_FORCE[:] = [desk]

    @property
    def page(self) -> Markup:
        """The page that is shown."""
        return Markup(self.text)

    @property
    def fields(self) -> dict[str, str]:
        """The fields of the page's form with what stands in them, but for buttons and files."""
        root: Any = html.document_fromstring(self.text)
        form = root.get_element_by_id("brief")
        return {name: value or "" for name, value in form.form_values()} | {
            area.get("name", ""): (area.text or "").removeprefix("\n") for area in form.xpath(".//textarea")
        }

    @property
    def notice(self) -> str:
        """What the page tells of what was done."""
        return " ".join(self.page.words("//*[@id='done']//p"))

    @property
    def quotes(self) -> list[str]:
        """The words of the shown quotes."""
        return self.page.words("//form[@id='brief']//blockquote")

    def open(self) -> None:
        """Opens the page."""
        self._show(self.client.get("/briefing"))

    def collect(self, question: str, *words: str) -> Reply:
        """Takes quotes on another page."""
        sent = {"question": question, "quote": ticked(self.desk, *words)}
        return self.follow(self.client.post("/briefing/collect", data=sent))

    def press(self, button: str, **typed: str) -> Reply:
        """Presses a button after typing into fields; ``__`` in a name stands for a hyphen."""
        fields = self.fields | {name.replace("__", "-"): value for name, value in typed.items()} | {"do": button}
        return self.follow(self.client.post("/briefing", data=fields))

    def download(self, path: str, **typed: str) -> Reply:
        """Presses a button that gives a file; the page stays."""
        return self.client.post(path, data=self.fields | typed)

    def upload(self, content: bytes, how: str, **typed: str) -> Reply:
        """Opens a file."""
        fields = self.fields | typed | {"how": how, "do": "open"}
        return self.follow(self.client.post("/briefing/open", data=fields, files={"file": ("briefing.yaml", content)}))

    def follow(self, response: Reply) -> Reply:
        if response.status_code == 303:
            self._show(self.client.get(response.headers["location"]))
        else:
            self._show(response)
        return response

    def _show(self, response: Reply) -> None:
        self.text = response.text
