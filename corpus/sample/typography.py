"""Straight quotes in, the curly ones that a published letter prints out; pure."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(?:(?<=[\s(\[‘“])|^)(['\"])")
_CURLY = {"'": "‘", '"': "“"}
_CLOSING = str.maketrans({"'": "’", '"': "”"})


def curly(text: str) -> str:
    """``text`` with its straight quotes and apostrophes curled."""
    return _OPENING.sub(lambda quote: _CURLY[quote[1]], text).translate(_CLOSING)
