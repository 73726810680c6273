"""Straight quotes and plain numbers in, the characters that a published letter prints out; pure."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(?:(?<=[\s(\[‘“])|^)(['\"])")
_CURLY = {"'": "‘", '"': "“"}
_CLOSING = str.maketrans({"'": "’", '"': "”"})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def curly(text: str) -> str:
    """``text`` with its straight quotes and apostrophes curled."""
    return _OPENING.sub(lambda quote: _CURLY[quote[1]], text).translate(_CLOSING)


def raised(number: int | str) -> str:
    """A footnote's number in superscript digits."""
    return str(number).translate(_RAISED)
