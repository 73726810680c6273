"""Writes a document as one HTML file that stands alone, for the screen and for print: a document in, HTML out."""

from __future__ import annotations

from service.briefing.document import BREAK, Bullets, Document, Heading, Paragraph, Part, Quoted, QuotedRows, Table
from service.templating import strict_environment
from service.wording import date_label

_TEMPLATE = "export.html"


def render_html(written: Document) -> str:
    """The page, with its style inside it, without a script, and with nothing that a browser would fetch."""
    template = strict_environment().get_template(_TEMPLATE)
    return template.render(written=written, day=date_label(written.date), shape_of=_shape_of, BREAK=BREAK).lstrip()


def _shape_of(part: Part) -> str:
    """What the template calls a part."""
    match part:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case Bullets():
            return "bullets"
        case Table():
            return "table"
        case Quoted():
            return "quoted"
        case QuotedRows():
            return "rows"
