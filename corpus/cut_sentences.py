"""The blocks of a section and the line after them in, the block whose cut sentence the line goes on with out; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.letter import Block, BlockKind, Span
from corpus.line import Line, LineKind

_OPEN_END = re.compile(r"[^.?!:;)\]\"'”’¹²³⁴⁵⁶⁷⁸⁹⁰]$|[a-z],$")
_ENDED = re.compile(r"""[.?!:]['"’”)\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰]*$""")
_BROKEN_OFF = 60
"""Characters; a shorter line without a full stop is more likely a label than a sentence cut by a page break."""
_LOOKED_BACK = 3
"""Blocks; the two lines that a page break cuts apart may not be neighbours where a page's lines are out of order."""
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.BULLET)


def cut_block(text: str, blocks: Sequence[Block], line: Line) -> int | None:
    """Index of the block whose sentence ``line`` goes on with after a page break or a hard line end; None for none.

    A line in small letters goes on with the block before it unless that one's sentence has ended; if it has, and a page
    break lies between, with the nearest of the blocks before that is broken off. A line that begins with a capital goes
    on only with a long sentence that is broken off before it.
    """
    running = _running(blocks)
    if not running:
        return None
    before = blocks[running[0]].parts[-1]
    so_far = text[before.start : before.end]
    gap = text.count("\n", before.end, line.span.start) > 3
    if not text[line.span.start].islower():
        far = gap or len(so_far) > 3 * _BROKEN_OFF
        return running[0] if far and line.kind is LineKind.PROSE and _is_broken_off(text, before) else None
    if not _ENDED.search(so_far):
        return running[0] if gap or not so_far.endswith(";") else None
    return next((index for index in running[1:] if gap and _is_broken_off(text, blocks[index].parts[-1])), None)


def _running(blocks: Sequence[Block]) -> list[int]:
    """Indices of the last few blocks of running text, the last first; none where a table or a caption stands last."""
    found: list[int] = []
    for index in reversed(range(len(blocks))):
        if blocks[index].kind in _RUNNING and len(found) < _LOOKED_BACK:
            found.append(index)
        elif blocks[index].kind is not BlockKind.NOTE:
            break
    return found


def _is_broken_off(text: str, last: Span) -> bool:
    """Whether the line is long and stops within a sentence."""
    return last.end - last.start > _BROKEN_OFF and _OPEN_END.search(text[last.start : last.end]) is not None
