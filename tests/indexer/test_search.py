"""The order of hits: fusion worked out by hand, ties, filters and terms that stand nowhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.letter import FindingKind, Letter, LetterKind, Metadata, Span
from indexer.embedding import Embedded
from indexer.first_look import TERMS_SHARE
from indexer.query import Filters
from indexer.search import Searcher
from indexer.second_look import WEIGHTS
from indexer.terms import terms_of
from tests.encoders import HashingEncoder
from tests.indexer.letters import make_letter
from tests.indexes import index_of


class FixedEncoder:
    """Gives the vector that stands for a text, so that similarities can be chosen."""

    name, identity, dimensions, token_dimensions = "fixed", "fixed-1", 2, 0

    def __init__(self, vectors: dict[str, tuple[float, float]]) -> None:
        self._vectors = vectors

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The chosen vectors; tokens have none."""
        vectors = np.array([self._vectors[text] for text in texts], dtype=np.float32)
        return Embedded(vectors, (np.empty((0, 0), dtype=np.float32),) * len(texts))

    def spans(self, text: str) -> tuple[Span, ...]:
        """None: tokens have no vectors."""
        return ()


def _letters(*texts: str) -> list[Letter]:
    return [make_letter(text, f"letter{number}") for number, text in enumerate(texts)]


def _score(near: float, term: float, words: int) -> float:
    """The score of a passage without neighbours, by an encoder whose tokens have no vectors."""
    return WEIGHTS.both * max(near, 0) ** 2 + WEIGHTS.term * term + WEIGHTS.length * math.log(max(words, 10) / 40)


def test_scores_weigh_both_measures_on_scales_from_the_mean_and_from_nothing_to_the_best(tmp_path: Path) -> None:
    """Similarity from the collection's mean (0) to the best (1), BM25 from 0 to the best (1)."""
    vectors = {"Nurses visit.": (0.6, 0.8), "Police visit.": (0.8, 0.6), "Staff stay.": (-1.0, 0.0), "police": (1.0, 0.0)}
    encoder = FixedEncoder(vectors)
    index = index_of(tmp_path, _letters("Nurses visit.\n", "Police visit.\n", "Staff stay.\n"), encoder)
    with closing(index.library):
        ranking = Searcher(index, encoder).search("police")
    mean = (0.6 + 0.8 - 1) / 3
    assert [hit.place for hit in ranking.hits] == [1, 0, 2]
    near = [(similarity - mean) / (0.8 - mean) for similarity in (0.8, 0.6, -1)]
    expected = [_score(near[0], 1, 2), _score(near[1], 0, 2), _score(near[2], 0, 2)]
    np.testing.assert_allclose([hit.score for hit in ranking.hits], expected, rtol=1e-5)
    np.testing.assert_allclose([hit.similarity for hit in ranking.hits], [0.8, 0.6, -1], rtol=1e-6)
    lexical = float(index.terms.asked(terms_of("police")).at(np.array([1]))[0])
    assert [hit.lexical for hit in ranking.hits] == [pytest.approx(lexical), 0, 0]


def test_a_passage_with_the_questions_words_comes_before_a_nearer_one_without(tmp_path: Path) -> None:
    """BM25 counts as much as its share."""
    vectors = {"Nurses visit.": (1.0, 0.0), "Police visit.": (0.96, 0.28), "Staff stay.": (-1.0, 0.0), "police": (1.0, 0.0)}
    encoder = FixedEncoder(vectors)
    index = index_of(tmp_path, _letters("Nurses visit.\n", "Police visit.\n", "Staff stay.\n"), encoder)
    with closing(index.library):
        assert [hit.place for hit in Searcher(index, encoder).search("police").hits] == [1, 0, 2]


def test_ties_fall_to_the_earlier_passage(tmp_path: Path) -> None:
    """Also where more passages tie than are looked at, and again each time."""
    encoder = HashingEncoder(dimensions=16)
    texts = ["Plans are clear to all who read them.\n"] * 3 + ["Nurses visit families at night.\n"] * 450
    index = index_of(tmp_path, _letters(*texts), encoder)
    with closing(index.library):
        searcher = Searcher(index, encoder)
        first = searcher.search("nurses visiting families", count=5)
        assert [hit.place for hit in first.hits] == [3, 4, 5, 6, 7]
        assert len({hit.score for hit in first.hits}) == 1
        assert searcher.search("nurses visiting families", count=5) == first
        assert [hit.place for hit in searcher.search("nurses visiting families", count=300).hits] == list(range(3, 303))


def test_count_limits_the_hits_and_shorter_lists_begin_longer_ones(tmp_path: Path) -> None:
    """The same order whatever is asked for."""
    encoder = HashingEncoder()
    texts = ["Nurses visit.\n", "Nurses visit families.\n", "Families wait.\n", "Police wait.\n", "Staff stay.\n"]
    index = index_of(tmp_path, _letters(*texts), encoder)
    with closing(index.library):
        searcher = Searcher(index, encoder)
        every = searcher.search("nurses visit", count=99).hits
        assert [hit.place for hit in every[:2]] == [0, 1]
        assert sorted(hit.place for hit in every) == [0, 1, 2, 3, 4]
        assert [hit.score for hit in every] == sorted((hit.score for hit in every), reverse=True)
        for count in range(6):
            assert searcher.search("nurses visit", count=count).hits == every[:count]


