"""Where gold spans are lost, in a small letter of which every step keeps a little less."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.letter import Block, BlockKind, FindingKind, Letter, Metadata, Section, Span
from eval.coverage import Piece, Reading, read_in_order
from eval.losses import KeptText, Stage, kept_text, stage_of, trace
from eval.questions import GoldSpan
from eval.runs import Run
from tests.encoders import HashingEncoder
from tests.eval.runs_by_hand import TEXTS, Words, asked, found, said, span
from tests.indexes import index_of


def reading(*words: Words) -> Reading:
    """The letter read at these words."""
    return read_in_order([Piece("x", span(one)) for one in words], TEXTS)


KEPT = {"x": KeptText(blocks=reading((0, 300)), passages=reading((0, 50), (50, 200)))}
GOLD = {
    "not read": (310, 320),
    "not cut": (210, 220),
    "not retrieved": (150, 160),
    "not chosen": (20, 30),
    "found": (0, 10),
}


@pytest.mark.parametrize(("stage", "words"), GOLD.items())
def test_span_is_lost_at_the_first_step_that_does_not_keep_it(stage: str, words: Words) -> None:
    """Read are 300 words, cut 200, retrieved 100 and quoted ten."""
    run = Run({"q": found("q", (0, 100))}, {"q": said("q", (0, 10))})
    (traced,) = trace([asked("q", words)], run, TEXTS, KEPT)
    assert traced.stage == Stage(stage)


def test_span_that_two_passages_cut_is_kept_by_both_together() -> None:
    """Three words of ten in one passage and seven in the next are all of it."""
    run = Run({"q": found("q", (0, 100))}, {"q": said("q", (0, 10))})
    (traced,) = trace([asked("q", (47, 57))], run, TEXTS, KEPT)
    assert traced.stage is Stage.NOT_CHOSEN


def test_retrieved_span_of_a_refused_question_is_told_apart() -> None:
    """Nothing was chosen because nothing was answered."""
    run = Run({"q": found("q", (0, 100))}, {"q": said("q", status="nothing_found")})
    (traced,) = trace([asked("q", (0, 10))], run, TEXTS, KEPT)
    assert traced.stage is Stage.REFUSED


def test_retrieved_span_that_a_partial_answer_does_not_quote_was_not_chosen() -> None:
    """The question was answered in part, with other quotes."""
    run = Run({"q": found("q", (0, 100))}, {"q": said("q", (0, 10), status="partial")})
    (traced,) = trace([asked("q", (20, 30))], run, TEXTS, KEPT)
    assert traced.stage is Stage.NOT_CHOSEN


def test_span_in_the_quotes_is_found_whatever_the_hits_hold() -> None:
    """An answer may quote what stands further down."""
    gold = GoldSpan("x", span((0, 10)), 2)
    assert stage_of(gold, [(Stage.NOT_RETRIEVED, ())], reading((0, 6)), Stage.NOT_CHOSEN) is Stage.FOUND


def test_hits_below_six_hundred_words_do_not_count_as_retrieved() -> None:
    """The hit that holds the span comes after two letters of 400 words each."""
    texts = TEXTS | {"y": TEXTS["x"].replace("w", "v"), "z": TEXTS["x"].replace("w", "u")}
    search = found("q", (0, 10))
    others = tuple(type(search.hits[0])(name, 0, len(texts[name])) for name in ("y", "z"))
    run = Run({"q": type(search)("q", (*others, *search.hits))}, {"q": said("q")})
    (traced,) = trace([asked("q", (0, 10))], run, texts, KEPT)
    assert traced.stage is Stage.NOT_RETRIEVED


def test_index_tells_what_it_read_and_what_it_cut(tmp_path: Path) -> None:
    """A heading is in no block, an address is read and not cut, a paragraph is both."""
    text = "The Town Hall\nFindings\nNurses attend each meeting."
    blocks = [Block(BlockKind.PARAGRAPH, (Span(*bounds),)) for bounds in ((0, 13), (23, 50))]
    sections = (
        Section(("Address",), FindingKind.CONTEXT, (blocks[0],)),
        Section(("Findings",), FindingKind.CONTEXT, (blocks[1],)),
    )
    letter = Letter("a", "a.txt", "0" * 64, text, (), sections, Metadata("A letter"))
    kept = kept_text(index_of(tmp_path, [letter], HashingEncoder()))
    assert kept == {
        "a": KeptText(blocks=((Piece("a", Span(0, 13)),), (Piece("a", Span(23, 50)),)), passages=((Piece("a", Span(23, 50)),),))
    }
