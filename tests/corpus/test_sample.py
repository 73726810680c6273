"""The sample letters: published as their sources say, readable by the readers, and marked as invented."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from corpus.letter import Metadata, Transcript
from corpus.metadata import read_metadata
from corpus.readers import parse_letter_file
from corpus.sample import LETTERS
from corpus.sample.as_docx import publish_docx
from corpus.sample.as_html import publish_html
from corpus.sample.publish import publish, read_sources
from corpus.sample.source import INVENTED, NOTE_MARK, BulletList, Paragraph, SourceError, SourceLetter, Table, parse_source

_SOURCES = read_sources()
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_FOOTNOTE = re.compile(r"^[⁰¹²³⁴-⁹]+ .*$", re.MULTILINE)
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")
_every_letter = pytest.mark.parametrize("letter", _SOURCES, ids=lambda letter: letter.id)


@cache
def _read(path: Path) -> Transcript:
    return parse_letter_file(path)


def _path(letter: SourceLetter) -> Path:
    return LETTERS / f"{letter.id}.{letter.format}"


def _metadata(letter: SourceLetter) -> Metadata:
    return read_metadata(_read(_path(letter)).text, _path(letter).name)


def _plain(text: str) -> str:
    """Running text with straight quotes and single spaces, without footnotes and their marks."""
    without_notes = _RAISED.sub("", _FOOTNOTE.sub("", text)).translate(_STRAIGHT)
    return " ".join(without_notes.split())


def _sentences(letter: SourceLetter) -> list[str]:
    """The source's sentences, each line of an address for itself, without footnote marks."""
    lines = [line for block in letter.blocks if isinstance(block, Paragraph) for line in block.lines]
    lines += [bullet for block in letter.blocks if isinstance(block, BulletList) for bullet in block.bullets]
    return [sentence for line in lines for sentence in re.split(r"(?<=[.!?]) ", " ".join(NOTE_MARK.sub("", line).split()))]


@pytest.mark.slow
def test_published_letters_are_up_to_date_with_their_sources(tmp_path: Path) -> None:
    """The letters in the repository are those that the sources give; compared as read, because zlib versions differ."""
    published = publish(tmp_path)
    assert sorted(path.name for path in LETTERS.iterdir()) == [path.name for path in published]
    for path in published:
        assert parse_letter_file(path).text == _read(LETTERS / path.name).text, "run python -m corpus.sample.publish"


@pytest.mark.slow
def test_publishing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock nor chance leaves a trace in a published letter."""
    first, second = publish(tmp_path / "first"), publish(tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@_every_letter
def test_every_sentence_of_the_source_can_be_read_back(letter: SourceLetter) -> None:
    """Page breaks, footnotes and running lines cost no sentence of the source."""
    text = _plain(_read(_path(letter)).text)
    assert [sentence for sentence in _sentences(letter) if sentence not in text] == []


@_every_letter
def test_every_table_row_of_the_source_can_be_read_back(letter: SourceLetter) -> None:
    """Rows come back as one line with tabs between cells."""
    lines = set(_read(_path(letter)).text.translate(_STRAIGHT).split("\n"))
    rows = [row for block in letter.blocks if isinstance(block, Table) for row in (block.header, *block.rows)]
    assert [row for row in rows if "\t".join(row).rstrip() not in {line.rstrip() for line in lines}] == []


@_every_letter
def test_every_letter_says_near_its_top_that_it_is_invented(letter: SourceLetter) -> None:
    """The same words everywhere, and metadata reading recognises them."""
    assert INVENTED in _read(_path(letter)).text[:400]
    assert _metadata(letter).invented


@_every_letter
def test_the_title_and_the_date_of_every_letter_are_recognised(letter: SourceLetter) -> None:
    """The line that says 'invented' does not get in the way of the subject line and the date."""
    metadata = _metadata(letter)
    assert metadata.title.translate(_STRAIGHT) == letter.title
    assert metadata.date is not None


def test_every_page_of_every_pdf_says_that_it_is_invented() -> None:
    """A page printed alone still says so."""
    import pypdfium2

    for path in LETTERS.glob("*.pdf"):
        with pypdfium2.PdfDocument(path) as document:
            silent = [number for number, page in enumerate(document, 1) if INVENTED not in page.get_textpage().get_text_range()]
            assert silent == [], path.name


def test_the_collection_is_broad_enough_to_show_what_letterwise_does() -> None:
    """At least twelve letters, four kinds, five areas and 20,000 words."""
    metadata = [_metadata(letter) for letter in _SOURCES]
    assert len(metadata) >= 12
    assert len({letter.kind for letter in metadata}) >= 4
    assert len({letter.authority for letter in metadata} - {None}) >= 5
    assert sum(len(_read(_path(letter)).text.split()) for letter in _SOURCES) >= 20_000


def test_contents_lists_of_pdfs_give_the_pages_on_which_the_headings_stand() -> None:
    """A reader who follows the contents list finds the section there."""
    for letter in (letter for letter in _SOURCES if letter.format == "pdf"):
        read = _read(_path(letter))
        listed = [
            line.split("\t") for block in letter.blocks if isinstance(block, Paragraph) for line in block.lines if "\t" in line
        ]
        found = {read.text[mark.span.start : mark.span.end]: mark.span for mark in read.headings}
        for heading, number in listed:
            assert [page.number for page in read.pages if page.span.overlaps(found[heading])] == [int(number)], heading


def test_only_the_pdf_publisher_needs_reportlab() -> None:
    """reportlab stays in one module, so that everything else runs without the sample extra."""
    modules = LETTERS.parent.parent.rglob("*.py")
    users = [path.name for path in modules if re.search(r"^\s*(?:from|import) reportlab", path.read_text(), re.MULTILINE)]
    assert users == ["as_pdf.py"]


def test_footnotes_survive_in_word_and_web_form(tmp_path: Path) -> None:
    """The sources with footnotes are PDF and text; the other two forms can carry them as well."""
    letter = parse_source("---\nid: a\nformat: docx\n---\n# Title\n\nA finding.[^1] More.\n\n[^1]: A note.\n")
    (tmp_path / "a.docx").write_bytes(publish_docx(letter))
    (tmp_path / "a.html").write_bytes(publish_html(letter))
    for path in (tmp_path / "a.docx", tmp_path / "a.html"):
        text = parse_letter_file(path).text
        assert "A finding.¹ More." in text
        assert "¹ A note." in text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("# Title", "must start with front matter"),
        ("---\nid: a\nformat: pdf\ncolour: red\n---\n# Title", "colour"),
        ("---\nid: a\nformat: pdf\n---\nNo title", "exactly one heading of level 1"),
        ("---\nid: a\nformat: pdf\n---\n# Title\n\nA claim.[^1]", "do not match footnotes"),
        ("---\nid: a\nformat: pdf\n---\n# Title\n\n- one\n  - nested", "no indent"),
        ("---\nid: a\nformat: pdf\n---\n# Title\n\n| a | b |\n| - | - |\n| c |", "one width"),
    ],
)
def test_a_source_that_departs_from_the_format_is_refused(source: str, message: str) -> None:
    """The message says what is wrong."""
    with pytest.raises(SourceError, match=message):
        parse_source(source)
