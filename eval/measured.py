"""Systems by the names that the command line gives them: ``[NAME=]WHERE`` in, what they were measured at out.

WHERE is an index folder, the address of a running service, a run file, or a folder of run files (searches, answers).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.letters import read_texts
from eval.measures import Measures, score
from eval.opening import open_system
from eval.questions import JudgedQuestion, load_questions
from eval.runs import Run, load_run
from eval.systems import HITS, SystemUnderTest, collect
from indexer.index import current_generation

Watched = Callable[[Sequence[JudgedQuestion], str], Iterable[JudgedQuestion]]
"""Questions, and the name of the system that is asked them, to the same questions: for showing progress."""


@dataclass(frozen=True, slots=True)
class Named:
    """A system and where it is found."""

    name: str
    where: str

    @property
    def index(self) -> Path | None:
        """The index folder, where it is one."""
        return Path(self.where) if not self.is_address and current_generation(Path(self.where)) else None

    @property
    def is_address(self) -> bool:
        """Whether it is a running service."""
        return self.where.startswith(("http://", "https://"))

    @property
    def run_files(self) -> list[Path]:
        """The run files, where it is a run already written. Raises EvalError where it is nothing at all."""
        path = Path(self.where)
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path] * path.is_file()
        if not files:
            raise EvalError(f"{self.where} is neither an index, an address, a run file nor a folder of .jsonl run files")
        return files


@dataclass(frozen=True, slots=True)
class Measured:
    """A system, what it said, and its measures; ``questions`` are placed in ``texts``, the letters as the system has them."""

    name: str
    index: Path | None
    texts: Mapping[str, str]
    questions: tuple[JudgedQuestion, ...]
    run: Run
    measures: Measures


def parse_systems(notations: Sequence[str]) -> tuple[Named, ...]:
    """The systems of the command line; without a name of its own, one is called after the last part of where it is."""
    systems = tuple(_parse(notation) for notation in notations)
    names = [system.name for system in systems]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise EvalError(f"two systems are called {twice}; name them apart, as in before=PATH after=PATH")
    return systems


def _parse(notation: str) -> Named:
    name, equals, where = notation.partition("=")
    if equals and name and not set(name) & set("/:") and not Path(notation).exists():
        return Named(name, where)
    if notation.startswith(("http://", "https://")):
        return Named(notation.split("//", 1)[1].rstrip("/"), notation)
    return Named(Path(notation).resolve().name.removesuffix(".jsonl"), notation)


def measure_systems(
    systems: Sequence[Named], questions: Path, letters: Path | None, watched: Watched, k: int = HITS
) -> tuple[Measured, ...]:
    """Ask, or read, every system and score it.

    A run's spans are counted in the texts of ``letters``; without that folder, in those of the first system that is asked.
    """
    asked = {system.name: _opened(system) for system in systems if system.is_address or system.index}
    texts = read_texts(letters) if letters else next((one.texts() for one in asked.values()), None)
    if texts is None:
        raise EvalError("run files do not hold the letters; name their folder with --letters, or compare with an index")
    return tuple(_measure(system, asked.get(system.name), texts, questions, watched, k) for system in systems)


def _opened(system: Named) -> SystemUnderTest:
    return open_system(system.index, None if system.index else system.where)


def _measure(
    system: Named, opened: SystemUnderTest | None, texts: Mapping[str, str], questions: Path, watched: Watched, k: int
) -> Measured:
    if opened is not None:
        texts = opened.texts()
    judged = load_questions(questions, texts)
    run = collect(opened, watched(judged, system.name), k) if opened else load_run(system.run_files)
    return Measured(system.name, system.index, texts, judged, run, score(judged, run, texts))
