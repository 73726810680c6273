"""The briefing as a trainer makes it in a browser: collecting, writing, ordering, undoing; nothing typed is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.letter import Letter
from service.briefing.briefing import MOST_QUOTES
from service.desk import Desk
from tests.service.briefing.made import QUESTION, Browser, desk_of, kept, span_in, ticked
from tests.service.small_letters import HOUSING, LANTERNS, NURSES_ABSENT, NURSES_PRESENT, letter_of

SHOWN = [NURSES_ABSENT, NURSES_PRESENT, HOUSING]


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser with an empty briefing open."""
    opened = Browser(desk)
    opened.open()
    return opened


@pytest.fixture
def full(browser: Browser) -> Browser:
    """A browser with three quotes for a question, one for another, and words of the trainer's."""
    browser.collect(QUESTION, *SHOWN)
    browser.collect("Lanterns", LANTERNS)
    browser.press("save", title="T", background="B\nb", t1__note="N1", t1q2__note="N12", a1__what="Ring", discussion="One\nTwo")
    return browser


def test_an_empty_briefing_explains_how_to_collect(browser: Browser) -> None:
    """And can be started with words of one's own."""
    steps = browser.page.words("//main//ol/li")
    assert [step.split()[0] for step in steps] == ["Ask", "Tick", "Press", "Come"]
    browser.press("topic-add", new_question="My own heading", title="Mine")
    assert browser.fields["t1-question"] == "My own heading"
    assert browser.fields["title"] == "Mine"
    assert browser.notice.startswith("Added.")


def test_ticked_quotes_stand_under_their_question_in_the_order_of_the_page(browser: Browser) -> None:
    """Once each, however often they are taken."""
    response = browser.collect(QUESTION, *SHOWN)
    assert (response.status_code, response.headers["location"]) == (303, "/briefing#done")
    assert (browser.notice, browser.quotes) == ("3 quotes taken.", SHOWN)
    assert browser.page.words("//h3") == [f"Question 1: {QUESTION}"]
    browser.collect(QUESTION, HOUSING, LANTERNS)
    assert (browser.notice, browser.quotes) == ("1 quote taken.", [*SHOWN, LANTERNS])
    browser.collect(QUESTION, HOUSING)
    assert browser.notice == "What you ticked was in the briefing already."
    browser.collect("", HOUSING)
    assert browser.notice == "1 quote taken. It is under “Other findings”; below each quote you can move it to a question."
    assert browser.page.words("//h3") == [f"Question 1: {QUESTION}", "Question 2: Other findings"]


def test_a_notice_is_shown_once(browser: Browser) -> None:
    """Opening the page again shows the briefing alone."""
    browser.collect(QUESTION, HOUSING)
    browser.open()
    assert (browser.notice, browser.quotes) == ("", [HOUSING])


def test_nothing_ticked_is_told_with_a_way_back_to_the_answer(full: Browser) -> None:
    """The briefing stays as it was."""
    response = full.client.post("/briefing/collect", data={"question": "what of <b>?"})
    full.text = response.text
    assert response.status_code == 422
    assert full.notice.startswith("No quote was ticked.")
    assert full.page.values("//button[@form='again']/@value") == ["what of <b>?"]
    assert full.page.values("//form[@id='again']/@action") == ["/answer"]
    assert full.quotes == [*SHOWN, LANTERNS]


def test_quotes_that_are_none_are_counted_and_not_taken(browser: Browser) -> None:
    """A letter may have been replaced since the other page was made; addresses may be made up."""
    sent = [
        *ticked(browser.desk, HOUSING),
        "orrin-2018:0-9",
        "nowhere:1-5",
        "orrin-2018",
        "orrin-2018:5-x",
        ":1-2",
        "a:99999999999-1",
    ]
    browser.follow(browser.client.post("/briefing/collect", data={"question": QUESTION, "quote": sent}))
    assert browser.notice == (
        "1 quote taken. 6 quotes could not be taken: the letters have changed meanwhile. See the answer again."
    )
    assert browser.quotes == [HOUSING]
    browser.follow(browser.client.post("/briefing/collect", data={"question": "other", "quote": ["nowhere:1-5"]}))
    assert browser.notice.startswith("1 quote could not be taken")
    assert browser.page.words("//h3") == [f"Question 1: {QUESTION}"]


