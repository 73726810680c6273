"""Fitting the weights of the second look on judged questions."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import numpy as np

from eval.fitting import Example, examples, fitted, told
from tests.encoders import HashingEncoder
from tests.indexer.letters import make_letter
from tests.indexes import index_of

TEXT = "Main findings\n\nNurses visit families at home.\n\nPolice officers wait for reports.\n\nSchools are not told.\n"


def columns(rows: int, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Features that mean nothing by themselves."""
    return np.random.default_rng(seed).uniform(size=(rows, 5))


def test_what_tells_relevant_passages_apart_gets_the_weight() -> None:
    """A feature that marks them gets nearly all, one that means nothing nearly none, and weights add up to one."""
    found = []
    for seed in range(20):
        features = columns(60, seed)
        found.append(Example(features, np.where(features[:, 1] + 0.3 * features[:, 2] > 0.95, 2.0, 0.0)))
    weights = fitted(found)
    assert 0.6 < weights.term < 0.9
    assert 0.1 < weights.before < 0.35
    assert abs(weights.both) < 0.1
    assert np.isclose(weights.both + weights.term + weights.before + weights.after, 1)
    assert list(told(weights))[1] == f"term={weights.term:.3f}"


def test_a_passage_is_relevant_that_holds_half_of_the_evidence(tmp_path: Path) -> None:
    """With its grade; an unanswerable question is no example."""
    start = TEXT.index("Nurses")
    evidence = [{"doc": "heron", "start": start, "end": start + 12, "quote": "Nurses visit", "grade": 1}]
    rows = [
        {"qid": "q1", "question": "nurses visit families", "type": "single", "evidence": evidence},
        {"qid": "q2", "question": "unicorns", "type": "unanswerable"},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    encoder = HashingEncoder()
    index = index_of(tmp_path, [make_letter(TEXT, "heron")], encoder)
    with closing(index.library):
        (found,) = examples(index, encoder, path)
    assert found.columns.shape == (3, 5)
    assert found.grades.tolist() == [1.0, 0.0, 0.0]
