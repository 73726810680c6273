"""A real file system that runs full, anywhere in a build, leaves the index as it was; skipped where none can be mounted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
_MOUNTED = 'mount -t tmpfs -o size=1m letterwise "$1" && shift && exec "$@"'
_SCRIPT = """
import json, os, sys
from contextlib import closing
from pathlib import Path
from corpus.readers import parse_letter_file
import indexer.sources
from indexer.build import build_index
from indexer.errors import IndexerError
from indexer.index import open_index
from indexer.search import Searcher
from tests.encoders import HashingEncoder
from tests.indexer.letters import FERN, HERON, LARCH, write_letters

indexer.sources.read_many = lambda paths: ((path, parse_letter_file(path)) for path in paths)
disk, home = Path(sys.argv[1]), Path(sys.argv[2])
folder = disk / "index"
one = write_letters(home / "one", heron=HERON)
two = write_letters(home / "two", heron=HERON, fern=FERN, larch=LARCH)


def held():
    index = open_index(folder, HashingEncoder())
    with closing(index.library):
        assert Searcher(index, HashingEncoder()).search("nurses").hits
        return [entry.id for entry in index.library.entries]


build_index([one], folder, HashingEncoder())
told = []
for free in range(0, 400_000, 4096):
    (disk / "ballast").write_bytes(b"")
    space = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes(max(0, space.f_bavail * space.f_frsize - free)))
    try:
        build_index([two], folder, HashingEncoder())
    except IndexerError as error:
        told.append(str(error))
        assert held() == ["heron"], free
        (disk / "ballast").unlink()
        assert sorted(path.name for path in folder.iterdir()) == [".lock", "current", "generations"], free
    else:
        assert held() == ["fern", "heron", "larch"]
        break
print(json.dumps([free, told]))
"""


def _mounting() -> list[str]:
    """How this machine lets a process mount a file system of its own; skips the test where it does not."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("unshare is missing")
    ways = [[unshare, "--mount"], [unshare, "--user", "--map-root-user", "--mount"]]
    for way in ways:
        tried = subprocess.run([*way, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
        if tried.returncode == 0:
            return way
    pytest.skip("no file system can be mounted here")


def test_a_disk_that_runs_full_anywhere_in_a_build_is_told_and_the_index_answers_as_before(tmp_path: Path) -> None:
    """With four kilobytes more of room each time, until the build succeeds; each time nothing is left on the disk."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ["sh", "-c", _MOUNTED, "sh", str(disk), sys.executable, "-c", _SCRIPT, str(disk), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*_mounting(), *mounted], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    free, told = json.loads(done.stdout)
    assert 20 < len(told) < 100
    assert free == 4096 * len(told)
    message = f"the disk that holds {disk / 'index'} is full; free some space and run the command again"
    assert set(told) == {message}
