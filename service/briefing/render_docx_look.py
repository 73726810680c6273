"""How an exported Word document looks: its styles, as WordprocessingML, from headings to the quotes' own."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.letter import FindingKind

QUOTE = "Letterwise Quote"
QUOTED_CELL = "Letterwise Quoted Cell"
INSERTION = "Letterwise Insertion"
FINDING = "Letterwise Finding"
LEAD = "Letterwise Lead"
SOURCE = "Letterwise Source"
NOTE = "Letterwise Note"
NOTICE = "Letterwise Notice"
CELL = "Letterwise Cell"
DIGEST = "Letterwise Digest"
TABLE = "Letterwise Table"
QUOTED_TABLE = "Letterwise Quoted Table"
QUOTED_INDENT = 101
"""How far, in twips, a quoted table stands in: its left rule goes on where that of the words around it ends."""
KINDS = {
    FindingKind.STRENGTH: "Letterwise Strength",
    FindingKind.IMPROVEMENT: "Letterwise Improvement",
    FindingKind.PRIORITY_ACTION: "Letterwise Priority Action",
    FindingKind.CASE_STUDY: "Letterwise Case Study",
    FindingKind.CONTEXT: FINDING,
}
UNLISTED = 99
"""The priority of styles that Word applies by itself and shows in no gallery."""
_BRAND = "14505C"
_QUIET = "505A5F"
_RULE = "8FB5BA"
_BLACK = "0B0C0C"
_INDENT = '<w:ind w:left="284"/>'
_BOLD = "<w:b/><w:bCs/>"
_KEPT = "<w:keepNext/><w:keepLines/>"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its paragraph, run and table properties. ``based_on`` and ``following`` are styles' names; those without
    ``is_own`` are Word's. A council sees those of a low ``priority`` first.
    """

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = ""
    kind: str = "paragraph"
    priority: int = UNLISTED
    is_own: bool = False
    table: str = ""


def listed(name: str, numbering: int) -> Style:
    """The style of a list that the numbering of the given id counts or marks."""
    numbered = f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>'
    return Style(name, numbered + _spaced(0, 80, 276) + '<w:ind w:left="397" w:hanging="397"/>', priority=9)


def _spaced(before: int, after: int, line: int = 252) -> str:
    """``before`` and ``after`` in twentieths of a point, ``line`` in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _sized(half_points: int, colour: str = "") -> str:
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    return f'{coloured}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _beside(colour: str) -> str:
    return f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{colour}"/></w:pBdr>'


def _filled(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _lines(*sides: tuple[str, int, str]) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{colour}"/>' for side, width, colour in sides)


def _padded(**twips: int) -> str:
    return "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in twips.items())


def _heading(level: int, half_points: int, before: int, colour: str) -> Style:
    paragraph = f'{_KEPT}{_spaced(before, 100)}<w:outlineLvl w:val="{level - 1}"/>'
    return Style(f"heading {level}", paragraph, _BOLD + _sized(half_points, colour), following="Normal", priority=9)


def _finding(kind: FindingKind, colour: str) -> Style:
    run = f'<w:color w:val="{colour}"/>'
    return Style(KINDS[kind], run=run, based_on=FINDING, following=QUOTE, priority=3, is_own=True)


def _own(name: str, priority: int, paragraph: str, run: str = "", following: str = "", based_on: str = "Normal") -> Style:
    return Style(name, paragraph, run, based_on, following, priority=priority, is_own=True)


def _own_characters(name: str, run: str) -> Style:
    return Style(name, run=run, based_on="", kind="character", priority=8, is_own=True)


_UNDER_TITLE = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="{_BRAND}"/></w:pBdr>'
_COURIER = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>'
_QUOTED = _beside(_BRAND)
STYLES = (
    Style("Normal", _spaced(0, 120, 276), _sized(21), based_on="", priority=0),
    Style("Default Paragraph Font", based_on="", kind="character"),
    Style(
        "Normal Table",
        based_on="",
        kind="table",
        table=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_padded(top=0, left=108, bottom=0, right=108)}'
        "</w:tblCellMar></w:tblPr>",
    ),
    Style("Title", f"<w:keepNext/>{_spaced(0, 60, 240)}", _BOLD + _sized(48, _BRAND), following="Subtitle", priority=10),
    Style("Subtitle", _UNDER_TITLE + _spaced(0, 280), _sized(22, _QUIET), following="Normal", priority=11),
    _heading(1, 32, 400, _BRAND),
    _heading(2, 25, 280, _BLACK),
    Style("header", _spaced(0, 0), _sized(17, _QUIET)),
    Style("footer", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>' + _spaced(0, 0), _sized(17, _QUIET)),
    Style("footnote text", _spaced(0, 40, 240), _sized(17)),
    Style("footnote reference", run='<w:vertAlign w:val="superscript"/>', based_on="", kind="character"),
    _own(FINDING, 3, _KEPT + _QUOTED + _spaced(200, 0) + _INDENT, _BOLD + _sized(18, _QUIET), following=QUOTE),
    _finding(FindingKind.STRENGTH, "005A30"),
    _finding(FindingKind.IMPROVEMENT, "8F3F00"),
    _finding(FindingKind.PRIORITY_ACTION, "942514"),
    _finding(FindingKind.CASE_STUDY, "4C2C92"),
    _own(LEAD, 4, _KEPT + _QUOTED + _spaced(0, 0) + _INDENT, "<w:i/><w:iCs/>" + _sized(19, _QUIET), following=QUOTE),
    _own(QUOTE, 2, f"<w:keepNext/>{_QUOTED}{_spaced(0, 0, 276)}{_INDENT}", following=SOURCE),
    _own(SOURCE, 5, f"<w:keepLines/>{_QUOTED}{_spaced(0, 200)}{_INDENT}", _sized(18, _QUIET), following="Normal"),
    _own(NOTE, 6, _filled("EEF5F5") + _spaced(0, 200, 276) + _INDENT),
    _own(NOTICE, 7, "<w:keepLines/>" + _beside("B58B00") + _filled("FFF7D6") + _spaced(120, 200, 276) + _INDENT),
    _own(CELL, 8, _spaced(40, 40), _sized(19)),
    _own(QUOTED_CELL, 2, "", based_on=CELL),
    _own_characters(DIGEST, _COURIER + _sized(12)),
    _own_characters(INSERTION, _sized(17, _QUIET)),
    Style(
        QUOTED_TABLE,
        based_on="Normal Table",
        kind="table",
        priority=2,
        is_own=True,
        table=f'<w:tblPr><w:tblInd w:w="{QUOTED_INDENT}" w:type="dxa"/><w:tblBorders>'
        + _lines(("top", 4, _RULE), ("left", 18, _BRAND), ("bottom", 4, _RULE), ("insideH", 4, _RULE))
        + f"</w:tblBorders><w:tblCellMar>{_padded(left=160, right=60)}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr></w:tblStylePr>',
    ),
    Style(
        TABLE,
        based_on="Normal Table",
        kind="table",
        priority=8,
        is_own=True,
        table="<w:tblPr><w:tblBorders>"
        + _lines(("top", 8, _BRAND), ("bottom", 8, _BRAND), ("insideH", 4, _RULE), ("insideV", 4, _RULE))
        + f"</w:tblBorders><w:tblCellMar>{_padded(left=85, right=85)}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr><w:tcPr>{_filled("EEF5F5")}</w:tcPr></w:tblStylePr>',
    ),
)
