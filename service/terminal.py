"""Answers, hits and letters as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from indexer.report import Report
from service.answer import Answer, LetterQuotes, LetterSummary, Quote
from service.statuses import AnswerStatus
from service.wording import counted, dated_name, filter_origin, headline, left_open, pages_label, section_label

_PAGE_BREAK = " ¦ "
INVENTED = "Some of these letters are invented samples: no real place, person or service."


def show_answer(console: Console, answer: Answer) -> None:
    """Prints the headline, what is left open, the filters in force, the quotes letter by letter, and the silent letters."""
    console.print(Text(headline(answer), style="bold"))
    for word in answer.corrections:
        console.print(Text(f"Searched for “{word.read}” instead of “{word.typed}” (--as-typed searches as typed)"))
    if answer.unanswered:
        console.print(Text(left_open(answer)))
    for each in answer.filters:
        origin = filter_origin(each)
        console.print(Text(f"Only {each.name.value}: {each.label}{f' ({origin})' if origin else ''}"))
    if answer.suggestions:
        offered = "; ".join(f"{each.name.value} {each.label}" for each in answer.suggestions)
        console.print(Text(f"The question also speaks of {offered}; nothing is left out for that", style="dim"))
    for note in answer.notes:
        console.print(Text(note))
    _show_groups(console, answer.groups)
    if answer.more:
        console.print(Text("\nMore that bears on the question:", style="bold"))
        _show_groups(console, answer.more)
    if answer.status is AnswerStatus.NOTHING_FOUND and answer.nearest:
        console.print(Text("\nThe closest passages, which do not seem to answer the question:", style="bold"))
        for quote in answer.nearest:
            show_quote(console, quote, with_letter=True)
    if answer.silent:
        silent = "; ".join(dated_name(letter) for letter in answer.silent)
        console.print(Text(f"\nLooked in, and not quoted here: {silent}", style="dim"))
    if any(letter.invented for letter in answer.looked_in):
        console.print(Text(f"\n{INVENTED}", style="dim"))


def _show_groups(console: Console, groups: Sequence[LetterQuotes]) -> None:
    for group in groups:
        console.print(Text(f"\n{dated_name(group.letter)}", style="bold underline"))
        for quote in group.quotes:
            show_quote(console, quote)


def show_quote(console: Console, quote: Quote, with_letter: bool = False) -> None:
    """Prints one quote and where it stands."""
    citation = quote.citation
    if quote.lead:
        console.print(Padding(Text(quote.lead, style="italic"), (1, 0, 0, 2)))
    words = " | ".join(_cells(quote)) if quote.cells else _PAGE_BREAK.join(quote.parts)
    console.print(Padding(Text(f"“{words}”"), (0 if quote.lead else 1, 0, 0, 2)))
    letter = dated_name(citation.letter) if with_letter else ""
    places = [letter, citation.finding_label, pages_label(citation.pages), section_label(citation.section)]
    console.print(Padding(Text(" · ".join(place for place in places if place), style="cyan"), (0, 0, 0, 2)))
    for other in quote.repeated_in:
        where = ", ".join(part for part in (dated_name(other.letter), pages_label(other.pages).lower()) if part)
        console.print(Padding(Text(f"also in {where}", style="dim"), (0, 0, 0, 2)))


def _cells(quote: Quote) -> Sequence[str]:
    """Cells, each after its column's heading where there is one."""
    headings = (*quote.columns, *[""] * len(quote.cells))
    named = enumerate(zip(headings, quote.cells, strict=False))
    return [f"{heading}: {cell}" if heading and place else cell for place, (heading, cell) in named]


def show_hits(console: Console, hits: Sequence[Quote]) -> None:
    """Prints ranked passages with their scores and spans."""
    for rank, hit in enumerate(hits, start=1):
        span = hit.citation.span
        console.print(Text(f"{rank}. {hit.score:.3f}  {hit.citation.letter.id} {span.start}–{span.end}", style="bold"))
        show_quote(console, hit)


def show_letters(console: Console, letters: Sequence[LetterSummary]) -> None:
    """Prints what each letter is, how long, and where it says so when it was inspected, by what rules and led by whom."""
    for letter in letters:
        invented = " (invented sample)" if letter.invented else ""
        by = ", ".join(letter.inspectorates)
        console.print(Text(f"{dated_name(letter)}{f', {by}' if by else ''}{invented}", style="bold"))
        pages = counted(letter.pages, "page") if letter.pages else "no page numbers"
        sizes = ", ".join((pages, counted(letter.sections, "section"), counted(letter.words, "word")))
        console.print(Padding(Text(f"{letter.id}: {sizes}"), (0, 0, 0, 2)))
        inspected = f"inspected {letter.inspection_dates}" if letter.inspection_dates else ""
        led = f"lead {'inspector' if len(letter.lead_inspectors) == 1 else 'inspectors'} {', '.join(letter.lead_inspectors)}"
        told = (inspected, led if letter.lead_inspectors else "", letter.framework.label if letter.framework else "")
        if any(told):
            console.print(Padding(Text("; ".join(part for part in told if part)), (0, 0, 0, 2)))


def show_report(console: Console, report: Report) -> None:
    """Prints what an indexer did, every file that it left out, and what it noticed."""
    held = ", ".join((counted(report.letters, "letter"), counted(report.passages, "passage")))
    console.print(f"{held} in generation {report.generation}")
    resumed = f", {report.resumed:,} embedded by a run that was interrupted" if report.resumed else ""
    console.print(f"{report.embedded:,} read and embedded now, {report.kept:,} unchanged{resumed}")
    for failure in report.failures:
        console.print(Text(f"left out: {failure.source}: {failure.reason}", style="red"))
    for each in report.repeated:
        console.print(Text(f"given twice: {each.source}: {each.reason}"))
    for note in report.notes:
        console.print(Text(f"note: {note.source}: {note.reason}", style="yellow"))
