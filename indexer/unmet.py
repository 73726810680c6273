"""Words of a question that no passage speaks of: its words and how well each is met in, those that are not met out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.letter import Span
from indexer.embedding import Vectors
from indexer.terms import terms_of

_MET = 0.4
"""Cosine of a word's token with the nearest token of the best passages from which they speak of it, in whatever words."""
_WEIGHTY = 1.3
"""Times the mean length of the question's token vectors from which a word is part of what is asked, not of how."""
_PLACE = re.compile(r"\b(?:in|at|near|from|around|about|for) (?P<name>[A-Z][\w’'-]{3,})")
"""What is asked about by its name: however near its token comes to others, a name that stands nowhere is not met."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class TokensMet:
    """A question's tokens: where each stands in it, its best cosine with the best passages' tokens, shape (tokens,), and the
    length of its vector over the mean of all, shape (tokens,)."""

    spans: Sequence[Span]
    matches: Vectors
    weights: Vectors


def unmet_words(words: str, tokens: TokensMet, is_held: Callable[[str], bool]) -> tuple[str, ...]:
    """The weighty words that no passage holds and that no token of the best passages comes near, in the question's order,
    and names that no passage holds.

    ``is_held`` tells of a term whether any passage looked in holds it, or other words for it.
    """
    named = {match.start("name") for match in _PLACE.finditer(words)}
    found = []
    for word in _WORD.finditer(words):
        own = [i for i, span in enumerate(tokens.spans) if span.start < word.end() and word.start() < span.end]
        if not own or (word.start() not in named and not _is_far(own, tokens)):
            continue
        terms = terms_of(word[0])
        if terms and not any(is_held(term) for term in terms):
            found.append(word[0])
    return tuple(dict.fromkeys(found))


def _is_far(own: Sequence[int], tokens: TokensMet) -> bool:
    """Whether a word's tokens are part of what is asked and near nothing in the best passages."""
    return bool(max(tokens.weights[i] for i in own) >= _WEIGHTY and max(tokens.matches[i] for i in own) < _MET)
