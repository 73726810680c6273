"""The page that checks quotations: what is found, and what differs, in words as well as in colour."""

from __future__ import annotations

import logging
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.desk import Desk
from service.static_files import read_stylesheet
from tests.service import fakes
from tests.service.markup import Markup
from tests.service.sharing.invented_letters import BRINDLE, FERRIES, LIGHTS, NURSES, SHARED, SIREN

_ABSENT = "Harbour masters paint the lighthouse before spring tides and nobody reads the log."


@pytest.fixture
def site(shared_desk: Desk) -> TestClient:
    """A client of the service over the three letters."""
    return TestClient(create_app(shared_desk.answering, lambda: shared_desk), follow_redirects=False)


def checked(site: TestClient, quotation: str) -> Markup:
    """The page that a pasted quotation leads to."""
    response = site.post("/check", data={"quotation": quotation})
    assert response.status_code == 200
    return Markup(response.text)


def outcome(page: Markup) -> list[str]:
    """The headline of what was found."""
    return page.words("//h2[@id='outcome']")


def test_the_form_asks_for_a_quotation_by_post(site: TestClient) -> None:
    """What is pasted stands in no address."""
    page = Markup(site.get("/check").text)
    assert page.values("//main//form/@method") == ["post"]
    assert page.words("//a[@aria-current]") == ["Check a quotation"]


def test_a_verbatim_quotation_is_shown_with_its_place(site: TestClient) -> None:
    """The letter's words, its name and section, and links to the place and to its own page."""
    page = checked(site, LIGHTS)
    assert outcome(page) == ["Word for word"]
    assert page.words("//blockquote") == [LIGHTS]
    start = BRINDLE.index(LIGHTS)
    links = page.values("//figcaption//a/@href")
    cited = f"{start}-{start + len(LIGHTS)}"
    assert links[0] == f"/letters/brindle-2019?cite={cited}#c{cited}"
    assert links[1].startswith(f"/quotes/brindle-2019/{cited}?check=")
    assert page.words("//textarea") == [LIGHTS]


def test_a_quotation_over_two_blocks_is_linked_with_both_marked(site: TestClient) -> None:
    """One citation for each block."""
    page = checked(site, f"{NURSES[-20:]} {FERRIES}")
    assert page.words("//blockquote/p") == [FERRIES] or outcome(page) != ["Word for word"]
    page = checked(site, f"{FERRIES}\n{SHARED}")
    assert outcome(page) == ["Word for word"]
    assert page.values("//figcaption//a/@href")[0].count("cite=") == 2


def test_differences_are_marked_and_told_in_words(site: TestClient) -> None:
    """Deleted and inserted words have labels, and a list says what differs."""
    page = checked(site, SIREN.replace("not tested", "tested often"))
    assert outcome(page) == ["Words differ"]
    assert page.words("//p[@class='lw-compared']/del") == ["[left out: not ]"]
    assert page.words("//p[@class='lw-compared']/ins") == ["[added: often ]"]
    assert page.words("//h3[text()='What differs']/following-sibling::ul[1]/li") == ["Left out: “not”", "Added: “often”"]
    changed = checked(site, LIGHTS.replace("every", "no"))
    assert changed.words("//p[@class='lw-compared']/del") == ["[in the letter: every]"]
    assert changed.words("//p[@class='lw-compared']/ins") == ["[in your quotation: no]"]


def test_small_differences_are_named(site: TestClient) -> None:
    """Capitals, for one."""
    page = checked(site, SIREN.upper())
    assert outcome(page) == ["The same words"]
    assert "Differs in: capital letters." in page.words("//section//p")


def test_all_letters_with_the_words_are_listed(site: TestClient) -> None:
    """Each with its links."""
    page = checked(site, SHARED)
    assert page.words("//h3") == ["Stands in 2 letters"]
    assert len(page.words("//section[@aria-labelledby='outcome']//ul/li")) == 2


