"""What commands print on standard output: JSON, or a console for people to read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console() -> Console:
    """A console that colours nothing by itself."""
    from rich.console import Console

    return Console(highlight=False)


def print_json(content: object) -> None:
    """Prints content as indented JSON; what JSON does not know, such as a date, as its text."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))
