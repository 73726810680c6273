"""The web pages: what each shows, and what it keeps to itself."""

from __future__ import annotations

import hashlib
import logging
import re
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.asking import Choices
from service.render_html import EXAMPLES
from tests.service import fakes
from tests.service.markup import Markup

QUESTION = "What about Tom Example & health?"


@pytest.fixture
def asking() -> fakes.FakeAsking:
    """What the service asks, from invented letters."""
    return fakes.FakeAsking()


@pytest.fixture
def client(asking: fakes.FakeAsking) -> TestClient:
    """A client of the whole service."""
    return TestClient(create_app(asking, fakes.no_desk), follow_redirects=False)


def words(page: str, query: str) -> list[str]:
    """The words of each element that an XPath query finds."""
    return Markup(page).words(query)


def values(page: str, query: str) -> list[str]:
    """The attribute values that an XPath query finds."""
    return Markup(page).values(query)


def asked(client: TestClient, question: str, *fields: tuple[str, str]) -> str:
    """The page that a sent form brings."""
    body = urlencode([("question", question), *fields])
    return client.post("/answer", content=body, headers={"content-type": "application/x-www-form-urlencoded"}).text


def test_the_question_page_has_one_box_five_examples_and_the_number_of_letters(client: TestClient) -> None:
    """A first visitor sees where to type, what to try and how much is looked in."""
    page = client.get("/").text
    assert values(page, "//input[@id='question']/@name") == ["question"]
    assert values(page, "//ul[contains(@class, 'lw-examples')]//button/@value") == list(EXAMPLES)
    assert words(page, "//a[@href='/letters'][contains(., 'letters')]") == ["3 letters"]


def test_a_library_without_letters_says_what_to_do() -> None:
    """An empty library is told to the reader on the question page."""
    page = TestClient(create_app(fakes.FakeAsking(letters=()), fakes.no_desk)).get("/").text
    assert "There are no letters yet." in page
    assert "lw-invented" not in page


@pytest.mark.parametrize("path", ["/", "/letters", "/letters/hartmere-jtai-2022"])
def test_every_page_that_shows_an_invented_letter_says_so(client: TestClient, path: str) -> None:
    """Nobody can take a sample letter for a real one."""
    assert "invented.</strong>" in client.get(path).text


def test_the_answer_page_leads_with_the_number_of_findings_and_letters(client: TestClient) -> None:
    """The first heading tells how much was found."""
    page = asked(client, QUESTION)
    assert words(page, "//h1") == [f"{QUESTION} 5 findings from 2 letters"]
    assert words(page, "//h2[contains(@class, 'lw-letter__name')]") == ["Hartmere: Joint targeted area inspection"]
    assert words(page, "//section[@aria-labelledby='more']//h3") == ["Wexcombe: Focused visit"]
    assert words(page, "//nav//a[@href='#more']") == ["More that bears on the question"]
    assert "14 November 2022. Ofsted, Care Quality Commission, HMICFRS" in page
    assert "Invented letter" in page


def test_quotes_stand_in_reading_order_with_their_kind_place_and_link(client: TestClient) -> None:
    """A reader sees what kind of finding each quote is and can go to where it stands."""
    page = asked(client, QUESTION)
    assert words(page, "//blockquote/p") == [
        fakes.STRENGTH,
        fakes.RECENT,
        f"{fakes.CUT_BEFORE} (page break) {fakes.CUT_AFTER}",
        "Nurses are told late.",
    ]
    assert words(page, "//figure//strong") == [
        "Strength",
        "Strength",
        "Area for improvement",
        "Area for improvement",
        "Finding",
    ]
    assert words(page, "//span[@class='lw-place']") == [
        "Page 1, Key strengths",
        "Page 1, Key strengths",
        "Pages 1 to 2, What needs to improve?",
        "Page 2, What needs to improve?",
        "Findings › Front door",
    ]
    span = fakes.QUOTE.citation.span
    url = f"/letters/hartmere-jtai-2022?cite={span.start}-{span.end}#c{span.start}-{span.end}"
    assert values(page, "//figure[1]//a[contains(@class, 'lw-cited__link')]/@href")[0] == url
    assert values(page, "//blockquote/@cite")[0] == url
    assert values(page, "//blockquote/@cite")[-1] == "/letters/wexcombe%2Ffocused%202021?cite=40-90#c40-90"


def test_a_quoted_row_is_a_table_with_its_caption_and_column_headings(client: TestClient) -> None:
    """Figures are never shown without what they count."""
    page = asked(client, QUESTION)
    assert words(page, "//blockquote//caption") == ["Table 1: strategy discussions"]
    assert words(page, "//blockquote//th") == ["Agency", "Invited", "Attended"]
    assert words(page, "//blockquote//td") == ["Health", "212", "187"]


