"""Runs as a process of its own: a PDF's path, a new path and limits in, a copy with recognised words out; uses ocrmypdf."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from corpus.readers.confinement import limit_process, no_network

_LARGEST_FILE = 500  # megabytes
_LARGEST_PAGE = 100  # million dots; A4 at 600 dots an inch has 35


def main(arguments: list[str]) -> int:
    """Reads the PDF ``arguments[0]``, writes ``arguments[1]``; limits: seconds of CPU and MB, each process its own."""
    source, made, seconds, memory_mb = Path(arguments[0]), Path(arguments[1]), int(arguments[2]), int(arguments[3])
    limit_process(seconds, memory_mb, file_mb=_LARGEST_FILE)
    no_network()
    tempfile.tempdir = str(made.parent)
    import ocrmypdf

    ocrmypdf.configure_logging(ocrmypdf.Verbosity.quiet)
    ending = ocrmypdf.ocr(
        source,
        made,
        language=["eng"],
        mode="skip",  # pages of text stay as they are
        rotate_pages=True,
        output_type="pdf",
        rasterizer="pypdfium",  # no Ghostscript is needed
        optimize=0,
        jobs=1,
        use_threads=True,
        progress_bar=False,
        max_image_mpixels=_LARGEST_PAGE,
    )
    return int(ending)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
