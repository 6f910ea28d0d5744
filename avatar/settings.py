"""Every setting once: default, limits and help.  The file, the flags and ``--explain`` come from here.

Precedence: flag, then file, then default.  A safety setting can be made stricter or
visibly marked, never silently looser.
"""

from __future__ import annotations

import contextlib
import difflib
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

from avatar.errors import SettingsError, UsageError

Value: TypeAlias = str | bool | int


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest number allowed."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """Which camera is read."""

    name: Annotated[
        str, "Camera to read, by the name that 'avatar devices' shows; empty: the first real one."
    ] = ""
    pause: Annotated[
        Literal["release", "keep"],
        "What a pause does to the camera: release it and its light goes out; keep it: you are back sooner.",
    ] = "release"
    unread: Annotated[
        Literal["release", "keep"],
        "While nobody looks, as far as that can be known: after a minute release the camera, or keep it.",
    ] = "release"


@dataclass(frozen=True, slots=True)
class SenseSettings:
    """How the camera is read."""

    test_source: Annotated[
        bool, "For tests: accept a virtual camera; burns 'test source' into every picture."
    ] = False
    microphone: Annotated[
        Literal["off", "with camera", "alone"],
        "Let the sound of your voice open the mouth too, while the gate is open; or 'alone': with the camera "
        "off after the start, so that nobody can check who speaks. Nothing of it is kept.",
    ] = "off"
    microphone_name: Annotated[
        str, "Microphone to hear, by the name that 'avatar devices' shows; empty: the system's own choice."
    ] = ""
    glasses: Annotated[
        bool, "For glasses that mirror: only quick falls of the lids are blinks; eyes kept shut open again."
    ] = False
    rate: Annotated[int, Range(8, 60), "Camera frames a second to ask for."] = 30


@dataclass(frozen=True, slots=True)
class GateSettings:
    """Who may move the avatar."""

    prompts_at_start: Annotated[
        int, Range(1, 3), "Prompts to answer at every start; the first of a day always asks three."
    ] = 1
    similarity: Annotated[
        int,
        Range(50, 70),
        "How alike to your introduction you must look to start, in percent; more is stricter; to go on it "
        "may be 10 less.",
    ] = 50
    prompt_after: Annotated[
        int, Range(5, 30), "Seconds away after which coming back asks for a prompt; fewer is stricter."
    ] = 30
    full_every: Annotated[
        int, Range(1, 24), "Hours after which a start asks for three prompts again; fewer is stricter."
    ] = 24
    cannot: Annotated[
        Literal["nothing", "blink", "turn", "both"],
        "Movements you cannot make; the passphrase is asked for instead.",
    ] = "nothing"


@dataclass(frozen=True, slots=True)
class StageSettings:
    """What is drawn."""

    character: Annotated[
        str, "Character to perform as: a name that 'avatar characters' shows, or a path."
    ] = "robin"
    background: Annotated[
        str,
        "What stands behind the character: one of its own, a plain colour, #rrggbb, or 'own picture', chosen"
        " in the window; empty: its usual one.",
    ] = ""
    toggles: Annotated[str, "What to put on or take off at the start, such as 'glasses, hat=off'."] = ""
    palette: Annotated[str, "Other base colours, such as 'hair=#aa5500, eyes=#336699'."] = ""
    rate: Annotated[Literal[30, 60], "Pictures a second."] = 30
    manner: Annotated[
        Literal["calm", "natural", "lively"],
        "How much of your movement is shown: calm for a work call, lively for a stage.",
    ] = "natural"
    zoom: Annotated[
        int, Range(70, 140), "How large the character is, in percent; what is behind it stays."
    ] = 100
    framing: Annotated[
        Literal["centre", "left", "right"],
        "Where the character stands, as you see it in the mirrored preview; others see it on the other side.",
    ] = "centre"
    language: Annotated[
        Literal["auto", "en", "de", "es"], "Language of cards, which others see; auto: the window's."
    ] = "auto"


@dataclass(frozen=True, slots=True)
class OutputSettings:
    """Where the pictures go."""

    kind: Annotated[
        Literal["auto", "virtual-camera", "pipewire", "null"],
        "Output; auto takes the virtual camera, or on Linux without one a PipeWire camera.",
    ] = "auto"
    device: Annotated[str, "Virtual camera device, such as /dev/video10; empty: the first one."] = ""


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window looks."""

    language: Annotated[
        Literal["system", "en", "de", "es"], "Language of the window; system takes the computer's own."
    ] = "system"
    theme: Annotated[Literal["system", "light", "dark"], "Light or dark."] = "system"
    text: Annotated[int, Range(100, 200), "Size of all text, in percent."] = 100
    keys: Annotated[
        Literal["press", "hold"],
        "Expressions stay until their key is pressed again, or only while it is held down.",
    ] = "press"
    motion: Annotated[Literal["system", "less"], "Less: nothing moves only to look pretty."] = "system"
    mirror: Annotated[bool, "Show yourself the picture as in a mirror; others never see it so."] = True
    global_keys: Annotated[
        bool,
        "Hear Ctrl+Alt with P, A and 0 to 9 while another window is in front, too; Linux with X11 only.",
    ] = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by section."""

    camera: CameraSettings = field(default_factory=CameraSettings)
    sense: SenseSettings = field(default_factory=SenseSettings)
    gate: GateSettings = field(default_factory=GateSettings)
    stage: StageSettings = field(default_factory=StageSettings)
    output: OutputSettings = field(default_factory=OutputSettings)
    window: WindowSettings = field(default_factory=WindowSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting as the file, the flags and the help see it.

    Attributes:
        key: Dotted name, as in the file: ``output.kind``.
        kind: ``bool``, ``int`` or ``str``.
        default: Value when neither file nor flag says otherwise.
        choices: The only values allowed; empty if any.
        limits: Range of a number, if it has one.
        help: What it does, one sentence.
    """

    key: str
    kind: type
    default: Value
    choices: tuple[Value, ...]
    limits: Range | None
    help: str

    @property
    def flag(self) -> str:
        """The command-line flag: ``--output-device``; a section's main field is the section: ``--output``."""
        section, name = self.key.split(".")
        return f"--{section}" if name in ("name", "kind") else f"--{section}-{name.replace('_', '-')}"

    def check(self, value: object, where: str) -> Value:
        """Return the value if it is allowed here.

        Raises:
            SettingsError: Saying ``where`` it stands, its value, and what is allowed.
        """
        if type(value) is self.kind and isinstance(value, str | bool | int):
            fits = not self.choices or value in self.choices
            if fits and self.limits and not self.limits.low <= int(value) <= self.limits.high:
                fits = False
            if fits:
                return value
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
        raise SettingsError(
            f"{where}: {self.key} = {shown}: must be {self.allowed}",
            hint=f"change it, or leave it out for the default ({self.default!r})",
        )

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        if self.choices:
            return " or ".join(f'"{c}"' if isinstance(c, str) else str(c) for c in self.choices)
        if self.limits:
            return f"{self.limits.low} to {self.limits.high}"
        return {bool: "true or false", int: "a whole number", str: "a text in quotes"}[self.kind]

    def parse(self, text: str) -> Value:
        """Read a flag's text.

        Raises:
            UsageError: If it is not allowed.
        """
        value: object = text
        if self.kind is bool:
            value = {"true": True, "on": True, "false": False, "off": False}.get(text.casefold(), text)
        elif self.kind is int:
            with contextlib.suppress(ValueError):
                value = int(text)
        try:
            return self.check(value, self.flag)
        except SettingsError as error:
            raise UsageError(error.problem, hint=error.hint) from error


