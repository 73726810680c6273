"""The pages of themes and findings as a reader meets them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from starlette.testclient import TestClient

from tests.service.browsing import browsed_letters as letters
from tests.service.markup import Markup


def test_the_start_page_counts_every_theme_and_links_where_there_is_something(visitor: TestClient) -> None:
    """Zero is no link; how findings are sorted, and that some are missed, is said."""
    response = visitor.get("/themes")
    page = Markup(response.text)
    assert response.status_code == 200
    row = "//tr[th/a[text()='Neglect']]"
    assert page.words(f"{row}/td") == ["1 strengths: Neglect", "1 areas for improvement: Neglect", "0"]
    assert page.values(f"{row}//a/@href") == [
        "/themes/findings?theme=neglect",
        "/themes/findings?finding=strength&theme=neglect",
        "/themes/findings?finding=improvement&theme=neglect",
    ]
    assert page.words("//tr[th/a[text()='Police']]/td")[2] == "1 areas for priority action: Police"
    main = page.words("//main")[0]
    assert main.startswith("Findings by theme Browse strengths")
    assert "Among 7 letters, 1 letter lists strengths (1 finding" in main
    assert "a finding in other words is missed" in main
    assert page.values("//main//a[@href='/grades']/@href") == ["/grades"]


def test_a_page_of_findings_says_how_many_and_shows_them_with_their_letters(visitor: TestClient) -> None:
    """Each can be ticked for the briefing; each filter can be taken away."""
    page = Markup(visitor.get("/themes/findings?theme=neglect&finding=improvement").text)
    assert page.words("//h1") == ["Areas for improvement: Neglect"]
    assert page.words("//main/p")[0] == "1 finding from 1 letter, newest letter first."
    assert page.words("//main//h2[contains(@class, 'lw-letter__name')]") == ["Aldwater: Joint targeted area inspection"]
    assert page.words("//blockquote") == [letters.NEGLECT_POLICE]
    assert page.values("//a[contains(@class, 'lw-browse__filter')]/@href") == [
        "/themes/findings?theme=neglect",
        "/themes/findings?finding=improvement",
    ]
    ticked = page.values("//input[@type='checkbox']/@value")
    assert [value.rpartition(":")[0] for value in ticked] == ["aldwater-jtai-2022"]
    assert page.values("//input[@type='checkbox']/@form") == ["collect"]


def test_a_theme_leads_on_to_its_question_and_to_comparing(visitor: TestClient) -> None:
    """Questions go by POST; the filters that fit go with them."""
    page = Markup(visitor.get("/themes/findings?theme=neglect&authority=Aldwater&finding=improvement").text)
    ask, compare = "//form[@action='/answer']", "//form[@action='/compare']"
    assert page.values(f"{ask}/@method | {compare}/@method") == ["post", "post"]
    assert page.values(f"{ask}//button/@value") == ["How well do agencies recognise and respond to neglect?"]
    assert page.values(f"{ask}/input/@name") == ["authority"]
    assert page.values(f"{compare}/input/@name") == ["area", "step"]
    assert page.values(f"{compare}/input/@value") == ["Aldwater", "areas"]
    other = Markup(visitor.get("/themes/findings?authority=Aldwater&kind=jtai&agency=police").text)
    assert other.values("//section[@class='lw-onward']//a/@href") == ["/compare?kind=jtai&area=Aldwater", "/themes"]


def test_pages_are_linked_and_keep_the_filters(visitor: TestClient) -> None:
    """The Design System's pagination, with the page in view marked."""
    page = Markup(visitor.get("/themes/findings?theme=care-leavers&page=2").text)
    assert page.words("//main/p")[0] == "23 findings from 1 letter, newest letter first. Showing 21 to 23."
    assert page.values("//a[@aria-current='page']/@aria-label") == ["Page 2"]
    assert page.values("//a[@rel='prev']/@href") == ["/themes/findings?theme=care-leavers"]
    links = page.values("//ul[@class='govuk-pagination__list']//a/@href")
    assert [parse_qs(urlsplit(link).query)["theme"] for link in links] == [["care-leavers"]] * 2
    assert "(page 2 of 2)" in page.words("//title")[0]
    assert Markup(visitor.get("/themes/findings?theme=neglect").text).tags("//nav[@aria-label='Pages of findings']") == []


def test_words_that_look_like_markup_are_shown_as_words(visitor: TestClient) -> None:
    """In quotes, and in what an address holds."""
    response = visitor.get("/themes/findings?theme=missing-children")
    assert Markup(response.text).words("//blockquote") == [letters.MARKUP]
    assert "<script>alert" not in response.text
    assert "<img" not in visitor.get("/themes/findings?theme=<img src=x>").text


def test_where_nothing_fits_the_page_says_what_to_take_away(visitor: TestClient) -> None:
    """With how many findings that leaves; nothing that leaves none is offered."""
    response = visitor.get("/themes/findings?theme=neglect&finding=priority_action&agency=police")
    page = Markup(response.text)
    assert response.status_code == 200
    assert "No finding fits." in page.words("//main")[0]
    offered = page.words("//div[@class='lw-answer__evidence']/ul/li")
    assert offered == [
        "Take away “Area for priority action”: 1 finding",
        "Take away “Neglect”: 1 finding",
        "Ask a question: it is looked for under every heading.",
    ]
    assert page.tags("//form[@action='/briefing/collect']") == []


def test_an_unknown_value_is_told_and_nothing_else_is_lost(visitor: TestClient) -> None:
    """Status 422, a message that leads to the list, and the other choices as they were."""
    response = visitor.get("/themes/findings?theme=weather&agency=police&year=2022")
    page = Markup(response.text)
    assert response.status_code == 422
    assert page.words("//title")[0].startswith("Error: ")
    assert page.values("//div[contains(@class, 'govuk-error-summary')]//a/@href") == ["#theme"]
    assert page.values("//select[@id='agency']/option[@selected]/@value") == ["police"]
    assert page.values("//a[text()='the findings without it']/@href") == ["/themes/findings?agency=police&year=2022"]
    assert page.tags("//blockquote") == []


def test_a_page_that_there_is_not_is_told(visitor: TestClient) -> None:
    """The last one that there is, is named."""
    response = visitor.get("/themes/findings?theme=care-leavers&page=3")
    assert response.status_code == 422
    assert "There is no page 3; the last is 2." in response.text
    assert "There is no page ‘x’." in visitor.get("/themes/findings?page=x").text


def test_every_page_stands_under_themes_and_is_sound(visitor: TestClient) -> None:
    """One heading of the first level, unique ids, a label for each control, no style and no script in the page."""
    for address in ("/themes", "/themes/findings", "/themes/findings?theme=weather", "/grades", "/grades?kind=zz"):
        page = Markup(visitor.get(address).text)
        assert page.tags("//h1") == ["h1"]
        assert page.words("//nav//a[@aria-current]")[0] == "Themes"
        found = page.values("//@id")
        assert sorted(found) == sorted(set(found))
        controls = page.values("//main//select/@id | //main//input[not(@type='hidden')]/@id")
        assert set(controls) <= set(page.values("//label/@for"))
        assert page.tags("//*[@style] | //main//script") == []
