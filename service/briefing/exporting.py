"""Exports a checked briefing: a verified briefing and a format in, the bytes of a file out."""

from __future__ import annotations

import logging
import re
import unicodedata
from enum import StrEnum
from pathlib import Path

from service.briefing.briefing import Briefing
from service.briefing.render_html_export import render_html
from service.briefing.render_markdown import render_markdown
from service.briefing.setting_out import set_out
from service.briefing.verified import VerifiedBriefing
from service.errors import LetterwiseError

_log = logging.getLogger(__name__)
_WORDS = re.compile(r"[a-z0-9]+")
_LONGEST_NAME = 60


class ExportError(LetterwiseError):
    """A format that cannot be written here, with what to install or mend."""

    status = 503


class Format(StrEnum):
    """What a briefing can be exported as; the value is the file name's ending without its dot."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "md"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _LABELS[self]

    @property
    def suffix(self) -> str:
        """The ending of a file's name, with its dot."""
        return f".{self.value}"

    @property
    def media_type(self) -> str:
        """What HTTP calls it."""
        return _MEDIA_TYPES[self]


_LABELS = {Format.DOCX: "Word (DOCX)", Format.HTML: "Web page (HTML)", Format.PDF: "PDF", Format.MARKDOWN: "Markdown"}
_MEDIA_TYPES = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
}


def export(verified: VerifiedBriefing, wanted: Format, styles: Path | None = None) -> bytes:
    """The file; the same briefing from the same index on the same day gives the same bytes.

    A quote that is withheld is an error in the log, by its reason alone: what else is known of it came from the reader.

    ``styles`` is a Word document or template whose styles a DOCX is set in; the other formats have none. Raises
    ExportError, with what to install or mend, where the format cannot be written here or ``styles`` cannot be read.
    """
    for quote in verified.withheld:
        _log.error("a quote was withheld from an export: %s", quote.withheld)
    written = set_out(verified)
    match wanted:
        case Format.DOCX:
            from service.briefing.render_docx import render_docx

            return render_docx(written, styles)
        case Format.HTML:
            return render_html(written).encode()
        case Format.PDF:
            from service.briefing.render_pdf import render_pdf

            return render_pdf(render_html(written))
        case Format.MARKDOWN:
            return render_markdown(written).encode()


def file_name(briefing: Briefing, wanted: Format) -> str:
    """A name for the file, from the briefing's title: lower-case letters, digits and hyphens, and the format's suffix."""
    folded = unicodedata.normalize("NFKD", briefing.title).encode("ascii", "ignore").decode().lower()
    words = "-".join(_WORDS.findall(folded))[:_LONGEST_NAME].strip("-")
    return f"{words or 'briefing'}{wanted.suffix}"
