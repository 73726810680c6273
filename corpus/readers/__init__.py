"""A letter's file in, its transcript out: picks the reader by the file's name and checks that the bytes agree with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.errors import ReadError
from corpus.letter import Transcript

SUPPORTED = (".pdf", ".docx", ".html", ".htm", ".md", ".txt")
_LARGEST = 100 * 1024 * 1024  # bytes
_PDF, _ZIP, _OLD_OFFICE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORD = "the file is in Word's old format, or protected by a password; open it in Word and save it as .docx, without one"


def read_letter_file(path: Path) -> Transcript:
    """Reads the file at ``path`` as its name says: .pdf, .docx, .html, .htm, .md or .txt.

    PDF and Word files are read in a process of their own (see ``corpus.readers.sandbox``), because a hostile one can end
    the process that reads it or fill its memory. Raises ReadError where the file is missing, empty, larger than 100 MB,
    of another kind, or unreadable.
    """
    if path.suffix.lower() in (".pdf", ".docx"):
        _checked(path)
        from corpus.readers.ocr import read_with_recognition
        from corpus.readers.sandbox import read_safely

        return read_with_recognition(path, read_safely)
    return parse_letter_file(path)


def parse_letter_file(path: Path) -> Transcript:
    """As ``read_letter_file``, but always in this process; for files that are trusted and for the worker."""
    content = _checked(path)
    return load_reader(path.suffix.lower())(content)


def load_reader(suffix: str) -> Callable[[bytes], Transcript]:
    """The reader of files that are named so, with the libraries that it needs; that of HTML where the name is unknown."""
    if suffix == ".pdf":
        from corpus.readers.pdf import read_pdf as read
    elif suffix == ".docx":
        from corpus.readers.docx import read_docx as read
    elif suffix == ".md":
        from corpus.readers.markdown import read_markdown as read
    elif suffix == ".txt":
        from corpus.readers.text import read_text as read
    else:
        from corpus.readers.html import read_html as read
    return read


def _checked(path: Path) -> bytes:
    """The file's bytes, once name, size and first bytes agree."""
    suffix = path.suffix.lower()
    if suffix == ".doc":
        raise ReadError(_OLD_WORD)
    if suffix not in SUPPORTED:
        raise ReadError(f"files of the kind {suffix or 'without a suffix'} are not read; give one of {', '.join(SUPPORTED)}")
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise ReadError(f"the file is larger than 100 MB ({size // 1024 // 1024} MB); give a smaller copy")
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(f"the file cannot be opened ({error.strerror}); check that it exists and may be read") from error
    if not content.strip():
        raise ReadError("the file is empty; download or save it again")
    _check_kind(suffix, content)
    return content


def _check_kind(suffix: str, content: bytes) -> None:
    is_pdf, is_zip = _PDF in content[:1024], content.startswith(_ZIP)
    if suffix == ".pdf" and not is_pdf:
        raise ReadError("the file is named .pdf but is not a PDF; open it and export it as PDF")
    if suffix == ".docx" and content.startswith(_OLD_OFFICE):
        raise ReadError(_OLD_WORD)
    if suffix == ".docx" and not is_zip:
        raise ReadError("the file is named .docx but is not a Word document; open it in Word and save it as .docx")
    if suffix not in (".pdf", ".docx") and (is_pdf or is_zip):
        kind = "PDF" if is_pdf else "Word document or archive"
        raise ReadError(f"the file is named {suffix} but is a {kind}; give it its right name")