def test_whatever_is_typed_is_kept_with_any_button(full: Browser) -> None:
    """Moving a quote saves the title; the page that comes is the same after a reload."""
    full.press(
        "quote-up:1:2",
        title="=1+1 <b>x</b>",
        what_to_do="Do\n\nthis",
        t2__question="Lights",
        new_question="Another",
        a3__who="Me",
    )
    for _ in range(2):
        fields = full.fields
        assert (fields["title"], fields["what_to_do"], fields["t2-question"]) == ("=1+1 <b>x</b>", "Do\n\nthis", "Lights")
        assert (fields["t1q1-note"], fields["t3-question"], fields["a2-who"], fields["a1-what"]) == (
            "N12",
            "Another",
            "Me",
            "Ring",
        )
        assert full.quotes == [NURSES_PRESENT, NURSES_ABSENT, HOUSING, LANTERNS]
        assert "<b>x</b>" not in full.text
        full.open()


@pytest.mark.parametrize(
    ("button", "quotes", "place"),
    [
        ("quote-up:1:2", [NURSES_PRESENT, NURSES_ABSENT, HOUSING, LANTERNS], "quote-1-1"),
        ("quote-down:1:2", [NURSES_ABSENT, HOUSING, NURSES_PRESENT, LANTERNS], "quote-1-3"),
        ("quote-up:1:1", [*SHOWN, LANTERNS], "quote-1-1"),
        ("quote-down:1:3", [*SHOWN, LANTERNS], "quote-1-3"),
        ("topic-down:1", [LANTERNS, *SHOWN], "topic-2"),
        ("topic-up:2", [LANTERNS, *SHOWN], "topic-1"),
        ("topic-up:1", [*SHOWN, LANTERNS], "topic-1"),
    ],
)
def test_order_is_changed_by_buttons_and_the_notice_stands_where_the_thing_went(
    full: Browser, button: str, quotes: list[str], place: str
) -> None:
    """The address leads to the notice, which takes the focus."""
    response = full.press(button)
    assert response.headers["location"] == "/briefing#done"
    assert (full.quotes, full.notice) == (quotes, "Moved.")
    assert full.page.values(f"//*[@id='{place}']/*[@id='done']/@tabindex") == ["-1"]


def test_a_quote_moves_to_another_question(full: Browser) -> None:
    """Chosen by its number beside the quote; its note goes along, and a choice without the button does nothing."""
    assert full.page.words("//select[@id='t1q2-to']/option") == ["Choose", f"1: {QUESTION}", "2: Lanterns"]
    full.press("quote-to:1:2", t1q2__to="2", t1q1__to="2", title="Typed meanwhile")
    assert (full.quotes, full.notice) == ([NURSES_ABSENT, HOUSING, LANTERNS, NURSES_PRESENT], "Moved.")
    assert full.page.values("//*[@id='quote-2-2']/*[@id='done']/@tabindex") == ["-1"]
    assert (full.fields["t2q2-note"], full.fields["title"]) == ("N12", "Typed meanwhile")


@pytest.mark.parametrize("target", ["", "1", "9", "x", "-1", "0"])
def test_a_quote_stays_where_no_other_question_is_chosen(full: Browser, target: str) -> None:
    """What is typed is kept."""
    full.press("quote-to:1:2", t1q2__to=target)
    assert (full.quotes, full.notice) == ([*SHOWN, LANTERNS], "Saved in this browser.")


def test_an_answer_is_seen_again_for_a_question_alone(full: Browser) -> None:
    """Of a heading the letters can be asked; of the one for other findings there is nothing to ask."""
    full.collect("", HOUSING)
    assert full.page.words("//button[starts-with(@value, 'again:')]") == [
        "See the answer again to question 1",
        "Ask the letters about this heading 2",
    ]


