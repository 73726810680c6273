"""Runs as a process of its own: a file's path and limits in as arguments, its transcript out as JSON on standard output."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import IntEnum
from pathlib import Path

from corpus.errors import ReadError, ScannedError
from corpus.readers.confinement import limit_process, no_way_out

_LONGEST = 20_000_000  # characters


class Ending(IntEnum):
    """The exit status of a process that reads a file. Any other is a crash."""

    READ = 0  # the transcript is on standard output
    UNREADABLE = 3  # the file cannot be read, and standard output says why
    SCANNED = 4  # the same, because its pages are pictures
    OUT_OF_MEMORY = 5


def main(arguments: list[str]) -> int:
    """Reads the file ``arguments[0]`` within ``arguments[1]`` seconds of CPU and ``arguments[2]`` MB; returns the status."""
    ending, written = read_limited(Path(arguments[0]), int(arguments[1]), int(arguments[2]))
    sys.stdout.buffer.write(written)
    return ending


def read_limited(path: Path, seconds: int, memory_mb: int) -> tuple[Ending, bytes]:
    """Limits this process for good, then reads the file; gives what to exit with and what to write on standard output."""
    from corpus.readers import parse_letter_file

    limit_process(seconds, memory_mb)
    no_way_out()
    try:
        transcript = parse_letter_file(path)
        if len(transcript.text) > _LONGEST:
            raise ReadError(f"the text is longer than {_LONGEST:,} characters, which no letter is; split the file")
        return Ending.READ, json.dumps(asdict(transcript)).encode("ascii")
    except ScannedError as error:
        return Ending.SCANNED, json.dumps({"error": str(error)}).encode("ascii")
    except ReadError as error:
        return Ending.UNREADABLE, json.dumps({"error": str(error)}).encode("ascii")
    except MemoryError:
        return Ending.OUT_OF_MEMORY, b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
