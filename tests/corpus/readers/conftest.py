"""Builders of small PDF and Word files, for the tests of the readers."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Any], None]
MakePdf = Callable[..., bytes]

_SHARED = Path(__file__).resolve().parents[4] / "shared"


@pytest.fixture
def make_pdf() -> MakePdf:
    """Makes a PDF of the pages that the given functions draw on a canvas."""

    def make(*pages: Draw, **settings: Any) -> bytes:
        file = BytesIO()
        canvas = Canvas(file, pagesize=(595, 842), invariant=1, **settings)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    return make


@pytest.fixture
def shared() -> Path:
    """The folder of real letters; the test is skipped where it is missing."""
    if not (_SHARED / "collection" / "pdf").is_dir():
        pytest.skip(f"the real letters are not in {_SHARED}")
    return _SHARED