@pytest.mark.parametrize(
    "button", ["", "save", "rows", "quote-up:9:1", "quote-remove:1:9", "topic-remove:0", "topic-up:99", "x:1", "put-back"]
)
def test_a_button_that_the_page_does_not_have_saves(full: Browser, button: str) -> None:
    """Whatever is sent."""
    full.press(button, title="New")
    assert (full.fields["title"], full.quotes, full.notice) == ("New", [*SHOWN, LANTERNS], "Saved in this browser.")


@pytest.mark.parametrize(
    ("button", "left", "told", "place"),
    [
        ("quote-remove:1:2", [NURSES_ABSENT, HOUSING, LANTERNS], "Quote removed.", "quote-1-2"),
        ("quote-remove:1:3", [NURSES_ABSENT, NURSES_PRESENT, LANTERNS], "Quote removed.", "quote-1-2"),
        ("quote-remove:2:1", SHOWN, "Quote removed.", "topic-2"),
        ("topic-remove:1", [LANTERNS], "Question and its quotes removed.", "topic-1"),
        ("topic-remove:2", SHOWN, "Question and its quotes removed.", "topic-1"),
    ],
)
def test_what_is_removed_can_be_put_back(full: Browser, button: str, left: list[str], told: str, place: str) -> None:
    """With its notes, in its place, together with what is typed meanwhile."""
    before = full.fields
    full.press(button)
    assert (full.quotes, full.notice) == (left, told)
    assert full.page.values(f"//*[@id='{place}']/*[@id='done']/button/@value") == ["put-back"]
    full.press("put-back", title="Typed meanwhile")
    assert full.notice == "Put back."
    assert full.quotes == [*SHOWN, LANTERNS]
    after = full.fields
    assert {name: value for name, value in after.items() if name not in ("mark", "title")} == {
        name: value for name, value in before.items() if name not in ("mark", "title")
    }
    assert after["title"] == "Typed meanwhile"


def test_the_last_topic_removed_leaves_an_undo_at_the_top(browser: Browser) -> None:
    """Even an empty page puts it back."""
    browser.collect(QUESTION, HOUSING)
    browser.press("topic-remove:1")
    assert browser.quotes == []
    browser.press("put-back")
    assert browser.quotes == [HOUSING]


def test_an_emptied_briefing_can_be_gone_back_to(full: Browser) -> None:
    """With all that was typed."""
    full.press("empty", title="Typed last")
    assert (full.quotes, full.notice) == ([], "The briefing is empty now.")
    full.press("go-back")
    assert (full.quotes, full.fields["title"]) == ([*SHOWN, LANTERNS], "Typed last")
    full.press("go-back", before="damaged")
    assert full.notice.startswith("The briefing before could not be read.")
    assert full.quotes == [*SHOWN, LANTERNS]


def test_what_another_window_took_meanwhile_is_not_lost(full: Browser) -> None:
    """The page that was made before it adds what it did not know, once, and says so."""
    old, text = full.text, full.fields
    full.collect("Elsewhere", HOUSING)
    full.text = old
    full.press("quote-remove:1:3", title="Older page")
    assert full.quotes == [NURSES_ABSENT, NURSES_PRESENT, LANTERNS, HOUSING]
    assert full.notice == "Quote removed. 1 quote taken in another window came in too."
    assert full.page.words("//h3")[2] == "Question 3: Elsewhere"
    assert (text["t1-question"], full.fields["title"]) == (QUESTION, "Older page")


def test_a_page_that_came_without_the_cookies_overwrites_nothing(full: Browser) -> None:
    """A browser sends none of them when a link in an email is followed, and so the page looks empty."""
    other = Browser(full.desk)
    other.open()
    full.text = other.text
    full.press("topic-add", new_question="Mine")
    assert full.quotes == [*SHOWN, LANTERNS]
    assert (full.fields["title"], full.fields["background"], full.fields["t1q2-note"]) == ("T", "B\nb", "N12")
    assert "Mine" in full.fields.values()


