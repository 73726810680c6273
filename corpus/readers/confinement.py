"""Takes from this process, for good, what reading a letter does not need: time, memory, and by `no_way_out` all ways out."""

from __future__ import annotations

import os
import sys

_MB = 1024 * 1024
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "os.startfile")
_REFUSED_TOO = ("os.spawn", "signal.pthread_kill", "resource.setrlimit", "resource.prlimit")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.link", "os.symlink", "shutil.")
_CHANGES_TOO = ("os.chown", "os.chflags", "os.utime", "os.setxattr")
_TO_CHANGE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit_process(seconds: int, memory_mb: int, file_mb: int = 0) -> None:
    """Limits this process's CPU time, address space and the size of files it writes, where the system has such limits.

    What it starts has the same limits, each process its own. With ``file_mb`` 0 it can write no file.
    The hard limits go down with the soft ones, so that only a process with the right to raise any limit, such as root's,
    raises them again; ``no_way_out`` takes that from it too.
    """
    try:
        import resource
    except ImportError:  # Windows: the parent's timeout is the only limit
        return
    for kind, wanted in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory_mb * _MB),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, file_mb * _MB),
    ):
        most = resource.getrlimit(kind)[1]
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(kind, (allowed, allowed))


def no_way_out() -> None:
    """From now on this process is refused the network, programs, signals, changes of files and of its limits.

    Two layers. The kernel's filter (see ``corpus.readers.system_calls``) refuses the calls that it lists, also to native
    code that a hostile file has taken over; it exists on Linux, on Intel and ARM processors, where the kernel has
    seccomp. Python's audit hook is there on every system; it stops Python code that does not mean to go round it, and
    no native code, nor what Python does not report (such as making a pipe with a name). Neither keeps the process from
    reading files that its user may read, nor from writing to files that were open before.
    """
    from corpus.readers.system_calls import Forbidden, forbid

    forbid(Forbidden.NETWORK, Forbidden.PROGRAMS, Forbidden.FILES, Forbidden.LIMITS)
    sys.addaudithook(_refuse)


def no_network() -> None:
    """Refuses the network alone, by the kernel's filter alone, to this process and the programs that it starts.

    It may start and signal programs and change every file that its user may change; there is no audit hook.
    """
    from corpus.readers.system_calls import Forbidden, forbid

    forbid(Forbidden.NETWORK)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Python calls this before what may reach outside; an error stops it."""
    if event.startswith((*_REFUSED, *_REFUSED_TOO, *_CHANGES, *_CHANGES_TOO, "os.removexattr")):
        raise PermissionError(f"reading a letter may not use {event}")
    if event != "open":
        return
    mode, flags = arguments[1], arguments[2]
    if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _TO_CHANGE):
        raise PermissionError("reading a letter may not write files")
