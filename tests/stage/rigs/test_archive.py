"""A character in one file: the same as the folder, or refused with a reason.  Nothing touches the disk."""

import io
import os
import stat
import struct
import zipfile

import pytest

from avatar import characters
from avatar.errors import CharacterError
from avatar.stage.rigs import files, load_rig, read_character, read_manifest_of
from tests.stage import pebble

SVG, TOML = "character.svg", "character.toml"


def members():
    drawing, manifest = pebble.texts()
    return {TOML: manifest.encode(), SVG: drawing.encode()}


def entry(name, **fields):
    made = zipfile.ZipInfo(name)
    for key, value in fields.items():
        setattr(made, key, value)
    return made


def write(folder, entries, method=zipfile.ZIP_DEFLATED, name="pebble.avatar"):
    """A zip file of (name or entry, bytes) pairs."""
    path = folder / name
    with zipfile.ZipFile(path, "w", method) as archive:
        for member, data in entries:
            archive.writestr(member, data, method)
    return path


def refused(path):
    with pytest.raises(CharacterError) as caught:
        load_rig(path)
    assert caught.value.hint
    return caught.value.problem


def test_one_file_is_the_same_character_as_its_folder(tmp_path):
    folder = pebble.write(tmp_path)
    one = tmp_path / "pebble.avatar"
    one.write_bytes(files.pack(members()))
    values = {"yaw": 0.3, "jawOpen": 0.7}
    points = [load_rig(source).pose(values, 0.0).points.tolist() for source in (folder, one)]
    assert points[0] == points[1]
    assert read_manifest_of(one).meta.name == "Pebble"


@pytest.mark.parametrize("name", characters.names())
def test_every_built_in_character_fits_into_one_file(tmp_path, name):
    found = read_character(characters.folder(name))
    one = tmp_path / f"{name}.avatar"
    one.write_bytes(files.pack(found.files))
    assert read_character(one).files == found.files


def test_the_same_files_give_the_same_bytes(monkeypatch):
    once = files.pack(members())
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert files.pack(dict(reversed(members().items()))) == once


def test_several_drawings_are_drawn_one_over_the_other(tmp_path):
    _, manifest = pebble.texts()
    head, body = (
        f'<svg><defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="9">'
        f'<stop stop-color="#{colour}"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>'
        f'<g id="{group}"><circle r="50" fill="url(#g)"/></g></svg>'
        for group, colour in (("head", "f00"), ("body", "00f"))
    )
    toml = manifest.replace("[meta]", '[drawing]\nfiles = ["body.svg", "head.svg"]\n[meta]')
    toml = toml.split("[layers.face]")[0]
    for name, text in ((TOML, toml), ("head.svg", head), ("body.svg", body)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    layers = load_rig(tmp_path).pose({}, 0).art.layers
    assert [layer.fill.stops[0].colour.red for layer in layers] == [0, 255]
    assert sorted(read_character(tmp_path).files) == ["body.svg", TOML, "head.svg"]


def test_a_name_in_two_drawings_is_refused(tmp_path):
    _, manifest = pebble.texts()
    toml = manifest.replace("[meta]", '[drawing]\nfiles = ["a.svg", "b.svg"]\n[meta]')
    for name in ("a.svg", "b.svg"):
        (tmp_path / name).write_text(
            '<svg><g id="head"><circle id="face" r="5"/></g></svg>', encoding="utf-8"
        )
    (tmp_path / TOML).write_text(toml, encoding="utf-8")
    assert refused(tmp_path) == "b.svg, line 1: face: this id is taken"


@pytest.mark.parametrize(
    "name",
    [
        "../evil.svg",
        "/etc/evil.svg",
        "a/b.svg",
        "a\\b.svg",
        "C:evil.svg",
        "..",
        "nul.svg",
        "a\x1b.svg",
        "\u202eg.svg",
    ],
)
def test_a_name_that_is_more_than_a_name_is_refused(tmp_path, name):
    """Mutant: accept any name."""
    found = refused(write(tmp_path, [*members().items(), (name, b"x")]))
    assert "plain name" in found or "folder" in found
    assert found.isprintable()


@pytest.mark.parametrize("name", ["run.py", "x.js", "x.exe", "evil", ".hidden.svg", "x.avatar", "other.toml"])
def test_a_file_that_no_character_has_is_refused(tmp_path, name):
    assert name in refused(write(tmp_path, [*members().items(), (name, b"x")]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SVG, SVG.upper().replace("SVG", "svg")])
def test_a_file_that_is_there_twice_is_refused(tmp_path, name):
    """Two readers might take different ones.  Mutant: let the last win."""
    assert "is in it twice" in refused(write(tmp_path, [*members().items(), (name, b"<svg/>")]))


def test_a_link_is_refused(tmp_path):
    link = entry("link.svg", external_attr=(stat.S_IFLNK | 0o777) << 16, create_system=3)
    assert "not an ordinary file" in refused(write(tmp_path, [*members().items(), (link, b"/etc/passwd")]))


def patched(path, offset, form, value):
    """Overwrite a field of the last entry in the list of contents."""
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, data.rindex(b"PK\x01\x02") + offset, value)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("offset", "form", "value", "words"),
    [
        (8, "<H", 0x1, "is encrypted"),
        (10, "<H", 14, "packed in an unusual way"),
        (24, "<L", 8_000_001, "more than 8000000"),
        (24, "<L", 7_000_000, "would grow 200 times"),
        (24, "<L", 0xFFFFFFFF, "more than 8000000"),
    ],
)
def test_what_an_entry_claims_is_checked_before_it_is_inflated(tmp_path, offset, form, value, words):
    """Mutants: drop any of the checks."""
    assert words in refused(
        patched(write(tmp_path, [*members().items(), ("x.svg", b"<svg/>")]), offset, form, value)
    )


