"""Who reads a loopback camera, told by trees of files like /sys and /proc."""

import os

import pytest

from avatar.stage.outputs import readers_of
from avatar.stage.outputs.null import NullOutput
from avatar.stage.outputs.pipewire import _is_taken
from avatar.stage.outputs.readers import Readers
from avatar.stage.outputs.sparing import Sparing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="/proc is made of symbolic links")

CAMERA = "/dev/video10"
OTHER = "/dev/video11"
WEBCAM = "/dev/video0"


class Machine:
    """A kernel that counts, and processes that have devices open."""

    def __init__(self, root):
        self.root = root
        (root / "proc").mkdir()
        (root / "sys/module/v4l2loopback").mkdir(parents=True)
        (root / "sys/class/video4linux").mkdir(parents=True)
        for name, bus in (("video10", "virtual"), ("video11", "virtual"), ("video0", "pci0000:00")):
            node = root / "sys/devices" / bus / "video4linux" / name
            node.mkdir(parents=True)
            (root / "sys/class/video4linux" / name).symlink_to(node)
        self.has(os.getpid(), CAMERA, os.O_WRONLY)
        self.counts(1)

    def counts(self, references):
        (self.root / "sys/module/v4l2loopback/refcnt").write_text(f"{references}\n")

    def has(self, pid, device, mode=os.O_RDWR):
        folder = self.root / "proc" / str(pid)
        for name in ("fd", "fdinfo"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        number = len(list((folder / "fd").iterdir()))
        (folder / "fd" / str(number)).symlink_to(device)
        (folder / "fdinfo" / str(number)).write_text(f"pos:\t0\nflags:\t{mode:o}\n")

    def leaves(self, pid):
        for link in (self.root / "proc" / str(pid) / "fd").iterdir():
            link.unlink()

    def readers(self):
        return Readers(CAMERA, self.root, Sparing(lambda: 0.0))  # nothing takes long here


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_while_only_we_have_it_open_nobody_reads(machine):
    assert machine.readers().count() == 0


def test_a_call_app_reads_until_it_leaves(machine):
    readers = machine.readers()
    machine.has(4242, CAMERA)
    machine.counts(2)
    assert readers.count() == 1
    assert readers.count() == 1
    machine.leaves(4242)
    machine.counts(1)
    assert readers.count() == 0


def test_a_reader_that_went_to_another_camera_reads_no_more(machine):
    """Mutant: look no more for a reader that is known; the camera stays on for good."""
    readers = machine.readers()
    machine.has(4242, CAMERA)
    machine.counts(2)
    assert readers.count() == 1
    machine.leaves(4242)
    machine.has(4242, OTHER)
    assert readers.count() == 0


def test_whom_the_kernel_counts_and_proc_does_not_show_counts_as_a_reader(machine):
    """Another user's program.  Mutant: count only what /proc shows; its call loses the picture."""
    machine.counts(2)
    assert machine.readers().count() == 1


def test_one_who_leaves_is_followed_by_another(machine):
    readers = machine.readers()
    machine.has(4242, CAMERA)
    machine.has(4343, CAMERA)
    machine.counts(3)
    assert readers.count() == 2
    machine.leaves(4242)
    machine.counts(2)
    assert readers.count() == 1


def test_who_uses_another_virtual_camera_reads_nothing_here(machine):
    """A real webcam is not counted by this kernel module, and must not hide who is."""
    machine.has(4242, OTHER)
    machine.counts(2)
    assert machine.readers().count() == 0
    machine.has(4343, WEBCAM)
    machine.counts(3)
    assert machine.readers().count() == 1


def test_who_only_writes_is_no_reader(machine):
    machine.has(4242, CAMERA, os.O_WRONLY)
    machine.counts(2)
    assert machine.readers().count() == 0


def test_without_the_kernels_count_proc_alone_tells(machine):
    (machine.root / "sys/module/v4l2loopback/refcnt").unlink()
    assert machine.readers().count() == 0
    machine.has(4242, CAMERA)
    assert machine.readers().count() == 1


def test_where_neither_tells_it_cannot_be_known(tmp_path):
    """Mutant: take what is not known for nobody; the camera goes off within a call."""
    assert Readers(CAMERA, tmp_path).count() is None


def test_an_output_that_does_not_count_knows_nothing():
    assert readers_of(NullOutput()) is None


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ('[{"type": "PipeWire:Interface:Node", "info": {"state": "running"}}]', 1),
        ('[{"type": "PipeWire:Interface:Node", "info": {"state": "suspended"}}]', 0),
        ('[{"type": "PipeWire:Interface:Node", "info": {"state": "idle"}}]', 0),
        ('[{"type": "PipeWire:Interface:Node", "info": {"state": "error"}}]', None),
        ('[{"type": "PipeWire:Interface:Node"}]', None),
        ("[]", None),
        ("what?", None),
    ],
)
def test_the_state_of_a_pipewire_node_tells_whether_its_pictures_are_taken(
    said, taken, tmp_path, monkeypatch
):
    program = tmp_path / "pw-dump"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert _is_taken("Avatar") == taken


def test_without_pw_dump_a_pipewire_camera_knows_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _is_taken("Avatar") is None
