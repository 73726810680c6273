"""Numbers of footnotes in, the raised digits that the transcribed form writes them with out."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: int | str) -> str:
    """``text`` with each of its digits raised."""
    return str(text).translate(_RAISED)
