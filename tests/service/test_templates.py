"""What holds for all pages: strict names, no script of their own, no crown, no government fonts, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import govuk_frontend_jinja
import pytest
from jinja2 import StrictUndefined, UndefinedError

import service
from corpus.letter import Block, BlockKind, FindingKind, Metadata, Section, Span
from service.answer import AppliedFilter, FilterName
from service.listing import Sought
from service.narrowing import AS_TICKED, AS_TYPED
from service.render_html import Pages, SearchBox
from service.static_files import TEMPLATES, read_stylesheet
from service.templating import _COMPONENTS, Templates, caption_of
from tests.service import fakes
from tests.service.markup import Markup

_STATIC = Path(service.__file__).parent / "static"
_TEMPLATES = Templates("/static/letterwise.css?v=0")
_PAGES = Pages(_TEMPLATES)
_FILTER = AppliedFilter(FilterName.YEAR, "2022", "2022", from_question=True)


def all_pages() -> dict[str, str]:
    """Every page, with all of its parts and with as few as can be."""
    asking = fakes.FakeAsking()
    bare = replace(fakes.LETTER, metadata=Metadata("Untitled"), pages=(), sections=())
    full, part, empty = (asking.answer(question) for question in ("health", "lighthouses", "weather"))
    return {
        "question": _PAGES.question_page(asking.letters()),
        "question with an error": _PAGES.question_page((), SearchBox("x", "Type a question.")),
        "answer": _PAGES.answer_page(replace(full, filters=(_FILTER,), notes=("The year was left out.",)), fakes.HELD),
        "answer to a misspelt question": _PAGES.answer_page(
            asking.answer("Hartmer police attendence"), fakes.HELD, [AS_TICKED]
        ),
        "nothing elsewhere": _PAGES.answer_page(replace(empty, is_elsewhere=True, quoted=("rain",)), fakes.HELD, [AS_TYPED]),
        "answer from all letters": _PAGES.answer_page(replace(full, silent=()), fakes.HELD),
        "part of an answer": _PAGES.answer_page(part, fakes.HELD),
        "words that look like markup": _PAGES.answer_page(replace(part, unanswered=("<script>", "<img src=x>")), fakes.HELD),
        "nothing found of some words": _PAGES.answer_page(replace(empty, unanswered=("<script>",)), fakes.HELD),
        "nothing found": _PAGES.answer_page(empty, fakes.HELD),
        "nothing at all": _PAGES.answer_page(replace(empty, nearest=(), looked_in=(), silent=()), fakes.HELD),
        "letters": _PAGES.letters_page(asking.letters()),
        "no letters found": _PAGES.letters_page(asking.letters(), Sought("<b>", "jtai")),
        "letter": _PAGES.letter_page(fakes.LETTER, [fakes.CUT_QUOTE.citation.span, Span(0, 10**6)]),
        "bare letter": _PAGES.letter_page(bare),
        "about": _PAGES.about_page(),
        **{f"error {status}": _PAGES.error_page(status, "It failed.") for status in (400, 404, 405, 413, 422, 500, 503)},
    }


@pytest.mark.parametrize("name", list(all_pages()))
def test_a_page_is_sound_for_every_reader(name: str) -> None:
    """One heading of the first level, no level skipped, a skip link, a language, unique ids, labels for all fields."""
    page = Markup(all_pages()[name])
    assert page.values("/html/@lang") == ["en-GB"]
    levels = [int(tag[1]) for tag in page.tags("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert levels.count(1) == 1
    first = levels.index(1)
    assert all(after <= before + 1 for before, after in pairwise(levels[first:]))
    assert page.values("//a[@class='govuk-skip-link']/@href") == ["#main-content"]
    ids = page.values("//@id")
    assert sorted(ids) == sorted(set(ids))
    labels = page.values("//label/@for")
    assert {"main-content", *labels, *page.values("//@aria-labelledby")} <= set(ids)
    assert set(page.values("//input[not(@type='hidden')]/@id")) <= set(labels)
    assert {link[1:] for link in page.values("//a/@href") if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", list(all_pages()))
def test_a_page_holds_no_script_of_its_own_no_crown_and_nothing_from_elsewhere(name: str) -> None:
    """Pages work offline, hold no script but the one file, and cannot be taken for a government service."""
    page = all_pages()[name]
    tree = Markup(page)
    assert tree.tags("//script[not(@src) or text()] | //svg | //img | //iframe") == []
    assert tree.tags("//*[@style or @*[starts-with(name(), 'on')]]") == []
    assert not [link for link in tree.values("//@href | //@src | //@action") if not re.match(r"[/#]|data:,$", link)]
    assert not re.search(r"GOV\.UK|gov\.uk|govuk-header|govuk-logo|GDS Transport|govuk-footer", page)


def test_the_style_sheet_has_no_crown_no_font_and_fetches_nothing() -> None:
    """It is the built one, with system fonts, and names the licence of what it contains."""
    css = read_stylesheet().content.decode()
    assert not re.search(r"url\(|@font-face|@import|GDS Transport|govuk-header|govuk-footer|govuk-logo", css)
    assert "font-family:arial,sans-serif" in css
    assert css.startswith("/*! Letterwise's style sheet. Contains parts of govuk-frontend 6.3.0, MIT License")
    assert "Copyright (C) 2017 Crown Copyright" in (_STATIC / "LICENSE-govuk-frontend.txt").read_text()


def test_every_class_that_a_page_uses_is_styled() -> None:
    """A component that is used is also in the style sheet."""
    css = read_stylesheet().content.decode()
    used = {name for page in all_pages().values() for names in Markup(page).values("//@class") for name in names.split()}
    unstyled = {name for name in used if not re.search(rf"\.{re.escape(name)}(?![\w-])", css)}
    assert unstyled <= {
        "govuk-error-summary__list",
        "govuk-service-navigation__service-name",
        "govuk-table__body",
        "govuk-table__head",
        "lw-answer__evidence",
        "lw-bullet--0",
        "lw-bullets",
        "lw-contents__1",
        "lw-examples",
        "lw-filters",
        "lw-headline",
        "lw-letter-list",
        "lw-quote--context",
        "lw-section-path",
        "lw-silent",
    }


def test_our_templates_are_strict_about_names() -> None:
    """A misspelt name in a template fails instead of showing nothing."""
    environment = _TEMPLATES._environment
    assert environment.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment.from_string("{{ letter.titel }}").render(letter=fakes.SUMMARY)


def test_a_component_that_is_not_listed_fails_with_what_to_do() -> None:
    """The Design System's header, with its crown, cannot come in by accident."""
    with pytest.raises(UndefinedError, match="header"):
        _TEMPLATES._environment.from_string("{{ govuk.header({}) }}").render()
    assert "header" not in _COMPONENTS


