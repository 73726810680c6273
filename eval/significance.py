"""Whether a difference is more than chance: values of the same questions in, intervals and p-values out; wraps scipy.

Every draw is seeded, so that the same values give the same figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import stats

RESAMPLES = 10_000
LEVEL = 0.05
_SEED = 2004


class Interval(NamedTuple):
    """The 95 % interval of a figure: what lies between the 2.5th and the 97.5th percentile of its resamples."""

    low: float
    high: float


def draws() -> np.random.Generator:
    """The same random numbers each time."""
    return np.random.default_rng(_SEED)


def mean_interval(values: Sequence[float]) -> Interval:
    """The bootstrap interval of the mean, by resampling questions (Efron 1979); of a single value, that value twice.

    Given the paired differences of two systems, this is the paired bootstrap of the difference of their means.
    """
    if len(values) < 2:
        return Interval(float(values[0]), float(values[0]))
    found = stats.bootstrap((np.asarray(values),), np.mean, n_resamples=RESAMPLES, method="percentile", rng=draws())
    return Interval(float(found.confidence_interval.low), float(found.confidence_interval.high))


def sign_flip_p(differences: Sequence[float]) -> float:
    """The two-sided p-value of a paired randomisation test (Smucker, Allan and Carterette 2007, doi:10.1145/1321440.1321528).

    Were the systems alike, each question's difference could as well have the other sign: p is how often flipping signs at
    random gives a mean as far from 0. All flips are tried where there are no more of them than resamples.
    """
    if len(differences) < 2:
        return 1.0
    found = stats.permutation_test(
        (np.asarray(differences),), _mean, permutation_type="samples", vectorized=True, n_resamples=RESAMPLES, rng=draws()
    )
    return float(found.pvalue)


def _mean(values: Any, axis: int) -> Any:
    return np.mean(values, axis=axis)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """The p-values adjusted by Holm's step-down method (1979), in the given order: significant where at most `LEVEL`.

    The smallest of n is multiplied by n, the next by n - 1 and so on; none is lower than the one before, nor above 1.
    """
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=lambda place: p_values[place])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return tuple(adjusted)
