"""Invented letters for the demonstration and the tests: their Markdown sources, the published files, and the publisher."""

from __future__ import annotations

from pathlib import Path

SOURCES = Path(__file__).parent / "source"
LETTERS = Path(__file__).parent / "letters"
