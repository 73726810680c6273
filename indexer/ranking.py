"""What a search gives: ranked passages, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.support import NO_SUPPORT, Support


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage: its place in the index, the score in about 0..1, and what it was made of.

    ``similarity`` is the cosine of question and passage in -1..1, ``lexical`` the BM25 score, ``late`` the late interaction
    in -1..1, None for a passage that was not looked at again.
    """

    place: int
    score: float
    similarity: float
    lexical: float
    late: float | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Hits, best first, the question's terms, and those of them that stand in no passage at all.

    ``stands_whole`` tells whether the question has few terms and some passage that passes the filters holds them all.
    ``unmet`` are words of the question of which no passage looked in speaks, in its order. ``support`` tells how well the
    best hits bear the question out.
    """

    hits: tuple[Hit, ...]
    terms: tuple[str, ...]
    unknown_terms: tuple[str, ...]
    stands_whole: bool = False
    unmet: tuple[str, ...] = ()
    support: Support = NO_SUPPORT
