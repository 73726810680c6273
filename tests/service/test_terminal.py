"""What a person reads in a terminal: the headline first, each quote with its place, and nothing taken for markup."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from indexer.report import Remark, Report
from service import terminal
from service.asking import Choices
from tests.service import fakes


def printed(show: Callable[[Console], None]) -> list[str]:
    """The lines that are printed on a wide terminal without colours, blank ones left out."""
    file = io.StringIO()
    show(Console(file=file, width=300, highlight=False))
    return [line.rstrip() for line in file.getvalue().splitlines() if line.strip()]


def test_an_answer_is_printed_from_the_headline_to_the_silent_letters() -> None:
    """Quotes stand under their letters, each followed by its finding kind, pages and section."""
    answer = fakes.FakeAsking().answer("Hartmere", Choices(year=("2022",)))
    lines = printed(lambda console: terminal.show_answer(console, answer))
    assert lines == [
        "5 findings from 2 letters",
        "Only year: 2022",
        "Only authority: Hartmere (from your question)",
        "Hartmere: Joint targeted area inspection, 14 November 2022",
        f"  “{fakes.STRENGTH}”",
        "  Strength · Page 1 · Key strengths",
        "  also in Wexcombe: Focused visit, 7 March 2021",
        f"  “{fakes.RECENT}”",
        "  Strength · Page 1 · Key strengths",
        f"  “{fakes.CUT_BEFORE} ¦ {fakes.CUT_AFTER}”",
        "  Area for improvement · Pages 1 to 2 · What needs to improve?",
        *[f"  {line}" for line in fakes.ROW_QUOTE.lead.expandtabs(8).splitlines()],
        "  “Health | Invited: 212 | Attended: 187”",
        "  Area for improvement · Page 2 · What needs to improve?",
        "More that bears on the question:",
        "Wexcombe: Focused visit, 7 March 2021",
        "  Inspectors found that:",
        "  “Nurses are told late.”",
        "  Finding · Findings › Front door",
        "Looked in, and not quoted here: Orrin partnership's year, No date given",
        terminal.INVENTED,
    ]


def test_what_was_understood_is_printed_before_the_quotes() -> None:
    """Mended words with the way back, what a filter was read from, and what the question speaks of besides."""
    answer = fakes.FakeAsking().answer("Hartmer police attendence")
    lines = printed(lambda console: terminal.show_answer(console, answer))
    assert lines[1:4] == [
        "Searched for “attendance” instead of “attendence” (--as-typed searches as typed)",
        "Only authority: Hartmere (from your question, read “Hartmer”)",
        "The question also speaks of agency Police; nothing is left out for that",
    ]


def test_nothing_found_is_said_first_and_the_nearest_passages_are_marked_as_such() -> None:
    """A near passage names its letter, since it stands under none."""
    answer = fakes.FakeAsking().answer("weather")
    lines = printed(lambda console: terminal.show_answer(console, answer))
    assert lines[:2] == ["Nothing found in the letters", "The closest passages, which do not seem to answer the question:"]
    assert lines[3].startswith(
        "  Hartmere: Joint targeted area inspection, 14 November 2022 · Area for improvement · Pages 1 to 2"
    )
    assert lines[-2].startswith("Looked in, and not quoted here: Hartmere: Joint")


def test_what_no_passage_speaks_of_is_printed_under_the_headline() -> None:
    """Before the first letter, whether quotes follow or not."""
    asking = fakes.FakeAsking()
    part, nothing = asking.answer("health on trams"), asking.answer("weather on trams")
    unspoken = "No passage looked in speaks of: “trams”."
    assert printed(lambda console: terminal.show_answer(console, part))[:2] == [
        "Part of an answer: 5 findings from 2 letters",
        f"These findings may answer only part of this. {unspoken}",
    ]
    assert printed(lambda console: terminal.show_answer(console, nothing))[:2] == ["Nothing found in the letters", unspoken]


def test_notes_are_printed_and_letters_that_are_real_carry_no_warning() -> None:
    """The line about invented letters is for invented letters."""
    real = replace(fakes.SUMMARY, invented=False)
    answer = replace(fakes.FakeAsking().answer("weather"), nearest=(), looked_in=(real,), silent=(), notes=("Left out.",))
    lines = printed(lambda console: terminal.show_answer(console, answer))
    assert lines == ["Nothing found in the letters", "Left out."]


def test_words_in_square_brackets_are_printed_as_they_stand() -> None:
    """Rich takes such words for styles unless it is told not to."""
    quote = replace(fakes.OLDER_QUOTE, parts=("Nurses [bold] are [/] told.",))
    assert printed(lambda console: terminal.show_quote(console, quote))[1] == "  “Nurses [bold] are [/] told.”"


def test_hits_are_printed_with_rank_score_letter_and_span() -> None:
    """Best first, as they are given."""
    lines = printed(lambda console: terminal.show_hits(console, (fakes.QUOTE, fakes.OLDER_QUOTE)))
    span = fakes.span_of(fakes.STRENGTH)
    assert lines[0] == f"1. 0.900  hartmere-jtai-2022 {span.start}–{span.end}"
    assert "2. 0.500  wexcombe/focused 2021 40–90" in lines


def test_letters_are_printed_with_what_they_are_and_how_long() -> None:
    """An invented letter says so; a letter without pages says that; when it was inspected, where it tells."""
    led = replace(fakes.UNDATED, lead_inspectors=("Una Barley", "Lee Perrin"))
    lines = printed(lambda console: terminal.show_letters(console, (fakes.SUMMARY, led, fakes.UNDATED)))
    assert lines == [
        "Hartmere: Joint targeted area inspection, 14 November 2022, Ofsted, Care Quality Commission, HMICFRS"
        " (invented sample)",
        f"  hartmere-jtai-2022: 2 pages, 3 sections, {fakes.LETTER.words} words",
        "  inspected 3 to 7 October 2022; Joint targeted area inspections (JTAI)",
        "Orrin partnership's year, No date given, Ofsted (invented sample)",
        "  orrin: no page numbers, 3 sections, 1,204 words",
        "  lead inspectors Una Barley, Lee Perrin",
        "Orrin partnership's year, No date given, Ofsted (invented sample)",
        "  orrin: no page numbers, 3 sections, 1,204 words",
    ]


def test_a_report_names_every_file_left_out_and_why() -> None:
    """Counts first, then what failed, then what was noticed."""
    report = Report(
        generation="abc",
        letters=1,
        passages=1200,
        embedded=1,
        kept=0,
        failures=(Remark(Path("l/[a].pdf"), "the file is empty"),),
        notes=(Remark(Path("b.txt"), "odd"),),
    )
    assert printed(lambda console: terminal.show_report(console, report)) == [
        "1 letter, 1,200 passages in generation abc",
        "1 read and embedded now, 0 unchanged",
        "left out: l/[a].pdf: the file is empty",
        "note: b.txt: odd",
    ]


def test_what_introduces_a_quote_is_printed_before_it() -> None:
    """Without "What we are not yet assured of", a bullet would say the opposite."""
    quote = fakes.FakeAsking().answer("Hartmere").groups[0].quotes[0]
    led = replace(quote, lead="What we are not yet assured of", cells=(), parts=("That plans are made.",))
    assert printed(lambda console: terminal.show_quote(console, led))[:2] == [
        "  What we are not yet assured of",
        "  “That plans are made.”",
    ]
