"""The statuses of an answer: a closed set, so that "nothing found" is a status and never an exception."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AnswerStatus(StrEnum):
    """How far the letters answer a question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    """Quotes are shown, but the letters do not speak of all that was asked."""
    NOTHING_FOUND = "nothing_found"


WITH_QUOTES: Final = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})
"""The statuses with which quotes are shown."""
