"""The passages of an index as columns: passages in, arrays on disk out, one row a passage in the order of the vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.letter import FindingKind, Span
from indexer.agencies import AGENCIES
from indexer.passage import Passage

FINDINGS = tuple(FindingKind)


@dataclass(frozen=True, slots=True)
class PassageTable:
    """Columns of equal length, one value a passage, but for the last two.

    ``letter`` is the place in the library; ``section`` and ``block`` the places in the letter; ``finding`` the place in
    `FINDINGS`; ``agencies`` one bit for each of `AGENCIES`; ``words`` how many words it has. The spans of passage ``i`` are
    rows ``part_starts[i]`` to ``part_starts[i + 1]`` of ``parts``, an array of shape (spans, 2).
    """

    letter: NDArray[np.int32]
    section: NDArray[np.int32]
    block: NDArray[np.int32]
    finding: NDArray[np.int32]
    agencies: NDArray[np.int32]
    words: NDArray[np.int32]
    part_starts: NDArray[np.int32]
    parts: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.letter)

    def parts_of(self, place: int) -> tuple[Span, ...]:
        """The spans of one passage's words."""
        begin, end = self.part_starts[place], self.part_starts[place + 1]
        return tuple(Span(*part) for part in self.parts[begin:end].tolist())

    @classmethod
    def build(cls, passages: Sequence[Sequence[Passage]]) -> PassageTable:
        """One row for each passage of each letter, letters in the library's order."""
        rows = [(place, passage) for place, of_letter in enumerate(passages) for passage in of_letter]
        parts = [part for _, passage in rows for part in passage.parts]
        return cls(
            letter=_column([place for place, _ in rows]),
            section=_column([passage.section for _, passage in rows]),
            block=_column([passage.block for _, passage in rows]),
            finding=_column([FINDINGS.index(passage.finding) for _, passage in rows]),
            agencies=_column([_bits(passage.agencies) for _, passage in rows]),
            words=_column([len(passage.words.split()) for _, passage in rows]),
            part_starts=_column(np.cumsum([0, *(len(passage.parts) for _, passage in rows)]).tolist()),
            parts=np.array(parts, dtype=np.int32).reshape(-1, 2),
        )

    def save(self, folder: Path) -> None:
        """Writes one array file a column."""
        for column in fields(self):
            np.save(folder / f"passage_{column.name}.npy", getattr(self, column.name))

    @classmethod
    def load(cls, folder: Path) -> PassageTable:
        """Reads what `save` wrote."""
        return cls(*(np.load(folder / f"passage_{column.name}.npy") for column in fields(cls)))


def _column(values: Sequence[int]) -> NDArray[np.int32]:
    return np.array(values, dtype=np.int32)


def _bits(agencies: Sequence[str]) -> int:
    return sum(1 << AGENCIES.index(agency) for agency in agencies)