def test_the_keys_given_to_components_are_keys_that_they_know() -> None:
    """A misspelt key would be left out in silence: each of ours is read somewhere in the macros."""
    given = {key for path in TEMPLATES.glob("*.html") for key in re.findall(r"'(\w+)':", path.read_text())}
    macros = "".join(path.read_text() for path in (Path(govuk_frontend_jinja.__file__).parent / "templates").rglob("*.html"))
    ours = {"strength", "improvement", "priority_action", "case_study", "context", "placeholder"}
    assert {key for key in given - ours if not re.search(rf"\.{key}\b|\['{key}'\]", macros)} == set()


def test_a_rows_caption_leaves_out_the_column_headings() -> None:
    """They stand in the table's head already."""
    assert caption_of(fakes.ROW_QUOTE) == "Table 1: strategy discussions"
    assert caption_of(fakes.QUOTE) == ""


def test_a_letter_that_was_read_from_a_scan_says_so() -> None:
    """Its words may be wrong, which a reader must know; other letters say nothing of it."""
    assert "Read from a scan" in _PAGES.letter_page(replace(fakes.LETTER, scanned=True))
    assert "Read from a scan" not in _PAGES.letter_page(fakes.LETTER)


def test_a_footnote_and_its_mark_are_links_with_words_for_those_who_hear_them() -> None:
    """Both are small links that keyboards reach; the raised number alone is shown."""
    text = "Plans¹ drift.\n\n¹ All of them."
    note = Block(BlockKind.NOTE, (Span(15, len(text)),), mark=Span(5, 6))
    section = Section((), FindingKind.CONTEXT, (Block(BlockKind.PARAGRAPH, (Span(0, 13),)), note))
    page = _PAGES.letter_page(replace(fakes.LETTER, text=text, pages=(), sections=(section,)))
    assert 'id="footnote-1-mark" href="#footnote-1" aria-label="Footnote 1">¹</a> drift.' in page
    assert 'id="footnote-1" href="#footnote-1-mark" aria-label="Footnote 1: back to its mark in the text">¹</a> All' in page
