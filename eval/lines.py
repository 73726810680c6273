"""Files of one JSON object a line: read into typed values with the line number in every complaint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from eval.errors import EvalError, LineError

Record = TypeVar("Record")


def read_lines(path: Path, kind: type[Record]) -> Iterator[tuple[int, Record]]:
    """Yield ``(line number, value)`` for each line of ``path`` that is not blank; numbers count from 1.

    Raises EvalError where the file cannot be read, LineError where a line is not a ``kind``.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise EvalError(f"cannot read {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise EvalError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    adapter = TypeAdapter(kind)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _parse(adapter, line, f"{path}, line {number}")


def _parse(adapter: TypeAdapter[Record], line: str, where: str) -> Record:
    try:
        return adapter.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        named = f"{field}: " if field else ""
        raise LineError(f"{where}: {named}{first['msg']}; mend or remove the line") from error
