"""The machine that figures are measured on: its processors and memory, and the memory of a process, read from /proc."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Machine:
    """What a reader needs to know to compare figures; memory in mebibytes."""

    processor: str
    cores: int
    memory: int

    def __str__(self) -> str:
        """One line for a report."""
        return f"{self.cores} cores of {self.processor}, {self.memory / 1024:.1f} GiB of memory"


def this_machine() -> Machine:
    """The processors that this process may use, and the whole memory."""
    model = re.search(r"^model name\s*:\s*(.+)$", (_PROC / "cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return Machine(
        processor=model.group(1).strip() if model else "an unnamed processor",
        cores=len(os.sched_getaffinity(0)),
        memory=_mebibytes((_PROC / "meminfo").read_text(encoding="utf-8"), "MemTotal"),
    )


def resident_mebibytes(process: int) -> int:
    """Resident memory of the process and all processes under it, in mebibytes.

    Of one process alone VmRSS; of several the sum of their proportional shares (Pss), in which a page that they share counts
    once.
    """
    family = list(_family(process))
    name, file = ("VmRSS", "status") if len(family) == 1 else ("Pss", "smaps_rollup")
    return sum(_mebibytes((_PROC / str(member) / file).read_text(encoding="utf-8"), name) for member in family)


def _family(process: int) -> Iterator[int]:
    yield process
    for child in (_PROC / str(process) / "task" / str(process) / "children").read_text(encoding="utf-8").split():
        yield from _family(int(child))


def _mebibytes(text: str, name: str) -> int:
    found = re.search(rf"^{name}:\s*(\d+) kB$", text, re.MULTILINE)
    return round(int(found.group(1)) / 1024) if found else 0
