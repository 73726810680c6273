"""An ``Asking`` that answers with invented letters, for tests of the pages and the JSON routes."""

from __future__ import annotations

import datetime
from dataclasses import replace

from corpus.framework import Framework
from corpus.letter import (
    Block,
    BlockKind,
    FindingKind,
    Grade,
    Letter,
    LetterKind,
    Metadata,
    Page,
    Section,
    Span,
)
from indexer.spelling import Correction
from service.answer import Answer, AppliedFilter, Citation, FilterName, LetterQuotes, LetterSummary, Quote
from service.asking import NO_CHOICES, Choices
from service.desk import Desk
from service.errors import FilterError, LetterNotFoundError, QuestionError
from service.statuses import AnswerStatus

DIGEST = "8d0c1f3a5b7e9d2c4f6a8b0d1e3f5a7c9b2d4e6f8a0c1b3d5e7f9a2b4c6d8e0f"
TITLE = "Joint targeted area inspection of Hartmere"
STRENGTH = "Health practitioners attend most strategy discussions and bring what they know of the child."
CUT_BEFORE = "School nurses are not always asked to"
CUT_AFTER = "contribute, and so decisions are made without their knowledge."
FOOTNOTE = "¹ This inspection was made under section 20 of the Children Act 2004."
RECENT = "A named nurse now sits in the front door team; she is <seldom> absent & always heard."
HEAD_ROW = "Agency\tInvited\tAttended"
ROW = "Health\t212\t187"
TEXT = f"""{TITLE}

Headline findings

Children in Hartmere are seen quickly.

Key strengths

- {STRENGTH}
- {RECENT}
  - This holds at weekends too.

What needs to improve?

{CUT_BEFORE}

{FOOTNOTE}



Hartmere, 14 November 2022

{CUT_AFTER}

Table 1: strategy discussions

{HEAD_ROW}
{ROW}
Police\t212\t210
"""


