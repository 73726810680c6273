"""From answers and letters to whole HTML pages: values in, markup out, all text escaped by the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from corpus.letter import FindingKind, Letter, LetterKind, Span
from service import wording
from service.addresses import anchor_of, letter_url
from service.answer import Answer, FilterName, LetterSummary, Quote
from service.asking import Choices
from service.highlighting import outside, show_letter
from service.narrowing import Field, Narrowing, narrowing_of
from service.static_files import TEMPLATES

_COMPONENTS = {
    "button": "button/macro.html:govukButton",
    "details": "details/macro.html:govukDetails",
    "error_summary": "error-summary/macro.html:govukErrorSummary",
    "inset_text": "inset-text/macro.html:govukInsetText",
    "input": "input/macro.html:govukInput",
    "service_navigation": "service-navigation/macro.html:govukServiceNavigation",
    "skip_link": "skip-link/macro.html:govukSkipLink",
    "tag": "tag/macro.html:govukTag",
    "warning_text": "warning-text/macro.html:govukWarningText",
}
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
    """Renders every page. Templates are compiled when first used, and kept."""

    def __init__(self, stylesheet: str) -> None:
        """``stylesheet`` is the address of the style sheet."""
        self._environment = _environment(stylesheet)

    def question_page(self, letters: Sequence[LetterSummary], search_box: SearchBox = SearchBox()) -> str:
        """The search box with examples and the number of letters held."""
        return self._render("question.html", "Ask", search_box=search_box, letters=letters, examples=EXAMPLES)

    def answer_page(self, answer: Answer, choices: Choices, sent: Sequence[Field] = ()) -> str:
        """An answer with its evidence open, and the ways to narrow it to what ``choices`` holds.

        ``sent`` are the fields of the form that was answered.
        """
        narrowing: Narrowing = narrowing_of(answer, choices, sent)
        return self._render("answer.html", "", answer=answer, narrowing=narrowing, search_box=SearchBox(answer.question))

    def letters_page(self, letters: Sequence[LetterSummary]) -> str:
        """The table of all letters."""
        return self._render("letters.html", "Letters", letters=letters)

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

    def _render(self, template: str, here: str, **values: object) -> str:
        return self._environment.get_template(template).render(here=here, **values)


def _environment(stylesheet: str) -> Environment:
    """Our templates are strict about names; the Design System's are not, so they run in an environment of their own."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        govuk=_Components(),
        stylesheet=stylesheet,
        FindingKind=FindingKind,
        FilterName=FilterName,
        anchor_of=anchor_of,
        caption_of=caption_of,
        letter_url=letter_url,
        counted=wording.counted,
        listed=wording.listed,
        headline=wording.headline,
        in_marks=wording.in_marks,
        ONLY_PART=wording.ONLY_PART,
        UNSPOKEN_OF=wording.UNSPOKEN_OF,
        letter_name=wording.letter_name,
        letter_kind_of=LetterKind,
        pages_label=wording.pages_label,
        section_label=wording.section_label,
        date_label=wording.date_label,
    )
    return environment


class _Components:
    """The Design System's macros as functions: ``govuk.button({...})`` returns markup."""

    def __init__(self) -> None:
        loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
        self._environment = Environment(loader=loader, autoescape=True, undefined=ChainableUndefined, auto_reload=False)
        self._macros: dict[str, Callable[[dict[str, Any]], Markup]] = {}

    def __getattr__(self, name: str) -> Callable[[dict[str, Any]], Markup]:
        if name not in _COMPONENTS:
            raise AttributeError(f"there is no component '{name}'; add it to _COMPONENTS and to letterwise.scss")
        if name not in self._macros:
            path, macro = _COMPONENTS[name].split(":")
            module = self._environment.get_template(f"govuk_frontend_jinja/components/{path}").module
            self._macros[name] = getattr(module, macro)
        return self._macros[name]


def caption_of(quote: Quote) -> str:
    """The caption of a quoted table row: its lead without the column headings, which stand in the table's head."""
    columns = "\t".join(quote.columns)
    return "\n".join(line for line in quote.lead.split("\n") if line.strip() and line.strip() != columns.strip())