def test_what_is_cleared_after_an_export_stays_cleared(full: Browser) -> None:
    """The page that stays open after a download knows what it sent."""
    full.download("/briefing/export", format="md", background="Typed for the export")
    full.press("quote-remove:1:1", title="", background="")
    assert (full.fields["title"], full.fields["background"], full.notice) == ("", "", "Quote removed.")
    assert full.quotes == [NURSES_PRESENT, HOUSING, LANTERNS]


def test_the_answer_is_shown_again_and_the_question_stays_out_of_the_address(full: Browser) -> None:
    """What was typed is kept before."""
    response = full.press("again:1", title="Typed")
    assert response.headers["location"] == "/briefing/answers/1"
    assert full.page.words("//h1/span") == [QUESTION]
    assert full.page.values("//form[@id='collect']/input[@name='question']/@value") == [QUESTION]
    full.open()
    assert full.fields["title"] == "Typed"
    assert full.client.get("/briefing/answers/9").headers["location"] == "/briefing"
    for number in ("x", "0", "²", "9" * 5000):
        assert full.client.get(f"/briefing/answers/{number}").headers["location"] == "/briefing"


def test_a_question_that_cannot_be_asked_or_holds_details_is_not_searched_for(browser: Browser) -> None:
    """The person is told as on the question page."""
    browser.press("topic-add", new_question="x" * 1100)
    browser.press("again:1")
    assert browser.notice.startswith("Question 1 cannot be asked.")
    browser.press("save", t1__question="about NHS number 943 476 5919")
    response = browser.press("again:1")
    assert response.status_code == 303
    assert browser.page.words("//h1") == ["Please check your words before they are searched for"]


def test_details_of_a_child_are_warned_of_and_kept(full: Browser) -> None:
    """Gently: the page says where, and holds nothing back."""
    assert full.page.words("//*[contains(@class, 'lw-brief-care')]") == [
        "Please write no child’s name, and nothing else by which a child could be known, in titles and notes."
    ]
    assert full.page.words("//*[contains(@class, 'lw-brief-warning')]") == []
    full.press("save", background="NHS 943 476 5919", t1q2__note="9434765919")
    assert full.page.words("//*[contains(@class, 'lw-brief-warning')]//li") == [
        "Background: an NHS number",
        "Note on quote 2 of question 1: an NHS number",
    ]
    assert full.fields["background"] == "NHS 943 476 5919"


def test_replaced_and_removed_letters_leave_quotes_that_say_so(
    full: Browser, tmp_path: Path, small_letters: tuple[Letter, ...]
) -> None:
    """They stay in the briefing with their notes, and come back with their letters."""
    before, desk = full.fields, full.desk
    replaced = letter_of(tmp_path, "orrin-2018", f"Areas for improvement\n\n- Quite other words.\n- {HOUSING}\n")
    full.desk = desk_of(tmp_path / "new", [replaced, *small_letters[2:]])
    full.open()
    assert full.quotes == [HOUSING, LANTERNS]
    told = full.page.words("//*[@class='lw-brief-withheld']//strong[starts-with(., 'This')]")
    assert told == [
        "This quote cannot be shown: its words no longer stand in the letter.",
        "This quote cannot be shown: the letter was removed since.",
    ]
    assert full.page.words("//*[@class='govuk-body-s lw-brief-moved']") == [
        "The letter was replaced since. The same words stand in the new one, at this place."
    ]
    full.press("save", t1q1__note="kept all the same")
    assert full.fields["t1q3"].startswith(f"orrin-2018:{span_in(full.desk, 'orrin-2018', HOUSING).start}-")
    full.desk = desk
    full.open()
    assert full.quotes == [*SHOWN, LANTERNS]
    assert full.fields["t1q1-note"] == "kept all the same"
    assert full.fields["t1q2"] == before["t1q2"]


