"""What can go wrong when an area is opened."""

from __future__ import annotations

from collections.abc import Sequence

from service.errors import LetterwiseError


class AreaNotFoundError(LetterwiseError):
    """An area of which no letter is held."""

    status = 404

    def __init__(self, name: str, like: Sequence[str] = ()) -> None:
        """``like`` are names held that could be meant."""
        meant = f" You may be looking for {' or '.join(like)}." if like else ""
        super().__init__(f"No letter about “{name}” is held.{meant} The list of areas shows all that can be followed.")
