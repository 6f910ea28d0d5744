"""Characters that went wrong: a good one, spoilt at random.  The same number always spoils the same."""

import copy
import io
import random
import re
import struct
import zipfile
from functools import cache
from xml.etree import ElementTree

from PIL import Image

from avatar import characters
from avatar.stage.rigs import files
from tests.stage.rigs.spoilers import ATTRIBUTES, DRAWING, ENCODINGS, HAT, MANIFEST, NASTY, TAGS, TOKENS

TOML, SVG, SECOND, PICTURE = "character.toml", "character.svg", "hat.svg", "wall.png"


@cache
def everything():
    """A small character that uses every part of the format."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((64, 36)).convert("RGB").save(out, "PNG")
    texts = {TOML: MANIFEST, SVG: DRAWING, SECOND: HAT}
    return {name: text.encode() for name, text in texts.items()} | {PICTURE: out.getvalue()}


@cache
def cast():
    """The files of every built-in character."""
    return [
        {
            path.name: path.read_bytes()
            for path in characters.folder(name).iterdir()
            if path.suffix in (".svg", ".toml")
        }
        for name in characters.names()
    ]


def mutated(seed, number):
    """One spoilt character: bytes of a zip file, and what was done to it."""
    rng = random.Random(f"{seed}/{number}")
    # A whole person takes a hundred times as long to read as the small one.
    found = dict(rng.choice(cast()) if rng.random() < 0.05 else everything())
    how = rng.choice(
        (
            _bytes_of,
            _bytes_of,
            _values,
            _values,
            _lines,
            _elements,
            _elements,
            _members,
            _container,
            _declared,
        )
    )
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        found = how(rng, found)
    return (found if isinstance(found, bytes) else _zip(rng, found)), how.__name__


def _zip(rng, found):
    try:
        return files.pack(found)
    except Exception:
        return _packed(found.items())


def _packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _spoil(rng, data):
    at, end = sorted(rng.choices(range(len(data) + 1), k=2))
    end = min(end, at + rng.choice((1, 4, 40, 4000)))
    match rng.randrange(7):
        case 0:
            return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        case 1:
            return data[:at] + data[end:]
        case 2:
            return data[:end] + data[at:end] * rng.choice((1, 2, 50)) + data[end:]
        case 3:
            return data[:at] + rng.choice(TOKENS) + data[at:]
        case 4:
            return data[:at]
        case 5:
            return data[:at] + bytes(b ^ (1 << rng.randrange(8)) for b in data[at:end]) + data[end:]
        case _:
            return data[:at] + rng.randbytes(rng.choice((1, 8, 300))) + data[at:]


def _bytes_of(rng, found):
    if isinstance(found, bytes):
        return _spoil(rng, found)
    name = rng.choice(sorted(found))
    return found | {name: _spoil(rng, found[name])}


def _values(rng, found):
    """Another value for a field of the manifest."""
    lines = found[TOML].decode(errors="replace").split("\n")
    fields = [i for i, line in enumerate(lines) if "=" in line]
    if fields:
        at = rng.choice(fields)
        lines[at] = lines[at].partition("=")[0] + "= " + rng.choice(NASTY)
    return found | {TOML: "\n".join(lines).encode()}


def _lines(rng, found):
    """Lines of the manifest deleted, doubled, exchanged or renamed."""
    lines = found[TOML].decode(errors="replace").split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case _:
            words = re.findall(r"\w+", found[TOML].decode(errors="replace"))
            lines[one] = re.sub(r"\w+", lambda _: rng.choice(words), lines[one], count=1)
    return found | {TOML: "\n".join(lines).encode()}


def _elements(rng, found):
    """Elements of a drawing deleted, doubled, moved, renamed; attributes changed."""
    name = rng.choice([each for each in found if each.endswith(".svg")])
    try:
        root = ElementTree.fromstring(found[name])
    except ElementTree.ParseError:
        return _bytes_of(rng, found)
    parents = [each for each in root.iter() if len(each)]
    if not parents:
        return _bytes_of(rng, found)
    parent = rng.choice(parents)
    child = rng.choice(list(parent))
    match rng.randrange(6):
        case 0:
            parent.remove(child)
        case 1:
            rng.choice(parents).append(copy.deepcopy(child))
        case 2:
            child.tag = rng.choice(TAGS)
        case 3:
            for _ in range(rng.choice((1, 20, 500))):
                parent.append(child)
        case 4 if child.attrib:
            del child.attrib[rng.choice(sorted(child.attrib))]
        case _:
            known = sorted(
                {key for each in root.iter() for key in each.attrib} | {"href", "onclick", "style"}
            )
            target = rng.choice(list(root.iter()))
            target.set(rng.choice(known), rng.choice(ATTRIBUTES))
    try:
        return found | {name: ElementTree.tostring(root)}
    except (RecursionError, ValueError):
        return _bytes_of(rng, found)


def _declared(rng, found):
    """A drawing that says which encoding it is in."""
    if isinstance(found, bytes):
        return _spoil(rng, found)
    name = rng.choice([each for each in found if each.endswith(".svg")] or sorted(found))
    first = f'<?xml version="1.0" encoding="{rng.choice(ENCODINGS)}"?>'
    return found | {name: first.encode() + found[name]}


def _members(rng, found):
    """Files missing, exchanged, renamed, twice."""
    if isinstance(found, bytes) or not found:
        return _spoil(rng, found or b"PK")
    one, other = rng.choice(sorted(found)), rng.choice(sorted(found))
    match rng.randrange(4):
        case 0:
            return {name: data for name, data in found.items() if name != one}
        case 1:
            return found | {one: found[other]}
        case 2:
            names = (
                "../a.svg",
                "/a.svg",
                "a/b.svg",
                "a.py",
                ".svg",
                "x" * 90 + ".svg",
                "\u202e.svg",
                "A.SVG",
                "nul.svg",
            )
            return found | {rng.choice(names): found[one]}
        case _:
            return _packed([*found.items(), (one.upper(), found[other])])


def _container(rng, found):
    """Bytes of the zip file itself, mostly in its lists of contents."""
    data = bytearray(found if isinstance(found, bytes) else _zip(rng, found))
    marks = [match.start() for match in re.finditer(rb"PK(\x01\x02|\x03\x04|\x05\x06)", data)]
    if not marks or rng.random() < 0.2:
        return _spoil(rng, bytes(data)) if data else b""
    at = rng.choice(marks) + rng.randrange(4, 46)
    form, value = rng.choice(
        (("<B", rng.randrange(256)), ("<H", rng.choice((0, 1, 8, 0xFFFF))), ("<L", 0xFFFFFFFF))
    )
    if at + 4 <= len(data):
        struct.pack_into(form, data, at, value)
    return bytes(data)