def test_a_form_from_another_site_changes_nothing(full: Browser) -> None:
    """It would come without the cookies, and its answer would overwrite them."""
    for path in ("/briefing", "/briefing/collect", "/briefing/open", "/briefing/export", "/briefing/file"):
        response = full.client.post(path, data={"title": "theirs"}, headers={"sec-fetch-site": "cross-site"})
        assert (response.status_code, response.headers.get("set-cookie")) == (403, None)
        assert full.client.get(path).status_code in {200, 303}
    assert full.client.post("/briefing", data={"do": "save"}, headers={"sec-fetch-site": "same-origin"}).status_code == 303


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://testserver", 303), ("http://testserver.example", 403), ("http://elsewhere", 403), ("null", 403)],
)
def test_without_https_the_origin_tells_whose_form_it_is(full: Browser, origin: str, status: int) -> None:
    """Browsers tell the site of a request to https and to their own machine alone."""
    assert full.client.post("/briefing", data={"do": "save"}, headers={"origin": origin}).status_code == status


def test_a_form_of_nonsense_is_read_as_far_as_it_goes(browser: Browser) -> None:
    """Fields of the wrong shape are left out, never an error page."""
    good = kept(browser.desk, HOUSING)
    place = f"orrin-2018:{good.span.start}-{good.span.end}:{good.check}"
    nonsense = {
        "layout": "poster",
        "t1q1": "nowhere",
        "t1q2": "a:5-1:" + "0" * 16,
        "t1q3": "a:1-5:" + "z" * 16,
        "t1q4": place,
        "t007": "topic",
        "t7-question": "Seven",
        "t99999": "x",
        "tx": "x",
        "a1-what": "\x00\x07",
        "title": "a\x00b\ud7ff",
        "removed": "%%%",
        "mark": "zzz",
        "do": "put-back",
    }
    response = browser.follow(browser.client.post("/briefing", data=nonsense))
    assert response.status_code == 303
    assert browser.quotes == [HOUSING]
    assert browser.fields["title"] == "ab\ud7ff"
    assert browser.page.values("//input[@name='layout'][@checked]/@value") == ["seven-minute"]


def test_a_form_of_more_topics_than_a_briefing_holds_is_cut(browser: Browser) -> None:
    """The first are kept, in their order."""
    sent = {f"t{number}-question": f"Heading {number}" for number in range(1, MOST_QUOTES + 10)}
    browser.follow(browser.client.post("/briefing", data={**{f"t{n}": "topic" for n in range(1, MOST_QUOTES + 10)}, **sent}))
    assert browser.page.words("//h3") == [f"Question {n}: Heading {n}" for n in range(1, MOST_QUOTES + 1)]


def test_more_quotes_than_a_briefing_holds_are_not_taken(tmp_path: Path) -> None:
    """The person is told; the briefing stays as it was."""
    body = "Key strengths\n\n" + "".join(f"- Finding number {number} stands here alone.\n" for number in range(MOST_QUOTES + 1))
    desk = desk_of(tmp_path / "index", [letter_of(tmp_path, "long-2020", body)])
    browser = Browser(desk)
    spans = [span_in(desk, "long-2020", f"Finding number {number} stands here alone.") for number in range(MOST_QUOTES + 1)]
    places = [f"long-2020:{span.start}-{span.end}" for span in spans]
    browser.follow(browser.client.post("/briefing/collect", data={"question": "q", "quote": places[:-1]}))
    assert (browser.notice, len(browser.quotes)) == ("200 quotes taken.", MOST_QUOTES)
    browser.follow(browser.client.post("/briefing/collect", data={"question": "q", "quote": places[-1:]}))
    assert browser.notice.startswith("Nothing was taken: with these quotes the briefing would be more than can be kept")
    assert "it would hold 201 quotes, and a briefing holds at most 200" in browser.notice
    assert len(browser.quotes) == MOST_QUOTES