def test_parts_are_shown_one_by_one(site: TestClient) -> None:
    """With what was pasted, and how the parts stand to each other."""
    page = checked(site, f"{LIGHTS} … {NURSES}")
    assert outcome(page) == ["The words do not stand together in the letter"]
    assert page.words("//section/p")[0].startswith("The parts stand in one letter, but not in this order.")
    assert page.words("//h3") == ["Part 1 of 2: Word for word", "Part 2 of 2: Word for word"]


def test_what_is_not_found_shows_the_nearest_passages(site: TestClient) -> None:
    """As passages, not as the quotation."""
    page = checked(site, _ABSENT)
    assert outcome(page) == ["Not found"]
    assert "of your words stand in it in the same order" in page.words("//figcaption")[0]


def test_what_was_set_aside_is_named(site: TestClient) -> None:
    """A reference is not checked, and the page says so."""
    page = checked(site, f"“{LIGHTS}” (Ofsted, 2019, p. 3)")
    assert "Taken for your reference, and not checked: (Ofsted, 2019, p. 3)" in page.words("//section/p")


def test_an_invented_letter_is_marked(site: TestClient) -> None:
    """Whoever checks against the sample letters is told."""
    page = checked(site, fakes.STRENGTH)
    assert page.words("//div[@class='lw-invented']")[0].startswith("These letters are invented.")


@pytest.mark.parametrize("pasted", ["", "two words", "x" * 5001])
def test_what_cannot_be_checked_is_told_beside_the_field(site: TestClient, pasted: str) -> None:
    """The words are still there to be mended."""
    response = site.post("/check", data={"quotation": pasted})
    page = Markup(response.text)
    assert response.status_code == 422
    assert page.values("//div[@class='govuk-error-summary']//a/@href") == ["#quotation"]
    assert page.words("//title")[0].startswith("Error: ")
    assert page.words("//textarea") == [pasted]


def test_a_quotation_with_a_childs_details_is_held_back_and_never_logged(
    site: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """It is guarded as a question is."""
    with caplog.at_level(logging.DEBUG):
        response = site.post("/check", data={"quotation": f"{LIGHTS} NHS number 943 476 5919"})
    assert response.status_code == 422
    assert "Please check your words" in response.text
    assert "943" not in caplog.text
    assert LIGHTS not in caplog.text


def test_markup_in_a_quotation_is_shown_as_text(site: TestClient) -> None:
    """In the field, in the comparison and in the list."""
    page = checked(site, NURSES.replace("every", "<img> every"))
    assert page.tags("//img | //script[not(@src)]") == []
    assert outcome(page) == ["Words differ"]


def test_the_pages_of_every_outcome_are_sound(site: TestClient) -> None:
    """One first heading, none skipped, ids once, all fields labelled, every class styled."""
    css = read_stylesheet().content.decode()
    start = BRINDLE.index(LIGHTS)
    pages = [
        site.get("/check").text,
        *(
            site.post("/check", data={"quotation": pasted}).text
            for pasted in (LIGHTS, SIREN.upper(), SIREN.replace("not ", ""), SHARED, f"{LIGHTS} … {NURSES}", _ABSENT, "")
        ),
        site.get(f"/quotes/brindle-2019/{start}-{start + len(LIGHTS)}?index=older").text,
        site.get(f"/quotes/brindle-2019/{start}-{start + len(LIGHTS)}?check=older").text,
        site.post("/answers/link", data={"question": "lighthouses"}).text,
    ]
    for page in map(Markup, pages):
        levels = [int(tag[1]) for tag in page.tags("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels.count(1) == 1
        first = levels.index(1)
        assert all(after <= before + 1 for before, after in pairwise(levels[first:]))
        ids = page.values("//@id")
        assert sorted(ids) == sorted(set(ids))
        assert set(page.values("//textarea/@id | //input[not(@type='hidden')]/@id")) <= set(page.values("//label/@for"))
        used = {name for names in page.values("//main//@class") for name in names.split()}
        assert {name for name in used if f".{name}" not in css} <= {
            "govuk-error-summary__list",
            "lw-quote--context",
            "lw-section-path",
            "lw-silent",
        }
