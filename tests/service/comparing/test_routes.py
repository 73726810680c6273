"""The pages of comparing: what they show, keep and refuse."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from service.comparing.method import COUNTED, WARNING
from service.static_files import read_stylesheet
from tests.service.comparing.compared_letters import BUSES, FORMULA, MARKUP, NURSES, PRAISED, URGENT, WANTING
from tests.service.markup import Markup

EVIL = "\"><script>alert('x')</script>{{ 7*7 }} nurses"
NHS_NUMBER = "943 476 5919"


def sent(client: TestClient, path: str, *fields: tuple[str, str]) -> Any:
    """The response to a sent form."""
    return client.post(path, content=urlencode(fields), headers={"content-type": "application/x-www-form-urlencoded"})


def areas(*names: str) -> list[tuple[str, str]]:
    """Fields that choose areas."""
    return [("area", name) for name in names]


def compared(client: TestClient, question: str, *names: str) -> Any:
    """The comparison page of some areas."""
    return sent(client, "/compare", ("question", question), *areas(*names))


def tabled(client: TestClient, questions: str, *names: str) -> Any:
    """The matrix page of some areas."""
    return sent(client, "/matrix", ("questions", questions), *areas(*names))


def test_the_form_offers_six_lists_of_all_areas(client: TestClient) -> None:
    """Each list begins empty and holds every authority with its number of letters."""
    page = Markup(client.get("/compare").text)
    assert page.values("//select[@name='area']/@id") == ["area", "area-2", "area-3", "area-4", "area-5", "area-6"]
    assert page.words("//select[@id='area-2']/option") == [
        "Choose an area",
        "Alder (2 letters)",
        "Birch (1 letter)",
        "Cedar (1 letter)",
        "Dune (1 letter)",
    ]
    assert page.values("//nav//a[@aria-current]/@href") == ["/compare"]


def test_areas_without_end_are_neither_listed_nor_told(client: TestClient) -> None:
    """An area that is held stays chosen; of the others ten are told, shortened."""
    names = [f"{number:04}{'x' * 90}" for number in range(500)]
    page = Markup(client.get("/compare?" + urlencode([*areas(*names), *areas("Birch")])).text)
    assert len(page.values("//select[@name='area']/@id")) == 6
    assert page.values("//select[@id='area']/option[@selected]/@value") == ["Birch"]
    refused = compared(client, "nurses", *names)
    told = Markup(refused.text).words("//div[contains(@class, 'govuk-error-summary')]//li")
    assert refused.status_code == 422
    assert told[0] == f"No letter about “0000{'x' * 56}…” is held. Choose another area."
    assert (len(told), told[-1]) == (11, "You chose 500 areas. Choose 6 at most: take out 494.")


def test_the_form_of_the_matrix_offers_ten(client: TestClient) -> None:
    """Four of them under a heading that opens."""
    page = Markup(client.get("/matrix").text)
    assert len(page.values("//select[@name='area']/@id")) == 10
    assert len(page.values("//details//select[@name='area']/@id")) == 4
    assert page.values("//textarea/@name") == ["questions"]


def test_areas_can_be_chosen_in_the_address_but_a_question_cannot(client: TestClient) -> None:
    """A link may lead to the form; no question is ever read out of an address."""
    page = Markup(client.get("/compare?area=Birch&area=Dune&question=Tom").text)
    assert page.values("//option[@selected][@value!='']/@value") == ["Birch", "Dune"]
    assert page.values("//input[@id='question']/@value") in ([], [""])


def test_columns_stand_in_the_order_chosen_with_their_letters_and_quotes(client: TestClient) -> None:
    """Each is headed by its area, names the letters looked in, and its quotes can be ticked for the briefing."""
    page = Markup(compared(client, NURSES, "Birch", "Alder").text)
    assert page.words("//h1") == [f"{NURSES} 2 areas compared"]
    assert page.words("//section[@class='lw-column']/h2") == ["Birch", "Alder"]
    assert page.words("//section[2]//ul[contains(@class, 'lw-looked-in')]/li") == [
        "Focused visit, 3 February 2023, about Alder",
        "Joint targeted area inspection, 6 May 2019, about Alder",
    ]
    assert page.words("//section[1]//blockquote/p") == [MARKUP, FORMULA]
    assert page.words("//section[2]//blockquote/p") == [PRAISED, WANTING, URGENT]
    assert len(page.values("//input[@name='quote'][@form='collect']/@value")) == 5
    assert page.values("//form[@id='collect']/input/@value") == [NURSES]


def test_an_empty_column_says_which_of_the_two_it_is(client: TestClient) -> None:
    """Not mentioned by the letters looked in, or not inspected by this kind of visit."""
    page = Markup(compared(client, BUSES, "Alder", "Birch", "Dune").text)
    assert page.words("//h1") == [f"{BUSES} 3 areas compared: 1 with findings"]
    assert page.words("//section[1]//div[@class='lw-unsaid']/p/strong") == ["The letters looked in do not seem to mention it."]
    assert page.words("//section[3]//div[@class='lw-unsaid']/p/strong") == [
        "Not inspected by this kind of visit, as far as the letters held tell."
    ]


def test_a_column_can_be_asked_alone(client: TestClient) -> None:
    """The form sends the question with the column's own filters."""
    page = Markup(compared(client, "joint inspections: nurses strategy discussions", "Alder", "Dune").text)
    form = "//section[1]//form[@action='/answer']/input"
    pairs = list(zip(page.values(f"{form}/@name"), page.values(f"{form}/@value"), strict=True))
    assert pairs == [
        ("question", "joint inspections: nurses strategy discussions"),
        ("filters", "ticked"),
        ("authority", "Alder"),
        ("kind", "jtai"),
    ]
    assert page.words("//p[@class='govuk-body lw-note']") == [
        "Looked only in joint targeted area inspections: all columns alike, as the question asks."
    ]
    assert "Alder: Joint targeted area inspection" in sent(client, "/answer", *pairs).text


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "You chose no area. Choose 2 to 6."),
        (("Alder",), "You chose 1 area. Choose 2 to 6."),
        (("Alder", "Alder", ""), "You chose 1 area. Choose 2 to 6."),
        (("Alder", "Birch", "Cedar", "Dune", "E", "F", "G"), "You chose 7 areas. Choose 6 at most: take out 1."),
        (("Alder", "Atlantis"), "No letter about “Atlantis” is held. Choose another area."),
    ],
)
def test_too_few_too_many_and_unknown_areas_bring_the_form_again(client: TestClient, names: tuple[str, ...], told: str) -> None:
    """With what to do, at the top and at the field, and with the question and the areas kept."""
    response = compared(client, NURSES, *names)
    page = Markup(response.text)
    assert response.status_code == 422
    assert told in page.words("//div[@role='alert']//a")
    assert set(page.values("//div[@role='alert']//a/@href")) == {"#area"}
    assert told in page.words("//p[@id='area-error']")[0]
    assert page.words("//title")[0].startswith("Error: ")
    assert page.values("//input[@id='question']/@value") == [NURSES]
    held = [name for name in dict.fromkeys(names) if name in ("Alder", "Birch", "Cedar", "Dune")]
    assert page.values("//option[@selected][@value!='']/@value") == held


