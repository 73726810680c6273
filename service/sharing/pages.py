"""The pages of citing, linking and checking: values in, markup out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.addresses import letter_url, quote_url
from service.answer import LetterSummary, Quote
from service.briefing.briefing import check_of
from service.sharing.checked import Checked, CheckStatus, Difference, Joined
from service.sharing.quotation import LONGEST
from service.sharing.quoted_place import QuotedPlace
from service.sharing.references import ReferenceStyle, reference
from service.sharing.telling import told
from service.templating import Templates

HERE = "Check a quotation"


@dataclass(frozen=True, slots=True)
class ReadyToCopy:
    """Words in a field of their own, with what they are and what the button says that copies them."""

    id: str
    label: str
    button: str
    words: str


class SharingPages:
    """Renders the pages of this room."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def quote_page(self, place: QuotedPlace, base: str) -> str:
        """A quote with its references and its permanent link; ``base`` is the address that the service was reached at."""
        quote = place.quote
        path = quote_url(quote.citation.letter.id, quote.citation.span, place.generation, check_of(quote.text))
        return self._render(
            "quote_page.html",
            "",
            place=place,
            quote=quote,
            link=ReadyToCopy("link", "Permanent link to this quote", "Copy the link", f"{base}{path}"),
            references=references(quote),
            path=path,
        )

    def changed_page(self, letter: LetterSummary | None, message: str) -> str:
        """That other words stand where a link leads; shows none of them."""
        return self._render("quote_changed.html", "", letter=letter, message=message)

    def link_page(self, question: str, url: str, path: str) -> str:
        """The link to an answer, and what it gives away."""
        link = ReadyToCopy("link", "Link to the answer", "Copy the link", url)
        return self._render("answer_link.html", "", question=question, link=link, path=path)

    def check_page(self, pasted: str = "", error: str = "", checked: Checked | None = None) -> str:
        """The form for a quotation, and what became of the one that was sent."""
        return self._render(
            "check.html",
            HERE,
            pasted=pasted,
            error=error,
            checked=checked,
            longest=LONGEST,
            CheckStatus=CheckStatus,
            Difference=Difference,
            Joined=Joined,
            told=told(checked) if checked else "",
            whole_url=letter_url,
        )


def references(quote: Quote) -> tuple[ReadyToCopy, ...]:
    """A reference in each style, and the quote with one."""
    cited = {style: reference(quote.citation, style) for style in ReferenceStyle}
    both = f"{in_quotation_marks(quote)}\n{cited[ReferenceStyle.HARVARD]}"
    return (
        *(ReadyToCopy(style.value, f"{style.label} reference", f"Copy {_TOLD_OF[style]}", cited[style]) for style in cited),
        ReadyToCopy("both", "Quote with its Harvard reference", "Copy quote and reference", both),
    )


def in_quotation_marks(quote: Quote) -> str:
    """The quote's words on one line, a table row's cells parted by strokes."""
    words = " | ".join(quote.cells) if quote.cells else " ".join(quote.parts)
    return f"“{' '.join(words.split())}”"


def file_name(quote: Quote, suffix: str) -> str:
    """A name for a downloaded record, in plain letters."""
    span = quote.citation.span
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', quote.citation.letter.id)}-{span.start}-{span.end}.{suffix}"


_TOLD_OF = {
    ReferenceStyle.PLAIN: "plain reference",
    ReferenceStyle.HARVARD: "Harvard reference",
    ReferenceStyle.OSCOLA: "OSCOLA reference",
}
