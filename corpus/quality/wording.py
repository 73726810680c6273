"""Words and characters that no letter prints: a letter and its running text in, oddities out; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.letter import Letter, Span
from corpus.quality.body import BodyBlock, all_pages, examples
from corpus.quality.oddity import Oddity, OddityKind

_FEWEST = 3
"""Words glued or broken before it is told: one or two are misprints of the letter itself."""
_GLUED = re.compile(r"\b(?:[A-Za-z]?[a-z]{3,}(?:[A-Z][a-z]{2,}|[.,;:][A-Z][a-z]+|[,;][a-z]{2,})[a-z]*|[A-Za-z]{28,})\b")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\.(?:uk|com|org|net|gov)\b)\S*", re.IGNORECASE)
_HYPHENED = re.compile(r"\b([A-Za-z][a-z]+)-\s?([a-z]{2,})\b(?!\s*(?:,|and\b|or\b))")
_UNBROKEN = re.compile(r"(?<![-\w])[a-z]{2,}(?![-\w])")
_HYPHEN_SPACE = re.compile(r"-\s+")
_PREFIX = frozenset(
    "anti co counter cross de ex extra fore front hot inter intra mid mini multi neuro non on out over para peri post pre pro"
    " re self semi sub super trans un under up well ante psycho socio".split()
)
_WRONG = re.compile("\ufffd|â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|[\u0080-\u0084\u0086-\u009f]|\\(cid:\\d+\\)|[\ue000-\uf8ff]")


def odd_words(letter: Letter, body: Sequence[BodyBlock]) -> Iterator[Oddity]:
    """Words without a space between them, words that a hyphen breaks, and characters of a wrong encoding."""
    yield from _several(OddityKind.GLUED_WORDS, "words stand together without a space", body, _glued)
    known = set(_UNBROKEN.findall(_HYPHEN_SPACE.sub("-", letter.text.casefold())))
    yield from _several(OddityKind.BROKEN_WORDS, "words are broken by a hyphen", body, lambda words: _broken(words, known))
    wrong = _WRONG.findall(letter.text)
    if wrong:
        seen = sorted({repr(each)[1:-1] if not each.isprintable() else each for each in wrong})
        many = f"{len(wrong):,} characters are" if len(wrong) > 1 else "1 character is"
        pages = sorted({page for place in _WRONG.finditer(letter.text) for page in letter.pages_of(Span(*place.span()))})
        yield Oddity(OddityKind.WRONG_CHARACTERS, f"{many} of a wrong or unknown encoding: {examples(seen, 3)}", tuple(pages))


def _several(kind: OddityKind, what: str, body: Sequence[BodyBlock], find: Callable[[str], list[str]]) -> Iterator[Oddity]:
    found = [(block, words) for block in body if (words := find(block.words))]
    shown = list(dict.fromkeys(f"“{word}”" for _, words in found for word in words))
    if len(shown) >= _FEWEST:
        yield Oddity(kind, f"{what}: {examples(shown, 3)}", all_pages([block for block, _ in found]))


def _glued(words: str) -> list[str]:
    return _GLUED.findall(_ADDRESS.sub(" ", words))


def _broken(words: str, known: set[str]) -> list[str]:
    """Words such as *inter-vention*: the letter writes them without the hyphen elsewhere, and never their second half alone."""
    return [
        found[0]
        for found in _HYPHENED.finditer(words)
        if found[1].casefold() not in _PREFIX and (found[1] + found[2]).casefold() in known and found[2] not in known
    ]