def _option(section: str, name: str, hint: Any, default: Value) -> Option:  # noqa: ANN401 - a typing form
    base, *notes = typing.get_args(hint)
    choices: tuple[Value, ...] = typing.get_args(base) if typing.get_origin(base) is Literal else ()
    kind = type(choices[0]) if choices else base
    limits = next((note for note in notes if isinstance(note, Range)), None)
    help_text = next(note for note in notes if isinstance(note, str))
    return Option(
        key=f"{section}.{name}", kind=kind, default=default, choices=choices, limits=limits, help=help_text
    )


def _options() -> dict[str, Option]:
    found = {}
    for part in fields(Settings):
        section = typing.get_type_hints(Settings)[part.name]
        assert is_dataclass(section)
        hints = typing.get_type_hints(section, include_extras=True)
        for one in fields(section):
            option = _option(part.name, one.name, hints[one.name], typing.cast(Value, one.default))
            found[option.key] = option
    return found


OPTIONS: Final[Mapping[str, Option]] = _options()
"""Every setting by its dotted key, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings in force.

    Attributes:
        settings: All of them.
        origins: Dotted key to where the value came from: ``default``, the file's name, or the flag.
        notes: One sentence on each name in the file that this version does not know.
        broken: Where the file is wrong, such as ``avatar.toml:3``; empty if it is not.
    """

    settings: Settings
    origins: Mapping[str, str]
    notes: tuple[str, ...] = ()
    broken: str = ""