def test_a_missing_question_brings_the_form_again_with_the_areas_kept(client: TestClient) -> None:
    """The field is named."""
    response = compared(client, "  ", "Birch", "Alder")
    page = Markup(response.text)
    assert (response.status_code, page.words("//div[@role='alert']//a")) == (422, ["Type a question."])
    assert page.values("//option[@selected][@value!='']/@value") == ["Birch", "Alder"]


def test_a_kind_of_letter_that_there_is_not_is_explained(client: TestClient) -> None:
    """A form changed by hand does no harm."""
    response = sent(client, "/compare", ("question", NURSES), *areas("Birch", "Alder"), ("kind", "<i>"))
    assert response.status_code == 422
    assert Markup(response.text).words("//div[@role='alert']//a") == [
        "There is no kind of letter “<i>”. Choose one from the list."
    ]


def test_single_letters_are_ticked_in_a_second_step(client: TestClient) -> None:
    """The letters of the areas chosen, then those that name none; question and areas go along."""
    step = Markup(sent(client, "/compare", ("question", NURSES), *areas("Alder", "Dune"), ("step", "letters")).text)
    assert step.words("//fieldset//fieldset/legend") == ["Alder", "Dune", "Letters that name no area"]
    assert step.values("//input[@name='letter']/@value") == ["alder-2023", "alder-2019", "dune-2021", "nowhere-2022"]
    assert step.words("//label[@for='letter-2']") == ["Joint targeted area inspection on “serious violence”, 6 May 2019"]
    assert step.values("//input[@name='question']/@value") == [NURSES]
    assert step.values("//input[@type='hidden']/@value") == ["letters", "Alder", "Dune"]
    assert step.tags("//div[@role='alert']") == []
    ticked = [("question", NURSES), ("by", "letters"), ("letter", "alder-2019"), ("letter", "alder-2023")]
    page = Markup(sent(client, "/compare", *ticked).text)
    assert page.words("//section[@class='lw-column']/h2") == [
        "Alder: Joint targeted area inspection 6 May 2019",
        "Alder: Focused visit 3 February 2023",
    ]


