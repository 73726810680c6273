"""The nouns of a checked quotation: whether its words stand in the letters, where, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.letter import Span
from service.answer import LetterSummary, Quote


class CheckStatus(StrEnum):
    """How far a quotation stands in the letters; from the best to the worst."""

    VERBATIM = "verbatim"
    SAME_WORDS = "same_words"
    PUNCTUATION = "punctuation_differs"
    APART = "apart"
    WORDS_DIFFER = "words_differ"
    NOT_FOUND = "not_found"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _STATUS_LABELS[self]

    @property
    def rank(self) -> int:
        """0 for the best."""
        return list(CheckStatus).index(self)


_STATUS_LABELS = {
    CheckStatus.VERBATIM: "Word for word",
    CheckStatus.SAME_WORDS: "The same words",
    CheckStatus.PUNCTUATION: "The same words, but punctuation differs",
    CheckStatus.APART: "The words do not stand together in the letter",
    CheckStatus.WORDS_DIFFER: "Words differ",
    CheckStatus.NOT_FOUND: "Not found",
}


class SmallDifference(StrEnum):
    """In what the same words may differ, as it is told to the reader."""

    QUOTATION_MARKS = "quotation marks"
    DASHES = "dashes"
    SPACES = "spaces"
    CAPITALS = "capital letters"
    NOTE_MARKS = "footnote marks"
    CHARACTERS = "the way some characters are written"


class Difference(StrEnum):
    """What has been done to the letter's words in a stretch of a quotation."""

    NONE = "same"
    ADDED = "added"
    LEFT_OUT = "left_out"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a comparison: what the letter has and what the quotation has in its place; both the same where they agree."""

    letter: str
    quotation: str

    @property
    def difference(self) -> Difference:
        """What the quotation did to the letter's words."""
        if self.letter == self.quotation:
            return Difference.NONE
        if not self.letter.strip():
            return Difference.ADDED
        return Difference.CHANGED if self.quotation.strip() else Difference.LEFT_OUT


@dataclass(frozen=True, slots=True)
class Comparison:
    """The quotation held against one place word by word. ``small`` are the kinds of small differences found."""

    status: CheckStatus
    stretches: tuple[Stretch, ...]
    small: tuple[SmallDifference, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words, or the nearest to them, stand in a letter: a quote for each block that they stand in.

    ``likeness`` lies in 0..1: twice the words in common, over the words of both; for the nearest passage of words that were
    not found, how many of them stand in it in the same order. Such a passage is not compared.
    """

    letter: LetterSummary
    quotes: tuple[Quote, ...]
    comparison: Comparison
    likeness: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the quotes, in order."""
        return tuple(quote.citation.span for quote in self.quotes)

    @property
    def pages(self) -> tuple[int, ...]:
        """All pages that the words stand on, ascending."""
        return tuple(sorted({page for quote in self.quotes for page in quote.citation.pages}))

    @property
    def sections(self) -> tuple[tuple[str, ...], ...]:
        """The heading paths that the words stand under, in order."""
        return tuple(dict.fromkeys(quote.citation.section for quote in self.quotes))


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Another letter that holds the same words, with the passage in which they begin."""

    letter: LetterSummary
    span: Span


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """Words of the quotation that stand together: all of it, or what stands between ellipses or comes from another place.

    ``places`` are where they stand, the best first; for a status of *not found* the nearest passages. ``also_in`` are
    further letters with the same words but perhaps other quotation marks, dashes or capitals.
    """

    words: str
    status: CheckStatus
    places: tuple[Place, ...]
    also_in: tuple[AlsoIn, ...] = ()

    @property
    def letters(self) -> int:
        """In how many letters the words stand."""
        return len({place.letter.id for place in self.places}) + len(self.also_in)


class Joined(StrEnum):
    """How the parts of a quotation stand to each other in the letters."""

    ONE_PIECE = "one_piece"
    IN_ORDER = "in_order"
    OTHER_ORDER = "other_order"
    NOT_TOGETHER = "not_together"
    OTHER_LETTERS = "other_letters"


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation checked against one index. ``set_aside`` is what was taken for a reference and not checked."""

    quotation: str
    status: CheckStatus
    parts: tuple[CheckedPart, ...]
    joined: Joined
    set_aside: str
    generation: str
