"""The service as a system under test, in this process: questions in, searches and answers out."""

from __future__ import annotations

from dataclasses import dataclass

from eval.runs import AnswerLine, SearchLine
from eval.systems import answer_line, search_line
from service.asking import Asking
from service.bodies import answer_body, search_body


@dataclass(frozen=True, slots=True)
class InProcess:
    """A ``SystemUnderTest`` over whatever answers questions in this process."""

    asking: Asking

    def search(self, qid: str, question: str, k: int) -> SearchLine:
        """At most ``k`` hits for the question, best first."""
        return search_line(qid, search_body(self.asking.search(question, k=k), self.asking.generation))

    def answer(self, qid: str, question: str) -> AnswerLine:
        """The answer to the question, quotes in reading order."""
        return answer_line(qid, answer_body(self.asking.answer(question)))

    def texts(self) -> dict[str, str]:
        """The text of every letter in the index, by the letter's id."""
        return {summary.id: self.asking.letter(summary.id).text for summary in self.asking.letters()}
