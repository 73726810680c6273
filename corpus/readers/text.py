"""Plain text: bytes in, a transcript out whose text is the file as decoded, to the character."""

from __future__ import annotations

from corpus.errors import ReadError
from corpus.letter import Transcript
from corpus.page_breaks import pages_and_furniture


def read_text(content: bytes) -> Transcript:
    """Reads UTF-8 text, newlines untouched, so that spans are offsets into the file as decoded.

    Raises ReadError where the bytes are not UTF-8 or hold no words.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(f"the text is not UTF-8 (byte {error.start}); save it again as UTF-8") from error
    if "\0" in text:
        raise ReadError("this is not text: it holds zero bytes; give the letter as PDF, DOCX, HTML, Markdown or plain text")
    if not text.split():
        raise ReadError("the file holds no words; check that the right file was saved")
    pages, furniture = pages_and_furniture(text)
    return Transcript(text=text, pages=pages, furniture=furniture)
