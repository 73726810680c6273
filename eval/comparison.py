"""Systems compared on the same questions: their measures in, each difference to the first with interval and p-value out."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from eval.measure_names import MeasureName
from eval.measured import Measured
from eval.measures import Measures, QuestionScore
from eval.refusal_significance import STATISTICS, Answerabilities, refusal_interval, refusal_p
from eval.significance import LEVEL, Interval, holm, mean_interval, sign_flip_p

_STATUSES = {MeasureName.ANSWERABLE_ANSWERED: True, MeasureName.FALSE_ANSWERS: False}
_UNTESTED = frozenset({MeasureName.QUOTE_EXACTNESS, MeasureName.SECONDS_MEDIAN, MeasureName.SECONDS_P95})
"""A promise and what depends on the machine: shown, and not put to a test."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more a system's measure is than the first system's, over the ``questions`` that both have a value for.

    ``p`` is the randomisation test's own p-value, ``adjusted`` the one after Holm's correction over all that were tested.
    """

    system: str
    name: MeasureName
    questions: int
    first: float
    value: float
    interval: Interval
    p: float
    adjusted: float

    @property
    def difference(self) -> float:
        """Above 0 where the system's value is the higher one."""
        return self.value - self.first

    @property
    def significant(self) -> bool:
        """Whether it is more than chance, at 5 % over all that were tested."""
        return self.adjusted <= LEVEL

    @property
    def verdict(self) -> str:
        """In a word."""
        if not self.significant:
            return "no difference shown"
        return "better" if (self.difference > 0) is self.name.higher_is_better else "worse"


def compare(systems: Sequence[Measured], names: Collection[MeasureName] = ()) -> tuple[Difference, ...]:
    """Each later system against the first, by every measure that both have, or by ``names`` alone."""
    found = [
        difference
        for other in systems[1:]
        for name in MeasureName
        if name not in _UNTESTED and (not names or name in names)
        if (difference := compare_by(name, systems[0].measures, other))
    ]
    adjusted = holm([one.p for one in found])
    return tuple(replace(one, adjusted=value) for one, value in zip(found, adjusted, strict=True))


def compare_by(name: MeasureName, first: Measures, other: Measured) -> Difference | None:
    """One measure's difference, not yet corrected; nothing where no question has a value from both."""
    if name in STATISTICS:
        return _refusal_difference(name, first, other)
    theirs, own = values_of(first, name), values_of(other.measures, name)
    shared = [qid for qid in theirs if qid in own]
    if not shared:
        return None
    differences = [own[qid] - theirs[qid] for qid in shared]
    before, now = (statistics.fmean(values[qid] for qid in shared) for values in (theirs, own))
    p = sign_flip_p(differences)
    return Difference(other.name, name, len(shared), before, now, mean_interval(differences), p, p)


def _refusal_difference(name: MeasureName, first: Measures, other: Measured) -> Difference | None:
    sure, surer = answerabilities(first), answerabilities(other.measures)
    if sure is None or surer is None or (len(sure.yes), len(sure.no)) != (len(surer.yes), len(surer.no)):
        return None
    before, now = (float(STATISTICS[name](one.yes, one.no)) for one in (sure, surer))
    p = refusal_p(name, surer, sure)
    questions = len(sure.yes) + len(sure.no)
    return Difference(other.name, name, questions, before, now, refusal_interval(name, surer, sure), p, p)


def values_of(measures: Measures, name: MeasureName) -> dict[str, float]:
    """Each question's own value of the measure, by qid; empty for a measure that belongs to a whole run."""
    if name in _STATUSES:
        return {
            score.qid: float(score.answered)
            for score in measures.questions
            if score.answerable is _STATUSES[name] and score.answered is not None
        }
    return {score.qid: score.values[name] for score in measures.questions if name in score.values}


def answerabilities(measures: Measures) -> Answerabilities | None:
    """What the run says of answerability, where it says so for some questions of each kind."""
    yes, no = (_said(measures.questions, answerable) for answerable in (True, False))
    return Answerabilities.of(yes, no) if yes and no else None


def _said(scores: Sequence[QuestionScore], answerable: bool) -> list[float]:
    return [one.answerability for one in scores if one.answerable is answerable and one.answerability is not None]


def intervals(measures: Measures) -> Mapping[MeasureName, Interval]:
    """The bootstrap interval of each measure that a run has, but for quote exactness and the seconds."""
    own = {name: list(values_of(measures, name).values()) for name in measures.values}
    sure = answerabilities(measures)
    found = {name: mean_interval(values) for name, values in own.items() if values}
    return found | ({name: refusal_interval(name, sure) for name in STATISTICS} if sure else {})
