"""What each question is trained on in one epoch."""

from __future__ import annotations

import numpy as np

from indexer.training.lesson import Asked, Lesson
from indexer.training.mining import draw, hard_negatives, ranks, right_pieces


def unit_rows(count: int, dimensions: int = 32) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Random directions, always the same."""
    rows = np.random.default_rng(3).normal(size=(count, dimensions)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_the_nearest_right_piece_is_learnt_and_look_alikes_are_no_negatives() -> None:
    """A piece that may be right, or is too much like the right one, is never drawn as wrong."""
    pieces = unit_rows(60)
    pieces[2] = pieces[1]
    one = Asked("q", (0, 1), frozenset({0, 1}))
    question = pieces[1:2]
    assert right_pieces([one], question, pieces) == [1]
    drawn = {hard_negatives([one], [1], question, pieces, seed)[0] for seed in range(40)}
    assert drawn.isdisjoint({0, 1, 2})
    assert len(drawn) > 5


def test_where_letters_were_judged_only_they_give_negatives() -> None:
    """Also look-alikes of the right piece: somebody has said that they are wrong."""
    pieces = unit_rows(60)
    pieces[42] = pieces[41]
    one = Asked("q", (41,), frozenset({41, 43}), (40, 50))
    drawn = {hard_negatives([one], [41], pieces[41:42], pieces, seed)[0] for seed in range(80)}
    assert drawn == {40, 42, 44, 45, 46, 47, 48, 49}


def test_of_a_judged_question_a_few_answers_are_drawn_and_others_the_next_time() -> None:
    """All other questions are drawn every time, in an order that the seed sets."""
    judged = [Asked("many", (place,), frozenset(range(9)), (0, 20)) for place in range(9)]
    single = [Asked(f"q{n}", (30 + n,), frozenset({30 + n})) for n in range(4)]
    drawn = [draw([*judged, *single], 3, None, seed) for seed in (1, 2)]
    assert [sum(one.question == "many" for one in each) for each in drawn] == [3, 3]
    assert {one.question for one in drawn[0]} == {"many", "q0", "q1", "q2", "q3"}
    assert {one.right for one in drawn[0] if one.among} != {one.right for one in drawn[1] if one.among}
    assert draw([*judged, *single], 3, None, 1) == drawn[0]


def test_of_the_other_questions_as_many_are_drawn_as_wanted() -> None:
    """Judged questions do not count among them."""
    judged = [Asked(f"many {place}", (place,), frozenset({place}), (0, 20)) for place in range(5)]
    single = [Asked(f"q{n}", (30 + n,), frozenset({30 + n})) for n in range(6)]
    drawn = draw([*judged, *single], 1, 2, 1)
    assert [sum(one.among is None for one in drawn), sum(one.among is not None for one in drawn)] == [2, 5]


def test_the_rank_counts_passages_not_pieces() -> None:
    """Two better pieces of one other passage push the right passage down by one."""
    lesson = Lesson(("a", "b", "c"), (7, 7, 8), (), ())
    scores = np.array([[1.0, 0.9, 0.5]], dtype=np.float32)
    assert ranks(lesson, [Asked("q", (2,), frozenset({2}))], scores) == [2]
