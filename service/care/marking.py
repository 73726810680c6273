"""Words with the details in them marked, for reading: words in, pieces with what each seems to hold out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.care.details import Detail, DetailKind

_LONGEST_PLAIN = 240
_KEPT_AT_AN_END = 100
LEFT_OUT = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what they seem to hold; ``None`` for all other words."""

    words: str
    kind: DetailKind | None = None


def marked(words: str, details: tuple[Detail, ...]) -> tuple[Piece, ...]:
    """The words in pieces, in their order; of long stretches without a detail only what stands beside details."""
    return tuple(piece for piece in _pieces(words, details) if piece.words)


def _pieces(words: str, details: tuple[Detail, ...]) -> Iterator[Piece]:
    end = 0
    for detail in details:
        yield Piece(_shortened(words[end : detail.span.start], is_first=end == 0))
        yield Piece(words[detail.span.start : detail.span.end], detail.kind)
        end = detail.span.end
    yield Piece(_shortened(words[end:], is_last=True))


def _shortened(words: str, is_first: bool = False, is_last: bool = False) -> str:
    if len(words) <= _LONGEST_PLAIN:
        return words
    before = "" if is_first else words[:_KEPT_AT_AN_END]
    after = "" if is_last else words[-_KEPT_AT_AN_END:]
    return f"{before}{LEFT_OUT}{after}"
