"""The manifest comes back as it was saved, and says what is wrong with another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.errors import IndexMismatchError
from indexer.manifest import FORMAT, NAME, Manifest, load_manifest

MANIFEST = Manifest(FORMAT, "abc", 1, "hashing", "hashing-1", 8, {"words": 80}, 2, 5, {"letters.sqlite": "ab" * 32})


def test_a_manifest_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    """As JSON that a person can read."""
    MANIFEST.save(tmp_path)
    assert load_manifest(tmp_path) == MANIFEST
    assert json.loads((tmp_path / NAME).read_text())["encoder"] == "hashing"


def test_another_format_is_refused_with_what_to_run(tmp_path: Path) -> None:
    """Whatever else an index of a later program holds."""
    (tmp_path / NAME).write_text(json.dumps({"format": FORMAT + 1, "colour": "red"}))
    with pytest.raises(
        IndexMismatchError, match=f"has format {FORMAT + 1}, this program reads {FORMAT}; run 'letterwise index'"
    ):
        load_manifest(tmp_path)


@pytest.mark.parametrize("content", [None, "", "{", "[]", "{}", f'{{"format": {FORMAT}}}', '"format"', "\ufeff{}"])
def test_a_damaged_manifest_is_refused_with_what_to_run(tmp_path: Path, content: str | None) -> None:
    """Missing, cut short, or not a manifest at all."""
    if content is not None:
        (tmp_path / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(IndexMismatchError, match=r"is damaged .* run 'letterwise index' again"):
        load_manifest(tmp_path)
