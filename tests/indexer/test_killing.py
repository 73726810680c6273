"""Killing the indexer, at each of its steps on the disk, leaves an index that answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
_SCRIPT = """
import os, shutil, sys, warnings
from contextlib import closing
from pathlib import Path
from corpus.readers import parse_letter_file
import indexer.sources
from indexer.build import build_index
from indexer.index import open_index
from indexer.search import Searcher
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, write_letters

warnings.simplefilter("ignore", DeprecationWarning)  # this process has no threads that a fork could lose
indexer.sources.read_many = lambda paths: ((path, parse_letter_file(path)) for path in paths)
TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.chmod", "sqlite3.connect"}
home, before, after = Path(sys.argv[1]), sys.argv[2].split(","), sys.argv[3].split(",")
texts = {"heron": HERON, "fern": FERN, "larch": LARCH}
one = write_letters(home / "one", **{name: texts[name] for name in before})
two = write_letters(home / "two", **{name: texts[name] for name in after})
pristine, folder = home / "pristine", home / "index"
if sys.argv[4] == "third":  # an older generation is there to be removed
    build_index([write_letters(home / "zero", larch=LARCH)], pristine, HashingEncoder())
build_index([one], pristine, HashingEncoder())


def held():
    index = open_index(folder, HashingEncoder())
    with closing(index.library):
        hits = Searcher(index, HashingEncoder()).search("police answer nurses").hits
        letters = [index.library.at(int(index.table.letter[hit.place])) for hit in hits]
        quotes = [letter.text[p.start : p.end] for hit, letter in zip(hits, letters) for p in index.table.parts_of(hit.place)]
        assert len(quotes) == len(index.table) and all(quotes)
        return [entry.id for entry in index.library.entries]


def build_and_die(step):
    seen = 0

    def touch(event, arguments):
        nonlocal seen
        if event in TOUCHES and str(folder) in str(arguments[0]):
            seen += 1
            if seen == step:
                os._exit(9)

    sys.addaudithook(touch)
    build_index([two], folder, HashingEncoder())
    os._exit(0)


killed = 0
for step in range(1, 1000, int(sys.argv[5])):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(pristine, folder, symlinks=True)
    child = os.fork()
    if child == 0:
        try:
            build_and_die(step)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9), status
    now = held()
    assert now in (sorted(before), sorted(after)), (step, now)
    if status == 0:
        assert now == sorted(after)
        break
    killed += 1
    if killed % 7 == 0:
        build_index([two], folder, HashingEncoder())
        assert held() == sorted(after)
        assert not list(folder.glob(".building-*"))
print(killed)
"""


def _killed(folder: Path, before: str, after: str, generation: str = "second", every: int = 1) -> int:
    """How many times the indexer was killed, at every n-th of its steps, with the index answering after each."""
    command = [sys.executable, "-W", "ignore", "-c", _SCRIPT, str(folder), before, after, generation, str(every)]
    done = subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return int(done.stdout)


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_killing_the_indexer_at_any_step_leaves_an_index_that_answers(tmp_path: Path, every: int) -> None:
    """As before the switch, or as after it; the next indexer finishes the work."""
    assert _killed(tmp_path, "heron,fern", "fern,larch", "third", every) > 40 / every


def test_killing_an_indexer_that_has_nothing_new_to_do_leaves_the_index(tmp_path: Path) -> None:
    """The generation in force is not taken away to be replaced by itself."""
    assert _killed(tmp_path, "heron,fern", "heron,fern", every=3) > 2
