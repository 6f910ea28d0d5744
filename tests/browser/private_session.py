"""A private desktop session: D-Bus, PipeWire, WirePlumber and the camera portal.

It needs no display, no kernel camera and no root, and every program in it may use the
camera without being asked.  For tests only.
"""

import contextlib
import os
import shutil
import subprocess
import time
from pathlib import Path

from tests.waiting import PATIENCE_S

LIBEXEC = Path("/usr/libexec")
PROGRAMS = ("dbus-daemon", "pipewire", "pw-cli", "wireplumber", "wpctl", "gdbus", "gst-launch-1.0")
SERVICES = ("xdg-permission-store", "xdg-desktop-portal")
PACKAGES = (
    "dbus-daemon pipewire wireplumber xdg-desktop-portal libglib2.0-bin"
    " gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-pipewire"
)

# The portal offers cameras only where something could ask the user; a stored answer spares the question.
PORTAL = """[portal]
DBusName=org.freedesktop.impl.portal.desktop.test
Interfaces=org.freedesktop.impl.portal.Access
UseIn=test
"""

PERMISSIONS = "org.freedesktop.impl.portal.PermissionStore"
STORE = ("--dest", PERMISSIONS, "--object-path", "/org/freedesktop/impl/portal/PermissionStore")
ALLOW = ("--method", f"{PERMISSIONS}.SetPermission", "devices", "true", "camera", "", '["yes"]')
PORTAL_NAME = "org.freedesktop.portal.Desktop"
ASK = ("--dest", PORTAL_NAME, "--object-path", "/org/freedesktop/portal/desktop")
VERSION = ("--method", "org.freedesktop.DBus.Properties.Get", "org.freedesktop.portal.Camera", "version")


def missing():
    """What this machine lacks for such a session, in one line; empty if nothing."""
    lacking = [name for name in PROGRAMS if not shutil.which(name)]
    lacking += [name for name in SERVICES if not (LIBEXEC / name).exists()]
    return f"needs {', '.join(lacking)}: apt install {PACKAGES}" if lacking else ""


def answers(command, environment, within_s=PATIENCE_S):
    """Run a command again and again until it succeeds."""
    end_s = time.monotonic() + within_s
    while True:
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode == 0:
            return
        if time.monotonic() > end_s:
            raise TimeoutError(f"no answer: {' '.join(map(str, command))}: {done.stderr.decode()}")
        time.sleep(0.05)


def let_go(folder):
    """The portal's document store mounts a file system there and takes a moment to let go of it."""
    place, end_s = str(folder / "doc"), time.monotonic() + 3.0
    # Asked of the kernel's list: a mount whose server has just died answers all else with an error.
    while place in (mounted := Path("/proc/self/mounts").read_text()) and time.monotonic() < end_s:
        time.sleep(0.05)
    if place in mounted:
        subprocess.run(["fusermount3", "-uz", place], check=False)


def end(program):
    """Ask it to end, and wait; one that does not is killed."""
    program.terminate()
    try:
        program.wait(10.0)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


@contextlib.contextmanager
def private_session(folder):
    """Start a session whose files are below a folder.

    Yields:
        The environment for programs in it.
    """
    for name in ("portals", "config", "data", "state", "cache"):
        (folder / name).mkdir(parents=True)
    (folder / "portals" / "test.portal").write_text(PORTAL)
    environment = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(folder),
        **{f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("config", "data", "state")},
        "XDG_CURRENT_DESKTOP": "test",
        "XDG_DESKTOP_PORTAL_DIR": str(folder / "portals"),
    }
    with (folder / "log").open("wb") as log, contextlib.ExitStack() as programs:

        def start(*command, **pipes):
            program = subprocess.Popen(command, env=environment, stderr=log, **{"stdout": log, **pipes})
            programs.callback(end, program)
            return program

        programs.callback(let_go, folder)
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        with bus.stdout:
            environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        start("pipewire")
        answers(["pw-cli", "info", "0"], environment)
        start("wireplumber")
        answers(["wpctl", "status"], environment)
        start(str(LIBEXEC / "xdg-permission-store"))
        answers(["gdbus", "call", "--session", *STORE, *ALLOW], environment)
        start(str(LIBEXEC / "xdg-desktop-portal"))
        answers(["gdbus", "call", "--session", *ASK, *VERSION], environment)
        yield environment
