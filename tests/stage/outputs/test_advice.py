import pytest

from avatar.stage.outputs.advice import explain

# What pyvirtualcam 0.15.0 says (read in its source and, for Linux, seen), and what we make of it.
SAID = [
    ("linux", "'v4l2loopback' backend: Device /dev/video10 does not exist.", "no /dev/video10", "modprobe"),
    (
        "linux",
        "'v4l2loopback' backend: Could not access /dev/video10 due to missing permissions. Did you add your"
        " user to the 'video' group? Run 'usermod -a -G video myusername' and log out and in again.",
        "may not open /dev/video10",
        "usermod -aG video",
    ),
    (
        "linux",
        "'v4l2loopback' backend: Device /dev/video10 is not a video output device.",
        "another program sends to /dev/video10",
        "close the other program",
    ),
    (
        "linux",
        "'v4l2loopback' backend: Device /dev/video10 is already in use.",
        "open twice",
        "close the other",
    ),
    (
        "linux",
        "'v4l2loopback' backend: Device /dev/video0 is not a V4L2 device.",
        "not a loopback",
        "modprobe",
    ),
    (
        "linux",
        "'v4l2loopback' backend: Device /dev/video10 could not be opened: Device or resource busy",
        "cannot be opened: Device or resource busy",
        "close the other program",
    ),
    (
        "linux",
        "'v4l2loopback' backend: Device capabilities of /dev/null could not be queried.",
        "/dev/null is not a camera",
        "modprobe",
    ),
    (
        "linux",
        "'v4l2loopback' backend: Virtual camera device /dev/video10 could not be configured: Invalid"
        " argument",
        "/dev/video10 refuses the size or format: Invalid argument",
        "close the other program",
    ),
    (
        "linux",
        "'v4l2loopback' backend: No v4l2 loopback device found at /dev/video[0-99]. Did you run 'modprobe"
        " v4l2loopback'? See also pyvirtualcam's documentation.",
        "there is no virtual camera",
        "modprobe",
    ),
    (
        "darwin",
        "'obs' backend: OBS Virtual Camera is not installed in your system. Use the Virtual Camera"
        " function in OBS 30.0 or later to trigger the installation",
        "not installed",
        "install OBS 30",
    ),
    ("darwin", "'obs' backend: Couldn't start stream", "does not start", "Stop Virtual Camera"),
    ("darwin", "'obs' backend: Stream not found", "older than OBS 30", "install OBS 30"),
    (
        "darwin",
        "'obs' backend: Multiple cameras are not supported by this backend.",
        "in use",
        "Stop Virtual",
    ),
    (
        "darwin",
        "'obs' backend: This backend supports only the 'OBS Virtual Camera' device.",
        "only OBS Virtual Camera",
        "--output-device",
    ),
    (
        "win32",
        "'obs' backend: OBS Virtual Camera device not found! Did you install OBS?\n'unitycapture' backend:"
        " No camera registered. Did you install any camera?",
        "OBS's virtual camera is not installed",
        "winget install",
    ),
    ("win32", "'obs' backend: virtual camera output could not be started", "is in use", "close OBS"),
    (
        "win32",
        "'unitycapture' backend: No camera registered with this name.",
        "of that name",
        "Unity Capture",
    ),
    (
        "win32",
        "'unitycapture' backend: No camera registered. Did you install any camera?",
        "not installed",
        "Unity",
    ),
]


@pytest.mark.parametrize(("system", "message", "cause", "fix"), SAID)
def test_each_refusal_has_a_cause_and_one_fix(system, message, cause, fix):
    """Kills: a pattern that no longer matches the library's text, or that an earlier one swallows."""
    error = explain(message, None, system)
    assert cause in error.problem
    assert fix in error.hint
    assert "\n" not in error.hint


def test_an_unknown_refusal_is_passed_on_in_one_line():
    error = explain("'obs' backend: brand\nnew", "OBS Virtual Camera", "darwin")
    assert error.problem == "OBS Virtual Camera cannot be opened: 'obs' backend: brand new"
    assert error.hint == "avatar doctor"


def test_a_system_without_virtual_cameras_is_named():
    assert "freebsd14" in explain("", None, "freebsd14").problem
