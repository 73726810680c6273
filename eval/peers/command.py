"""Starting peers: letters, and questions to ask them, in; a run file, or the command that serves a peer, out."""

from __future__ import annotations

import shutil
import subprocess
from enum import StrEnum
from pathlib import Path

from eval.errors import SystemUnderTestError

_ROOT = Path(__file__).parents[2]
_NEEDS = Path(__file__).with_name("requirements.txt")
_SERVICE = Path(__file__).with_name("langchain_service.py")
_QUIET = (
    "HAYSTACK_TELEMETRY_ENABLED=False",
    "DO_NOT_TRACK=1",
    "ANONYMIZED_TELEMETRY=False",
    "LANGSMITH_TRACING=false",
    "HF_HUB_OFFLINE=1",
    "HF_HUB_DISABLE_TELEMETRY=1",
    "TOKENIZERS_PARALLELISM=false",
)
"""What keeps the peers' libraries from sending anything anywhere, and from looking for newer weights."""


class Peer(StrEnum):
    """Another stack, with the one configuration that it is measured at."""

    LANGCHAIN = "langchain"
    LANGCHAIN_ENSEMBLE = "langchain-ensemble"
    HAYSTACK = "haystack"
    TXTAI = "txtai"
    LLAMA_INDEX = "llama-index"


_MODULES = {
    Peer.LANGCHAIN: "langchain_run",
    Peer.LANGCHAIN_ENSEMBLE: "langchain_run",
    Peer.HAYSTACK: "haystack_run",
    Peer.TXTAI: "txtai_run",
    Peer.LLAMA_INDEX: "llama_index_run",
}


def run_command(peer: Peer, python: Path, letters: Path, questions: Path, out: Path) -> list[str]:
    """The command that indexes ``letters`` with the peer, asks ``questions`` and writes ``out``; from the root."""
    words = [str(path.absolute()) for path in (letters, questions, out)]
    last = ["ensemble"] if peer is Peer.LANGCHAIN_ENSEMBLE else []
    return ["env", *_QUIET, _found(python), "-m", f"eval.peers.{_MODULES[peer]}", *words, *last]


def write_peer_run(peer: Peer, python: Path, letters: Path, questions: Path, out: Path) -> None:
    """Write the peer's run over ``letters`` to ``out``; raises SystemUnderTestError with what the peer said if it fails."""
    out.parent.mkdir(parents=True, exist_ok=True)
    _run(run_command(peer, python, letters, questions, out), f"{peer} did not index {letters} or answer {questions}")


def peer_command(python: Path, letters: Path, index: Path, port: int) -> list[str]:
    """Index the .txt files of ``letters`` into ``index`` with LangChain under ``python``; return the command that serves it."""
    service = [_found(python), str(_SERVICE)]
    _run([*service, "index", str(letters.absolute()), str(index.absolute())], f"the peer did not index {letters}")
    return [*service, "serve", str(index.absolute()), str(port)]


def _found(python: Path) -> str:
    """The Python from anywhere: a path in full, with no link followed, since a virtual environment is one."""
    return str(Path(shutil.which(python) or python).absolute())


def _run(command: list[str], failed: str) -> None:
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT)
    if ended.returncode != 0:
        raise SystemUnderTestError(f"{failed} (it needs {_NEEDS}): {ended.stderr[-1500:]}")
