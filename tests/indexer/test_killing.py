"""Killing the indexer, at each of its steps on the disk and anywhere in its work, leaves an index that answers as before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
_SCRIPT = """
import json, os, shutil, signal, sys, threading, warnings
from contextlib import closing
from pathlib import Path
from corpus.readers import parse_letter_file
import indexer.sources
from indexer.build import build_index
from indexer.index import open_index
from indexer.search import Searcher
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, write_letters

warnings.simplefilter("ignore", DeprecationWarning)  # no thread is alive that a fork could lose
os.fsync = lambda handle: None  # what a killed process wrote is the system's; only a cut of the power would lose it
indexer.sources.read_many = lambda paths: ((path, parse_letter_file(path)) for path in paths)
TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.chmod", "sqlite3.connect"}
home, before, after, older, places, points = Path(sys.argv[1]), *json.loads(sys.argv[2])
texts = {"heron": HERON, "fern": FERN, "larch": LARCH}
one = write_letters(home / "one", **{name: texts[name] for name in before})
two = write_letters(home / "two", **{name: texts[name] for name in after})
pristine, folder = home / "pristine", home / "index"
if older:  # an older generation is there to be removed
    build_index([write_letters(home / "zero", larch=LARCH)], pristine, HashingEncoder())
build_index([one], pristine, HashingEncoder())
build_index([two], home / "built", HashingEncoder())


def answered(folder):
    index = open_index(folder, HashingEncoder())
    with closing(index.library):
        hits = Searcher(index, HashingEncoder()).search("police answer nurses").hits
        letters = [index.library.at(int(index.table.letter[hit.place])) for hit in hits]
        return [
            (letter.id, hit.score, [letter.text[part.start : part.end] for part in index.table.parts_of(hit.place)])
            for letter, hit in zip(letters, hits)
        ]


def watched(step):
    # Calls step() at each touch of the folder, or at each line of the indexer's and the library's own code.
    def touch(event, arguments):
        if event in TOUCHES and str(folder) in str(arguments[0]):
            step()

    def line(frame, event, _):
        if not frame.f_code.co_filename.startswith(CODE):
            return None
        if event == "line":
            step()
        return line

    if places == "touches":
        sys.addaudithook(touch)
    else:
        threading.settrace(line)
        sys.settrace(line)


CODE = tuple(str(Path(indexer.__file__).parent.parent / part) for part in ("indexer", "corpus/library", "corpus/pairing"))


def build(stop):
    # Builds in a process of its own, which is killed at the step ``stop``; gives how many steps there were, or None.
    seen = 0
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        def step():
            nonlocal seen
            seen += 1
            if seen == stop:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            watched(step)
            build_index([two], folder, HashingEncoder())
            sys.settrace(None)
            os.write(writing, str(seen).encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with open(reading) as told:
        steps = told.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), status
    return int(steps) if status == 0 else None


def renew():
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pristine, folder, symlinks=True)


old, new = answered(pristine), answered(home / "built")
renew()
steps = build(0)
stops = sorted({1 + point * steps // points for point in range(points)}) if points else range(1, steps + 1)
as_before = 0
for number, stop in enumerate(stops):
    renew()
    assert build(stop) is None, stop
    now = answered(folder)
    assert now in (old, new), (stop, now)
    as_before += now == old
    if number % 7 == 0:
        build_index([two], folder, HashingEncoder())
        assert answered(folder) == new
        assert sorted(path.name for path in folder.iterdir()) == [".lock", "current", "generations"]
print(json.dumps([len(stops), as_before]))
"""


def _killed(folder: Path, before: str, after: str, older: bool = False, places: str = "touches", points: int = 0) -> Any:
    """How often the indexer was killed, and how often the index of before then answered; else the new one did.

    It is killed at every step, or at as many ``points`` as are asked for, evenly spread over the build.
    """
    told = json.dumps([before.split(","), after.split(","), older, places, points])
    command = [sys.executable, "-W", "ignore", "-c", _SCRIPT, str(folder), told]
    done = subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_killing_the_indexer_at_any_of_200_points_leaves_an_index_that_answers(tmp_path: Path) -> None:
    """With the same passages and scores as before, or after the switch with the new ones; the next indexer finishes the work.
    The points are lines of the indexer's own code, evenly spread over the build."""
    killed, as_before = _killed(tmp_path, "heron,fern", "fern,larch", older=True, places="lines", points=200)
    assert killed == 200
    assert 150 < as_before < 200


def test_killing_the_indexer_at_any_step_on_the_disk_leaves_an_index_that_answers(tmp_path: Path) -> None:
    """At every file that it opens, renames or removes."""
    killed, as_before = _killed(tmp_path, "heron,fern", "fern,larch", older=True)
    assert killed > 50
    assert 40 < as_before < killed


def test_killing_an_indexer_that_has_nothing_new_to_do_leaves_the_index(tmp_path: Path) -> None:
    """The generation in force is not taken away to be replaced by itself."""
    killed, as_before = _killed(tmp_path, "heron,fern", "heron,fern")
    assert killed == as_before
    assert killed > 5
