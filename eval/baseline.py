"""Each question's measures as they were before: a baseline file and today's measures in, real drops out.

A floor lets a measure sink to it unnoticed; a drop question by question shows long before.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.comparison import values_of
from eval.errors import EvalError
from eval.measure_names import MeasureName
from eval.measures import Measures
from eval.significance import LEVEL, sign_flip_p

KEPT = (MeasureName.NDCG_10, MeasureName.RECALL_600_WORDS, MeasureName.ANSWER_RECALL)
LEAST_DROP = 0.01
Baseline = Mapping[MeasureName, Mapping[str, float]]
"""Values by measure and qid, to four decimals."""
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A measure's mean before and now, over the questions that both have, and how likely chance makes such a change."""

    name: MeasureName
    before: float
    now: float
    p: float

    @property
    def is_drop(self) -> bool:
        """Whether it sank by more than 0.01, and by more than chance would have it."""
        return self.before - self.now > LEAST_DROP and self.p < LEVEL


def changes(measures: Measures, baseline: Baseline) -> tuple[Change, ...]:
    """How each measure of the baseline stands now. Raises EvalError where no question of the baseline was measured."""
    return tuple(_change(name, before, values_of(measures, name)) for name, before in baseline.items())


def _change(name: MeasureName, before: Mapping[str, float], measured: Mapping[str, float]) -> Change:
    now = {qid: round(value, _DECIMALS) for qid, value in measured.items()}
    shared = [qid for qid in before if qid in now]
    if not shared:
        raise EvalError(f"no question of the baseline has {name} now; write it again with `gate --write-baselines`")
    was, is_now = (statistics.fmean(values[qid] for qid in shared) for values in (before, now))
    return Change(name, was, is_now, sign_flip_p([now[qid] - before[qid] for qid in shared]))


def load_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises EvalError where there is none."""
    try:
        return TypeAdapter(dict[MeasureName, dict[str, float]]).validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise EvalError(f"{path} is not a baseline: {error}; write one with `gate --write-baselines`") from error


def write_baseline(path: Path, measures: Measures) -> None:
    """Keep today's values of each question, and not a word of the letters."""
    values = {name: {qid: round(value, _DECIMALS) for qid, value in values_of(measures, name).items()} for name in KEPT}
    path.write_text(json.dumps(values, indent=0) + "\n", encoding="utf-8")
