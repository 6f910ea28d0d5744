"""The promises the layout makes, checked: contracts, what an import loads, sizes, names."""

import ast
import dataclasses
import enum
import os
import re
import shutil
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import avatar
from avatar.gate import Evidence
from avatar.performance import Performance
from avatar.signal import Held, Live

ROOT = Path(avatar.__file__).resolve().parent
PROJECT = ROOT.parent
CAMERA_LIBRARIES = {"cv2", "mediapipe", "onnxruntime", "sounddevice"}
ALLOWED_LEAVES = {float, int, bool}


def leaves(kind):
    """Types reachable from a dataclass, down to non-dataclasses."""
    if dataclasses.is_dataclass(kind):
        for hint in typing.get_type_hints(kind).values():
            yield from leaves(hint)
    else:
        yield kind


@pytest.mark.parametrize("kind", [Live, Held, Evidence, Performance])
def test_only_numbers_cross(kind):
    """Mutant: give Live a field ``landmarks: tuple[float, ...]``."""
    assert all(t in ALLOWED_LEAVES or issubclass(t, enum.Enum) for t in leaves(kind))
    assert kind.__dataclass_params__.frozen
    assert "__slots__" in vars(kind)


def loaded_by(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] if not name.startswith("avatar") else name for name in done.stdout.split()}


def test_importing_the_package_loads_no_library_at_all():
    loaded = loaded_by("import avatar")
    assert not loaded & (CAMERA_LIBRARIES | {"av", "pyvirtualcam", "numpy"})


def test_everything_that_runs_on_air_loads_no_camera_library_and_no_sense():
    """Mutants: import cv2 in the director for its colour conversion; import av in ``run``."""
    loaded = loaded_by("import avatar.app.run, avatar.app.session, avatar.stage.outputs.virtual_camera")
    assert not loaded & (CAMERA_LIBRARIES | {"av"})
    assert not {name for name in loaded if name.startswith("avatar.sense")}


def test_only_the_window_loads_the_window_library():
    """Mutant: import a word of the studio in the command line's head; every command would wait for Qt."""
    loaded = loaded_by("import avatar.app.cli, avatar.app.run, avatar.app.doctor, avatar.app.settings_file")
    assert not loaded & {"PySide6", "shiboken6", "tomlkit"}
    assert "PySide6" in loaded_by("import avatar.app.studio.instance")


def test_the_window_opens_no_port():
    """QtNetwork is there for local sockets alone.  Mutant: a QTcpServer."""
    for path in (ROOT / "app" / "studio").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert ("QtNetwork" in text) == (path.name == "instance.py"), path
        assert not re.search(r"QTcp|QUdp|QSsl|QNetworkAccess|QWebSocket", text), path


def lint(folder):
    done = subprocess.run(
        ["lint-imports", "--config", str(folder / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(folder), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    ignore = shutil.ignore_patterns("*.task", "*.onnx", "*.ttf", "__pycache__")
    shutil.copytree(ROOT, folder / "avatar", ignore=ignore)
    shutil.copy(PROJECT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold(copy):
    code, said = lint(copy)
    assert code == 0, said


VIOLATIONS = {
    "the app looks into sense": ("app/session.py", "from avatar.sense import solve"),
    "the stage opens a camera": ("stage/director.py", "import cv2"),
    "the stage tracks a face": ("stage/idle.py", "import mediapipe"),
    "sense draws": ("sense/worker.py", "from avatar.stage import ladder"),
    "the gate grows a dependency": ("gate/machine.py", "import numpy"),
    "the wire grows a dependency": ("signal.py", "import numpy"),
    "the GPL library spreads": ("stage/director.py", "import pyvirtualcam"),
    "the video library loads on air": ("app/run.py", "import av"),
    "somebody phones home": ("app/session.py", "import urllib.request"),
    "a module without a place": ("utils.py", "import os"),
}


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_an_injected_violation_is_caught(copy, violation):
    name, line = VIOLATIONS[violation]
    path = copy / "avatar" / name
    before = path.read_text() if path.exists() else None
    path.write_text(f"{line}\n" if before is None else f"{before}\n{line}\n")
    try:
        code, said = lint(copy)
    finally:
        path.unlink() if before is None else path.write_text(before)
    assert code == 1, said
    assert "BROKEN" in said


SOURCES = sorted(ROOT.rglob("*.py"))


def names_called(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            # Qt's event loop is a method of that name, and no code in a text.
            yield "" if ast.unparse(node.func) == "app.exec" else name


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_and_imports_nothing_behind_the_contracts_back(path):
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= 400
    assert ast.get_docstring(tree), "a module says what it is for"
    assert not {"import_module", "__import__", "exec", "eval"} & set(names_called(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


def test_public_names_are_sorted_few_and_real():
    assert avatar.__all__ == sorted(avatar.__all__)
    assert len(avatar.__all__) <= 12
    assert all(hasattr(avatar, name) for name in avatar.__all__)


def test_there_is_no_telemetry_in_the_tracker_that_is_installed():
    """The markers that findings name; 0.10.35 has them.  Mutant: pin a newer mediapipe."""
    import importlib.util

    folder = Path(importlib.util.find_spec("mediapipe").origin).parent
    for library in [*folder.rglob("*.so"), *folder.rglob("*.dylib"), *folder.rglob("*.dll")]:
        content = library.read_bytes()
        assert not [mark for mark in (b"clearcut", b"play.goo", b"TasksStatsProtoLogger") if mark in content]


def modes():
    """Every function that ``python -m avatar.sense`` can be told to run, with the module that it is in."""
    main = ast.parse((ROOT / "sense" / "__main__.py").read_text(encoding="utf-8"))
    return [
        (node.module, alias.name)
        for node in ast.walk(main)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("avatar.sense")
        for alias in node.names
        if alias.name != "enrol"  # what ``run`` does when it has set the process up
    ]


@pytest.mark.parametrize(("module", "name"), modes(), ids=lambda word: word)
def test_every_mode_of_the_sense_process_gives_up_the_network(module, name):
    """Mutant: leave the call out of any one of them."""
    tree = ast.parse((PROJECT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    body = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    called = {
        node.func.id
        for node in ast.walk(body)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "deny_network" in called


def test_the_sense_process_has_modes():
    """Keeps the one above from passing vacuously."""
    assert {"run", "forget", "gate", "identity", "attack", "trace", "bench"} <= {name for _, name in modes()}


def test_no_process_is_started_from_whatever_lies_in_the_current_folder():
    """Mutant: leave ``-P`` out of any command; a folder of our name there would see the camera."""
    for file in ROOT.rglob("*.py"):
        commands = re.findall(r"sys\.executable,(.{6})", file.read_text(encoding="utf-8"))
        assert set(commands) <= {' "-P",'}, file