def test_too_few_letters_bring_the_boxes_again_with_those_ticked(client: TestClient) -> None:
    """Also where only the letter tells of its area."""
    response = sent(client, "/compare", ("question", NURSES), ("by", "letters"), ("letter", "alder-2019"))
    page = Markup(response.text)
    assert (response.status_code, page.words("//div[@role='alert']//a")) == (422, ["You chose 1 letter. Choose 2 to 6."])
    assert page.values("//input[@checked]/@value") == ["alder-2019"]
    assert page.values("//div[@role='alert']//a/@href") == ["#letter"]


def test_an_answer_page_leads_to_the_form_with_question_and_areas(client: TestClient) -> None:
    """The step that shows the form complains of nothing."""
    response = sent(client, "/compare", ("step", "areas"), ("question", NURSES), *areas("Birch"))
    page = Markup(response.text)
    assert (response.status_code, page.tags("//div[@role='alert']")) == (200, [])
    assert page.values("//input[@id='question']/@value") == [NURSES]
    assert page.values("//option[@selected][@value!='']/@value") == ["Birch"]


def test_a_comparison_leads_back_to_the_form_and_on_to_the_matrix(client: TestClient) -> None:
    """With everything chosen."""
    page = Markup(compared(client, NURSES, "Birch", "Alder").text)
    for action, field in (("/compare", "question"), ("/matrix", "questions")):
        form = f"//form[@action='{action}'][.//button[@name='step']]"
        names, values = page.values(f"{form}/input/@name"), page.values(f"{form}/input/@value")
        again = sent(client, action, *zip(names, values, strict=True), ("step", "areas"))
        assert (again.status_code, NURSES in again.text) == (200, True)
        assert field in names
        assert Markup(again.text).values("//option[@selected][@value!='']/@value") == ["Birch", "Alder"]


def test_the_matrix_has_a_row_a_question_and_a_cell_an_area(client: TestClient) -> None:
    """Counts by heading, the best quote, and the others behind an opening."""
    page = Markup(tabled(client, f"{NURSES}\n\n  {BUSES} \r\n{NURSES}", "Alder", "Birch").text)
    assert page.words("//h1") == ["2 questions by 2 areas"]
    assert page.words("//thead//th[@scope='col']") == ["Question", "Alder 2 letters held", "Birch 1 letter held"]
    assert page.words("//tbody//th[@scope='row']/span[1]") == [NURSES, BUSES]
    assert page.words("(//tbody/tr)[1]/td[1]//ul[contains(@class, 'lw-tally')]/li") == [
        "1 strength",
        "1 area for improvement",
        "1 area for priority action",
    ]
    assert page.words("(//tbody/tr)[1]/td[1]/figure//blockquote/p") == [WANTING]
    assert page.words("(//tbody/tr)[1]/td[1]/details/summary") == ["2 more quotes"]
    assert page.words("(//tbody/tr)[1]/td[1]/details//blockquote/p") == [PRAISED, URGENT]
    assert page.words("(//tbody/tr)[2]/td[1]//strong") == ["The letters looked in do not seem to mention it."]
    assert page.values("(//tbody/tr)[1]/td/@data-label") == ["Alder", "Birch"]
    assert page.values("//th//form/input/@value") == [NURSES, BUSES]