def test_a_repeated_quote_names_the_other_letters(client: TestClient) -> None:
    """What two letters say in the same words is shown once."""
    assert words(asked(client, QUESTION), "//span[@class='lw-also']") == [
        "Similar words in Wexcombe: Focused visit, 7 March 2021"
    ]


def test_the_letters_that_gave_nothing_are_listed(client: TestClient) -> None:
    """A reader can tell silence from not having looked."""
    page = asked(client, QUESTION)
    silent = "//details[contains(@class, 'lw-silent')]"
    assert words(page, f"{silent}/summary") == ["Looked in 3 letters; 1 is not quoted here"]
    assert words(page, f"{silent}//li") == ["Orrin partnership's year, No date given"]


def test_nothing_found_lists_the_letters_and_marks_the_nearest_passages(client: TestClient) -> None:
    """The nearest passages cannot be taken for an answer."""
    page = asked(client, "What about the weather?")
    assert words(page, "//h1") == ["What about the weather? Nothing found in the letters"]
    assert words(page, "//h2[@id='nearest']") == ["Closest passages, which do not seem to answer the question"]
    assert len(values(page, "//section[@class='lw-nearest']//blockquote/@cite")) == 2
    assert words(page, "//details[contains(@class, 'lw-silent')]//li") == [
        "Hartmere: Joint targeted area inspection, 14 November 2022",
        "Wexcombe: Focused visit, 7 March 2021",
        "Orrin partnership's year, No date given",
    ]


def test_a_filter_read_from_the_question_can_be_removed(client: TestClient, asking: fakes.FakeAsking) -> None:
    """The form behind the tag sends the question with all filters but that one, and says that they are all."""
    page = asked(client, "Hartmere health", ("finding", "strength"))
    assert words(page, "//button[@class='lw-filter']") == [
        "Remove Kind of finding: Strength ×",
        "Remove Authority: Hartmere (from your question) ×",
    ]
    form = "(//ul[@class='lw-filters__list']//form)[2]"
    sent = list(zip(values(page, f"{form}//input/@name"), values(page, f"{form}//input/@value"), strict=True))
    assert sent == [("question", "Hartmere health"), ("filters", "ticked"), ("finding", "strength")]
    asked(client, sent[0][1], *sent[1:])
    assert asking.calls[-1] == ("Hartmere health", Choices(finding=("strength",)), False)


def test_a_filter_shows_what_it_was_read_from(client: TestClient) -> None:
    """A reader sees that a misspelt name was read as another, and can take the filter off."""
    page = asked(client, "Hartmer health")
    assert words(page, "//h2[@id='filters-in-force']") == ["Filtered by"]
    assert words(page, "//button[@class='lw-filter']") == ["Remove Authority: Hartmere (from your question, read “Hartmer”) ×"]


def test_mended_words_are_told_and_can_be_searched_as_typed(client: TestClient, asking: fakes.FakeAsking) -> None:
    """The form behind the button sends the question again, with what the reader chose, and says that words stay as typed."""
    page = asked(client, "Hartmere attendence", ("finding", "strength"))
    assert words(page, "//form/p") == ["Searched for attendance instead of attendence. Search for attendence instead"]
    form = "//form[p/button]"
    sent = list(zip(values(page, f"{form}/input/@name"), values(page, f"{form}/input/@value"), strict=True))
    assert sent == [("question", "Hartmere attendence"), ("spelling", "typed"), ("finding", "strength")]
    again = asked(client, sent[0][1], *sent[1:])
    assert asking.corrects == [True, False]
    assert asking.calls[-1] == ("Hartmere attendence", Choices(finding=("strength",)), True)
    assert "Searched for" not in again
    assert set(values(again, "//input[@name='spelling']/@value")) == {"typed"}


def test_a_filter_that_the_question_speaks_of_is_one_click_away(client: TestClient, asking: fakes.FakeAsking) -> None:
    """The form behind it sends the filters in force with it."""
    page = asked(client, "Hartmere police")
    assert words(page, "//button[contains(@class, 'lw-filter--suggested')]") == ["Show only Agency: Police"]
    form = "//ul[@aria-labelledby='filters-suggested']//form"
    sent = list(zip(values(page, f"{form}/input/@name"), values(page, f"{form}/input/@value"), strict=True))
    assert sent == [("question", "Hartmere police"), ("filters", "ticked"), ("authority", "Hartmere"), ("agency", "police")]
    again = asked(client, sent[0][1], *sent[1:])
    assert asking.calls[-1] == ("Hartmere police", Choices(authority=("Hartmere",), agency=("police",)), False)
    assert words(again, "//h2[@id='filters-suggested']") == []


