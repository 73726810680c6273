"""What a process that reads a letter must be unable to do, whether Python or native code tries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.readers.system_calls import Forbidden, can_forbid

PYTHON = {
    "open a socket": "import socket; socket.socket()",
    "start a program": "import subprocess; subprocess.run(['true'])",
    "become a program": "import os; os.execv('/bin/true', ['true'])",
    "start a process": "import os; os._exit(0) if os.fork() else os._exit(0)",
    "end a process": "import os; os.kill(os.getppid(), 0)",
    "write a file": "open('new.txt', 'w')",
    "empty a file": "import os; os.truncate('kept.txt', 0)",
    "empty a file by its flags": "import os; os.open('kept.txt', os.O_WRONLY | os.O_TRUNC)",
    "change a file's times": "import os; os.utime('kept.txt', (1, 1))",
    "raise its limits": "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
    "remove a file": "import os; os.remove('kept.txt')",
    "rename a file": "import os; os.rename('kept.txt', 'new.txt')",
}
NATIVE = {
    "socket": "libc.socket(2, 1, 0)",
    "connect": "libc.connect(0, None, 0)",
    "execve": "libc.execve(b'/bin/true', None, None)",
    "fork": "libc.fork()",
    "kill": "libc.kill(1, 0)",
    "rt_sigqueueinfo": "libc.sigqueue(1, 0, None)",
    "pidfd_send_signal": "libc.syscall(424, -1, 0, None, 0)",
    "utimensat": "libc.utimensat(-100, b'kept.txt', None, 0)",
    "setxattr": "libc.setxattr(b'kept.txt', b'user.a', b'1', 1, 0)",
    "removexattr": "libc.removexattr(b'kept.txt', b'user.a')",
    "setrlimit": "libc.setrlimit(4, (ctypes.c_ulong * 2)(0, 0))",
    "unlink": "libc.unlink(b'kept.txt')",
    "truncate": "libc.truncate(b'kept.txt', 0)",
    "open to write": "libc.open(b'kept.txt', 1)",
    "open to create": "libc.open(b'new.txt', 0o100, 0o600)",
}


def tried(folder: Path, *lines: str) -> str:
    """What a new process prints that runs the lines in ``folder``, where one file, kept.txt, stands; or its last complaint."""
    (folder / "kept.txt").write_text("kept", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=folder, capture_output=True, text=True, check=False)
    assert (folder / "kept.txt").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in folder.iterdir()] == ["kept.txt"]
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def importing(*lines: str) -> tuple[str, ...]:
    """The lines, after the folder of the packages is put on the path."""
    return (f"import sys; sys.path.insert(0, {str(Path(__file__).resolve().parents[3])!r})", *lines)


@pytest.mark.parametrize("attempt", PYTHON)
def test_python_code_can_reach_nothing_outside(tmp_path: Path, attempt: str) -> None:
    """The audit hook, which every system has, is enough: here the kernel's filter is off."""
    said = tried(
        tmp_path,
        *importing(
            "import corpus.readers.system_calls as calls; calls.forbid = lambda *kinds: False",
            "from corpus.readers.confinement import no_way_out; no_way_out()",
            PYTHON[attempt],
        ),
    )
    assert said.startswith("PermissionError: reading a letter may not ")


@pytest.mark.skipif(not can_forbid(), reason="the kernel's filter exists on Linux, on Intel and ARM processors")
@pytest.mark.parametrize("call", NATIVE)
def test_native_code_can_reach_nothing_outside(tmp_path: Path, call: str) -> None:
    """The kernel refuses the call with EPERM, whoever makes it."""
    said = tried(
        tmp_path,
        *importing(
            "import ctypes; libc = ctypes.CDLL(None, use_errno=True)",
            "from corpus.readers.system_calls import Forbidden, forbid; assert forbid(*Forbidden)",
            f"print({NATIVE[call]}, ctypes.get_errno())",
        ),
    )
    assert said == "-1 1"


@pytest.mark.skipif(not can_forbid(), reason="the kernel's filter exists on Linux, on Intel and ARM processors")
def test_what_is_not_forbidden_goes_on(tmp_path: Path) -> None:
    """Files can be read; and without the network, programs started and files written and removed."""
    said = tried(
        tmp_path,
        *importing(
            "from corpus.readers.system_calls import Forbidden, forbid; forbid(Forbidden.NETWORK)",
            "import os, subprocess; open('new.txt', 'w').close(); os.remove('new.txt')",
            "print(subprocess.run(['cat', 'kept.txt'], capture_output=True, text=True).stdout, end=' ')",
            "forbid(Forbidden.PROGRAMS, Forbidden.FILES); print(open('kept.txt').read())",
        ),
    )
    assert said == "kept kept"


@pytest.mark.skipif(not can_forbid(), reason="the kernel's filter exists on Linux, on Intel and ARM processors")
def test_programs_that_a_process_without_network_starts_have_none(tmp_path: Path) -> None:
    """The filter is handed down, to whatever recognises words in a scan."""
    said = tried(
        tmp_path,
        *importing(
            "from corpus.readers.confinement import no_network; no_network(); import subprocess, sys",
            "done = subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'], capture_output=True, text=True)",
            "print(done.stderr.splitlines()[-1])",
        ),
    )
    assert said == "PermissionError: [Errno 1] Operation not permitted"


def test_hard_limits_go_down_with_the_soft_ones(tmp_path: Path) -> None:
    """A process that may not raise hard limits cannot raise its own again."""
    said = tried(
        tmp_path,
        *importing(
            "from corpus.readers.confinement import limit_process; limit_process(7, 900)",
            "import resource; print(resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_FSIZE))",
        ),
    )
    assert said == "(7, 7) (0, 0)"


def test_every_kind_is_known_on_every_processor() -> None:
    """A kind without calls would forbid nothing."""
    from corpus.readers.system_calls import _PROCESSORS

    assert all(processor.calls.keys() == set(Forbidden) for processor in _PROCESSORS.values())
