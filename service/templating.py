"""The templates of all pages: a template's name and values in, escaped HTML out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from corpus.letter import FindingKind, LetterKind
from service import wording
from service.addresses import anchor_of, letter_url, place_value, quote_url
from service.answer import FilterName, Quote
from service.briefing.briefing import check_of
from service.static_files import SCRIPT_PATH, TEMPLATES

_COMPONENTS = {
    "button": "button/macro.html:govukButton",
    "details": "details/macro.html:govukDetails",
    "error_message": "error-message/macro.html:govukErrorMessage",
    "error_summary": "error-summary/macro.html:govukErrorSummary",
    "file_upload": "file-upload/macro.html:govukFileUpload",
    "inset_text": "inset-text/macro.html:govukInsetText",
    "input": "input/macro.html:govukInput",
    "notification_banner": "notification-banner/macro.html:govukNotificationBanner",
    "pagination": "pagination/macro.html:govukPagination",
    "radios": "radios/macro.html:govukRadios",
    "select": "select/macro.html:govukSelect",
    "service_navigation": "service-navigation/macro.html:govukServiceNavigation",
    "skip_link": "skip-link/macro.html:govukSkipLink",
    "tag": "tag/macro.html:govukTag",
    "textarea": "textarea/macro.html:govukTextarea",
    "warning_text": "warning-text/macro.html:govukWarningText",
}


class Templates:
    """Renders templates, which are compiled when first used, and kept."""

    def __init__(self, stylesheet: str, script: str = SCRIPT_PATH) -> None:
        """``stylesheet`` and ``script`` are the addresses of the style sheet and of the script."""
        self._environment = _environment(stylesheet, script)

    def render(self, template: str, here: str, **values: object) -> str:
        """A whole page; ``here`` is the name of the entry of the navigation that it stands under, or empty."""
        return self._environment.get_template(template).render(here=here, **values)


def strict_environment() -> Environment:
    """Our own templates: everything is escaped, and a name that is not given fails."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _environment(stylesheet: str, script: str) -> Environment:
    """With the names that all pages use. The Design System's templates are not strict and have an environment of their own."""
    environment = strict_environment()
    environment.globals.update(
        govuk=_Components(),
        stylesheet=stylesheet,
        script=script,
        FindingKind=FindingKind,
        FilterName=FilterName,
        anchor_of=anchor_of,
        caption_of=caption_of,
        letter_url=letter_url,
        quote_url=quote_url,
        check_of=check_of,
        place_value=place_value,
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
        former_note=wording.former_note,
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