def test_search_all_letters_instead_drops_every_filter(client: TestClient, asking: fakes.FakeAsking) -> None:
    """One button leads from a narrowed answer to the whole library."""
    page = asked(client, "Hartmere health")
    form = "//form[button[contains(., 'Search all letters instead')]]"
    assert values(page, f"{form}/input/@name") == ["question", "filters"]
    asked(client, "Hartmere health", ("filters", "ticked"))
    assert asking.calls[-1] == ("Hartmere health", Choices(), False)


def test_the_tick_boxes_hold_what_the_library_holds_and_are_ticked_where_in_force(client: TestClient) -> None:
    """The narrowing form shows the present state."""
    page = asked(client, "Hartmere health", ("year", "2022"))
    boxes = "//input[@type='checkbox'][@name!='quote']"
    assert list(zip(values(page, f"{boxes}/@name"), values(page, f"{boxes}/@value"), strict=True)) == [
        ("authority", "Hartmere"),
        ("authority", "Wexcombe"),
        ("kind", "jtai"),
        ("kind", "focused_visit"),
        ("year", "2022"),
        ("year", "2021"),
        ("finding", "strength"),
        ("finding", "improvement"),
        ("agency", "health"),
        ("agency", "police"),
    ]
    assert values(page, f"{boxes}[@checked]/@value") == ["Hartmere", "2022"]
    assert words(page, "//label[@for='kind']") == ["Joint targeted area inspection"]
    assert words(page, "//fieldset/legend") == ["Authority", "Kind of letter", "Year", "Kind of finding", "Agency"]


@pytest.mark.parametrize("question", ["", "   ", "x" * 1001])
def test_a_question_that_cannot_be_asked_comes_back_with_what_to_do(client: TestClient, question: str) -> None:
    """The reader's words are kept and the problem is named at the top and at the box."""
    response = client.post("/answer", data={"question": question})
    assert response.status_code == 422
    assert words(response.text, "//title")[0].startswith("Error: ")
    told = words(response.text, "//div[@role='alert']//a")
    assert words(response.text, "//p[@id='question-error']") == [f"Error: {told[0]}"]
    assert values(response.text, "//input[@id='question']/@aria-describedby") == ["question-hint question-error"]


def test_markup_in_a_question_is_shown_as_text(client: TestClient) -> None:
    """A question cannot change the page."""
    evil = "\"><script>alert('x')</script><img src=x onerror=y>{{ 7*7 }}"
    for page in (asked(client, evil), asked(client, evil + " " * 1001), asked(client, f"{evil} weather")):
        assert not values(page, "//script[not(@src)] | //img")
        assert values(page, "//input[@id='question']/@value")[0].strip().startswith(evil)


def test_markup_in_a_letter_is_shown_as_text(client: TestClient) -> None:
    """A letter cannot change the page."""
    for page in (asked(client, QUESTION), client.get("/letters/hartmere-jtai-2022").text):
        assert "she is &lt;seldom&gt; absent &amp; always heard" in page
        assert "&amp;lt;" not in page


def test_a_question_is_in_no_address_title_or_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """A child's name in a question does not stay behind in the browser's history or in the service's log."""
    with caplog.at_level(logging.DEBUG, logger="service"):
        page = asked(client, "Tom Example Hartmere")
        asked(client, "Tom Example boom")
    assert "Tom" not in words(page, "//title")[0]
    assert not [each for each in values(page, "//@href | //@action | //@cite") if "Tom" in each]
    assert set(values(page, "//form/@method")) == {"post"}
    assert values(page, "//input[@id='question']/@autocomplete") == ["off"]
    assert values(page, "//input[@id='question']/@spellcheck") == ["false"]
    assert "RuntimeError in POST /answer" in caplog.text
    assert "Tom" not in caplog.text


def test_an_answer_has_no_address_of_its_own(client: TestClient) -> None:
    """Opening the answer's address leads to the question page."""
    response = client.get("/answer")
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_the_letters_are_listed_newest_first_with_what_is_known_of_them(client: TestClient) -> None:
    """The table shows each letter once with its kind, date, inspectorates and size."""
    page = client.get("/letters").text
    rows = words(page, "//tbody/tr")
    assert [row.split(",")[0] for row in rows] == ["Hartmere", "Wexcombe", "Orrin partnership's year"]
    assert words(page, "(//tbody/tr)[2]/td") == ["Focused visit", "7 March 2021", "Ofsted", "None", "3", "1,204"]
    assert values(page, "//tbody//a/@href")[1] == "/letters/wexcombe%2Ffocused%202021"


