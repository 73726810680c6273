"""The statuses of an answer: a closed set, so that "nothing found" is a status and never an exception."""

from __future__ import annotations

from enum import StrEnum


class AnswerStatus(StrEnum):
    """How far the letters answer a question."""

    ANSWERED = "answered"
    NOTHING_FOUND = "nothing_found"