def test_the_matrix_says_what_it_counted_and_is_no_league_table(client: TestClient) -> None:
    """The warning stands before the table, the method after it."""
    page = Markup(tabled(client, NURSES, "Alder", "Birch").text)
    assert WARNING in page.words("//div[contains(@class, 'govuk-warning-text')]")[0]
    assert page.words("//h2[@id='counted']/following-sibling::ul[1]/li") == list(COUNTED)
    assert page.words("//details[contains(@class, 'lw-silent')]/summary") == ["The 3 letters looked in"]


def test_a_hundred_questions_are_kept_with_what_to_do(client: TestClient) -> None:
    """Nothing that was typed is lost."""
    typed = "\n".join(f"What was said about matter {number}?" for number in range(100))
    response = tabled(client, typed, "Alder", "Birch")
    page = Markup(response.text)
    assert response.status_code == 422
    assert page.words("//div[@role='alert']//a") == [
        "You typed 100 questions. A matrix takes 12 at most: take out 88 or more, and make a second matrix of those."
    ]
    assert page.words("//textarea") == [" ".join(typed.split())]
    assert page.values("//option[@selected][@value!='']/@value") == ["Alder", "Birch"]


def test_too_long_a_question_of_a_matrix_is_named_by_its_number(client: TestClient) -> None:
    """The others stay."""
    response = tabled(client, f"{NURSES}\n{'x' * 1001}", "Alder", "Birch")
    assert response.status_code == 422
    assert Markup(response.text).words("//div[@role='alert']//a") == [
        "Question 2 has 1,001 characters; shorten it to 1,000 or fewer."
    ]


@pytest.mark.parametrize(
    ("chosen", "media_type", "name"),
    [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        ("csv", "text/csv; charset=utf-8", "-counts.csv"),
        ("csv-quotes", "text/csv; charset=utf-8", "-quotes.csv"),
    ],
)
def test_the_matrix_can_be_downloaded_with_the_fields_of_its_page(
    client: TestClient, chosen: str, media_type: str, name: str
) -> None:
    """The form beside the buttons asks for the same matrix; the file's name holds no word of a question."""
    page = Markup(tabled(client, NURSES, "Alder", "Birch").text)
    form = "//form[.//button[@name='format']]"
    assert page.values(f"{form}//button[@name='format']/@value") == ["xlsx", "csv", "csv-quotes"]
    fields = list(zip(page.values(f"{form}/input/@name"), page.values(f"{form}/input/@value"), strict=True))
    response = sent(client, "/matrix", *fields, ("format", chosen))
    assert (response.status_code, response.headers["content-type"]) == (200, media_type)
    found = re.fullmatch(
        r'attachment; filename="letterwise-matrix-\d{4}-\d\d-\d\d([a-z.-]+)"', response.headers["content-disposition"]
    )
    assert found is not None
    assert found[1] == name
    assert response.headers["cache-control"] == "no-store"


def test_markup_is_shown_as_text(client: TestClient) -> None:
    """Neither a question nor a letter nor an area's name changes a page."""
    pages = [
        compared(client, EVIL, "Birch", "Alder"),
        compared(client, EVIL, "<script>", "Alder"),
        tabled(client, EVIL, "Birch", "Alder"),
        tabled(client, EVIL, "Birch"),
        sent(client, "/compare", ("question", EVIL), ("step", "areas")),
    ]
    for response in pages:
        page = Markup(response.text)
        assert page.tags("//main//script | //main//img") == []
        assert "49" not in page.words("//main")[0]
    assert "Nurses &lt;b&gt;join&lt;/b&gt;" in compared(client, NURSES, "Birch", "Alder").text


def test_a_question_that_seems_to_hold_a_childs_details_is_held_back(client: TestClient) -> None:
    """Nothing is searched for before the person insists; areas and format go along."""
    for path, field in (("/compare", "question"), ("/matrix", "questions")):
        words = f"nurses {NHS_NUMBER}"
        response = sent(client, path, (field, words), *areas("Birch", "Alder"), ("format", "csv"))
        page = Markup(response.text)
        assert (response.status_code, page.tags("//blockquote")) == (422, [])
        assert page.values("//main//form/@action") == [path]
        assert page.values("//input[@name='area']/@value") == ["Birch", "Alder"]
        insisted = sent(client, path, (field, words), *areas("Birch", "Alder"), ("insist", "yes"))
        assert insisted.status_code == 200
        assert set(Markup(insisted.text).values("//form[contains(@id, 'collect')]/input[@name='insist']/@value")) <= {"yes"}