def test_only_what_passes_the_filters_is_found(tmp_path: Path) -> None:
    """Before similarity: the best elsewhere does not crowd out the only one here."""
    encoder = HashingEncoder()
    heron, fern = _letters("Strengths\n\nNurses visit.\n\nMain findings\n\nStaff stay.\n", "Nurses visit.\n")
    heron = replace(heron, metadata=Metadata(title="a", authority="Heron Bay", kind=LetterKind.ILACS))
    index = index_of(tmp_path, [heron, fern], encoder)
    with closing(index.library):
        searcher = Searcher(index, encoder)
        found = {
            name: [hit.place for hit in searcher.search("nurses visit", filters).hits]
            for name, filters in {
                "authority": Filters(authorities=frozenset({"Heron Bay"})),
                "finding": Filters(findings=frozenset({FindingKind.STRENGTH})),
                "agency": Filters(agencies=frozenset({"health"})),
                "both": Filters(authorities=frozenset({"Heron Bay"}), findings=frozenset({FindingKind.CONTEXT})),
                "none": Filters(authorities=frozenset({"Fernshire"})),
            }.items()
        }
    assert found == {"authority": [0, 1], "finding": [0], "agency": [2, 0], "both": [1], "none": []}


def test_passages_farther_off_than_the_mean_keep_scores_of_a_sensible_size(tmp_path: Path) -> None:
    """Where nothing that the filters let through is near, similarity does not drown BM25."""
    vectors = {"Police plan.": (-0.28, 0.96), "Staff plan.": (-0.2, 0.98), "Plan.": (1.0, 0.0), "plan police": (1.0, 0.0)}
    encoder = FixedEncoder(vectors)
    near, far = _letters("Plan.\n", "Staff plan.\n\nPolice plan.\n")
    far = replace(far, metadata=Metadata(title="b", authority="Heron Bay"))
    index = index_of(tmp_path, [near, far], encoder)
    with closing(index.library):
        hits = Searcher(index, encoder).search("plan police", Filters(authorities=frozenset({"Heron Bay"}))).hits
    mean = (1 - 0.2 - 0.28) / 3
    share = hits[1].lexical / hits[0].lexical
    first = {2: _first_look((-0.28 - mean) / 0.4, 1), 1: _first_look((-0.2 - mean) / 0.4, share)}
    assert [hit.place for hit in hits] == [2, 1]
    assert hits[0].score == pytest.approx(_score(-1, 1, 2) + WEIGHTS.before * first[1], rel=1e-4)
    assert hits[1].score == pytest.approx(_score(-1, share, 2) + WEIGHTS.after * first[2], rel=1e-4)


def _first_look(near: float, term: float) -> float:
    """What a passage's neighbours get of it."""
    return (1 - TERMS_SHARE) * near + TERMS_SHARE * term


def test_terms_of_the_question_are_told_with_those_that_stand_nowhere(tmp_path: Path) -> None:
    """Stems, each once, in the question's order."""
    encoder = HashingEncoder()
    index = index_of(tmp_path, _letters("Nurses visit families.\n"), encoder)
    with closing(index.library):
        ranking = Searcher(index, encoder).search("Do unicorns visit families, and visits of nurses?")
    assert ranking.terms == ("unicorn", "visit", "famili", "nurs")
    assert ranking.unknown_terms == ("unicorn",)


def test_a_question_without_terms_is_ranked_by_similarity(tmp_path: Path) -> None:
    """Words that carry no meaning for BM25 still have a vector."""
    encoder = HashingEncoder()
    index = index_of(tmp_path, _letters("Staff stay.\n", "What of it.\n"), encoder)
    with closing(index.library):
        ranking = Searcher(index, encoder).search("what of it")
    assert (ranking.terms, [hit.place for hit in ranking.hits]) == ((), [1, 0])


def test_the_same_question_gives_the_same_ranking(tmp_path: Path) -> None:
    """Bit for bit."""
    encoder = HashingEncoder()
    texts = [f"Nurses visit family {number % 7} with plan {number % 5}.\n" for number in range(60)]
    index = index_of(tmp_path, _letters(*texts), encoder)
    with closing(index.library):
        first = Searcher(index, encoder).search("nurses plan for family 3")
        assert Searcher(index, encoder).search("nurses plan for family 3") == first


def test_few_terms_stand_whole_where_one_allowed_passage_holds_them_all(tmp_path: Path) -> None:
    """Spread over passages they do not; nor do more than four terms, whatever holds them."""
    letters = _letters("County lines exploit boys here daily.\n\nPolice know.\n", "Police wait.\n")
    letters = [letters[0], replace(letters[1], metadata=Metadata(title="b", authority="Heron Bay"))]
    index = index_of(tmp_path, letters, HashingEncoder())
    with closing(index.library):
        searcher = Searcher(index, HashingEncoder())
        whole = {words: searcher.search(words).stands_whole for words in ("county lines", "county police", "zebra")}
        assert whole == {"county lines": True, "county police": False, "zebra": False}
        assert not searcher.search("county lines exploit boys daily").stands_whole
        assert not searcher.search("county lines", Filters(authorities=frozenset({"Heron Bay"}))).stands_whole


def test_only_places_that_are_marked_are_ranked(tmp_path: Path) -> None:
    """Together with the filters."""
    encoder = HashingEncoder()
    index = index_of(tmp_path, _letters("Nurses visit.\n", "Nurses stay.\n", "Police visit.\n"), encoder)
    with closing(index.library):
        ranking = Searcher(index, encoder).search("nurses visit", holding=np.array([False, True, True]))
    assert {hit.place for hit in ranking.hits} == {1, 2}
