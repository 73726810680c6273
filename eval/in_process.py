"""The service as a system under test, in this process: an index folder in, searches and answers out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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


def open_index(index: Path) -> InProcess:
    """The service over the index folder; the service's own errors say what is wrong with a folder that is not one."""
    from service.opening import open_asking  # only here, so that InProcess can wrap any Asking without the index libraries

    return InProcess(open_asking(index))
