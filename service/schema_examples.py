"""Examples for the OpenAPI description, from an invented letter: nothing in them describes a real place or finding."""

from __future__ import annotations

from corpus.letter import FindingKind
from service.schemas import (
    AnswerBody,
    CitationBody,
    FilterBody,
    LetterBody,
    LettersBody,
    ProblemBody,
    QuoteBody,
    SearchBody,
    WholeLetterBody,
)

_SENTENCE = "Health practitioners attend most strategy discussions, but school nurses are seldom asked to contribute."
_FILE = "hartmere-jtai-2022"
_DIGEST = "8d0c1f3a5b7e9d2c4f6a8b0d1e3f5a7c9b2d4e6f8a0c1b3d5e7f9a2b4c6d8e0f"

QUESTION = {"question": "What did inspectors say about health involvement in strategy discussions?"}
NARROWED = QUESTION | {"filters": {"kind": ["jtai"], "finding": ["improvement"]}}
ACCEPTED = {"question": "Was case 2022118 of the audit typical?", "accept_personal_details": True}
QUESTIONS = [QUESTION, NARROWED, ACCEPTED]

LETTER: LetterBody = {
    "id": _FILE,
    "title": "Joint targeted area inspection of Hartmere",
    "authority": "Hartmere",
    "kind": "jtai",
    "kind_label": "Joint targeted area inspection",
    "date": "2022-11-14",
    "inspectorates": ["Ofsted", "Care Quality Commission", "HMICFRS"],
    "pages": 9,
    "sections": 14,
    "words": 4210,
    "invented": True,
    "source": f"{_FILE}.txt",
    "url": f"/letters/{_FILE}",
}

CITATION: CitationBody = {
    "letter": _FILE,
    "source": f"{_FILE}.txt",
    "authority": "Hartmere",
    "pages": [3],
    "section": ["What needs to improve?"],
    "finding": FindingKind.IMPROVEMENT.value,
    "finding_label": FindingKind.IMPROVEMENT.label,
    "start": 1200,
    "end": 1200 + len(_SENTENCE),
    "sha256": _DIGEST,
    "url": f"/letters/{_FILE}?cite=1200-{1200 + len(_SENTENCE)}#c1200-{1200 + len(_SENTENCE)}",
}

QUOTE: QuoteBody = {
    "text": _SENTENCE,
    "parts": [_SENTENCE],
    "lead": "",
    "cells": [],
    "columns": [],
    "score": 0.87,
    "citation": CITATION,
    "repeated_in": [],
}

HEALTH: FilterBody = {"name": "agency", "value": "health", "label": "Health", "from_question": False, "read_from": ""}

ANSWER: AnswerBody = {
    "question": QUESTION["question"],
    "status": "answered",
    "answerability": 0.93,
    "headline": "1 finding from 1 letter",
    "unanswered": [],
    "groups": [{"letter": LETTER, "quotes": [QUOTE]}],
    "more": [],
    "nearest": [],
    "looked_in": [_FILE, "wexcombe-focused-visit-2021"],
    "silent": ["wexcombe-focused-visit-2021"],
    "filters": [],
    "suggestions": [HEALTH],
    "corrections": [],
    "quoted": [],
    "notes": [],
    "generation": "2024-05-01T09-30-00",
}

PARTIAL: AnswerBody = {
    **ANSWER,
    "question": "What did inspectors say about health and interpreters in strategy discussions?",
    "status": "partial",
    "answerability": 0.71,
    "headline": "Part of an answer: 1 finding from 1 letter",
    "unanswered": ["interpreters"],
}

SEARCH: SearchBody = {"hits": [QUOTE], "generation": "2024-05-01T09-30-00"}
LETTERS: LettersBody = {"letters": [LETTER], "generation": "2024-05-01T09-30-00"}

WHOLE_LETTER: WholeLetterBody = {
    "id": _FILE,
    "title": LETTER["title"],
    "authority": "Hartmere",
    "kind": "jtai",
    "kind_label": LETTER["kind_label"],
    "date": "2022-11-14",
    "date_words": None,
    "framework": "jtai",
    "scanned": False,
    "inspection_dates": "3 to 7 October 2022",
    "inspected_from": "2022-10-03",
    "inspected_to": "2022-10-07",
    "inspectorates": LETTER["inspectorates"],
    "lead_inspectors": [],
    "grades": [],
    "theme": "criminal exploitation",
    "invented": True,
    "notes": [],
    "source": f"{_FILE}.txt",
    "sha256": _DIGEST,
    "words": 14,
    "pages": [{"number": 1, "start": 0, "end": len(_SENTENCE)}],
    "sections": [{"path": ["What needs to improve?"], "finding": "improvement", "blocks": [[[0, len(_SENTENCE)]]]}],
    "text": _SENTENCE,
}


def problem(status: int, title: str, detail: str, pointer: str = "") -> ProblemBody:
    """A problem document as it would come back from ``POST /api/answer``."""
    body: ProblemBody = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": "/api/answer"}
    if pointer:
        body["errors"] = [{"pointer": pointer, "detail": detail}]
    return body
