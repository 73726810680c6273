"""The JSON lines of the command line: questions in from a file, one line of hits or quotes a question out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.answer import Answer, Citation, Quote
from service.errors import QuestionError
from service.wording import letter_name, section_label


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line of a file of questions."""

    qid: str
    question: str


def read_questions(path: Path) -> Iterator[AskedLine]:
    """The questions of a file, one ``{"qid", "question"}`` a line, other keys passed over.

    Raises QuestionError, naming the line, for one that is not so.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # JSON may hold other line separators as they are
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path} cannot be read ({error}); give a UTF-8 file, one JSON object a line") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _asked(path, number, line)


def _asked(path: Path, number: int, line: str) -> AskedLine:
    try:
        given = json.loads(line)
        if not isinstance(given["question"], str):
            raise TypeError("the question is not a text")
        return AskedLine(str(given["qid"]), given["question"])
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionError(f'{path}, line {number}: write {{"qid": "q1", "question": "…"}} on each line') from error


def search_line(qid: str, answer: Answer, hits: tuple[Quote, ...]) -> dict[str, Any]:
    """The line of one question's ranked passages."""
    found = [_place(hit.citation) | {"score": hit.score} for hit in hits]
    return {"qid": qid, "status": answer.status.value, "answerability": answer.answerability, "hits": found}


def answer_line(qid: str, answer: Answer) -> dict[str, Any]:
    """The line of one question's answer, quotes in reading order."""
    quotes = [
        _place(quote.citation) | {"text": quote.text, "letter": letter_name(quote.citation.letter)} for quote in answer.quotes
    ]
    looked_in = [letter.id for letter in answer.looked_in]
    return {
        "qid": qid,
        "status": answer.status.value,
        "answerability": answer.answerability,
        "unanswered": list(answer.unanswered),
        "quotes": quotes,
        "looked_in": looked_in,
    }


def _place(citation: Citation) -> dict[str, Any]:
    return {
        "doc": citation.letter.id,
        "start": citation.span.start,
        "end": citation.span.end,
        "pages": list(citation.pages),
        "section": section_label(citation.section),
        "finding": citation.finding.value,
    }
