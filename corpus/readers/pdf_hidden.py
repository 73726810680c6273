"""The characters of a PDF page in, those that a reader can see and how many words are hidden, by reason, out; pure."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers.pdf_glyphs import Glyph

_BENEATH = "invisible"
"""How text recognition lays the words beneath the picture of a page; elsewhere such words are hidden."""


def is_recognised(glyphs: Sequence[Glyph]) -> bool:
    """Whether the page, which is a picture, has the words of a text recognition: more of them beneath than printed over it."""
    inked = [glyph for glyph in glyphs if glyph.style.size and not glyph.char.isspace()]
    return 2 * sum(glyph.style.hidden == _BENEATH for glyph in inked) > len(inked)


def seen(glyphs: Sequence[Glyph], recognised: bool) -> list[Glyph]:
    """The characters that a reader sees; of a ``recognised`` page, also those beneath the picture."""
    return [glyph for glyph in glyphs if not glyph.style.hidden or not _reason(glyph, recognised)]


def hidden_words(glyphs: Sequence[Glyph], recognised: bool) -> dict[str, int]:
    """How many words of the page are left out, by the reason why nobody can see them."""
    if not any(glyph.style.hidden for glyph in glyphs):
        return {}
    texts: dict[str, list[str]] = {}
    for glyph in glyphs:
        reason = _reason(glyph, recognised)
        blank = not glyph.style.size or glyph.char.isspace()
        for other, text in texts.items():
            if blank or other != reason:
                text.append(" ")
        if reason and not blank:
            texts.setdefault(reason, []).append(glyph.char)
    return {reason: len("".join(text).split()) for reason, text in texts.items()}


def _reason(glyph: Glyph, recognised: bool) -> str:
    return "" if recognised and glyph.style.hidden == _BENEATH else glyph.style.hidden
