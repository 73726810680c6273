"""The page that holds words back: what it shows, and what its form sends on."""

from __future__ import annotations

import pytest

from service.care.details import DetailKind
from service.care.guard import INSISTS, Guard, PersonalDetailsError, insisted, refuse_details
from service.forms import Field, Form
from service.templating import Templates
from tests.service.markup import Markup

GUARDED = {"question": "Your question", "notes": "Notes"}


@pytest.fixture
def guard() -> Guard:
    """A guard with the real templates."""
    return Guard(Templates("/static/letterwise.css?v=0", "/static/letterwise.js?v=0"))


def form(*fields: tuple[str, str]) -> Form:
    """A form of these fields."""
    return Form(tuple(Field(name, value) for name, value in fields))


def held(guard: Guard, *fields: tuple[str, str]) -> Markup:
    """The page that such a form is held back with."""
    page = guard.page(form(*fields), "/compare", GUARDED)
    assert page is not None
    return Markup(page)


def test_words_without_details_are_let_through(guard: Guard) -> None:
    """And so are fields that nobody searches for."""
    assert guard.page(form(("question", "neglect in 2017"), ("place", "case no 123456")), "/answer", GUARDED) is None


def test_words_that_a_person_insists_on_are_let_through(guard: Guard) -> None:
    """The second time nothing is asked again."""
    sent = form(("question", "case no 123456"), (INSISTS.name, INSISTS.value))
    assert guard.page(sent, "/answer", GUARDED) is None
    assert insisted(sent.fields) == (INSISTS,)
    assert insisted(sent.without(INSISTS.name)) == ()


def test_the_page_says_what_was_recognised_and_marks_it(guard: Guard) -> None:
    """In the words themselves, with its kind beside it."""
    page = held(guard, ("question", "was J.S. dob 3.4.15 of case no 123456 <b>heard</b>?"))
    assert page.words("//title") == ["Please check your words – Letterwise"]
    assert page.words("//h1") == ["Please check your words before they are searched for"]
    assert page.words("//p[contains(@class, 'govuk-body-l')]") == [
        "They seem to hold a date of birth and a case or reference number."
    ]
    assert page.words("//h2")[0] == "Your question"
    assert page.words("//mark") == ["J.S. dob 3.4.15", "case no 123456"]
    assert page.words("//p[contains(@class, 'lw-held__words')]") == [
        "was J.S. dob 3.4.15 (a date of birth?) of case no 123456 (a case or reference number?) <b>heard</b>?"
    ]
    assert page.words("//textarea") == ["was J.S. dob 3.4.15 of case no 123456 <b>heard</b>?"]


def test_the_form_sends_all_fields_on_in_their_order(guard: Guard) -> None:
    """Fields with details can be changed; those without, of the same name too, go along unseen."""
    page = held(guard, ("area", "Ashmere"), ("question", "neglect"), ("question", "case no 123456"), ("question", "missing"))
    assert page.values("//form/@action") == ["/compare"]
    assert page.values("//form//*[self::input or self::textarea]/@name") == ["area", "question", "question", "question"]
    assert page.values("//form//input[@type='hidden']/@value") == ["Ashmere", "neglect", "missing"]
    assert page.words("//h2")[0] == "Your question 2"
    assert page.words("//label") == ["Change the words"]


def test_several_fields_to_change_have_labels_of_their_own(guard: Guard) -> None:
    """A screen reader tells them apart."""
    page = held(guard, ("question", "case no 123456"), ("notes", "dob 3.4.15"))
    assert page.words("//label") == ["Change the words of Your question", "Change the words of Notes"]
    assert page.values("//label/@for") == page.values("//textarea/@id")


def test_words_of_several_lines_stay_as_they_are(guard: Guard) -> None:
    """Their first line may be empty: a browser leaves out the line break right after the tag, not that of the words."""
    page = guard.page(form(("question", "\ncase no 123456\nneglect")), "/answer", GUARDED)
    assert page is not None
    assert 'spellcheck="false">\n\ncase no 123456\nneglect</textarea>' in page


def test_only_the_second_button_insists(guard: Guard) -> None:
    """Changed words are looked through again."""
    page = held(guard, ("question", "case no 123456"))
    assert page.words("//button") == ["Send the changed words", "Send it as it is"]
    assert page.values("//button[1]/@name") == []
    assert [page.values("//button[@name]/@name"), page.values("//button[@name]/@value")] == [["insist"], ["yes"]]


def test_a_program_is_told_kinds_and_what_to_do_but_not_its_words() -> None:
    """The message may be logged by who asked."""
    refuse_details("neglect in 2017", "add it")
    with pytest.raises(PersonalDetailsError) as refused:
        refuse_details("Jayden Smith 12/03/2014, case no 123456", "add --accept")
    kinds = f"{DetailKind.NAME_AND_DATE.value} and {DetailKind.CASE_NUMBER.value}"
    assert str(refused.value) == (
        f"The question seems to hold {kinds}, and has not been searched for. Inspection letters name no child and no family, so"
        " leave such details out. If there are none in it, add --accept."
    )
