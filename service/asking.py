"""What the web pages and the JSON routes need of whatever answers questions: a contract, implemented in ``answering``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from corpus.letter import Letter
from service.answer import Answer, LetterSummary, Quote


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader may narrow an answer by; also what the library really holds. Empty means no narrowing."""

    authority: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    letter: tuple[str, ...] = ()
    """Ids of letters."""


NO_CHOICES = Choices()


class Asking(Protocol):
    """Answers questions from the stored letters; raises ``QuestionError`` for what cannot be asked."""

    @property
    def generation(self) -> str:
        """The name of the index that answers."""
        ...

    def answer(
        self, question: str, chosen: Choices = NO_CHOICES, use_question_filters: bool = True, correct_spelling: bool = True
    ) -> Answer:
        """Everything to show for one question; filters named in it are left out if ``use_question_filters`` is False, and
        its words are searched for as they are typed if ``correct_spelling`` is."""
        ...

    def search(
        self,
        question: str,
        chosen: Choices = NO_CHOICES,
        k: int = 30,
        correct_spelling: bool = True,
        use_question_filters: bool = True,
    ) -> tuple[Quote, ...]:
        """At most ``k`` ranked passages as quotes, best first; filters and spelling as for `answer`."""
        ...

    def letters(self) -> tuple[LetterSummary, ...]:
        """All letters held, newest first."""
        ...

    def letter(self, letter_id: str) -> Letter:
        """One letter, whole; raises ``LetterNotFoundError``."""
        ...

    def choices(self) -> Choices:
        """All values held, for the form's checkboxes."""
        ...
