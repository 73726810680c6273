"""The stored letters: what goes in comes out, and damage is told."""

from __future__ import annotations

import datetime
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.letter import Block, BlockKind, FindingKind, Grade, Letter, LetterKind, Metadata, Page, Section, Span
from corpus.library import Library, write_library


def _letter(name: str, text: str = "Staff stay.\n\nTeam\tVisits – “many” ¹") -> Letter:
    blocks = (Block(BlockKind.PARAGRAPH, (Span(0, 5), Span(6, 11)), "lead"), Block(BlockKind.ROW, (Span(13, len(text)),)))
    metadata = Metadata(
        title=f"Visit to {name}",
        authority=name,
        kind=LetterKind.FOCUSED_VISIT,
        date=datetime.date(2021, 5, 14),
        inspectorates=("Ofsted", "HMICFRS"),
        grades=(Grade("Overall effectiveness", "good"),),
        theme=None,
        invented=True,
    )
    pages = (Page(1, Span(0, 11)), Page(2, Span(11, len(text))))
    sections = (Section(("Strengths", "Visits"), FindingKind.STRENGTH, blocks),)
    return Letter(name, f"{name}.txt", "ab" * 32, text, pages, sections, metadata, ("a note",))


def test_a_letter_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    """Text, spans, kinds, dates and notes, to the character and the type."""
    letters = [_letter("heron"), _letter("bay", "Käse\r\n\x0cand\ttabs\u00a0¹ – all kept")]
    write_library(tmp_path / "letters.sqlite", letters)
    with closing(Library(tmp_path / "letters.sqlite")) as library:
        assert [library.at(0), library.at(1)] == letters
        assert library.letter("bay") == letters[1]
        assert isinstance(library.at(0).sections[0].blocks[0].parts[0], Span)


def test_a_letter_stored_before_a_field_was_known_is_read_without_it(tmp_path: Path) -> None:
    """An index that was built earlier opens; what it does not hold takes its default."""
    write_library(tmp_path / "letters.sqlite", [_letter("heron")])
    with closing(sqlite3.connect(tmp_path / "letters.sqlite")) as connection, connection:
        new = ("framework", "inspected_from", "inspected_to", "date_words", "notes")
        for field in new:
            connection.execute(f"UPDATE letter SET metadata = json_remove(metadata, '$.{field}')")
            connection.execute(f"UPDATE letter SET letter = json_remove(letter, '$.metadata.{field}')")
        connection.execute("UPDATE letter SET letter = json_remove(letter, '$.metadata.grades[0].number')")
        connection.execute("UPDATE letter SET metadata = json_remove(metadata, '$.grades[0].number')")
    with closing(Library(tmp_path / "letters.sqlite")) as library:
        assert library.entries[0].metadata == library.at(0).metadata == _letter("heron").metadata


def test_entries_tell_of_letters_in_their_order_without_the_text(tmp_path: Path) -> None:
    """Place, identity, metadata and sizes."""
    letters = [_letter("heron"), _letter("bay")]
    write_library(tmp_path / "letters.sqlite", letters)
    with closing(Library(tmp_path / "letters.sqlite")) as library:
        assert [(entry.place, entry.id, entry.pages, entry.sections, entry.words) for entry in library.entries] == [
            (0, "heron", 2, 1, 7),
            (1, "bay", 2, 1, 7),
        ]
        assert library.entries[0].metadata == letters[0].metadata
        assert (library.entries[0].source, library.entries[0].sha256) == ("heron.txt", "ab" * 32)


def test_a_letter_that_is_not_held_is_a_key_error(tmp_path: Path) -> None:
    """And ``in`` tells beforehand."""
    write_library(tmp_path / "letters.sqlite", [_letter("heron")])
    with closing(Library(tmp_path / "letters.sqlite")) as library:
        assert ("heron" in library, "bay" in library) == (True, False)
        with pytest.raises(KeyError, match="bay"):
            library.letter("bay")


def test_two_letters_of_one_id_are_refused(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(CorpusError, match=r"two letters have the same id .* rename one of the files"):
        write_library(tmp_path / "letters.sqlite", [_letter("heron"), _letter("heron")])


@pytest.mark.parametrize("content", [None, b"", b"no database at all, but long enough to be read as one" * 40])
def test_a_missing_or_damaged_library_is_told(tmp_path: Path, content: bytes | None) -> None:
    """The message names the file and what to run."""
    path = tmp_path / "letters.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CorpusError, match=r"letters\.sqlite is not a library of letters .* run 'letterwise index' again"):
        Library(path)


def test_several_threads_may_read_at_once(tmp_path: Path) -> None:
    """Each gets its own letter."""
    names = [f"letter{number}" for number in range(20)]
    write_library(tmp_path / "letters.sqlite", [_letter(name) for name in names])
    with closing(Library(tmp_path / "letters.sqlite")) as library, ThreadPoolExecutor(4) as pool:
        assert [letter.id for letter in pool.map(library.letter, names * 3)] == names * 3
