"""How much text each page of a letter has, and what its reader noted: a letter in, oddities out; pure."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.letter import Letter
from corpus.quality.oddity import Oddity, OddityKind

_FEWEST_WORDS = 8
"""The emptiest page between others that a published letter was seen to have holds 14: the end of a sentence."""
_SHORTEST = 150
"""Words; the shortest of the letters here has more than 900."""


def odd_pages(letter: Letter) -> Iterator[Oddity]:
    """Pages with almost no text between others, a letter with almost none at all, and the notes of the reader."""
    for note in letter.notes:
        yield Oddity(OddityKind.READER_NOTE, note[:1].lower() + note[1:].rstrip("."))
    counts = [(page.number, len(letter.text[page.span.start : page.span.end].split())) for page in letter.pages]
    sparse = [number for number, words in counts[1:-1] if 0 < words < _FEWEST_WORDS]
    if sparse:
        yield Oddity(
            OddityKind.SPARSE_PAGE, f"fewer than {_FEWEST_WORDS} words were read of a page between others", tuple(sparse)
        )
    if letter.words < _SHORTEST:
        yield Oddity(OddityKind.SHORT_FILE, f"the file holds fewer words ({letter.words}) than any letter")
