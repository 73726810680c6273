"""From answers and letters to the dictionaries of the JSON interface, built straight so that nothing is validated twice."""

from __future__ import annotations

from corpus.letter import Letter
from service.addresses import letter_url
from service.answer import Answer, AppliedFilter, Citation, LetterQuotes, LetterSummary, Quote
from service.schemas import (
    AnswerBody,
    CitationBody,
    FilterBody,
    LetterBody,
    LetterQuotesBody,
    LettersBody,
    QuoteBody,
    SearchBody,
    SectionBody,
    WholeLetterBody,
)
from service.wording import headline


def letter_body(letter: LetterSummary) -> LetterBody:
    """A letter without its text."""
    return {
        "id": letter.id,
        "title": letter.title,
        "authority": letter.authority,
        "kind": letter.kind.value,
        "kind_label": letter.kind.label,
        "date": letter.date.isoformat() if letter.date else None,
        "inspectorates": list(letter.inspectorates),
        "pages": letter.pages,
        "sections": letter.sections,
        "words": letter.words,
        "invented": letter.invented,
        "source": letter.source,
        "url": letter_url(letter.id),
    }


def citation_body(citation: Citation) -> CitationBody:
    """Where a quote stands."""
    return {
        "letter": citation.letter.id,
        "source": citation.letter.source,
        "authority": citation.letter.authority,
        "pages": list(citation.pages),
        "section": list(citation.section),
        "finding": citation.finding.value,
        "finding_label": citation.finding_label,
        "start": citation.span.start,
        "end": citation.span.end,
        "sha256": citation.sha256,
        "url": letter_url(citation.letter.id, citation.span),
    }


def quote_body(quote: Quote) -> QuoteBody:
    """A quote with its citation."""
    return {
        "text": quote.text,
        "parts": list(quote.parts),
        "lead": quote.lead,
        "cells": list(quote.cells),
        "columns": list(quote.columns),
        "score": quote.score,
        "citation": citation_body(quote.citation),
        "repeated_in": [citation_body(citation) for citation in quote.repeated_in],
    }


def filter_body(each: AppliedFilter) -> FilterBody:
    """A filter in force or suggested."""
    return {
        "name": each.name.value,
        "value": each.value,
        "label": each.label,
        "from_question": each.from_question,
        "read_from": each.read_from,
    }


def _group_body(group: LetterQuotes) -> LetterQuotesBody:
    return {"letter": letter_body(group.letter), "quotes": [quote_body(quote) for quote in group.quotes]}


def answer_body(answer: Answer) -> AnswerBody:
    """Everything that answers one question."""
    return {
        "question": answer.question,
        "status": answer.status.value,
        "answerability": answer.answerability,
        "headline": headline(answer),
        "unanswered": list(answer.unanswered),
        "groups": [_group_body(group) for group in answer.groups],
        "more": [_group_body(group) for group in answer.more],
        "nearest": [quote_body(quote) for quote in answer.nearest],
        "looked_in": [letter.id for letter in answer.looked_in],
        "silent": [letter.id for letter in answer.silent],
        "filters": [filter_body(each) for each in answer.filters],
        "suggestions": [filter_body(each) for each in answer.suggestions],
        "corrections": [{"typed": each.typed, "read": each.read} for each in answer.corrections],
        "quoted": list(answer.quoted),
        "notes": list(answer.notes),
        "generation": answer.generation,
    }


def search_body(hits: tuple[Quote, ...], generation: str) -> SearchBody:
    """Ranked passages, best first."""
    return {"hits": [quote_body(quote) for quote in hits], "generation": generation}


def letters_body(letters: tuple[LetterSummary, ...], generation: str) -> LettersBody:
    """All letters held, in the order given."""
    return {"letters": [letter_body(letter) for letter in letters], "generation": generation}


def whole_letter_body(letter: Letter) -> WholeLetterBody:
    """A letter with its text, pages and sections."""
    told = letter.metadata
    return {
        "id": letter.id,
        "title": told.title,
        "authority": told.authority,
        "kind": told.kind.value,
        "kind_label": told.kind.label,
        "date": told.date.isoformat() if told.date else None,
        "date_words": told.date_words,
        "framework": told.framework.value if told.framework else None,
        "scanned": letter.scanned,
        "inspection_dates": told.inspection_dates,
        "inspected_from": told.inspected_from.isoformat() if told.inspected_from else None,
        "inspected_to": told.inspected_to.isoformat() if told.inspected_to else None,
        "inspectorates": list(told.inspectorates),
        "lead_inspectors": list(told.lead_inspectors),
        "grades": [{"number": grade.number, "aspect": grade.aspect, "grade": grade.grade} for grade in told.grades],
        "theme": told.theme,
        "invented": told.invented,
        "notes": list(told.notes),
        "source": letter.source,
        "sha256": letter.sha256,
        "words": letter.words,
        "pages": [{"number": page.number, "start": page.span.start, "end": page.span.end} for page in letter.pages],
        "sections": _sections(letter),
        "text": letter.text,
    }


def _sections(letter: Letter) -> list[SectionBody]:
    return [
        {
            "path": list(section.path),
            "finding": section.finding.value,
            "blocks": [[list(part) for part in block.parts] for block in section.blocks],
        }
        for section in letter.sections
    ]
