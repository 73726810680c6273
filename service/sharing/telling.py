"""What became of a checked quotation, in words: what was found in, a sentence or two out."""

from __future__ import annotations

from service.sharing.checked import Checked, CheckStatus, Joined


def told(checked: Checked) -> str:
    """What was found, in a sentence or two."""
    if checked.joined is Joined.ONE_PIECE:
        return _TOLD[checked.status]
    return f"{_JOINED[checked.joined]} {_IN_PARTS.get(checked.status, '')}".strip()


_TOLD = {
    CheckStatus.VERBATIM: "These words stand in the letters exactly as you pasted them.",
    CheckStatus.SAME_WORDS: "The same words stand in the letters; only how they are written differs.",
    CheckStatus.PUNCTUATION: "The same words stand in the letters in this order, but the punctuation differs.",
    CheckStatus.WORDS_DIFFER: "These words do not stand in the letters as you pasted them. The nearest passage differs.",
    CheckStatus.NOT_FOUND: "No letter held here has these words, or words near enough to be taken for them.",
    CheckStatus.APART: "The words stand in the letters, but not together.",
}
_JOINED = {
    Joined.IN_ORDER: "All parts between the ellipses were looked for in one letter, in this order.",
    Joined.OTHER_ORDER: "The parts stand in one letter, but not in this order.",
    Joined.NOT_TOGETHER: "The parts stand in one letter, but do not follow one another there: what stands between them"
    " was left out without an ellipsis.",
    Joined.OTHER_LETTERS: "No letter has all parts: they were put together from different letters.",
    Joined.ONE_PIECE: "",
}
_IN_PARTS = {
    CheckStatus.VERBATIM: "Each stands there exactly as you pasted it.",
    CheckStatus.SAME_WORDS: "Each stands there with the same words; only how they are written differs.",
    CheckStatus.PUNCTUATION: "Each stands there with the same words, but the punctuation differs.",
    CheckStatus.WORDS_DIFFER: "In at least one part, words differ.",
    CheckStatus.NOT_FOUND: "At least one part was not found.",
}
