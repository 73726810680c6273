"""A quote's own page: a letter's id, a span, and what a link says of it in; the quote with what stands around it out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import Block, BlockKind, Letter, Span
from corpus.sentences import split_sentences, words_of
from service.answer import Quote
from service.briefing.briefing import check_of
from service.desk import Desk
from service.errors import LetterwiseError


class PlaceNotFoundError(LetterwiseError):
    """A link to a place that no letter held has."""

    status = 404


class WordsChangedError(LetterwiseError):
    """A link to words at whose place there are others now; ``letter_id`` is the letter's."""

    status = 404

    def __init__(self, letter_id: str) -> None:
        super().__init__("The words at this place have changed since this link was made.")
        self.letter_id = letter_id


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link says of the quote besides its place; empty where it does not say."""

    generation: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A quote, the words before and after it in its letter, exact and no part of it, and how the link to it has aged.

    ``indexed_again`` tells that the link names another generation than the one in force, ``is_checked`` that it says by what
    its words are known, and that these stand there.
    """

    quote: Quote
    before: str
    after: str
    generation: str
    indexed_again: bool
    is_checked: bool


def quoted_place(desk: Desk, letter_id: str, span: Span | None, linked: Linked) -> QuotedPlace:
    """The quote at a place; ``span`` is None where the address cannot be read. Raises PlaceNotFoundError where there is no
    quote, WordsChangedError where the link says that there were other words."""
    if letter_id not in desk.quoting:
        raise PlaceNotFoundError(
            "The letter that this link leads to is not, or no longer, held here. It may have been removed, or have another name"
            " now. If you have the quoted words, the page ‘Check a quotation’ finds them in the letters that are held."
        )
    quote = desk.quoting.quote(letter_id, span) if span else None
    if quote is None and linked.check:
        raise WordsChangedError(letter_id)
    if quote is None:
        raise PlaceNotFoundError(
            "No quote begins and ends at this place of the letter. The letter may have been replaced since the link was"
            " made. If you have the quoted words, the page ‘Check a quotation’ finds where they stand now."
        )
    if linked.check and check_of(quote.text) != linked.check:
        raise WordsChangedError(letter_id)
    before, after = _around(desk.index.library.letter(letter_id), quote.citation.span)
    again = bool(linked.generation) and linked.generation != desk.generation
    return QuotedPlace(quote, before, after, desk.generation, again, bool(linked.check))


def _around(letter: Letter, span: Span) -> tuple[str, str]:
    """What stands before and after a span: the rest of its sentence if it is cut, else the neighbouring sentence of the
    section. Nothing around a table row."""
    blocks = next((section.blocks for section in letter.sections if any(_holds(block, span) for block in section.blocks)), ())
    flowing = [block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)]
    if not any(_holds(block, span) for block in flowing):
        return "", ""
    sentences = [sentence.parts for block in flowing for sentence in split_sentences(letter.text, block.parts)]
    before = [cut for parts in sentences if (cut := _clipped(parts, 0, span.start))]
    after = [cut for parts in sentences if (cut := _clipped(parts, span.end, len(letter.text)))]
    beside = (words_of(letter.text, parts[0]) if parts else "" for parts in (before[-1:], after[:1]))
    first, last = (words.strip() for words in beside)
    return first, last


def _holds(block: Block, span: Span) -> bool:
    return block.span.start <= span.start and span.end <= block.span.end


def _clipped(parts: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """What of a sentence lies within a range of the text."""
    clipped = (Span(max(part.start, start), min(part.end, end)) for part in parts)
    return tuple(part for part in clipped if part.start < part.end)
