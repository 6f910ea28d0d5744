"""The kernel, not our own code, must say no to the network."""

import errno
import platform
import struct
import subprocess
import sys

import pytest

from avatar import sandbox
from tests.waiting import PATIENCE_S, is_ended, until

LINUX = sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}
needs_seccomp = pytest.mark.skipif(not LINUX, reason="seccomp filters are for Linux on x86-64 and aarch64")

DENY = "from avatar.sandbox import deny_network; says = deny_network()\n"
KILL = "from avatar.sandbox import deny_network; says = deny_network(kill=True)\n"


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE_S)


def attempt(family, kind="SOCK_STREAM"):
    return (
        "import socket\n"
        f"try: socket.socket(socket.{family}, socket.{kind}); print('opened')\n"
        "except OSError as error: print(error.errno)\n"
    )


@needs_seccomp
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_an_internet_socket_is_refused_and_works_without_the_filter(family, kind):
    """Mutant killed: ``_RET_ERRNO | errno.EPERM`` in ``deny_network`` replaced by ``_RET_ALLOW``."""
    assert run(attempt(family, kind)).stdout == "opened\n"
    assert run(DENY + attempt(family, kind)).stdout == f"{errno.EPERM}\n"


@needs_seccomp
@pytest.mark.parametrize("family", ["AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_CAN"])
def test_every_other_family_is_refused_too(family):
    """Mutant killed: refusing only AF_INET and AF_INET6."""
    assert run(DENY + attempt(family, "SOCK_RAW")).stdout == f"{errno.EPERM}\n"


@needs_seccomp
def test_a_socket_inside_this_machine_still_works():
    code = "import socket; a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))\n"
    assert run(DENY + code + attempt("AF_UNIX")).stdout == "b'x'\nopened\n"


@needs_seccomp
def test_threads_that_were_already_running_are_covered():
    """Mutant killed: the flag for all threads (TSYNC) left out."""
    code = (
        "import threading, socket\ngo = threading.Event()\n"
        "def work():\n  go.wait()\n  try: socket.socket(); print('opened')\n"
        "  except OSError as error: print(error.errno)\n"
        "thread = threading.Thread(target=work); thread.start()\n" + DENY + "go.set(); thread.join()\n"
    )
    assert run(code).stdout == f"{errno.EPERM}\n"


@needs_seccomp
def test_a_child_process_inherits_the_filter():
    child = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', {code!r}])\n"
    assert run(child.format(code=attempt("AF_INET"))).stdout == "opened\n"
    assert run(DENY + child.format(code=attempt("AF_INET"))).stdout == f"{errno.EPERM}\n"


@needs_seccomp
def test_io_uring_cannot_be_used_as_a_way_around():
    """Mutant killed: the three io_uring calls left out (setup would fault or be unknown instead)."""
    code = (
        "import ctypes; libc = ctypes.CDLL(None, use_errno=True)\n"
        "for nr in (425, 426, 427): libc.syscall(nr, -1, 0, 0, 0, 0, 0); print(ctypes.get_errno(), end=' ')\n"
    )
    assert run(DENY + code).stdout.split() == [str(errno.EPERM)] * 3


@needs_seccomp
@pytest.mark.skipif(platform.machine() != "x86_64", reason="x32 exists on x86-64 only")
def test_another_numbering_of_the_same_calls_kills():
    """Mutant killed: the x32 check left out (the call is then merely unknown, ENOSYS)."""
    code = "import ctypes; ctypes.CDLL(None).syscall(0x40000000 + 41, 2, 1, 0)\n"
    assert run(code).returncode == 0
    assert run(DENY + code).returncode == -31  # SIGSYS


@needs_seccomp
def test_the_killing_variant_ends_the_process():
    assert run(KILL + "print('alive')").stdout == "alive\n"
    assert run(KILL + "import socket; socket.socket()").returncode == -31
    assert run(KILL + "import socket; socket.socketpair()").returncode == 0


@needs_seccomp
def test_it_says_which_protection_is_in_force():
    assert (
        run(DENY + "print(says)").stdout == "the kernel refuses this process any network socket (seccomp)\n"
    )


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_told_plainly_that_there_is_none(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    assert sandbox.deny_network().startswith("no kernel protection on this system")


def test_an_unknown_machine_is_told_plainly_that_there_is_none(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert sandbox.deny_network().startswith("no kernel protection (no filter for riscv64 machines)")


def evaluate(code, *, arch, nr, argument):
    """A few lines of BPF machine: what the filter answers to one system call."""
    data = struct.pack("=IIQ6Q", nr, arch, 0, argument, 0, 0, 0, 0, 0)
    steps, here, value = list(struct.iter_unpack("=HBBI", code)), 0, 0
    while True:
        operation, if_true, if_false, k = steps[here]
        here += 1
        if operation == 0x20:
            (value,) = struct.unpack_from("=I", data, k)
        elif operation == 0x15:
            here += if_true if value == k else if_false
        elif operation == 0x35:
            here += if_true if value >= k else if_false
        else:
            assert operation == 0x06
            return k


ALLOW, KILLS, REFUSED, EPERM = 0x7FFF0000, 0x80000000, 0x00050000 | 99, 0x00050000 | errno.EPERM


@pytest.mark.parametrize("name", ["x86_64", "aarch64"])
def test_the_program_for_each_machine_decides_as_described(name):
    machine = sandbox._MACHINES[name]
    other = {"x86_64": 0x40000003, "aarch64": 0x40000028}[name]  # i386, 32-bit arm
    code = sandbox.build_filter(machine, REFUSED)

    def answer(nr, argument=0, arch=machine.audit):
        return evaluate(code, arch=arch, nr=nr, argument=argument)

    assert [answer(machine.socket, family) for family in (1, 2, 10, 16, 17)] == [ALLOW, *[REFUSED] * 4]
    assert [answer(nr) for nr in (425, 426, 427)] == [EPERM] * 3
    assert answer(machine.socket, 1, arch=other) == KILLS
    assert answer(0x40000000 | machine.socket, 1) == KILLS
    assert {answer(nr) for nr in range(600) if nr != machine.socket and nr not in (425, 426, 427)} == {ALLOW}


STOPPED = (
    "from avatar import sandbox; sandbox.end_with_parent(); import os, signal; print(os.getpid(), flush=True)"
)
STARTER = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
print(child.stdout.readline().decode(), flush=True)
child.wait()
"""


@pytest.mark.skipif("sys.platform != 'linux'", reason="Linux's prctl")
def test_a_process_that_hangs_ends_with_the_one_that_started_it():
    """Mutant: leave the call out; a stopped process holds the camera for ever."""
    stops = f"import os, signal; {STOPPED}; os.kill(os.getpid(), signal.SIGSTOP)"
    command = [sys.executable, "-c", STARTER, stops]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as starter:
        child = int(starter.stdout.readline())
        starter.kill()
    until(lambda: is_ended(child))


@pytest.mark.skipif("sys.platform != 'linux'", reason="Linux's prctl")
def test_its_memory_is_for_nobody_else_neither_in_a_file_nor_under_a_debugger():
    """Mutants: leave out the limit of core files; leave the process dumpable."""
    asks = (
        "import ctypes, resource; from avatar.sandbox import forbid_dumps; forbid_dumps();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert said.stdout.split("\n")[0] == "(0, 0) 0"
