"""A letter in, its running text out: the blocks that are neither addressees nor signatures, as a reader sees them; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.letter import BlockKind, Letter
from corpus.sections import ADDRESS, SIGNATURES

_EXCERPT = 60
"""Characters of a letter that a reason shows."""


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """A block's words with single spaces, its kind, the pages it stands on and the headings it stands under."""

    words: str
    kind: BlockKind
    pages: tuple[int, ...]
    path: tuple[str, ...]


def body_of(letter: Letter) -> tuple[BodyBlock, ...]:
    """The blocks of all sections but the addressees' and the signatures', in order."""
    return tuple(
        BodyBlock(
            " ".join(" ".join(letter.text[part.start : part.end] for part in block.parts).split()),
            block.kind,
            letter.pages_of(block.span),
            section.path,
        )
        for section in letter.sections
        if section.path not in ((ADDRESS,), (SIGNATURES,))
        for block in section.blocks
    )


def beginning(words: str) -> str:
    """The first words, in quotation marks, as a reason shows them."""
    return f"“{words}”" if len(words) <= _EXCERPT else f"“{words[:_EXCERPT].rsplit(' ', 1)[0]}…”"


def ending(words: str) -> str:
    """The last words, in quotation marks, as a reason shows them."""
    return f"“{words}”" if len(words) <= _EXCERPT else f"“…{words[-_EXCERPT:].split(' ', 1)[-1]}”"


def examples(shown: Sequence[str], most: int = 2) -> str:
    """The first of several, and how many more there are."""
    more = f" and {len(shown) - most} more" if len(shown) > most else ""
    return ", ".join(shown[:most]) + more


def all_pages(blocks: Sequence[BodyBlock]) -> tuple[int, ...]:
    """The pages that the blocks stand on, ascending."""
    return tuple(sorted({page for block in blocks for page in block.pages}))
