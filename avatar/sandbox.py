"""Takes the network away from a process, by the kernel, before it sees a camera.

Patching Python's ``socket`` would not stop native code; a seccomp filter does.  It cannot
be lifted again and every thread and child inherits it.  Standard library only.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import platform
import signal
import socket
import struct
import sys
from typing import Final, NamedTuple

_log = logging.getLogger(__name__)

# From linux/prctl.h, linux/seccomp.h, linux/filter.h and linux/audit.h.
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_SET_MODE_FILTER: Final = 1
_SECCOMP_FILTER_FLAG_TSYNC: Final = 1
_RET_KILL_PROCESS: Final = 0x80000000
_RET_ERRNO: Final = 0x00050000
_RET_ALLOW: Final = 0x7FFF0000
_LOAD: Final = 0x20  # BPF_LD | BPF_W | BPF_ABS
_JUMP_EQUAL: Final = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_JUMP_AT_LEAST: Final = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN: Final = 0x06  # BPF_RET | BPF_K
_NR_OFFSET: Final = 0  # struct seccomp_data: nr, arch, instruction_pointer, args[6]
_ARCH_OFFSET: Final = 4
_FIRST_ARGUMENT_OFFSET: Final = 16
_X32_BIT: Final = 0x40000000
_IO_URING_SETUP: Final = 425
_IO_URING_ENTER: Final = 426
_IO_URING_REGISTER: Final = 427
_WITHOUT: Final = "the network is not used because this program has no code that uses it"


class _Machine(NamedTuple):
    """Numbers of one architecture, from its asm/unistd.h and linux/audit.h."""

    audit: int
    socket: int
    seccomp: int


_MACHINES: Final = {
    "x86_64": _Machine(audit=0xC000003E, socket=41, seccomp=317),
    "aarch64": _Machine(audit=0xC00000B7, socket=198, seccomp=277),
}


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One ``struct sock_filter``."""
    return struct.pack("=HBBI", code, if_true, if_false, value)


def build_filter(machine: _Machine, refusal: int) -> bytes:
    """The filter's program.

    Args:
        machine: The only architecture whose system calls are allowed.
        refusal: What a forbidden ``socket`` call gets.

    Returns:
        BPF instructions: any socket family but AF_UNIX is refused, so are the three io_uring calls
        (a ring can open sockets without the ``socket`` call); any other architecture's numbering
        (i386, x32) kills, since it would name the same calls by other numbers.
    """
    uring = (_IO_URING_SETUP, _IO_URING_ENTER, _IO_URING_REGISTER)
    return b"".join(
        [
            _instruction(_LOAD, _ARCH_OFFSET),
            _instruction(_JUMP_EQUAL, machine.audit, if_true=1),
            _instruction(_RETURN, _RET_KILL_PROCESS),
            _instruction(_LOAD, _NR_OFFSET),
            # The x32 numbering of x86-64 has the same architecture but this bit; no other call has it.
            _instruction(_JUMP_AT_LEAST, _X32_BIT, if_false=1),
            _instruction(_RETURN, _RET_KILL_PROCESS),
            *(_instruction(_JUMP_EQUAL, nr, if_true=6 - place) for place, nr in enumerate(uring)),
            _instruction(_JUMP_EQUAL, machine.socket, if_false=4),
            _instruction(_LOAD, _FIRST_ARGUMENT_OFFSET),
            _instruction(_JUMP_EQUAL, int(socket.AF_UNIX) if hasattr(socket, "AF_UNIX") else 1, if_true=2),
            _instruction(_RETURN, refusal),
            _instruction(_RETURN, _RET_ERRNO | errno.EPERM),
            _instruction(_RETURN, _RET_ALLOW),
        ]
    )


class _Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def _install(refusal: int) -> str:
    """Install the filter in every thread; returns an empty string or why it failed."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return f"no filter for {platform.machine()} machines"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return f"prctl: {os.strerror(ctypes.get_errno())}"
    code = build_filter(machine, refusal)
    program = _Program(len(code) // 8, code)
    number, mode, flags = (
        ctypes.c_long(n) for n in (machine.seccomp, _SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC)
    )
    result = libc.syscall(number, mode, flags, ctypes.byref(program))
    if result > 0:
        return f"thread {result} could not be included"
    return f"seccomp: {os.strerror(ctypes.get_errno())}" if result else ""


def deny_network(*, kill: bool = False) -> str:
    """Take network sockets away from this process, its threads and its children, for good.

    Args:
        kill: A socket call ends the process instead of failing with EPERM.  For tests: even a library
            that swallows errors cannot hide one then.

    Returns:
        One sentence saying which protection is in force.  Never raises: a system without this
        protection still has a program without network code, and the sentence says so.
    """
    if sys.platform != "linux":
        return f"no kernel protection on this system: {_WITHOUT}"
    refusal = _RET_KILL_PROCESS if kill else _RET_ERRNO | errno.EPERM
    problem = _install(refusal)
    if problem:
        _log.warning("sandbox=off problem=%r", problem)
        return (
            f"no kernel protection ({problem}): the network is not used because there is no code that uses it"
        )
    return "the kernel refuses this process any network socket (seccomp)"


def forbid_dumps() -> None:
    """Keep this process's memory out of core files and, on Linux, from debuggers of the same account.

    For the process that holds camera pixels: a crash must not write them to a disk.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with_parent() -> None:
    """Have the kernel end this process with the thread that started it, also while it hangs.  Linux only.

    For a process that ends by itself when its input does: killed while this one is stopped, its parent would
    leave it behind with the camera open.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
