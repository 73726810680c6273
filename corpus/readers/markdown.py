"""Markdown: bytes in, a transcript out, by way of HTML; uses markdown-it-py."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.readers.html import read_html

_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def read_markdown(content: bytes) -> Transcript:
    """Reads CommonMark with tables; ``[^1]`` becomes a raised mark and ``[^1]: …`` a paragraph that starts with it.

    A block of settings between ``---`` lines at the start is left out. Raises ReadError where the bytes are not UTF-8
    or hold no words.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ReadError("the file is not UTF-8 text; save it again with the encoding UTF-8") from error
    marked = _FOOTNOTE.sub(lambda found: f"\n<sup>{found[1]}</sup> ", _FRONT_MATTER.sub("", text))
    marked = _REFERENCE.sub(lambda found: f"<sup>{found[1]}</sup>", marked)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(marked)
    return read_html(f"<body>{page}</body>".encode())
