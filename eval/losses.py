"""Where each gold span was lost on its way from the letter to the answer: an index and a run in, a stage for each span out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.letter import Span
from eval.coverage import Piece, Reading, found_at, read_in_order
from eval.questions import ANSWERS_IT, GoldSpan, JudgedQuestion
from eval.retrieval import pieces
from eval.runs import Run
from indexer.index import Index, open_index
from service.statuses import WITH_QUOTES

RETRIEVED_WORDS = 600
"""How far down the hits a span counts as retrieved: about as much as an answer can quote."""


class Stage(StrEnum):
    """What became of a gold span; the first of these that holds, but that one found in the quotes is found."""

    NOT_READ = "not read"
    NOT_CUT = "not cut"
    NOT_RETRIEVED = "not retrieved"
    REFUSED = "refused"
    NOT_CHOSEN = "not chosen"
    FOUND = "found"

    @property
    def meaning(self) -> str:
        """The words a reader sees."""
        return _MEANINGS[self]


_MEANINGS = {
    Stage.NOT_READ: "less than half of it stands in the sections and blocks that were read out of the letter",
    Stage.NOT_CUT: "all passages together hold less than half of it",
    Stage.NOT_RETRIEVED: f"the hits that come first, read up to {RETRIEVED_WORDS} words, hold less than half of it",
    Stage.REFUSED: "retrieved, but the question was not answered",
    Stage.NOT_CHOSEN: "retrieved, but the answer’s quotes hold less than half of it",
    Stage.FOUND: "the answer quotes at least half of it",
}


@dataclass(frozen=True, slots=True)
class KeptText:
    """What of a letter was read into blocks, and what of it was cut into passages."""

    blocks: Reading
    passages: Reading


@dataclass(frozen=True, slots=True)
class Traced:
    """A grade-2 gold span of a question, and what became of it."""

    question: JudgedQuestion
    gold: GoldSpan
    stage: Stage


def open_kept(folder: Path) -> dict[str, KeptText]:
    """What the index in ``folder`` keeps of each letter, by the letter's id."""
    return kept_text(open_index(folder))


def kept_text(index: Index) -> dict[str, KeptText]:
    """What an index keeps of each letter: whole blocks, and passages from their first character to their last."""
    passages: dict[int, list[Span]] = {}
    for place, letter in enumerate(index.table.letter):
        parts = index.table.parts_of(place)
        passages.setdefault(int(letter), []).append(Span(parts[0].start, parts[-1].end))
    kept: dict[str, KeptText] = {}
    for entry in index.library.entries:
        letter = index.library.at(entry.place)
        blocks = [block.span for section in letter.sections for block in section.blocks]
        kept[letter.id] = KeptText(
            _reading(letter.id, letter.text, blocks), _reading(letter.id, letter.text, passages.get(entry.place, []))
        )
    return kept


def _reading(letter: str, text: str, spans: Iterable[Span]) -> Reading:
    return read_in_order((Piece(letter, span) for span in spans), {letter: text})


def trace(
    questions: Sequence[JudgedQuestion], run: Run, texts: Mapping[str, str], kept: Mapping[str, KeptText]
) -> tuple[Traced, ...]:
    """Every grade-2 gold span with its stage, question by question."""
    return tuple(
        Traced(question, gold, stage)
        for question in questions
        for gold, stage in _stages(question, run, texts, kept)
        if gold.grade >= ANSWERS_IT
    )


def _stages(
    question: JudgedQuestion, run: Run, texts: Mapping[str, str], kept: Mapping[str, KeptText]
) -> Iterable[tuple[GoldSpan, Stage]]:
    search, answer = run.searches.get(question.qid), run.answers.get(question.qid)
    hits = read_in_order(pieces(search.hits if search else (), texts), texts, RETRIEVED_WORDS)
    quotes = read_in_order(pieces(answer.quotes if answer else (), texts), texts)
    last = Stage.NOT_CHOSEN if answer and answer.status in WITH_QUOTES else Stage.REFUSED
    for gold in question.gold:
        steps = ((Stage.NOT_READ, kept[gold.letter].blocks), (Stage.NOT_CUT, kept[gold.letter].passages))
        yield gold, stage_of(gold, (*steps, (Stage.NOT_RETRIEVED, hits)), quotes, last)


def stage_of(gold: GoldSpan, steps: Iterable[tuple[Stage, Reading]], quotes: Reading, last: Stage) -> Stage:
    """Found if the quotes find the span, else the first step whose reading does not find it, else ``last``."""
    if found_at(gold, quotes) is not None:
        return Stage.FOUND
    return next((stage for stage, reading in steps if found_at(gold, reading) is None), last)