def test_a_bomb_that_lies_about_its_size_is_not_inflated(tmp_path):
    """Mutant: read without a limit."""
    path = write(tmp_path, [(TOML, members()[TOML]), (SVG, b"<svg>" + b" " * 50_000_000 + b"</svg>")])
    assert "more than 8000000" in refused(path)
    assert "whole zip file" in refused(patched(path, 24, "<L", 500))


def test_many_files_that_are_too_large_together_are_refused(tmp_path):
    noise = [(f"{i}.png", os.urandom(5_400_000)) for i in range(3)]
    assert "more than 16000000 bytes" in refused(write(tmp_path, [*members().items(), *noise]))
    half = [(f"{i}.png", os.urandom(20_000) * 300) for i in range(3)]
    assert "16000000 bytes together" in refused(write(tmp_path, [*members().items(), *half]))


def test_a_list_of_contents_that_is_too_long_is_not_read(tmp_path, monkeypatch):
    """Mutant: leave the count to Python's reader, which takes in all of it."""
    seventy = write(tmp_path, [(f"{i}.txt", b"") for i in range(70)])
    many = write(tmp_path, [(f"{i}.txt", b"") for i in range(5_000)], name="many.avatar")
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the list of contents was read"))
    assert "70 files, more than 64" in refused(seventy)
    data = bytearray(many.read_bytes())
    struct.pack_into("<HH", data, len(data) - 14, 2, 2)  # claims to hold two
    many.write_bytes(data)
    assert "more than 64" in refused(many)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: b"#!/bin/sh\n" + data,
        lambda data: b"PK" + data,
        lambda data: data[len(data) // 2 :],
        lambda data: data[:-2] + b"\xff\xff",
        lambda data: data.replace(b"PK\x03\x04", b"PK\x03\x05"),
    ],
)
def test_a_broken_zip_file_is_refused(tmp_path, spoil):
    path = tmp_path / "pebble.avatar"
    path.write_bytes(spoil(files.pack(members())))
    assert refused(path).startswith("pebble.avatar: ")


def test_a_flipped_byte_in_a_drawing_is_noticed(tmp_path):
    path = write(tmp_path, members().items(), zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"#ffd9b8", b"#ffd9b9"))
    assert "not a whole zip file" in refused(path)


def test_a_missing_file_is_named(tmp_path):
    assert refused(write(tmp_path, [(SVG, b"<svg/>")])) == f"pebble.avatar: there is no {TOML} in it"
    assert "cannot be read" in refused(tmp_path / "nowhere.avatar")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_in_a_folder_links_and_pipes_are_refused_and_nothing_waits(tmp_path):
    """Mutants: follow links; open without O_NONBLOCK (a pipe that nobody writes to would hang us)."""
    folder = pebble.write(tmp_path)
    (folder / SVG).unlink()
    os.mkfifo(folder / SVG)
    assert "is not a file" in refused(folder)
    (folder / SVG).unlink()
    (folder / SVG).symlink_to("/etc/hostname")
    assert "is a link" in refused(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_zip_file_is_refused_and_nothing_waits(tmp_path):
    """Mutant: open it like any file."""
    os.mkfifo(tmp_path / "p.avatar")
    assert "is not a file" in refused(tmp_path / "p.avatar")


def test_a_file_that_is_too_large_is_refused(tmp_path):
    folder = pebble.write(tmp_path)
    (folder / SVG).write_bytes(b" " * 8_000_001)
    assert "more than 8000000 bytes" in refused(folder)


def test_nothing_is_written_while_loading(tmp_path, monkeypatch):
    """Mutant: extract to a temporary folder."""
    path = write(tmp_path, members().items())
    monkeypatch.setattr("tempfile.mkdtemp", lambda *a, **k: pytest.fail("a folder was made"))
    before = sorted(tmp_path.iterdir())
    load_rig(path)
    assert sorted(tmp_path.iterdir()) == before


def test_an_ordinary_zip_program_makes_a_character(tmp_path):
    """As Python's own writer does, with streaming: sizes follow the data."""

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members().items():
            archive.writestr(name, data)
    (tmp_path / "p.avatar").write_bytes(out.getvalue())
    assert load_rig(tmp_path / "p.avatar").pose({}, 0).art.layers
