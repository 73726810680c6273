"""The gate: measures of a question set and its floors and ceilings in ``gate.toml`` in, what fails to keep them out."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.errors import EvalError, SystemUnderTestError
from eval.measure_names import MeasureName

GATE_FILE = Path(__file__).with_name("gate.toml")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Judged questions over a folder of letters, with the least and the most that measures may be; paths from the root.

    ``required`` tells whether the gate fails where the set is missing; a set that is not required is left out then.
    ``names`` are the letters to index where not all of the folder's are meant.
    ``baseline`` holds each question's measures as they were (``eval.baseline``), for a set that must not drop from them.
    """

    questions: Path
    letters: Path
    required: bool
    floors: Mapping[MeasureName, float] = field(default_factory=dict)
    ceilings: Mapping[MeasureName, float] = field(default_factory=dict)
    baseline: Path | None = None
    names: tuple[str, ...] = ()

    def files(self, root: Path) -> list[Path]:
        """The folder or the files to index."""
        return [root / self.letters / name for name in self.names] or [root / self.letters]

    def is_there(self, root: Path) -> bool:
        """Whether both the questions and the letters stand under ``root``."""
        return (root / self.questions).is_file() and all(path.exists() for path in self.files(root))


@dataclass(frozen=True, slots=True)
class Kept:
    """One bound and whether a measure keeps it; ``value`` is ``None`` where the run gave no such measure."""

    name: MeasureName
    value: float | None
    bound: float
    kept: bool


def load_gate(path: Path = GATE_FILE) -> dict[str, QuestionSet]:
    """The question sets of the gate file by name. Raises EvalError where the file does not hold what it should."""
    try:
        return TypeAdapter(dict[str, QuestionSet]).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise EvalError(f"{path} is not a gate file: {error}") from error


def hold(values: Mapping[MeasureName, float], bounds: QuestionSet) -> list[Kept]:
    """Each bound of the set, in its order; a measure that is missing keeps no bound, one that equals its bound keeps it."""
    floors = [_kept(name, values.get(name), floor, 1) for name, floor in bounds.floors.items()]
    return floors + [_kept(name, values.get(name), ceiling, -1) for name, ceiling in bounds.ceilings.items()]


def _kept(name: MeasureName, value: float | None, bound: float, direction: int) -> Kept:
    return Kept(name, value, bound, value is not None and direction * (value - bound) >= 0)


def build_index(letters: Sequence[Path], index: Path) -> None:
    """Index ``letters`` (files and folders) into the folder ``index`` with the project's own command.

    Raises SystemUnderTestError if it fails.
    """
    command = [sys.executable, "-m", "service.cli", "index", *map(str, letters), "--index", str(index)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise SystemUnderTestError(f"{' '.join(command[1:])} ended with {ended.returncode}: {ended.stderr[-1500:]}")
