"""Makes a tagged PDF of an exported page: HTML in, the bytes of a PDF out; wraps WeasyPrint."""

from __future__ import annotations

import importlib
import logging
from typing import Any

from service.briefing.exporting import ExportError

_INSTALL = (
    "a PDF cannot be made here: {what}. Install WeasyPrint with `pip install 'letterwise[pdf]'` and, on Debian or Ubuntu, "
    "`apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`. Word, HTML and Markdown work without them"
)
_TAGGED = "pdf/ua-1"


def render_pdf(page: str) -> bytes:
    """The page as a tagged PDF with title, language and bookmarks; nothing that the page names is fetched.

    Raises ExportError, with what to install, where WeasyPrint or its system libraries are missing.
    """
    weasyprint = _weasyprint()
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    made = weasyprint.HTML(string=page, url_fetcher=_fetches_nothing(weasyprint), media_type="print")
    written: bytes = made.write_pdf(pdf_variant=_TAGGED, pdf_tags=True)
    return written


def _fetches_nothing(weasyprint: Any) -> object:
    """What WeasyPrint asks for pictures and styles: it refuses every address, files of this machine too."""
    return weasyprint.urls.URLFetcher(allowed_protocols=())


def _weasyprint() -> Any:
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise ExportError(_INSTALL.format(what=str(error).split("\n", 1)[0])) from error
