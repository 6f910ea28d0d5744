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

TOML, SVG, SECOND, PICTURE = "character.toml", "character.svg", "hat.svg", "wall.png"

MANIFEST = """format = 1
[meta]
name = "Everything"
artist = "nobody"
licence = "CC0-1.0"
performers = "anyone"
authors = ["one", "two"]
avatarPermission = "everyone"
[drawing]
files = ["character.svg", "hat.svg"]
[bones.head]
pivot = [640, 500]
center = [640, 340]
radii = [170, 200, 140]
[bones.body]
follow = 0.3
[layers.face]
depth = "silhouette"
[layers.eye]
depth = 120.5
lift = 4
scale = 1.1
[layers.iris]
clip = "eye"
[layers.ear]
spring = "soft"
from = [800, 300]
to = [800, 400]
behind = ["yaw", 18, "face"]
[layers.ring]
shares = "ear"
fade = ["pitch", 10, 25]
[springs.soft]
frequency_hz = 2.5
damping = 0.3
gain = 1.2
hang = 0.5
[retarget.jawOpen]
gain = 1.2
limit = 0.9
[palette]
skin = ["#ffd9b8", "#3a2233"]
[expressions.grin]
key = 1
mix = "replace"
mouthSmileLeft = 0.9
gaze_x = -0.5
[toggles.hat]
layers = ["hat"]
hides = ["ring"]
on = false
key = "k"
[backgrounds.room]
drawing = true
[backgrounds.dusk]
gradient = ["#2b3358", "#d98f6c"]
[backgrounds.wall]
image = "wall.png"
default = true
[backgrounds.none]
transparent = true
"""

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">
<defs><linearGradient id="sky" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="720"><stop offset="0"
 stop-color="#88aaff"/><stop offset="100%" stop-color="#fff" stop-opacity="0.5"/></linearGradient></defs>
<g id="background"><rect width="1280" height="720" fill="url(#sky)"/></g>
<g id="body" fill="#3f6fb5"><path id="shirt" d="M380 760 C400 600 520 560 640 560 S880 600 900 760 Z"/></g>
<g id="neck"><polygon id="throat" points="600,500 680,500 690,600 590,600" fill="#eebb99"/></g>
<g id="head">
<ellipse id="face" cx="640" cy="340" rx="170" ry="200" fill="#ffd9b8" stroke="#3a2233" stroke-width="4"/>
<circle id="ear" cx="800" cy="340" r="50" fill="#ffd9b8" stroke="#3a2233" stroke-width="4"/>
<circle id="ring" cx="800" cy="400" r="9" fill="none" stroke="#ffcc00" stroke-width="3"/>
<ellipse id="eye" cx="705" cy="320" rx="30" ry="24" fill="#ffffff"/>
<circle id="iris" cx="705" cy="320" r="14"/>
<polyline id="brow" points="670 280 700 270 740 280" stroke="#3a2233" stroke-width="8"/>
<path id="mouth" d="M600 430q40 30 80 0a60 20 0 0 1 -80 0z" fill="#8f2a3a" opacity="0.9"/></g>
<g id="variants" display="none"><ellipse id="eye@eyeBlinkLeft" cx="705" cy="330" rx="30" ry="2"/>
<circle id="iris@gaze_x" cx="720" cy="320" r="14"/><circle id="iris@gaze_x-" cx="690" cy="322" r="14"/>
<path id="mouth@jawOpen" d="M600 430q40 90 80 0a60 20 0 0 1 -80 0z"/>
<path id="mouth@jawOpen+mouthPucker" d="M620 430q20 30 40 0a60 20 0 0 1 -40 0z"/></g></svg>"""

HAT = (
    '<svg><g id="head"><rect id="hat" x="500" y="100" width="280" height="60" rx="9" fill="#224"/></g></svg>'
)

_NASTY = (
    *(
        "nan",
        "inf",
        "-inf",
        "-1",
        "0",
        "1e308",
        "1e-320",
        "9" * 400,
        "0x10",
        "1_0",
        "true",
        "false",
        '""',
        '" "',
    ),
    *("[]", "[1]", "[nan, nan]", "[1e9, -1e9]", '["yaw", 1, "face"]', "[[1]]", "{}", "{a = 1}", "1979-05-27"),
    *(
        '"face"',
        '"eye"',
        '"nobody"',
        '"../x"',
        '"\\u0000"',
        '"\\u001b[2J"',
        '"\\u202e"',
        '"#ffffff"',
        "'" + "x" * 300 + "'",
    ),
    *('"hat.svg"', '["a.svg"]', '["hat.svg", "hat.svg"]', "07:32:00", "1" + "0" * 5000),
)
_ATTRIBUTES = (
    *(
        "",
        " ",
        "nan",
        "inf",
        "-1",
        "0",
        "1e9",
        "99999",
        "1e-9",
        "none",
        "#fff",
        "#12345",
        "url(#sky)",
        "url(#nobody)",
    ),
    *(
        "url(http://x/)",
        "javascript:alert(1)",
        "M0 0",
        "M0 0L1 1Z",
        "M0 0" + "L1 1" * 500,
        "50%",
        "1px",
        "1em",
    ),
    *(
        "M1e5 1e5L-1e5 -1e5L1e5 -1e5Z",
        "face",
        "eye@jawOpen",
        "ear@jawOpen+jawOpen",
        "background",
        "variants",
        "\x7f",
    ),
)
_TAGS = (
    "g",
    "path",
    "svg",
    "script",
    "image",
    "use",
    "text",
    "style",
    "a",
    "foreignObject",
    "defs",
    "stop",
    "rect",
)
_TOKENS = (
    *(
        b"<",
        b">",
        b"/>",
        b"</g>",
        b"<g>",
        b'"',
        b"'",
        b"&",
        b"&lt;",
        b"&x;",
        b"<!--",
        b"<![CDATA[",
        b"<?x?>",
        b"\0",
    ),
    *(
        b"<!DOCTYPE svg>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"=",
        b"[",
        b"]",
        b"[[x]]",
        b".",
        b"\n",
        b"\\",
        b"nan",
        b"\x1b[2J",
    ),
)


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
        (_bytes_of, _bytes_of, _values, _values, _lines, _elements, _elements, _members, _container)
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
            return data[:at] + rng.choice(_TOKENS) + data[at:]
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
        lines[at] = lines[at].partition("=")[0] + "= " + rng.choice(_NASTY)
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
            child.tag = rng.choice(_TAGS)
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
            target.set(rng.choice(known), rng.choice(_ATTRIBUTES))
    try:
        return found | {name: ElementTree.tostring(root)}
    except (RecursionError, ValueError):
        return _bytes_of(rng, found)


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
