"""Runs as a process of its own: a file's path and limits in as arguments, its transcript out as JSON on standard output."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import ReadError
from corpus.letter import HeadingMark, Page, Span, Transcript

_LONGEST = 20_000_000  # characters
UNREADABLE = 3  # exit status: the file cannot be read, and standard output says why


def main(arguments: list[str]) -> int:
    """Reads the file ``arguments[0]`` within ``arguments[1]`` seconds of CPU and ``arguments[2]`` MB; returns the status."""
    path, seconds, memory_mb = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    limit_process(seconds, memory_mb)
    from corpus.readers import parse_letter_file

    try:
        transcript = parse_letter_file(path)
        if len(transcript.text) > _LONGEST:
            raise ReadError(f"the text is longer than {_LONGEST:,} characters, which no letter is; split the file")
    except ReadError as error:
        sys.stdout.write(json.dumps({"error": str(error)}))
        return UNREADABLE
    sys.stdout.write(json.dumps(asdict(transcript)))
    return 0


def transcript_of(values: dict[str, Any]) -> Transcript:
    """The transcript that a worker wrote as JSON."""
    return Transcript(
        text=values["text"],
        pages=tuple(Page(page["number"], Span(*page["span"])) for page in values["pages"]),
        headings=tuple(HeadingMark(Span(*mark["span"]), mark["level"]) for mark in values["headings"]),
        furniture=tuple(Span(*span) for span in values["furniture"]),
        notes=tuple(values["notes"]),
    )


def limit_process(seconds: int, memory_mb: int) -> None:
    """Sets this process's limits of CPU time and address space, where the system has them; forbids writing files."""
    try:
        import resource
    except ImportError:  # Windows: the parent's timeout is the only limit
        return
    for kind, wanted in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory_mb * 1024 * 1024),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        most = resource.getrlimit(kind)[1]
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(kind, (allowed, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
