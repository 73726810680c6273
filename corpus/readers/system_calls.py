"""Kinds of system calls in; the kernel refuses them to this process, and to what it starts, from then on (Linux)."""

from __future__ import annotations

import ctypes
import platform
import sys
from enum import StrEnum
from typing import NamedTuple


class Forbidden(StrEnum):
    """What can be forbidden."""

    NETWORK = "network"
    PROGRAMS = "programs"
    FILES = "files"
    LIMITS = "limits"


class _Processor(NamedTuple):
    """The kernel's number for a processor, its numbers of forbidden calls, and its calls that open files.

    The latter by the place of the argument that says how: they are forbidden only where it says "to change".
    """

    number: int
    calls: dict[Forbidden, tuple[int, ...]]
    opening: dict[int, int]


# fchmodat2 setxattrat removexattrat file_setattr: the newest calls have one number on all processors
_NEW_FILE_CALLS = (452, 463, 466, 469)
# From linux/audit.h, asm/unistd_64.h and asm-generic/unistd.h. io_uring_setup (425) would go round the others.
_INTEL = _Processor(
    0xC000003E,
    {
        # socket connect accept sendto sendmsg bind listen socketpair accept4 sendmmsg io_uring_setup
        Forbidden.NETWORK: (41, 42, 43, 44, 46, 49, 50, 53, 288, 307, 425),
        # clone fork vfork execve kill ptrace rt_sigqueueinfo tkill tgkill rt_tgsigqueueinfo process_vm_writev execveat
        # pidfd_send_signal pidfd_open clone3
        Forbidden.PROGRAMS: (56, 57, 58, 59, 62, 101, 129, 200, 234, 297, 311, 322, 424, 434, 435),
        # truncate ftruncate rename mkdir rmdir creat link unlink symlink chmod fchmod chown fchown lchown
        # utime mknod setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr utimes mkdirat mknodat fchownat
        # futimesat unlinkat renameat linkat symlinkat fchmodat utimensat fallocate renameat2 openat2
        Forbidden.FILES: (
            *(76, 77, *range(82, 89), *range(90, 95), 132, 133, 188, 189, 190, 197, 198, 199, 235),
            *(*range(258, 262), *range(263, 267), 268, 280, 285, 316, 437, *_NEW_FILE_CALLS),
        ),
        # setrlimit prlimit64
        Forbidden.LIMITS: (160, 302),
    },
    {2: 1, 257: 2},  # open, openat
)
_ARM = _Processor(
    0xC00000B7,
    {
        # socket socketpair bind listen accept connect sendto sendmsg accept4 sendmmsg io_uring_setup
        Forbidden.NETWORK: (198, 199, 200, 201, 202, 203, 206, 211, 242, 269, 425),
        # ptrace kill tkill tgkill rt_sigqueueinfo clone execve rt_tgsigqueueinfo process_vm_writev execveat
        # pidfd_send_signal pidfd_open clone3
        Forbidden.PROGRAMS: (117, 129, 130, 131, 138, 220, 221, 240, 271, 281, 424, 434, 435),
        # setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr mknodat mkdirat unlinkat symlinkat linkat
        # renameat truncate ftruncate fallocate fchmod fchmodat fchownat fchown utimensat renameat2 openat2
        Forbidden.FILES: (*(5, 6, 7, 14, 15, 16, *range(33, 39), 45, 46, 47, 52, 53, 54, 55, 88, 276, 437, *_NEW_FILE_CALLS),),
        # setrlimit prlimit64
        Forbidden.LIMITS: (164, 261),
    },
    {56: 2},  # openat
)
_PROCESSORS = {"x86_64": _INTEL, "aarch64": _ARM}
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # linux/bpf_common.h
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # linux/seccomp.h: go on; fail with EPERM
_CALL, _PROCESSOR, _ARGUMENTS = 0, 4, 16  # bytes into struct seccomp_data
_OTHER_NUMBERS = 0x40000000  # Intel's second set of numbers for the same calls starts here
_TO_CHANGE = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("then", ctypes.c_uint8), ("otherwise", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def can_forbid() -> bool:
    """Whether this is a system and a processor whose calls are known here."""
    return sys.platform == "linux" and platform.machine() in _PROCESSORS and sys.byteorder == "little"


def forbid(*kinds: Forbidden) -> bool:
    """Forbids calls of these kinds for good: they fail with EPERM. Returns whether the kernel took the order.

    It does not where ``can_forbid`` says no, and on kernels that were built without seccomp.
    """
    if not can_forbid():
        return False
    steps = _steps(_PROCESSORS[platform.machine()], kinds)
    program = _Program(len(steps), (_Step * len(steps))(*(_Step(*step) for step in steps)))
    system = ctypes.CDLL(None, use_errno=True)
    arguments = [ctypes.c_ulong(number) for number in (1, 0, 0, 0)]
    if system.prctl(_SET_NO_NEW_PRIVILEGES, *arguments) != 0:
        return False
    return bool(system.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), *arguments[1:3]) == 0)


def _steps(processor: _Processor, kinds: tuple[Forbidden, ...]) -> list[tuple[int, int, int, int]]:
    """The filter as a program of the kernel's: each test is followed by what happens where it holds."""
    refuse = (_RETURN, 0, 0, _REFUSE)
    steps = [(_LOAD, 0, 0, _PROCESSOR), (_EQUAL, 1, 0, processor.number), refuse, (_LOAD, 0, 0, _CALL)]
    steps += [(_AT_LEAST, 0, 1, _OTHER_NUMBERS), refuse]
    for kind in kinds:
        for call in processor.calls[kind]:
            steps += [(_EQUAL, 0, 1, call), refuse]
    for call, place in processor.opening.items() if Forbidden.FILES in kinds else ():
        steps += [(_EQUAL, 0, 4, call), (_LOAD, 0, 0, _ARGUMENTS + 8 * place), (_ANY_BIT, 0, 1, _TO_CHANGE), refuse]
        steps.append((_RETURN, 0, 0, _ALLOW))
    return [*steps, (_RETURN, 0, 0, _ALLOW)]
