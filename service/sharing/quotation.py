"""What a person pastes to be checked: text in; its words, the pieces that ellipses cut it into, and a reference at its end
set aside, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.errors import QuestionError
from service.sharing.writing import DOUBLE_MARKS, MARKS, Words, seen, words_in

LONGEST = 5_000
"""Characters."""
_FEWEST_WORDS = 3
_MOST_PIECES = 24
"""Each is looked for by itself: over 778 letters one that stands nowhere takes some 30 ms."""
_LONGEST_REFERENCE = 300
_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")
_BRACKETED = re.compile(
    r"\s*[(\[](?=[^()\[\]]*(?:\b(?:19|20)\d\d\b|\bpp?\.?\s*\d|\bpages?\s+\d|\bno date\b))[^()\[\]]{1,300}[)\]][\s.]*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"[{re.escape(MARKS)}](?=[\s.,;:(\[–—-]|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pasted text as it is compared. ``pieces`` are ranges of its words, ``[first, last)``, one for each stretch between
    ellipses; ``set_aside`` is what follows it and seems to be its reference."""

    words: Words
    pieces: tuple[tuple[int, int], ...]
    set_aside: str = ""


class QuotationError(QuestionError):
    """A text that cannot be checked, such as an empty or too long one."""


def readings(pasted: str) -> tuple[Quotation, ...]:
    """The text as it stands and, where it ends with what seems to be a reference, without that.

    Raises QuotationError for a text that is too long, has fewer than three words or is cut into too many pieces.
    """
    text = seen(pasted).strip()
    if len(text) > LONGEST:
        raise QuotationError(f"Paste at most {LONGEST:,} characters; this is {len(text):,}. Check a longer text in parts.")
    whole = _quotation(text)
    if len(whole.words) < _FEWEST_WORDS:
        raise QuotationError("Paste at least three words of the quotation.")
    if len(whole.pieces) > _MOST_PIECES:
        raise QuotationError(
            f"Ellipses cut this into {len(whole.pieces):,} pieces; {_MOST_PIECES} at most are looked for. Check a longer text"
            " in parts."
        )
    shorter = (_quotation(text[:end], text[end:].strip(f"{MARKS} \n\t")) for end in _ends(text))
    return (whole, *(quotation for quotation in shorter if len(quotation.words) >= _FEWEST_WORDS))


def _quotation(text: str, set_aside: str = "") -> Quotation:
    words = words_in(text)
    return Quotation(words, tuple(_pieces(text, words)), set_aside)


def _pieces(text: str, words: Words) -> Iterator[tuple[int, int]]:
    first = 0
    for match in _ELLIPSIS.finditer(text):
        last = sum(start < match.start() for start in words.starts)
        if last > first:
            yield first, last
        first = last
    if first < len(words):
        yield first, len(words)


def _ends(text: str) -> Iterator[int]:
    """Where the quotation may end: at the mark that closes it, or before a reference in brackets."""
    if text[:1] in MARKS:
        kinds = DOUBLE_MARKS if text[0] in DOUBLE_MARKS else MARKS
        closing = [match.end() for match in _CLOSED.finditer(text) if match[0] in kinds and match.start() > 0]
        if closing and 0 < len(text) - closing[-1] <= _LONGEST_REFERENCE:
            yield closing[-1]
    bracketed = _BRACKETED.search(text)
    if bracketed:
        yield bracketed.start()
