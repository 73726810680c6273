"""The report: one page that needs nothing else, and says what was measured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from eval.losses import KeptText
from eval.measured import Measured
from eval.report import page as page_module
from eval.report.page import report_page
from eval.report.plot import Plot, line
from tests.eval.runs_by_hand import TEXTS, asked, found, said, system
from tests.eval.test_losses import reading

QUESTIONS = [*(asked(f"q{number}", (0, 10), (100, 110)) for number in range(6)), *(asked(f"n{number}") for number in range(3))]


def answering(name: str, *, best: tuple[int, int]) -> Measured:
    """A system whose first hit is ``best`` and that quotes it."""
    searches = [found(one.qid, best, (200, 210)) for one in QUESTIONS]
    answers = [said(one.qid, best, answerability=0.2 + 0.6 * one.answerable) for one in QUESTIONS]
    return system(name, QUESTIONS, *searches, *answers)


def words_of(element: html.HtmlElement) -> str:
    """The words in an element, in one line."""
    return " ".join(str(element.text_content()).split())


def rows_of(page: html.HtmlElement, where: str) -> list[list[str]]:
    """The words of the cells of table rows."""
    found_ = page.xpath(where)
    assert isinstance(found_, list)
    return [[words_of(cell) for cell in row] for row in found_ if isinstance(row, html.HtmlElement)]


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    """The report on two systems."""
    return html.document_fromstring(
        report_page([answering("good", best=(0, 10)), answering("<bad>", best=(300, 310))], "q", "m")
    )


def test_page_needs_no_script_and_nothing_from_elsewhere(page: html.HtmlElement) -> None:
    """No script, style sheet, picture or link leads out of the page."""
    assert page.xpath("//script | //img | //link | //iframe | //@onclick | //@src") == []
    assert all(str(target).startswith("#") for target in page.xpath("//@href"))
    assert "url(" not in str(page.xpath("string(//style)"))


def test_page_is_in_british_english_with_one_first_heading(page: html.HtmlElement) -> None:
    """The language is told, and each part that the contents name is there."""
    assert page.get("lang") == "en-GB"
    assert [words_of(one) for one in page.xpath("//h1")] == ["good beside <bad>"]
    named = [str(target).removeprefix("#") for target in page.xpath("//nav//@href")]
    assert named == [str(one) for one in page.xpath("//section/h2/@id")]
    assert named == ["measures", "recall", "risk", "differences", "types", "questions"]


def test_every_plot_is_told_in_words(page: html.HtmlElement) -> None:
    """Title and description stand in the picture for who cannot see it."""
    plots = page.xpath("//svg[@role='img']")
    assert [words_of(one.xpath("title")[0]) for one in plots] == ["Recall against words read", "Risk against coverage"]
    assert words_of(plots[0].xpath("desc")[0]) == "good reaches 50 % within 1,500 words. <bad> reaches 0 % within 1,500 words."
    assert [len(one.xpath("polyline")) for one in plots] == [2, 4]


def test_every_table_has_a_caption_and_headings_for_rows_and_columns(page: html.HtmlElement) -> None:
    """A cell can be told by its headings."""
    tables = page.xpath("//table")
    assert len(tables) >= 6
    assert all(one.xpath("caption") and one.xpath("thead//th[@scope='col']") for one in tables)
    assert all(len(one.xpath("tbody/tr")) == len(one.xpath("tbody/tr/th[@scope='row']")) for one in tables)


def test_measures_differences_and_questions_stand_in_tables(page: html.HtmlElement) -> None:
    """Values with intervals, the verdict of each test, and each question's own values."""
    rows = rows_of(page, "//tbody/tr")
    assert ["MRR", "1.000 (1.00–1.00)", "0.000 (0.00–0.00)"] in rows
    assert any(row[0] == "MRR" and row[3:5] == ["−1.000", "−1.000 to −1.000"] for row in rows)
    assert ["q0", "q0?", "single", "0.500", "0.000", "0.613", "0.000", "0.80", "yes"] in rows


def test_losses_of_an_index_stand_in_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six spans are quoted, six were not retrieved, and each of these is listed with its words."""
    kept = {"x": KeptText(blocks=reading((0, 400)), passages=reading((0, 400)))}
    monkeypatch.setattr(page_module, "open_kept", lambda folder: kept)
    indexed = replace(answering("good", best=(0, 10)), index=Path("index"))
    made = html.document_fromstring(report_page([indexed], "q", "m"))
    rows = rows_of(made, "//section[h2/@id='losses']//tbody/tr")
    assert [row[0:1] + row[2:4] for row in rows if row[0] in ("not retrieved", "found")] == [
        ["not retrieved", "6", "50 %"],
        ["found", "6", "50 %"],
    ]
    assert ["q0", "not retrieved", "x", "500–549", TEXTS["x"][500:549]] in rows


def test_same_systems_give_the_same_page() -> None:
    """No clock and no unseeded draw is in it."""
    systems = [answering("good", best=(0, 10))]
    assert report_page(systems, "q", "m") == report_page(systems, "q", "m")


def test_points_of_a_plot_lie_between_its_axes() -> None:
    """The lowest value stands at the bottom left, the highest at the top right."""
    plot = Plot("p", "t", "", "x", "y", 1500, 1, 300, 0.2, (line(0, "a", [(0, 0), (1500, 1)]),))
    assert plot.path(plot.lines[0]) == f"{plot.left:.1f},{plot.bottom:.1f} {plot.right:.1f},{plot.top:.1f}"
    assert [tick.label for tick in plot.x_ticks] == ["0", "300", "600", "900", "1,200", "1,500"]
    assert [tick.label for tick in plot.y_ticks] == ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]
