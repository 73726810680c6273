"""Takes from this process, for good, what reading a letter does not need: time, memory, and by `no_way_out` all ways out."""

from __future__ import annotations

import sys

_MB = 1024 * 1024
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "os.startfile")
_CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.link", "os.symlink", "shutil.")


def limit_process(seconds: int, memory_mb: int, file_mb: int = 0) -> None:
    """Limits this process's CPU time, address space and the size of files it writes, where the system has such limits.

    What it starts has the same limits, each process its own. With ``file_mb`` 0 it can write no file.
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
        resource.setrlimit(kind, (allowed, most))


def no_way_out() -> None:
    """From now on this process reaches no network, starts no program, signals no process and changes no file.

    Two layers. The kernel's filter (see ``corpus.readers.system_calls``) also holds native code that a hostile file has
    taken over; it exists on Linux, on Intel and ARM processors. Python's audit hook holds on every system, but only
    what Python code and Python's own modules do. Neither keeps the process from reading files that its user may read.
    """
    from corpus.readers.system_calls import Forbidden, forbid

    forbid(Forbidden.NETWORK, Forbidden.PROGRAMS, Forbidden.FILES)
    sys.addaudithook(_refuse)


def no_network() -> None:
    """As ``no_way_out``, but programs may be started, which are under the kernel's filter too, and files be written."""
    from corpus.readers.system_calls import Forbidden, forbid

    forbid(Forbidden.NETWORK)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Python calls this before what may reach outside; an error stops it."""
    if event.startswith((*_REFUSED, *_CHANGES)):
        raise PermissionError(f"reading a letter may not use {event}")
    if event == "open" and isinstance(mode := arguments[1], str) and set(mode) & set("wax+"):
        raise PermissionError("reading a letter may not write files")
