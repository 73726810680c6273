"""Whether one system tells answerable questions from others better: both systems' answerabilities in, differences out.

The AUROC and the false answers at 85 % answered belong to a whole run and to no single question. Their intervals resample
the answerable and the unanswerable questions apart. Their randomisation test exchanges the two systems' answerabilities
question by question, after each system's own were turned to ranks, since two systems' scales need not be alike
(Bandos, Rockette and Gur 2005, doi:10.1002/sim.2149).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from eval.measure_names import MeasureName
from eval.refusal import ANSWERED_SHARE
from eval.significance import RESAMPLES, Interval, draws

Values = NDArray[np.float64]
_BATCH = 500
"""Resamples worked out at a time: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Answerabilities:
    """One system's answerabilities of the answerable and of the unanswerable questions, at least one of each."""

    yes: Values
    no: Values

    @classmethod
    def of(cls, yes: Sequence[float], no: Sequence[float]) -> Answerabilities:
        """As arrays."""
        return cls(np.asarray(yes, dtype=np.float64), np.asarray(no, dtype=np.float64))

    def ranks(self) -> Values:
        """All of them as ranks, those of the answerable questions first."""
        return np.asarray(stats.rankdata(np.concatenate([self.yes, self.no])), dtype=np.float64)


def aurocs(yes: Values, no: Values) -> Values:
    """`eval.refusal.auroc` along the last axis."""
    mine, other = yes[..., :, None], no[..., None, :]
    return np.asarray(((mine > other) + 0.5 * (mine == other)).mean(axis=(-2, -1)))


def false_answers(yes: Values, no: Values) -> Values:
    """`eval.refusal.false_answers_at` along the last axis, at 85 % answered."""
    count = yes.shape[-1]
    needed = math.ceil(ANSWERED_SHARE * count - 1e-9)
    threshold = np.sort(yes, axis=-1)[..., count - needed]
    return np.asarray((no >= threshold[..., None]).mean(axis=-1))


STATISTICS: dict[MeasureName, Callable[[Values, Values], Values]] = {
    MeasureName.AUROC: aurocs,
    MeasureName.FALSE_ANSWERS_AT_85: false_answers,
}


def refusal_interval(name: MeasureName, system: Answerabilities, first: Answerabilities | None = None) -> Interval:
    """The bootstrap interval of a system's measure, or of its difference to the measure of ``first``."""
    measure = STATISTICS[name]

    def drawn(yes: Any, no: Any, axis: int) -> Any:
        yes, no = yes.astype(int), no.astype(int)
        own = measure(system.yes[yes], system.no[no])
        return own - measure(first.yes[yes], first.no[no]) if first else own

    places = (np.arange(len(system.yes)), np.arange(len(system.no)))
    if min(len(one) for one in places) < 2:
        only = float(drawn(*places, axis=-1))
        return Interval(only, only)
    found = stats.bootstrap(
        places, drawn, n_resamples=RESAMPLES, batch=_BATCH, vectorized=True, method="percentile", rng=draws()
    )
    return Interval(float(found.confidence_interval.low), float(found.confidence_interval.high))


def refusal_p(name: MeasureName, system: Answerabilities, first: Answerabilities) -> float:
    """The two-sided p-value of the difference of the two systems' measures."""
    measure, split = STATISTICS[name], len(system.yes)

    def difference(one: Any, other: Any, axis: int) -> Any:
        return measure(one[..., :split], one[..., split:]) - measure(other[..., :split], other[..., split:])

    found = stats.permutation_test(
        (system.ranks(), first.ranks()),
        difference,
        permutation_type="samples",
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=_BATCH,
        rng=draws(),
    )
    return float(found.pvalue)