def span_of(words: str) -> Span:
    """Where some words stand in the invented letter."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _block(kind: BlockKind, *words: str, lead: str = "") -> Block:
    return Block(kind, tuple(span_of(each) for each in words), lead)


_CAPTION = "Table 1: strategy discussions"
_ROW_LEAD = f"{_CAPTION}\n{HEAD_ROW}"
_BREAK = TEXT.index("\n\n\n\nHartmere")
LETTER = Letter(
    id="hartmere-jtai-2022",
    source="hartmere-jtai-2022.txt",
    sha256=DIGEST,
    text=TEXT,
    pages=(Page(1, Span(0, _BREAK)), Page(2, Span(_BREAK, len(TEXT)))),
    sections=(
        Section(
            ("Headline findings",),
            FindingKind.CONTEXT,
            (_block(BlockKind.PARAGRAPH, "Children in Hartmere are seen quickly."),),
        ),
        Section(
            ("Key strengths",),
            FindingKind.STRENGTH,
            (
                _block(BlockKind.BULLET, STRENGTH),
                _block(BlockKind.BULLET, RECENT),
                _block(BlockKind.BULLET, "This holds at weekends too."),
            ),
        ),
        Section(
            ("What needs to improve?",),
            FindingKind.IMPROVEMENT,
            (
                _block(BlockKind.PARAGRAPH, CUT_BEFORE, CUT_AFTER),
                _block(BlockKind.NOTE, FOOTNOTE),
                _block(BlockKind.PARAGRAPH, _CAPTION),
                _block(BlockKind.COLUMNS, HEAD_ROW),
                _block(BlockKind.ROW, ROW, lead=_ROW_LEAD),
                _block(BlockKind.ROW, "Police\t212\t210", lead=_ROW_LEAD),
            ),
        ),
    ),
    metadata=Metadata(
        title=TITLE,
        authority="Hartmere",
        kind=LetterKind.JOINT_INSPECTION,
        date=datetime.date(2022, 11, 14),
        inspection_dates="3 to 7 October 2022",
        inspectorates=("Ofsted", "Care Quality Commission", "HMICFRS"),
        grades=(Grade("Overall effectiveness", "Good"), Grade("Adoption performance", "Outstanding", "2.1")),
        invented=True,
        framework=Framework.JTAI,
        inspected_from=datetime.date(2022, 10, 3),
        inspected_to=datetime.date(2022, 10, 7),
        notes=("The letter is dated 14 November 2021, but its inspection ended on 7 October 2022: read as 14 November 2022.",),
    ),
)
SUMMARY = LetterSummary(
    id=LETTER.id,
    title=TITLE,
    authority="Hartmere",
    kind=LetterKind.JOINT_INSPECTION,
    date=datetime.date(2022, 11, 14),
    inspectorates=LETTER.metadata.inspectorates,
    pages=2,
    sections=3,
    words=LETTER.words,
    invented=True,
    source=LETTER.source,
    framework=Framework.JTAI,
    inspection_dates="3 to 7 October 2022",
)
OLDER = replace(
    SUMMARY,
    id="wexcombe/focused 2021",
    title="Focused visit to Wexcombe children's services",
    authority="Wexcombe",
    kind=LetterKind.FOCUSED_VISIT,
    date=datetime.date(2021, 3, 7),
    inspectorates=("Ofsted",),
    pages=0,
    words=1204,
    source="wexcombe.docx",
    framework=None,
    inspection_dates=None,
)
UNDATED = replace(OLDER, id="orrin", title="Orrin partnership's year", authority=None, kind=LetterKind.ANNUAL_REPORT, date=None)


def _citation(span: Span, pages: tuple[int, ...], section: str, finding: FindingKind) -> Citation:
    return Citation(SUMMARY, pages, (section,), finding, span, DIGEST)


def _quote(words: str, pages: tuple[int, ...], section: str, finding: FindingKind, score: float) -> Quote:
    return Quote(words, (words,), "", (), (), score, _citation(span_of(words), pages, section, finding))


_OLDER_CITATION = Citation(OLDER, (), ("Findings", "Front door"), FindingKind.CONTEXT, Span(40, 90), DIGEST)
QUOTE = replace(_quote(STRENGTH, (1,), "Key strengths", FindingKind.STRENGTH, 0.9), repeated_in=(_OLDER_CITATION,))
MARKUP_QUOTE = _quote(RECENT, (1,), "Key strengths", FindingKind.STRENGTH, 0.7)
_CUT_SPAN = Span(span_of(CUT_BEFORE).start, span_of(CUT_AFTER).end)
CUT_QUOTE = Quote(
    text=TEXT[_CUT_SPAN.start : _CUT_SPAN.end],
    parts=(CUT_BEFORE, CUT_AFTER),
    lead="",
    cells=(),
    columns=(),
    score=0.8,
    citation=_citation(_CUT_SPAN, (1, 2), "What needs to improve?", FindingKind.IMPROVEMENT),
)
ROW_QUOTE = replace(
    _quote(ROW, (2,), "What needs to improve?", FindingKind.IMPROVEMENT, 0.6),
    lead=_ROW_LEAD,
    cells=("Health", "212", "187"),
    columns=("Agency", "Invited", "Attended"),
)
OLDER_QUOTE = Quote("Nurses are told late.", ("Nurses are told late.",), "Inspectors found that:", (), (), 0.5, _OLDER_CITATION)
HELD = Choices(
    authority=("Hartmere", "Wexcombe"),
    kind=("jtai", "focused_visit"),
    year=("2022", "2021"),
    finding=("strength", "improvement"),
    agency=("health", "police"),
)
_ANSWER = Answer(
    question="",
    status=AnswerStatus.ANSWERED,
    answerability=0.9,
    groups=(LetterQuotes(SUMMARY, (QUOTE, MARKUP_QUOTE, CUT_QUOTE, ROW_QUOTE)),),
    more=(LetterQuotes(OLDER, (OLDER_QUOTE,)),),
    nearest=(),
    looked_in=(SUMMARY, OLDER, UNDATED),
    silent=(UNDATED,),
    filters=(),
    notes=(),
    generation="g1",
)
ATTENDANCE = Correction("attendence", "attendance")
POLICE = AppliedFilter(FilterName.AGENCY, "police", "Police", from_question=False)
UNSPOKEN = ("lighthouses", "trams")
_LABELS = {"jtai": "Joint targeted area inspection", "strength": "Strength"}


def no_desk() -> Desk:
    """For tests of pages that need no letters beyond what the fake answers."""
    raise AssertionError("this page should not have opened the desk")


class FakeAsking:
    """Finds nothing if the question holds 'weather', reads the filter Hartmere out of one that names it, and fails on 'boom'.

    It reads 'Hartmer' as Hartmere, mends 'attendence' and suggests the police to a question that speaks of them. None of its
    letters speaks of lighthouses or trams. ``calls`` keeps what it was asked, and ``corrects`` whether words were to be
    mended.
    """

    def __init__(self, letters: tuple[LetterSummary, ...] = (SUMMARY, OLDER, UNDATED)) -> None:
        self.generation = "g1"
        self.calls: list[tuple[str, Choices, bool]] = []
        self.corrects: list[bool] = []
        self._letters = letters

    def answer(
        self, question: str, chosen: Choices = NO_CHOICES, use_question_filters: bool = True, correct_spelling: bool = True
    ) -> Answer:
        """The invented answer to any question."""
        self.calls.append((question, chosen, use_question_filters))
        self.corrects.append(correct_spelling)
        self._check(question, chosen)
        answer = replace(
            _ANSWER,
            question=question,
            filters=self._filters(question, chosen, use_question_filters),
            corrections=(ATTENDANCE,) if correct_spelling and ATTENDANCE.typed in question else (),
            suggestions=(POLICE,) if "police" in question and "police" not in chosen.agency else (),
        )
        unanswered = tuple(word for word in UNSPOKEN if word in question)
        if unanswered:
            answer = replace(answer, status=AnswerStatus.PARTIAL, unanswered=unanswered)
        if "weather" in question:
            nothing = replace(answer, status=AnswerStatus.NOTHING_FOUND, answerability=0.1, groups=(), more=())
            return replace(nothing, silent=answer.looked_in, nearest=(CUT_QUOTE, OLDER_QUOTE))
        return answer

    def search(
        self,
        question: str,
        chosen: Choices = NO_CHOICES,
        k: int = 30,
        correct_spelling: bool = True,
        use_question_filters: bool = True,
    ) -> tuple[Quote, ...]:
        """The invented quotes, best first."""
        self.corrects.append(correct_spelling)
        self._check(question, chosen)
        return (QUOTE, CUT_QUOTE, MARKUP_QUOTE, ROW_QUOTE, OLDER_QUOTE)[:k]

    def letters(self) -> tuple[LetterSummary, ...]:
        """The invented letters."""
        return self._letters

    def letter(self, letter_id: str) -> Letter:
        """The one letter that is held whole, also under the ids of the others."""
        if letter_id not in {letter.id for letter in self._letters}:
            raise LetterNotFoundError(f"There is no letter '{letter_id}'. Choose one from the list of letters.")
        return LETTER

    def choices(self) -> Choices:
        """What the invented letters hold."""
        return HELD

    def _check(self, question: str, chosen: Choices) -> None:
        if "boom" in question:
            raise RuntimeError(f"cannot answer {question}")
        if not question.strip():
            raise QuestionError("Type a question.")
        if len(question) > 1000:
            raise QuestionError(f"The question has {len(question):,} characters. Ask in at most 1,000.")
        if not set(chosen.authority) <= set(HELD.authority):
            raise FilterError(f"No letter matches the filter authority '{chosen.authority[0]}'. Remove it.")

    def _filters(self, question: str, chosen: Choices, read: bool) -> tuple[AppliedFilter, ...]:
        ticked = [(name, value) for name in FilterName for value in getattr(chosen, name.value)]
        found = [AppliedFilter(name, value, _LABELS.get(value, value), from_question=False) for name, value in ticked]
        if read and "Hartmer" in question:
            read_from = "" if "Hartmere" in question else "Hartmer"
            found.append(AppliedFilter(FilterName.AUTHORITY, "Hartmere", "Hartmere", from_question=True, read_from=read_from))
        return tuple(found)
