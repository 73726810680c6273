"""Plain text letters are kept to the character."""

from __future__ import annotations

import pytest

from corpus.errors import ReadError
from corpus.readers.text import read_text


@pytest.mark.parametrize("text", ["Staff stay.\n", "Staff\r\nstay.\r\n", "\ufeffStaff stay – ‘here’¹\u00a0\n", "\fStaff\tstay"])
def test_the_text_is_the_file_as_decoded(text: str) -> None:
    """Newlines, byte-order mark and form feeds are not touched, so that spans are offsets into the file."""
    assert read_text(text.encode()).text == text


def test_pages_and_furniture_are_found() -> None:
    """As `corpus.page_breaks` finds them."""
    transcript = read_text(b"Staff stay.\n\n\n\n\nOfsted\n\nPlans drift.\n")
    assert [page.number for page in transcript.pages] == [1, 2]
    assert [transcript.text[span.start : span.end] for span in transcript.furniture] == ["Ofsted"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Käse".encode("latin-1"), r"not UTF-8 \(byte 1\); save it again as UTF-8"),
        (b"Staff\0stay", "it holds zero bytes"),
        (b" \n\t\n", "the file holds no words"),
    ],
)
def test_what_is_not_a_text_letter_is_refused(data: bytes, message: str) -> None:
    """The message says what to do."""
    with pytest.raises(ReadError, match=message):
        read_text(data)
