"""A made index opens and is searched like any other; its words are real sentences, its weights those of its words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from eval.scaling.recombining import Turn, neighbours, sizes_of_turns, turn
from eval.scaling.whole import made_terms, write_whole
from indexer.embedding import OnnxEncoder
from indexer.index import current_generation, open_index
from indexer.search import Searcher
from indexer.terms import TermIndex

SENTENCES = [
    ("nurses share records.", "police wait for nurses."),
    ("foster carers praise training.",),
    ("housing officers wait.", "records are shared late.", "carers wait."),
]


def test_terms_counted_by_sentence_weigh_as_those_of_the_whole_words() -> None:
    """A passage's sentences but the last, and one of its partner's, turn after turn, the last turn cut short."""
    nowhere = np.zeros(3, dtype=np.int64)
    turns = [(Turn(np.array([1, 2, 0]), nowhere, nowhere), 3), (Turn(np.array([2, 0, 1]), nowhere, nowhere), 2)]
    made = made_terms(SENTENCES, turns)
    wanted = TermIndex.build(
        [
            "nurses share records. foster carers praise training.",
            "foster carers praise training. records are shared late.",
            "housing officers wait. records are shared late. nurses share records.",
            "nurses share records. housing officers wait.",
            "foster carers praise training. police wait for nurses.",
        ]
    )
    for term in wanted.vocabulary:
        places, weights = wanted.postings([term])
        assert made.postings([term])[0].tolist() == places.tolist()
        np.testing.assert_allclose(made.postings([term])[1], weights, rtol=1e-6)


@pytest.mark.slow
def test_a_made_index_is_searched_and_finds_real_sentences_of_both(sample_index: Path, tmp_path: Path) -> None:
    """Twice the sample's passages and some; words, tokens, table and vectors tell of the same passages."""
    generation, real = current_generation(sample_index), open_index(sample_index)
    assert generation is not None
    count, wanted = len(real.table), 2 * len(real.table) + 10
    near = neighbours(real.engine, count)
    vectors = write_whole(generation, real, near, wanted, tmp_path)
    made = open_index(tmp_path)
    assert (len(made.table), len(made.words), len(vectors)) == (wanted, wanted, wanted)
    (_, _), (number, _), _ = sizes_of_turns(count, wanted)
    partner = int(turn(number, near).partner[5])
    own, other = real.tokens.of(5), real.tokens.of(partner)
    taken = made.tokens.of(count + 5)
    kept = -(-7 * len(own) // 10)
    assert taken[:kept].tolist() == own[:kept].tolist()
    assert taken[kept:].tolist() == other[len(other) - (len(taken) - kept) :].tolist()
    assert made.table.letter[count + 5] == real.table.letter[5]
    assert made.table.parts_of(count + 5) == real.table.parts_of(5)
    np.testing.assert_array_equal(made.engine.vectors(np.array([wanted - 1])), vectors[-1:])
    words = made.words.of(count + 5)
    assert Searcher(made, OnnxEncoder()).search(words).hits[0].place == count + 5
    real.library.close()
    made.library.close()
