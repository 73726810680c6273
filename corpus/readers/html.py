"""HTML: bytes in, a transcript out, with the headings, lists and tables that the markup declares; uses lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from corpus.errors import ReadError
from corpus.letter import BlockKind, Transcript
from corpus.readers.composing import Paragraph, compose, plain
from corpus.superscripts import raised

_LEFT_OUT = re.compile("script|style|nav|header|footer|aside|noscript|template|svg|form|button|iframe|head")
_BLOCKS = re.compile(
    "address|article|blockquote|body|dd|details|div|dl|dt|fieldset|figcaption|figure|html|main|p|pre|section|summary|"
    "ul|ol|li|hr|h[1-6]"
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.?[1-9])", re.IGNORECASE)
_NOTHING = "the page holds no words to read; save the whole page, not the frame around it"


def read_html(content: bytes) -> Transcript:
    """Reads a web page: its main text without scripts, menus, banners and hidden elements.

    Raises ReadError where the bytes are not HTML or hold no words.
    """
    return compose(paragraphs_of_html(content))


def paragraphs_of_html(content: bytes) -> list[Paragraph]:
    """The paragraphs, bullets and rows of a page, in its order; raises ReadError as ``read_html`` does."""
    try:
        root = html.document_fromstring(_decoded(content), parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("the page is not HTML that can be read; open it in a browser and save it again") from error
    mains = list(root.iter("main")) or list(root.iter("body")) or [root]
    paragraphs = [paragraph for main in mains for paragraph in _Reader().paragraphs(main)]
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise ReadError(_NOTHING)
    return paragraphs


def _decoded(content: bytes) -> str:
    """The text: UTF-8 where the bytes are, else as the page declares, else Windows-1252; no XML declaration."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = re.search(rb"charset=[\"']?([\w-]+)", content[:2048])
        try:
            text = content.decode(declared[1].decode("ascii") if declared else "cp1252", "replace")
        except LookupError:
            text = content.decode("cp1252", "replace")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


class _Reader:
    """Collects the words of inline elements until a block begins or ends, then makes a paragraph of them."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._kind = BlockKind.PARAGRAPH
        self._depth = -1
        self._level = 0
        self._lead = ""

    def paragraphs(self, element: html.HtmlElement) -> Iterator[Paragraph]:
        """The paragraphs of ``element``, itself included."""
        yield from self._element(element)
        yield from self._flush()

    def _element(self, element: html.HtmlElement) -> Iterator[Paragraph]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or _LEFT_OUT.fullmatch(tag) or _is_hidden(element):
            return
        if tag == "br":
            yield from self._flush()
        elif tag == "table":
            yield from self._flush()
            yield from _rows(element)
        elif _BLOCKS.fullmatch(tag):
            yield from self._flush()
            yield from self._block(element, tag)
            yield from self._flush()
        else:
            self._words.append(_raised(element, tag))
            yield from self._children(element)

    def _block(self, element: html.HtmlElement, tag: str) -> Iterator[Paragraph]:
        before = self._kind, self._depth, self._level, self._lead
        if tag in ("ul", "ol"):
            self._depth += 1
        elif tag == "li":
            numbered = element.getparent() is not None and element.getparent().tag == "ol"
            self._kind = BlockKind.PARAGRAPH if numbered else BlockKind.BULLET
            self._lead = f"{_number(element)}. " if numbered else ""
        elif re.fullmatch("h[1-6]", tag):
            self._kind, self._level = BlockKind.PARAGRAPH, int(tag[1])
        self._words.append(element.text or "")
        yield from self._children(element)
        yield from self._flush()
        self._kind, self._depth, self._level, self._lead = before

    def _children(self, element: html.HtmlElement) -> Iterator[Paragraph]:
        for child in element:
            yield from self._element(child)
            self._words.append(child.tail or "")

    def _flush(self) -> Iterator[Paragraph]:
        text = _plain_words("".join(self._words))
        self._words = []
        if not text:
            return
        depth = max(self._depth, 0) if self._kind is BlockKind.BULLET else 0
        yield plain(self._lead + text, self._kind, depth, self._level)
        self._lead = ""
        self._kind = BlockKind.PARAGRAPH


def _number(point: html.HtmlElement) -> int:
    """The number that a browser shows before one of the points of a numbered list."""
    start = point.getparent().get("start", "1")
    return (int(start) if start.isdigit() else 1) + len(list(point.itersiblings("li", preceding=True)))


def _raised(element: html.HtmlElement, tag: str) -> str:
    """The element's first words; digits of a superscript as raised digits."""
    words = element.text or ""
    return raised(words) if tag == "sup" else words


def _is_hidden(element: html.HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _INVISIBLE.search(element.get("style", "")) is not None
    )


def _rows(table: html.HtmlElement) -> Iterator[Paragraph]:
    """The caption as a paragraph, then each row; a cell that spans columns is followed by empty ones."""
    for caption in table.iterchildren("caption"):
        yield plain(_words_of(caption))
    for row in table.iter("tr"):
        if _is_hidden(row) or next(row.iterancestors("table")) is not table:
            continue
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            span = cell.get("colspan", "1")
            cells += [_words_of(cell)] + [""] * (min(int(span), 50) - 1 if span.isdigit() else 0)
        if any(cells):
            yield plain("\t".join(cells), BlockKind.ROW)


def _words_of(element: html.HtmlElement) -> str:
    """All visible words of an element in one line."""
    return _plain_words(" ".join(paragraph.text for paragraph in _Reader().paragraphs(_as_block(element))))


def _as_block(element: html.HtmlElement) -> html.HtmlElement:
    """A copy of the element that reads as a plain block."""
    copy: html.HtmlElement = html.fromstring(etree.tostring(element, encoding="unicode", with_tail=False, method="html"))
    copy.tag = "div"
    return copy


def _plain_words(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u200b", "")).strip()
