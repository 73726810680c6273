"""BM25 over the real letters: the sums at the places where terms stand are those over all passages, bit for bit."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from indexer.index import open_index
from indexer.terms import TermIndex, terms_of
from tests.integration.running import ROOT

QUESTIONS = ROOT.parent / "shared" / "eval" / "dev.jsonl"


@pytest.mark.real
@pytest.mark.slow
def test_real_questions_score_as_arrays_of_all_passages_would(real_index: Path) -> None:
    """Every question, with the synonyms that are asked beside it."""
    index = open_index(real_index)
    assert isinstance(index.terms, TermIndex)
    passages = len(index.table)
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        terms = terms_of(json.loads(line)["question"])
        groups = [[other.terms for other in found.alternatives] for found in index.expander.expand(terms)]
        wanted = np.zeros(passages, dtype=np.float32)
        for group in [[(term,)] for term in sorted(set(terms))] + groups:
            columns = np.zeros((len(group), passages), dtype=np.float32)
            for column, phrase in zip(columns, group, strict=True):
                places, weights = index.terms.postings(phrase)
                rarity = math.log(1 + (passages - len(places) + 0.5) / (len(places) + 0.5))
                column[places] = rarity * weights
            wanted = wanted + np.float32(0.6 if group in groups else 1) * columns.max(axis=0)
        made = index.terms.asked(terms, groups, 0.6)
        assert made.at(np.arange(passages)).tobytes() == wanted.tobytes(), line
        best = set(made.best(30).tolist())
        assert best == set(np.flatnonzero((wanted > 0) & (wanted >= np.sort(wanted)[-30])).tolist()), line
