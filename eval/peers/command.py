"""Starting a peer: the letters to index in, the command that serves them out."""

from __future__ import annotations

import subprocess
from pathlib import Path

from eval.errors import SystemUnderTestError

_PEER = Path(__file__).with_name("langchain_service.py")


def peer_command(python: Path, letters: Path, index: Path, port: int) -> list[str]:
    """Index the .txt files of ``letters`` into ``index`` with the peer under ``python``; return the command that serves it."""
    build = [str(python), str(_PEER), "index", str(letters), str(index)]
    ended = subprocess.run(build, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        needs = _PEER.with_name("requirements.txt")
        raise SystemUnderTestError(f"the peer did not index {letters} (it needs {needs}): {ended.stderr[-1500:]}")
    return [str(python), str(_PEER), "serve", str(index), str(port)]
