"""The browser keeps the briefing: cookies that are private, small enough for any proxy, and harmless when they are broken."""

from __future__ import annotations

import random
import string
from http.cookies import SimpleCookie

import pytest

from service.briefing.keeping import MOST_KEPT, MOST_TOGETHER, TooLongError, pieces_of
from service.briefing.packing import unpacked_briefing
from service.desk import Desk
from tests.service.briefing.made import QUESTION, Browser, Reply, filled
from tests.service.small_letters import HOUSING, NURSES_ABSENT, NURSES_PRESENT

FIRST, SECOND, TOLD = "letterwise-briefing-0", "letterwise-briefing-1", "letterwise-told"


_LETTERS = string.ascii_lowercase + string.digits


def words(number: int) -> str:
    """Text that packs badly, of many different words."""
    chance = random.Random(number)
    return " ".join("".join(chance.choice(_LETTERS) for _ in range(chance.randint(2, 9))) for _ in range(number))


def cookies_of(response: Reply) -> dict[str, SimpleCookie]:
    """The cookies that a response sets, by name."""
    read = [SimpleCookie(header) for header in response.headers.get_list("set-cookie")]
    return {name: each for each in read for name in each}


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser with an empty briefing open."""
    opened = Browser(desk)
    opened.open()
    return opened


@pytest.mark.parametrize(("base_url", "secure"), [("http://testserver", ""), ("https://testserver", True)])
def test_cookies_are_for_this_site_and_this_session_alone(desk: Desk, base_url: str, secure: str | bool) -> None:
    """No script reads them, no other site sends them, they end with the browser, and go by https where the page did."""
    browser = Browser(desk, base_url)
    browser.open()
    response = browser.collect(QUESTION, HOUSING)
    cookies = cookies_of(response)
    assert set(cookies) == {FIRST, TOLD}
    for name, cookie in cookies.items():
        told = cookie[name]
        assert (told["httponly"], told["samesite"], told["path"]) == (True, "strict", "/")
        assert (told["max-age"], told["expires"], told["domain"], told["secure"]) == ("", "", "", secure)
    assert browser.quotes == [HOUSING]


def test_an_empty_page_and_a_page_that_is_looked_at_set_no_cookie(browser: Browser) -> None:
    """Whoever only looks leaves no trace."""
    assert "set-cookie" not in browser.client.get("/briefing").headers
    browser.collect(QUESTION, HOUSING)
    assert "set-cookie" not in browser.client.get("/briefing").headers


def test_a_long_briefing_is_kept_in_two_cookies_and_a_shorter_one_in_one_again(browser: Browser) -> None:
    """All of them together stay below what usual proxies take."""
    browser.collect(QUESTION, HOUSING)
    response = browser.press("save", background=words(700), t1__note="Ü" * 50)
    assert response.status_code == 303
    sent = browser.client.cookies
    assert {FIRST, SECOND} <= set(sent)
    assert sum(len(f"{name}={value}; ") for name, value in sent.items()) <= MOST_TOGETHER
    assert all(len(name) + len(value) < 4000 for name, value in sent.items())
    assert browser.fields["background"] == words(700)
    browser.press("save", background="short")
    browser.open()
    assert set(browser.client.cookies) == {FIRST}
    assert (browser.fields["background"], browser.fields["t1-note"]) == ("short", "Ü" * 50)


def test_a_briefing_too_long_to_keep_stays_on_the_page_and_the_old_one_in_the_browser(browser: Browser) -> None:
    """Nothing typed is lost: it can be saved as a file, exported, or shortened on the page that says so."""
    browser.collect(QUESTION, HOUSING, NURSES_ABSENT)
    browser.press("save", title="Before")
    kept = dict(browser.client.cookies)
    response = browser.press("quote-remove:1:1", title="Too long", background=words(1500))
    assert (response.status_code, dict(browser.client.cookies)) == (422, kept)
    assert browser.notice.startswith("The briefing could not be kept in this browser: it is about ")
    assert (browser.fields["title"], browser.fields["background"]) == ("Too long", words(1500))
    assert browser.quotes == [NURSES_ABSENT]
    file = browser.download("/briefing/file")
    assert words(1500) in file.text
    assert browser.download("/briefing/export", format="md").status_code == 200
    assert dict(browser.client.cookies) == kept
    assert browser.press("save", background="Shorter").status_code == 303
    assert (browser.quotes, browser.fields["title"], browser.fields["background"]) == ([NURSES_ABSENT], "Too long", "Shorter")


def test_quotes_that_no_longer_fit_are_not_taken(browser: Browser) -> None:
    """And the person can go back to the answer."""
    browser.collect(QUESTION, HOUSING)
    text = words(1200)
    while browser.press("save", background=text).status_code != 303:
        text = text[:-25]
    response = browser.collect("another question that makes it longer " + words(30), NURSES_ABSENT, NURSES_PRESENT)
    assert (response.status_code, browser.quotes) == (422, [HOUSING])
    assert browser.notice.startswith("Nothing was taken: with these quotes the briefing would be more than can be kept")
    assert browser.page.values("//button[@form='again']/@value")[0].startswith("another question")
    assert browser.fields["background"] == text


def test_what_was_removed_can_be_put_back_even_beside_a_full_briefing(browser: Browser) -> None:
    """Where the notice does not fit into a cookie, the page comes at once."""
    browser.collect(QUESTION, HOUSING)
    text = words(1200)
    while browser.press("save", background=text).status_code != 303:
        text = text[:-25]
    browser.press("save", background=text[:-900], t1__note=words(110))
    for _ in range(2):
        browser.press("topic-remove:1", background=text)
        assert browser.quotes == []
        browser.press("put-back", background=text[:-900])
        assert (browser.quotes, browser.fields["t1-note"]) == ([HOUSING], words(110))


@pytest.mark.parametrize(
    "cookies",
    [
        {FIRST: "x"},
        {FIRST: ""},
        {FIRST: "1."},
        {FIRST: "1.AAAA"},
        {FIRST: "1.abc.AAAA"},
        {FIRST: "9.abc.AAAA", SECOND: "BBBB"},
        {SECOND: "AAAA"},
        {FIRST: "1." + "A" * 3000, SECOND: "%00%ff<script>"},
        {FIRST: "²." + "A" * 30},
        {FIRST: "1.abc.ÿÿAA"},
    ],
)
def test_a_broken_cookie_is_an_empty_briefing_with_a_message(desk: Desk, cookies: dict[str, str]) -> None:
    """Never an error page; what is collected then is kept."""
    browser = Browser(desk)
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    response = browser.client.get("/briefing", headers={b"cookie": header.encode()})
    browser.text = response.text
    assert response.status_code == 200
    assert browser.notice.startswith("The briefing that this browser kept could not be read") == any(cookies.values())
    assert "<script>" not in browser.text.replace("<script src", "")
    sent = {
        "question": QUESTION,
        "quote": [f"orrin-2018:{span.start}-{span.end}" for span in [filled(desk).topics[1].quotes[0].span]],
    }
    response = browser.client.post("/briefing/collect", data=sent, headers={b"cookie": header.encode()})
    assert response.status_code in {200, 303}
    browser.client.cookies.update({FIRST: cookies_of(response)[FIRST][FIRST].value})
    browser.open()
    assert browser.quotes == [HOUSING]


@pytest.mark.parametrize(
    "told", ["x", ".....", "saved.0.0.0..x", "saved.²...", "taken.99999.0.0.topic-1.", "boom.0.0.0..", "moved.1.0.0.<b>."]
)
def test_a_notice_that_was_tampered_with_is_left_out_or_harmless(desk: Desk, told: str) -> None:
    """It is shown with our words alone."""
    browser = Browser(desk)
    response = browser.client.get("/briefing", headers={b"cookie": f"{TOLD}={told}".encode()})
    assert response.status_code == 200
    assert "<b>" not in response.text
    assert "max-age=0" in response.headers["set-cookie"].lower()


def test_pieces_hold_what_is_promised(desk: Desk) -> None:
    """A briefing that fits comes out of them; the next longer one is refused with how much it is too long."""
    briefing = filled(desk)
    pieces = pieces_of(briefing)
    assert unpacked_briefing("".join(pieces).split(".")[2]) == briefing
    assert sum(map(len, pieces)) <= MOST_KEPT
    with pytest.raises(TooLongError, match=r"it is about \d+ % too long for a browser to keep"):
        pieces_of(type(briefing)(background=words(2000)))
    with pytest.raises(TooLongError, match="too long"):
        pieces_of(type(briefing)(background="x" * 30_000))
