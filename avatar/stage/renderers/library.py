"""Finds and loads ThorVG, the C++ library that fills the paths, without any Python in between.

The wheel ``thorvg-cython`` brings the shared library for Linux, macOS and Windows; calling it
directly saves half the time of a picture (``docs/architecture.md`` has the table).
"""

from __future__ import annotations

import ctypes
import functools
import importlib.util
from collections.abc import Iterator
from ctypes import POINTER, c_bool, c_char_p, c_float, c_int, c_int32, c_uint8, c_uint32, c_void_p
from pathlib import Path
from typing import Any, Final

from avatar.errors import RendererError

_PACKAGE: Final = "thorvg_cython"
_PATTERNS: Final = ("libthorvg*.so*", "libthorvg*.dylib", "*thorvg-1*.dll", "*thorvg*.dll")
_OLDEST: Final = (1, 0)


class ColourStop(ctypes.Structure):
    """``Tvg_Color_Stop``."""

    _fields_ = (("offset", c_float), ("r", c_uint8), ("g", c_uint8), ("b", c_uint8), ("a", c_uint8))


# Result first, then arguments; as in thorvg_capi.h of ThorVG 1.0.
_SIGNATURES: Final[dict[str, tuple[Any, ...]]] = {
    "engine_init": (c_int, c_uint32),
    "engine_version": (c_int, POINTER(c_uint32), POINTER(c_uint32), POINTER(c_uint32), POINTER(c_char_p)),
    "swcanvas_create": (c_void_p, c_int),
    "swcanvas_set_target": (c_int, c_void_p, c_void_p, c_uint32, c_uint32, c_uint32, c_int),
    "canvas_destroy": (c_int, c_void_p),
    "canvas_add": (c_int, c_void_p, c_void_p),
    "canvas_update": (c_int, c_void_p),
    "canvas_draw": (c_int, c_void_p, c_bool),
    "canvas_sync": (c_int, c_void_p),
    "canvas_set_viewport": (c_int, c_void_p, c_int32, c_int32, c_int32, c_int32),
    "paint_set_clip": (c_int, c_void_p, c_void_p),
    "paint_set_opacity": (c_int, c_void_p, c_uint8),
    "paint_translate": (c_int, c_void_p, c_float, c_float),
    "paint_get_aabb": (c_int, c_void_p, *(POINTER(c_float),) * 4),
    "scene_new": (c_void_p,),
    "scene_add": (c_int, c_void_p, c_void_p),
    "shape_new": (c_void_p,),
    "shape_reset": (c_int, c_void_p),
    "shape_append_path": (c_int, c_void_p, c_void_p, c_uint32, c_void_p, c_uint32),
    "shape_append_rect": (c_int, c_void_p, *(c_float,) * 6, c_bool),
    "shape_set_fill_color": (c_int, c_void_p, *(c_uint8,) * 4),
    "shape_set_stroke_color": (c_int, c_void_p, *(c_uint8,) * 4),
    "shape_set_stroke_width": (c_int, c_void_p, c_float),
    "shape_set_stroke_cap": (c_int, c_void_p, c_int),
    "shape_set_stroke_join": (c_int, c_void_p, c_int),
    "shape_set_gradient": (c_int, c_void_p, c_void_p),
    "linear_gradient_new": (c_void_p,),
    "radial_gradient_new": (c_void_p,),
    "linear_gradient_set": (c_int, c_void_p, *(c_float,) * 4),
    "radial_gradient_set": (c_int, c_void_p, *(c_float,) * 6),
    "gradient_set_color_stops": (c_int, c_void_p, POINTER(ColourStop), c_uint32),
    "text_new": (c_void_p,),
    "text_set_font": (c_int, c_void_p, c_char_p),
    "text_set_size": (c_int, c_void_p, c_float),
    "text_set_text": (c_int, c_void_p, c_char_p),
    "text_set_color": (c_int, c_void_p, c_uint8, c_uint8, c_uint8),
    "text_align": (c_int, c_void_p, c_float, c_float),
    "font_load_data": (c_int, c_char_p, c_char_p, c_uint32, c_char_p, c_bool),
}


class ThorVG:
    """The library's functions, without their ``tvg_`` prefix."""

    def __init__(self, library: ctypes.CDLL) -> None:
        for name, (result, *arguments) in _SIGNATURES.items():
            function = getattr(library, f"tvg_{name}")
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a C function, typed by its signature above
        raise AttributeError(f"ThorVG has no function {name} here")

    @staticmethod
    def check(result: int, doing: str) -> None:
        """Turn a result code into an exception.

        Raises:
            RendererError: If it is not 0.
        """
        if result:
            raise RendererError(
                f"ThorVG failed while {doing}, code {result}", hint="report this with `avatar doctor`"
            )


@functools.cache
def load() -> ThorVG:
    """Load and start the library, once per process.

    Raises:
        RendererError: If it is missing, cannot be loaded, or is too old; with what was tried.
    """
    tried = []
    for path in _candidates():
        try:
            api = ThorVG(ctypes.CDLL(str(path)))
        except (OSError, AttributeError) as error:
            tried.append(f"{path.name}: {error}")
            continue
        api.check(api.engine_init(0), "starting")  # 0: no threads of its own
        major, minor, micro, text = c_uint32(), c_uint32(), c_uint32(), c_char_p()
        api.engine_version(major, minor, micro, text)  # fills nothing if one of the four is missing
        if (major.value, minor.value) < _OLDEST:
            tried.append(f"{path.name}: version {major.value}.{minor.value} is older than 1.0")
            continue
        return api
    raise RendererError(
        f"the drawing library ThorVG cannot be loaded ({'; '.join(tried) or 'not installed'})",
        hint="pip install --force-reinstall thorvg-cython==0.0.5.post1",
    )


def _candidates() -> Iterator[Path]:
    """Where wheels keep the library: beside the modules, or in the folder that repair tools make."""
    spec = importlib.util.find_spec(_PACKAGE)  # finds without importing
    if spec is None or spec.origin is None:
        return
    package = Path(spec.origin).parent
    for folder in (package, package / ".dylibs", package.with_name(f"{_PACKAGE}.libs")):
        for pattern in _PATTERNS:
            yield from sorted(folder.glob(pattern))
