"""Rows are read from a file run by run, as they stand in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.token_file import HeldRows, RowFile

VALUES = np.arange(-30, 30, dtype=np.int8).reshape(20, 3)
BEGINS, ENDS = np.array([4, 0, 19, 7]), np.array([6, 3, 20, 7])


def test_runs_come_one_after_another_in_the_order_asked(tmp_path: Path) -> None:
    """From a file as from memory; an empty run adds nothing."""
    np.save(tmp_path / "rows.npy", VALUES)
    wanted = np.concatenate([VALUES[4:6], VALUES[0:3], VALUES[19:20]]).tolist()
    for rows in (RowFile(tmp_path / "rows.npy"), HeldRows(VALUES)):
        assert (len(rows), rows.whole().tolist()) == (20, VALUES.tolist())
        assert rows.runs(BEGINS, ENDS).tolist() == wanted


def test_a_file_that_was_removed_is_read_on(tmp_path: Path) -> None:
    """A generation that is taken away while a question is answered answers it to the end."""
    np.save(tmp_path / "rows.npy", VALUES)
    rows = RowFile(tmp_path / "rows.npy")
    (tmp_path / "rows.npy").unlink()
    assert rows.runs(BEGINS[:1], ENDS[:1]).tolist() == VALUES[4:6].tolist()


@pytest.mark.parametrize("size", [0, 7, 100, 187])
def test_a_file_cut_short_is_told_when_it_is_opened(tmp_path: Path, size: int) -> None:
    """Not when a question needs what is missing."""
    np.save(tmp_path / "rows.npy", VALUES)
    (tmp_path / "rows.npy").write_bytes((tmp_path / "rows.npy").read_bytes()[:size])
    with pytest.raises(ValueError, match=r"magic|rows\.npy|EOF|header"):
        RowFile(tmp_path / "rows.npy")


def test_an_array_of_anything_but_bytes_is_told(tmp_path: Path) -> None:
    """Numbers of four bytes would be read as other numbers."""
    np.save(tmp_path / "rows.npy", VALUES.astype(np.float32))
    with pytest.raises(ValueError, match=r"holds no bytes"):
        RowFile(tmp_path / "rows.npy")
