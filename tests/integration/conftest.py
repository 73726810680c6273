"""An index of the real letters, built by the command with the real encoder, once a test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.running import ROOT, letterwise

REAL = ROOT.parent / "shared" / "letters"


@pytest.fixture(scope="session")
def real_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the five real letters; tests that use it are skipped where they are missing."""
    if not REAL.is_dir():
        pytest.skip(f"the real letters are not in {REAL}")
    folder = tmp_path_factory.mktemp("real") / "index"
    done = letterwise("index", REAL, "--index", folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder
