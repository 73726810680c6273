"""Saving, opening again and exporting from the page: what goes out comes back, and a mistake changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.letter import Letter
from service.briefing import exporting, routes
from service.briefing.briefing_file import LONGEST_FILE
from service.briefing.exporting import ExportError
from service.desk import Desk
from tests.service.briefing.made import QUESTION, Browser, desk_of
from tests.service.small_letters import HOUSING, LANTERNS, NURSES_ABSENT, NURSES_PRESENT, letter_of

MEND = "Mend it in a text editor, then open it again."
ANOTHER = "Choose a file that this version of Letterwise saved; its name ends in .yaml."


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """A browser with a briefing open."""
    opened = Browser(desk)
    opened.open()
    opened.collect(QUESTION, NURSES_ABSENT, HOUSING)
    opened.press(
        "save", title="=1+1 <b>Nurses</b>", background="Two\n\nparagraphs: yes", t1q2__note="- my note", a1__when="2024-01-01"
    )
    return opened


def without_mark(fields: dict[str, str]) -> dict[str, str]:
    """The fields that a person sees."""
    return {name: value for name, value in fields.items() if name != "mark"}


def test_a_saved_file_opens_in_another_browser_as_it_was(browser: Browser) -> None:
    """The same page, field by field."""
    file = browser.download("/briefing/file")
    assert file.headers["content-disposition"] == 'attachment; filename="1-1-b-nurses-b.yaml"'
    assert file.headers["content-type"].startswith("application/yaml")
    other = Browser(browser.desk)
    other.open()
    response = other.upload(file.content, "add")
    assert (response.status_code, other.notice) == (200, "The file was added: 2 quotes.")
    assert without_mark(other.fields) == without_mark(browser.fields)
    other.open()
    assert without_mark(other.fields) == without_mark(browser.fields)
    assert browser.client.get("/briefing/file").content == file.content


def test_a_file_holds_what_is_typed_and_the_browser_keeps_it_too(browser: Browser) -> None:
    """Without another button."""
    assert b"Typed last" in browser.download("/briefing/file", title="Typed last").content
    browser.open()
    assert browser.fields["title"] == "Typed last"


def test_a_file_added_keeps_both_and_one_in_place_can_be_undone(browser: Browser) -> None:
    """The briefing before comes back whole."""
    other = Browser(browser.desk)
    other.open()
    other.collect(QUESTION, HOUSING, LANTERNS)
    file = other.download("/briefing/file", title="Theirs", background="Theirs too").content
    before = without_mark(browser.fields)
    browser.upload(file, "add")
    assert browser.quotes == [NURSES_ABSENT, HOUSING, LANTERNS]
    assert browser.fields["background"] == "Two\n\nparagraphs: yes\n\nTheirs too"
    browser.press("go-back")
    assert without_mark(browser.fields) == before
    browser.upload(file, "replace", title="Typed before opening")
    assert (browser.notice, browser.quotes) == ("The file is open: 2 quotes.", [HOUSING, LANTERNS])
    browser.press("go-back")
    assert without_mark(browser.fields) == before | {"title": "Typed before opening"}


@pytest.mark.parametrize(
    ("content", "told", "advice"),
    [
        (b"title: x\n", "the line 'letterwise_briefing: 1' is missing", ANOTHER),
        (b"letterwise_briefing: 1\ntopics: <b>\n", "Line 2: topics: must be a list", MEND),
        (b"letterwise_briefing: 1\na: &a [*a]\n", "Line 2: a text that begins with & must stand in quotation marks.", MEND),
        (b"letterwise_briefing: 1\na: [\n", "the file cannot be read here", MEND),
        (b"letterwise_briefing: 2\n", "A newer Letterwise made this file", ANOTHER),
        (b"PK\x03\x04\xff", "it is not text in UTF-8", ANOTHER),
        (b"%PDF-1.7\n%%EOF\n", "it is not text in UTF-8", ANOTHER),
        (b"<p>[*: {", "the line 'letterwise_briefing: 1' is missing", ANOTHER),
        (b"#" * (LONGEST_FILE + 1), "The file is larger than 256 KB", ANOTHER),
        (b"", "the line 'letterwise_briefing: 1' is missing", ANOTHER),
    ],
)
def test_a_broken_file_says_what_is_wrong_and_changes_nothing(browser: Browser, content: bytes, told: str, advice: str) -> None:
    """What was typed beside it stays on the page."""
    kept = dict(browser.client.cookies)
    response = browser.upload(content, "replace", title="Typed beside")
    assert response.status_code == 422
    assert browser.page.words("//h2")[0] == "The file could not be opened"
    assert told in browser.notice
    assert browser.notice.endswith(advice)
    assert (browser.fields["title"], browser.quotes) == ("Typed beside", [NURSES_ABSENT, HOUSING])
    assert dict(browser.client.cookies) == kept
    assert "<b>" not in browser.text


def test_no_file_chosen_and_a_file_far_too_large_are_told(browser: Browser) -> None:
    """In words, and the briefing is as it was."""
    response = browser.client.post("/briefing/open", data=browser.fields)
    browser.text = response.text
    assert (response.status_code, browser.notice) == (422, "Choose a file that you saved from this page, then open it.")
    kept = dict(browser.client.cookies)
    response = browser.client.post("/briefing/open", data={}, files={"file": ("a.yaml", b"#" * 400_000)})
    assert response.status_code == 413
    assert "The request is larger than 320 KB." in response.text
    assert "a smaller file" in response.text
    assert dict(browser.client.cookies) == kept


def test_what_became_of_a_files_quotes_is_told(browser: Browser, tmp_path: Path, small_letters: tuple[Letter, ...]) -> None:
    """Moved, changed by hand, or away."""
    browser.collect("More", NURSES_PRESENT, LANTERNS)
    file = browser.download("/briefing/file").content.replace(b"paints lanterns", b"breaks lanterns")
    line = next(number for number, each in enumerate(file.split(b"\n"), start=1) if b"breaks lanterns" in each)
    replaced = letter_of(tmp_path, "orrin-2018", f"Areas for improvement\n\n- First of all.\n- {HOUSING}\n")
    browser.desk = desk_of(tmp_path / "new", [replaced, small_letters[3]])
    browser.upload(file, "replace")
    assert browser.notice == (
        "The file is open: 4 quotes. 1 quote stood at another place: the same words were found in the letter. "
        f"The words of quotes were changed by hand in the file (line {line}); such words are not shown. "
        "3 quotes cannot be shown; see why below."
    )
    assert browser.quotes == [HOUSING]
    again = browser.download("/briefing/file").content.decode()
    assert all(words in again for words in (NURSES_ABSENT, NURSES_PRESENT, "breaks lanterns", HOUSING))


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("md", "text/markdown; charset=utf-8", b"# "),
    ],
)
def test_a_document_is_exported_with_what_is_typed(browser: Browser, form: str, media_type: str, begins: bytes) -> None:
    """Named after the title, which it cannot be made to run or to lead elsewhere by."""
    response = browser.download("/briefing/export", format=form, title='../"Nurses"\r\nx: y')
    assert (response.status_code, response.headers["content-type"]) == (200, media_type)
    assert response.headers["content-disposition"] == f'attachment; filename="nurses-x-y.{form}"'
    assert response.content.lstrip().startswith(begins)
    if form != "docx":
        assert NURSES_ABSENT in response.text
        assert HOUSING in response.text
    browser.open()
    assert browser.fields["title"] == '../"Nurses" x: y'


def test_a_withheld_quote_is_left_out_of_the_document_and_named_in_its_method(
    browser: Browser, tmp_path: Path, small_letters: tuple[Letter, ...]
) -> None:
    """The reader of a document learns that something is missing."""
    browser.desk = desk_of(tmp_path / "new", small_letters[1:])
    response = browser.download("/briefing/export", format="md")
    assert HOUSING not in response.text
    assert "2 quotes are not shown:" in response.text
    assert "orrin-2018" in response.text.replace("\\", "")


def test_a_format_that_cannot_be_made_here_says_what_to_install(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page stays, with all that was typed, and the other formats work."""

    def missing(*_: object) -> bytes:
        raise ExportError("PDF needs Pango; install libpango-1.0-0.")

    monkeypatch.setattr(routes, "export", missing)
    response = browser.client.post("/briefing/export", data=browser.fields | {"format": "pdf", "title": "Typed"})
    browser.text = response.text
    assert response.status_code == 503
    assert browser.page.words("//h2")[0] == "No PDF can be made here"
    assert browser.notice == "PDF needs Pango; install libpango-1.0-0. The other formats work."
    assert browser.fields["title"] == "Typed"
    monkeypatch.setattr(routes, "export", exporting.export)
    assert browser.download("/briefing/export", format="html").status_code == 200


def test_an_unknown_format_is_told(browser: Browser) -> None:
    """Whatever is sent."""
    browser.text = browser.download("/briefing/export", format="exe").text
    assert browser.notice == "Choose one of the formats."
