"""A small character that uses every part of the format, and what to spoil characters with."""

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

NASTY = (
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
ATTRIBUTES = (
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
TAGS = (
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
TOKENS = (
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
        b'<?xml version="1.0" encoding="foo"?>',
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
ENCODINGS = (
    *("foo", "utf-7", "utf-8", "UTF-16", "hex", "rot13", "idna", "big5", "latin-1", "undefined", "x" * 300),
    *("unicode_escape", "cp037", "us-ascii", "mbcs", "base64", "utf-8-sig"),
)