def test_no_question_stands_in_an_address_or_a_title(client: TestClient) -> None:
    """It does not stay behind in the browser's history."""
    for response in (compared(client, "Tom nurses", "Birch", "Alder"), tabled(client, "Tom nurses", "Birch", "Alder")):
        page = Markup(response.text)
        assert "Tom" not in page.words("//title")[0]
        assert not [each for each in page.values("//@href | //@action | //@cite") if "Tom" in each]
        assert set(page.values("//main//form/@method")) == {"post"}


def every_page(client: TestClient) -> dict[str, str]:
    """Every page of the room, in its states."""
    return {
        "form": client.get("/compare").text,
        "form of the matrix": client.get("/matrix").text,
        "form with errors": sent(client, "/matrix", ("kind", "x")).text,
        "letters": sent(client, "/compare", *areas("Alder", "Dune"), ("step", "letters"), ("question", NURSES)).text,
        "letters with errors": sent(client, "/matrix", ("by", "letters"), ("letter", "dune-2021")).text,
        "comparison": compared(client, f"{NURSES} xylophones", "Birch", "Alder", "Cedar", "Dune").text,
        "comparison of letters": sent(
            client, "/compare", ("question", NURSES), ("by", "letters"), ("letter", "alder-2019"), ("letter", "dune-2021")
        ).text,
        "matrix": tabled(client, f"{NURSES}\n{BUSES}\nzebras\njoint inspections nurses", "Birch", "Alder", "Dune").text,
    }


def test_every_page_is_sound_for_every_reader(client: TestClient) -> None:
    """One first heading, no level skipped, unique ids, labels for all fields, table cells with headers."""
    for name, text in every_page(client).items():
        page = Markup(text)
        levels = [int(tag[1]) for tag in page.tags("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels.count(1) == 1, name
        first = levels.index(1)
        assert all(after <= before + 1 for before, after in pairwise(levels[first:])), name
        ids = page.values("//@id")
        assert sorted(ids) == sorted(set(ids)), name
        labels = page.values("//label/@for")
        fields = page.values("//input[not(@type='hidden')]/@id | //select/@id | //textarea/@id")
        assert set(fields) <= set(labels) <= set(ids), name
        described = " ".join(page.values("//@aria-describedby | //@aria-labelledby")).split()
        assert set(described) <= set(ids), name
        assert {link[1:] for link in page.values("//a/@href") if link.startswith("#")} <= set(ids), name
        assert page.tags("//main//*[@style or @*[starts-with(name(), 'on')]]") == [], name


def test_every_class_that_a_page_uses_is_styled(client: TestClient) -> None:
    """What is named is in the style sheet."""
    css = read_stylesheet().content.decode()
    used = {
        name
        for text in every_page(client).values()
        for names in Markup(text).values("//main//@class")
        for name in names.split()
    }
    unstyled = {name for name in used if not re.search(rf"\.{re.escape(name)}(?![\w-])", css)}
    assert unstyled <= {
        "govuk-error-summary__list",
        "govuk-table__body",
        "govuk-table__head",
        "lw-columns--2",
        "lw-columns--3",
        "lw-fair",
        "lw-headline",
        "lw-pick",
        "lw-quote--context",
        "lw-section-path",
        "lw-silent",
    }


def test_the_link_of_an_answer_chooses_the_areas_that_it_quotes(client: TestClient) -> None:
    """Each once; the question goes by POST."""
    page = Markup(sent(client, "/answer", ("question", NURSES)).text)
    form = "//form[@action='/compare']/input"
    assert page.values(f"{form}[@name='question']/@value") == [NURSES]
    assert sorted(page.values(f"{form}[@name='area']/@value")) == ["Alder", "Birch"]
    assert page.values(f"{form}[@name='step']/@value") == ["areas"]