def test_a_letter_is_found_by_its_name_and_kind(client: TestClient) -> None:
    """What was typed stays in the form; all letters are one link away."""
    page = client.get("/letters?name=wex+&kind=focused_visit").text
    assert [row.split(",")[0] for row in words(page, "//tbody/tr")] == ["Wexcombe"]
    assert words(page, "//*[@role='status']") == ["1 letter found. Show all 3 letters"]
    assert values(page, "//input[@id='name']/@value") == ["wex"]
    assert values(page, "//select[@id='kind']/option[@selected]/@value") == ["focused_visit"]
    none = client.get("/letters?name=<zz>").text
    assert words(none, "//*[@role='status']") == ["No letter held is like this. Show all 3 letters"]
    assert words(none, "//tbody/tr") == []


def test_a_letter_page_marks_the_cited_words(client: TestClient) -> None:
    """The place that a quote's link names is marked and can be jumped to."""
    span = fakes.QUOTE.citation.span
    page = client.get(f"/letters/hartmere-jtai-2022?cite={span.start}-{span.end}").text
    assert words(page, "//mark") == [fakes.STRENGTH]
    assert values(page, "//mark/@id") == [f"c{span.start}-{span.end}"]
    assert values(page, "//p[contains(@class, 'lw-to-mark')]/a/@href") == [f"#c{span.start}-{span.end}"]


def test_a_letter_page_tells_what_was_read_of_the_inspection(client: TestClient) -> None:
    """Framework, days, grades with the numbers of their rows, and what was odd in the dates."""
    page = client.get("/letters/hartmere-jtai-2022").text
    facts = dict(zip(words(page, "//dl[@class='lw-facts']//dt"), words(page, "//dl[@class='lw-facts']//dd"), strict=True))
    assert facts["Framework"] == "Joint targeted area inspections (JTAI)"
    assert "First and last day" not in facts  # the letter's own words name the year
    assert facts["2.1 Adoption performance"] == "Outstanding"
    assert fakes.LETTER.metadata.notes[0] in words(page, "//p")


@pytest.mark.parametrize("cite", ["9-99999", "20-10", "words", "-1-5", "1-2-3"])
def test_a_link_to_a_place_that_is_not_there_is_explained(client: TestClient, cite: str) -> None:
    """A stale link shows the letter, marks nothing and says why."""
    response = client.get("/letters/hartmere-jtai-2022", params={"cite": cite})
    assert response.status_code == 200
    assert "names a place that this letter does not have" in response.text
    assert not words(response.text, "//mark")


def test_an_id_that_needs_escaping_leads_to_its_letter(client: TestClient) -> None:
    """Ids are percent-encoded in addresses and read back."""
    assert client.get("/letters/wexcombe%2Ffocused%202021").status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [("/nope", 404, "Page not found"), ("/letters/nope", 404, "Page not found")],
)
def test_a_page_that_is_not_there_says_what_to_do(client: TestClient, path: str, status: int, heading: str) -> None:
    """A wrong address leads on."""
    response = client.get(path)
    assert (response.status_code, words(response.text, "//h1")) == (status, [heading])
    assert values(response.text, "//main//a/@href") == ["/letters", "/areas", "/check", "/"]


def test_an_unexpected_error_shows_a_plain_page_without_internals(client: TestClient) -> None:
    """The page tells nothing of the program."""
    page = asked(client, "boom")
    assert words(page, "//h1") == ["Sorry, something went wrong"]
    assert "RuntimeError" not in page
    assert "cannot answer" not in page


def test_too_large_a_form_is_refused(client: TestClient) -> None:
    """More than 64 KB is not read, and more fields than a form of ours has are not taken."""
    for body in ("question=" + "x" * 70_000, "a=1&" * 5_000):
        response = client.post("/answer", content=body)
        assert (response.status_code, words(response.text, "//h1")) == (413, ["That was too much text"])


def test_pages_carry_security_headers_and_stay_out_of_caches(client: TestClient) -> None:
    """The browser runs nothing but our one script, sends no referrer and keeps nothing."""
    for response in (client.get("/"), client.post("/answer", data={"question": "x"}), client.get("/nope")):
        assert response.headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        )
        assert response.headers["referrer-policy"] == "strict-origin"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "suffix", "media_type"),
    [("//link[@rel='stylesheet']/@href", "css", "text/css"), ("//script[@defer]/@src", "js", "text/javascript")],
)
def test_style_sheet_and_script_are_kept_by_the_browser_under_an_address_of_their_content(
    client: TestClient, query: str, suffix: str, media_type: str
) -> None:
    """A changed file has another address."""
    (address,) = values(client.get("/").text, query)
    assert re.fullmatch(rf"/static/letterwise\.{suffix}\?v=[0-9a-f]{{16}}", address)
    response = client.get(address)
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert address.endswith(hashlib.sha256(response.content).hexdigest()[:16])


def test_the_script_is_small(client: TestClient) -> None:
    """It only adds buttons that copy."""
    (address,) = values(client.get("/").text, "//script/@src")
    assert len(client.get(address).content) < 3_000
