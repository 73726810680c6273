"""Sources of the sample letters in, published letters out: ``python -m corpus.sample.publish`` rewrites ``letters/``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.sample import LETTERS, SOURCES
from corpus.sample.as_docx import publish_docx
from corpus.sample.as_html import publish_html
from corpus.sample.as_pdf import publish_pdf
from corpus.sample.as_text import publish_text
from corpus.sample.source import SourceError, SourceLetter, parse_source

_FORMATS: dict[str, Callable[[SourceLetter], bytes]] = {
    "pdf": publish_pdf,
    "docx": publish_docx,
    "html": publish_html,
    "txt": publish_text,
}


def read_sources(folder: Path = SOURCES) -> tuple[SourceLetter, ...]:
    """The sources in ``folder``, by name. Raises SourceError where one departs from the format or its name from its id."""
    letters = []
    for path in sorted(folder.glob("*.md")):
        letter = parse_source(path.read_text(encoding="utf-8"))
        if letter.id != path.stem or letter.format not in _FORMATS:
            raise SourceError(f"{path.name}: id must be {path.stem!r} and format one of {', '.join(_FORMATS)}")
        letters.append(letter)
    return tuple(letters)


def publish(target: Path = LETTERS) -> tuple[Path, ...]:
    """Writes every sample letter to ``target`` as ``<id>.<format>``; returns the files, whose bytes never vary."""
    target.mkdir(parents=True, exist_ok=True)
    published = []
    for letter in read_sources():
        path = target / f"{letter.id}.{letter.format}"
        path.write_bytes(_FORMATS[letter.format](letter))
        published.append(path)
    return tuple(published)


if __name__ == "__main__":
    for written in publish():
        print(written)
