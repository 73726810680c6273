"""The service as a system under test, in this process: questions in, searches and answers out."""

from __future__ import annotations

from dataclasses import dataclass

from eval.runs import AnswerLine, SearchLine
from eval.systems import answer_line, search_line
from service.asking import Asking
from service.bodies import answer_body, search_body


@dataclass(frozen=True, slots=True)
class InProcess:
    """A ``SystemUnderTest`` over whatever answers questions in this process.

    Filters that a question names are left out if ``use_question_filters`` is False.
    """

    asking: Asking
    use_question_filters: bool = True

    def search(self, qid: str, question: str, k: int) -> SearchLine:
        """At most ``k`` hits for the question, best first."""
        hits = self.asking.search(question, k=k, use_question_filters=self.use_question_filters)
        return search_line(qid, search_body(hits, self.asking.generation))

    def answer(self, qid: str, question: str) -> AnswerLine:
        """The answer to the question, quotes in reading order."""
        return answer_line(qid, answer_body(self.asking.answer(question, use_question_filters=self.use_question_filters)))

    def texts(self) -> dict[str, str]:
        """The text of every letter in the index, by the letter's id."""
        return {summary.id: self.asking.letter(summary.id).text for summary in self.asking.letters()}
