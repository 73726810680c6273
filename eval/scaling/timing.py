"""What asking costs: something to call and what to call it with in, milliseconds out, by the clock and of the processor."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.measures import percentile

Question = TypeVar("Question")


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds a question. ``processor_ms`` is the median of what the process's threads used together: on a machine that
    others work on too, the clock also counts what they do."""

    median_ms: float
    p95_ms: float
    p99_ms: float
    processor_ms: float


def cost_of(ask: Callable[[Question], object], questions: Sequence[Question]) -> Cost:
    """Asks each question once, one after another."""
    times, used = zip(*(_timed(ask, question) for question in questions), strict=True)
    return Cost(statistics.median(times), percentile(times, 95), percentile(times, 99), statistics.median(used))


def _timed(ask: Callable[[Question], object], question: Question) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    ask(question)
    return 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - used)
