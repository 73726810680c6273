"""Reading exports back, and telling a quote that came back from one that did not."""

from __future__ import annotations

import pytest

from eval.exports import is_verbatim, returned
from eval.read_back import read_docx, read_html, read_markdown
from eval.read_back_pdf import stand_in_pdf
from service.briefing.exporting import Format, export
from tests.service import fakes
from tests.service.briefing_exports.packs import QUOTES, TEXTS, full
from tests.service.briefing_exports.test_render_pdf import needs_weasyprint

EXPECTED = [quote.cells or quote.parts for quote in QUOTES]


@pytest.mark.parametrize(
    ("reader", "wanted"), [(read_docx, Format.DOCX), (read_html, Format.HTML), (read_markdown, Format.MARKDOWN)]
)
def test_the_quotes_of_a_file_are_read_in_order(reader: object, wanted: Format) -> None:
    """Parts of cut quotes and cells of rows apart, without notes' marks and inserted words."""
    assert callable(reader)
    assert list(reader(export(full(), wanted))) == EXPECTED


@needs_weasyprint
def test_quotes_that_stand_in_a_pdf_are_told_from_those_that_do_not() -> None:
    """A word too many and a changed letter are found; the order counts."""
    file = export(full(), Format.PDF)
    assert list(stand_in_pdf(file, EXPECTED)) == [True] * len(EXPECTED)
    assert list(stand_in_pdf(file, [EXPECTED[0], (f"{fakes.STRENGTH[:-1]} always.",), ("Health", "212", "188")])) == [
        True,
        False,
        False,
    ]
    assert list(stand_in_pdf(file, [EXPECTED[-1], EXPECTED[0]])) == [True, False]


@pytest.mark.parametrize(
    ("found", "words", "is_same"),
    [
        (("Nurses came.",), "Nurses came.", True),
        (("Nurses came. ",), "Nurses came.", False),
        (("Nurses  came.",), "Nurses came.", False),
        (("Nurses", "came."), "Nurses\n\n12\n\ncame.", True),
        (("Nurses", "went", "came."), "Nurses\n\n12\n\ncame.", False),
        (("Nurses", "came"), "Nurses\n\n12\n\ncame.", False),
        (("Nurses", "", "came."), "Nurses\n\ncame.", False),
        (("Health", "212", "187"), "Health\t212\t187", True),
        (("Health", "212", "187", ""), "Health \t212\t187", True),
        (("Health", "212"), "Health\t212\t187", False),
        (("Health\t212",), "Health\t212", True),
        ((), "Nurses came.", False),
    ],
)
def test_a_quote_is_verbatim_or_not(found: tuple[str, ...], words: str, is_same: bool) -> None:
    """White space counts, but around the cells of a row; furniture between two pages may be left out."""
    assert is_verbatim(found, words) is is_same


@pytest.mark.parametrize("wanted", [Format.DOCX, Format.HTML, Format.MARKDOWN])
def test_a_letter_that_says_something_else_makes_its_quotes_different(wanted: Format) -> None:
    """The letter is what counts, not what the service thinks of it."""
    altered = TEXTS | {fakes.LETTER.id: fakes.TEXT.replace("most strategy", "some strategy")}
    back = returned([full()], wanted, altered)
    assert back.different == (fakes.QUOTE,)
    assert not back.holds