def read_file(path: Path) -> dict[str, Value]:
    """Read a settings file into dotted keys.  A file that does not exist is empty; an unknown name is no key.

    Raises:
        SettingsError: If it cannot be read, is not TOML, or has an impossible value.
    """
    return _read(path)[0]


def _read(path: Path) -> tuple[dict[str, Value], tuple[str, ...]]:
    """What a file sets; and a sentence on each name that is unknown.

    Such a name is a slip, or a newer version's, which is no reason to refuse the rest.
    """
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name}: {error}", hint=f"correct {path}, or move it away") from error
    found: dict[str, Value] = {}
    notes: list[str] = []
    for section, content in tree.items():
        entries = content if isinstance(content, dict) else {"": content}
        for name, value in entries.items():
            key = f"{section}.{name}".rstrip(".")
            if key in OPTIONS:
                found[key] = OPTIONS[key].check(value, path.name)
            else:
                notes.append(f"{path.name}: {key} is not a setting of this version{_near(key)}")
    return found, tuple(notes)


def _near(key: str) -> str:
    near = difflib.get_close_matches(key, OPTIONS, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def choose(path: Path, flags: Mapping[str, Value]) -> Chosen:
    """Put defaults, file and flags together.

    Args:
        path: The settings file; need not exist.
        flags: Dotted key to a value from the command line, already checked.

    Raises:
        SettingsError: See :func:`read_file`.
    """
    from_file, notes = _read(path)
    values = {key: option.default for key, option in OPTIONS.items()} | from_file | dict(flags)
    origins = dict.fromkeys(OPTIONS, "default")
    origins |= {key: str(path) for key in from_file}
    origins |= {key: f"flag {OPTIONS[key].flag}" for key in flags}
    parts = {}
    for part in fields(Settings):
        section = typing.get_type_hints(Settings)[part.name]
        parts[part.name] = section(**{f.name: values[f"{part.name}.{f.name}"] for f in fields(section)})
    return Chosen(Settings(**parts), origins, notes)


def changed(chosen: Chosen, changes: Mapping[str, Value], origin: str) -> Chosen:
    """The settings after some of them were changed.

    Args:
        chosen: Those before.
        changes: Dotted key to the new value.
        origin: Where the new values come from, for ``--explain``.

    Raises:
        SettingsError: If a value is not allowed.
    """
    settings = chosen.settings
    for key, value in changes.items():
        section, name = key.split(".")
        part = replace(getattr(settings, section), **{name: OPTIONS[key].check(value, origin)})
        settings = replace(settings, **{section: part})
    origins = {**chosen.origins, **dict.fromkeys(changes, origin)}
    return replace(chosen, settings=settings, origins=origins)
