"""From answers and letters to whole HTML pages: values in, markup out, all text escaped by the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.letter import Letter, LetterKind, Span
from service.answer import Answer, LetterSummary
from service.asking import Choices
from service.forms import Field, Form
from service.highlighting import outside, show_letter
from service.listing import EVERY, Sought, fitting
from service.narrowing import Narrowing, narrowing_of
from service.sharing.answer_link import asked_with
from service.templating import Templates

EXAMPLES = (
    "What did inspectors say about health involvement in strategy discussions?",
    "How well do partners share information about children at risk of exploitation?",
    "What was found about children who go missing from home or care?",
    "Do social workers have regular supervision and manageable caseloads?",
    "Which areas need to improve how quickly they assess children?",
)
"""Questions that a first visitor can try with one click."""


@dataclass(frozen=True, slots=True)
class SearchBox:
    """What stands in the search box, and what is wrong with it."""

    question: str = ""
    error: str = ""


class Pages:
    """Renders the pages of questions, answers and letters."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def question_page(self, letters: Sequence[LetterSummary], search_box: SearchBox = SearchBox()) -> str:
        """The search box with examples and the number of letters held."""
        return self._render("question.html", "Ask", search_box=search_box, letters=letters, examples=EXAMPLES)

    def answer_page(self, answer: Answer, choices: Choices, sent: Sequence[Field] = ()) -> str:
        """An answer with its evidence open, and the ways to narrow it to what ``choices`` holds.

        ``sent`` are the fields of the form that was answered.
        """
        narrowing: Narrowing = narrowing_of(answer, choices, sent)
        return self._render(
            "answer.html",
            "",
            answer=answer,
            narrowing=narrowing,
            search_box=SearchBox(answer.question),
            asked_with=asked_with(Form(tuple(sent))),
        )

    def letters_page(self, letters: Sequence[LetterSummary], sought: Sought = EVERY) -> str:
        """The table of all letters, or of those that are sought."""
        kinds = [kind for kind in LetterKind if any(letter.kind is kind for letter in letters)]
        shown = fitting(letters, sought)
        return self._render("letters.html", "Letters", held=letters, letters=shown, sought=sought, kinds=kinds)

    def letter_page(self, letter: Letter, cited: Sequence[Span] = (), unread: Sequence[str] = ()) -> str:
        """One letter with the cited spans marked; ``unread`` are cited places that could not be understood."""
        missing = bool(unread) or any(outside(letter, span) for span in cited)
        shown = show_letter(letter, cited)
        return self._render("letter.html", "", letter=letter, shown=shown, missing=missing)

    def about_page(self) -> str:
        """What the service is and what it cannot do."""
        return self._render("about.html", "About")

    def error_page(self, status: int, detail: str) -> str:
        """What went wrong and what to do next."""
        return self._render("error.html", "", status=status, detail=detail)
