"""Sets out a checked briefing in its layout: a verified briefing in, the document that every format is written from out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.answer import Quote
from service.briefing.briefing import Action, Layout
from service.briefing.document import Bullets, Document, Heading, Origin, Paragraph, Part, Quoted, QuotedRows, Role, Table
from service.briefing.letters_told import letters_looked_in, letters_quoted
from service.briefing.method import invented_notice, method, withheld_notice
from service.briefing.plain_words import can_be_kept, one_line, paragraphs, plain
from service.briefing.verified import VerifiedBriefing, VerifiedQuote, VerifiedTopic
from service.sharing.references import ReferenceStyle, reference
from service.wording import dated_name, pages_label, section_label

_NONE_CHOSEN = "No quotes were chosen for this question."
_UNKEPT = "A quote is not shown here: it holds characters that a file cannot keep. Read it in Letterwise."


def set_out(verified: VerifiedBriefing) -> Document:
    """The document. Parts that the trainer left empty are left out with their headings; a quote that is withheld leaves a
    sentence in its place.
    """
    return _SettingOut(verified).document()


class _SettingOut:
    """One document in the making; counts the notes."""

    def __init__(self, verified: VerifiedBriefing) -> None:
        self._verified = verified
        self._is_pack = verified.briefing.layout is Layout.EVIDENCE_PACK
        self._notes: list[str] = []

    def document(self) -> Document:
        briefing = self._verified.briefing
        title = one_line(briefing.title)
        body = self._pack() if self._is_pack else self._seven_minute()
        parts = (*invented_notice(self._verified.looked_in), *body)
        kind = briefing.layout.label
        return Document(title or kind, kind if title else "", self._verified.date, parts, tuple(self._notes))

    def _seven_minute(self) -> Iterator[Part]:
        briefing = self._verified.briefing
        yield from _told("Background", briefing.background)
        yield from _told("Why it matters", briefing.why_it_matters)
        topics = self._topics(level=2)
        if topics:
            yield Heading("What the letters say", 1)
            yield from topics
        yield from _told("What to do", briefing.what_to_do)
        yield from _discussion(briefing.discussion)
        yield from _action_plan(briefing.actions)
        yield Heading("Sources", 1)
        yield from self._letters()
        yield Heading("How the quotes were chosen and checked", 2)
        yield from method(self._verified)

    def _pack(self) -> Iterator[Part]:
        yield from self._topics(level=1)
        yield Heading("Method", 1)
        yield from method(self._verified)
        yield Heading("Sources", 1)
        yield from self._letters()

    def _letters(self) -> Iterator[Part]:
        yield from letters_quoted(self._verified)
        yield from letters_looked_in(self._verified)

    def _topics(self, level: int) -> list[Part]:
        return [part for topic in self._verified.topics for part in self._topic(topic, level)]

    def _topic(self, topic: VerifiedTopic, level: int) -> Iterator[Part]:
        question = one_line(topic.question)
        if question:
            yield Heading(question, level)
        yield from (Paragraph(words) for words in paragraphs(topic.note))
        if question and not topic.quotes:
            yield Paragraph(_NONE_CHOSEN)
        yield from _rows_joined(part for quote in topic.quotes for part in self._quote(quote))

    def _quote(self, verified: VerifiedQuote) -> Iterator[Part]:
        remark = paragraphs(verified.kept.note)
        if verified.quote is not None and can_be_kept("".join((*verified.quote.parts, *verified.quote.cells))):
            yield self._shown(verified.quote, remark)
            return
        reason = _UNKEPT if verified.quote else withheld_notice(verified, self._verified)
        yield Paragraph(reason, Role.NOTICE)
        yield from (Paragraph(words, Role.NOTE) for words in remark)

    def _shown(self, quote: Quote, remark: tuple[str, ...]) -> Quoted | QuotedRows:
        citation = quote.citation
        self._notes.append(one_line(reference(citation, ReferenceStyle.HARVARD)))
        where = [dated_name(citation.letter), pages_label(citation.pages)]
        if self._is_pack:
            where.append(section_label(citation.section))
        source = one_line(". ".join(part for part in where if part))
        origin = Origin(plain(quote.lead), citation.finding, citation.finding_label, source)
        note = len(self._notes)
        if not quote.cells:
            return Quoted(origin, quote.parts, note, remark)
        return QuotedRows(origin, tuple(map(one_line, quote.columns)), (quote.cells,), (note,), remark)


def _rows_joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, rows of one table that follow each other as one."""
    before: Part | None = None
    for part in parts:
        joined = before.joined(part) if isinstance(before, QuotedRows) and isinstance(part, QuotedRows) else None
        if before is not None and joined is None:
            yield before
        before = joined or part
    if before is not None:
        yield before


def _told(heading: str, typed: str) -> Iterator[Part]:
    words = paragraphs(typed)
    if words:
        yield Heading(heading, 1)
        yield from (Paragraph(paragraph) for paragraph in words)


def _discussion(questions: tuple[str, ...]) -> Iterator[Part]:
    asked = tuple(words for words in map(one_line, questions) if words)
    if asked:
        yield Heading("Discussion questions", 1)
        yield Bullets(asked, numbered=True)


def _action_plan(actions: tuple[Action, ...]) -> Iterator[Part]:
    rows = tuple((one_line(action.what), one_line(action.who), one_line(action.by_when)) for action in actions)
    rows = tuple(row for row in rows if any(row))
    if rows:
        yield Heading("Action plan", 1)
        yield Table("", ("What", "Who", "By when"), rows, (6, 3, 2))
