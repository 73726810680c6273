"""How pasted quotations are told: a checker and quotations of a kind in; how many were told rightly, which altered ones were
taken for the letters' own words, and how long it took, out."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from eval.pasted import ELLIPSIS, SHORT_ELLIPSIS, Pasted
from service.sharing.checked import Checked, CheckStatus
from service.sharing.checker import Checker

_ELLIPSIS = re.compile("|".join(map(re.escape, (ELLIPSIS, SHORT_ELLIPSIS))))


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of the quotations of one kind; ``mistaken`` are altered ones that were told to be word for word though
    they stand in no letter so. Milliseconds are of processor time."""

    kind: str
    drawn: int
    right: int
    otherwise: Counter[CheckStatus]
    mistaken: tuple[str, ...]
    milliseconds: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """Milliseconds within which ``share`` per cent of the quotations were checked; 0 where none was."""
        return float(np.percentile(self.milliseconds, share)) if self.milliseconds else 0.0


def told_of(
    kind: str,
    pasted: Iterable[Pasted],
    checker: Checker,
    texts: Mapping[str, str],
    clock: Callable[[], float] = time.thread_time,
) -> Told:
    """Checks each. An altered quotation that happens to be what stands in a letter is rightly told to be word for word: what
    is taken for that is looked up in ``texts``, the letters' texts by their ids, in which white space alone is not compared.
    """
    drawn = right = 0
    otherwise: Counter[CheckStatus] = Counter()
    mistaken, milliseconds = [], []
    for each in pasted:
        begun = clock()
        checked = checker.check(each.words)
        milliseconds.append(1000 * (clock() - begun))
        drawn += 1
        chance = each.is_altered and checked.status is CheckStatus.VERBATIM and _stands(each.words, checked, texts)
        if chance or checked.status in each.expected:
            right += 1
            continue
        otherwise[checked.status] += 1
        if each.is_altered and checked.status is CheckStatus.VERBATIM:
            mistaken.append(each.words)
    return Told(kind, drawn, right, otherwise, tuple(mistaken), tuple(milliseconds))


def _stands(words: str, checked: Checked, texts: Mapping[str, str]) -> bool:
    """Whether one of the letters that were named has these words; those between ellipses in this order."""
    letters = {place.letter.id for part in checked.parts for place in part.places}
    return any(_in_order(_ELLIPSIS.split(words), texts[letter]) for letter in letters)


def _in_order(pieces: Iterable[str], text: str) -> bool:
    spaced, place = " ".join(text.split()), 0
    for piece in (" ".join(each.split()) for each in pieces):
        place = spaced.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return True
