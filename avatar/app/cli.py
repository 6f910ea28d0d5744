"""The ``avatar`` command: reads the words, calls the right part, prints errors in two lines.

Exit codes: 0 fine, 1 an error (problem, what to do), 2 wrong usage, 130 after Ctrl-C outside ``run``.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from avatar.app import cli_art, cli_make, places, settings_file
from avatar.errors import AvatarError, UsageError
from avatar.settings import OPTIONS, Chosen, Value


def _run(given: argparse.Namespace) -> int:
    from avatar.app import run

    chosen = _chosen(given)
    return run.explain(chosen) if given.explain else run.run(chosen)


def _window(given: argparse.Namespace) -> int:
    """Open the window, or have the one that is open do something."""
    command = given.command or "show"
    if command in ("off-air", "panic", "resume"):
        from avatar.app.studio import tell_studio

        if tell_studio(command):
            return 0
        raise AvatarError("there is no window of avatar to tell", hint="'avatar' opens one")
    from avatar.app.studio import open_studio

    return open_studio(settings_file.load_anyhow(places.settings_file(), {}), command)


def _enrol(given: argparse.Namespace) -> int:
    from avatar.app import enrol

    return enrol.enrol(_chosen(given))


def _demo(given: argparse.Namespace) -> int:
    from avatar.app import demo

    return demo.demo(
        output=given.output,
        out=given.out,
        frames=given.frames,
        character=given.character,
        device=given.output_device,
    )


def _doctor(given: argparse.Namespace) -> int:
    from avatar.app import doctor

    return doctor.doctor(as_json=given.json)


def _devices(given: argparse.Namespace) -> int:
    from avatar.app import devices

    return devices.devices(as_json=given.json)


def _consent(given: argparse.Namespace) -> int:
    from avatar.app import consent

    match given.action:
        case "show":
            return consent.show()
        case "export":
            return consent.export(given.file)
        case "withdraw":
            return consent.withdraw()
        case "verify":
            return consent.verify()
        case _:
            return consent.ask(given.days)


def _trace(given: argparse.Namespace) -> int:
    from avatar.app.lab import trace

    return trace.trace(given.file, given.out)


def _identity(given: argparse.Namespace) -> int:
    from avatar.app.lab import identity

    return identity.identity(given.pairs, as_json=given.json)


def _gate(given: argparse.Namespace) -> int:
    from avatar.app.lab import gate

    return gate.gate(given.enrol, given.probe, as_json=given.json)


def _score(given: argparse.Namespace) -> int:
    from avatar.app.lab import score

    return score.score(given.labels, given.clip, as_json=given.json)


def _voice(given: argparse.Namespace) -> int:
    from avatar.app.lab import voice

    return voice.voice(given.file, as_json=given.json)


def _bench(given: argparse.Namespace) -> int:
    from avatar.app.lab import bench

    how = {"as_json": given.json, "manner": given.manner, "planes": given.planes}
    return bench.bench(given.clip, seconds=given.seconds, **how)


def _draws(given: argparse.Namespace) -> int:
    from avatar.app.lab import draws

    return draws.draws(as_json=given.json)


def _attack(given: argparse.Namespace) -> int:
    from avatar.app.lab import attack

    return attack.attack(
        given.enrol,
        given.probe,
        prompts=given.prompts,
        tries=given.tries,
        seed=given.seed,
        as_json=given.json,
    )


def _guard(given: argparse.Namespace) -> int:
    from avatar.app.lab import guard

    return guard.guard(given.photos, given.art, as_json=given.json)


def _chosen(given: argparse.Namespace) -> Chosen:
    """Settings from the flags that were given, the file, and the defaults."""
    values = vars(given)
    flags: Mapping[str, Value] = {
        key: option.parse(values[key]) for key, option in OPTIONS.items() if values.get(key) is not None
    }
    loaded = settings_file.load(places.settings_file(), flags)
    if loaded.problem is not None:
        print(f"warning: {loaded.problem.problem}\ntry: {loaded.problem.hint}", file=sys.stderr)
    for note in loaded.chosen.notes:
        print(f"warning: {note}", file=sys.stderr)
    return loaded.chosen


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "run", help="go on air: your face moves the cartoon, your call app sees the cartoon"
    )
    parser.set_defaults(call=_run)
    parser.add_argument(
        "--explain", action="store_true", help="print every setting and where it comes from, then stop"
    )
    for key, option in OPTIONS.items():
        name = option.key.split(".")[1].upper()
        parser.add_argument(
            option.flag,
            dest=key,
            metavar=name,
            help=f"{option.help} ({option.allowed}; default {option.default!r})",
        )


def _add_enrol(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "enrol", help="introduce yourself: a few prompts before your live camera, once"
    )
    parser.set_defaults(call=_enrol)
    parser.add_argument("--camera", dest="camera.name", metavar="NAME", help=OPTIONS["camera.name"].help)


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "demo",
        help="play a bundled performance: no camera, no consent needed; writes a video if there is no device",
    )
    parser.set_defaults(call=_demo)
    parser.add_argument(
        "--output",
        choices=("auto", "virtual-camera", "pipewire", "file", "null"),
        default="auto",
        help="where to",
    )
    parser.add_argument("--output-device", metavar="DEVICE", default="", help="virtual camera device")
    parser.add_argument("--out", type=Path, default=Path("avatar-demo.mp4"), help="the video file to write")
    parser.add_argument("--frames", type=_positive, help="stop after so many pictures")
    parser.add_argument("--character", default="", help="who performs")


def _positive(text: str) -> int:
    if not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"must be 1 or more, got {text}")
    return int(text)


def _add_consent(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "consent", help="read the statement and agree; show, export, withdraw, verify"
    )
    parser.set_defaults(call=_consent)
    parser.add_argument(
        "--days", type=_positive, metavar="N", help="agree for so many days; 365 at most, and unless said"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("show", help="print what you agreed to, and until when")
    export = actions.add_parser("export", help="write record, statement and events as JSON, for you to keep")
    export.add_argument("file", type=Path, metavar="FILE", help="must not exist")
    actions.add_parser("withdraw", help="stop at once, delete the record, erase the template")
    actions.add_parser("verify", help="check that no line of the ledger was changed or is missing")


def _add_lab(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    lab = commands.add_parser("lab", help="measure; can never drive an output")
    group = lab.add_subparsers(dest="experiment", required=True, metavar="EXPERIMENT")
    trace = group.add_parser("trace", help="track a recorded file; one JSON object a frame")
    trace.set_defaults(call=_trace)
    trace.add_argument("file", type=Path, metavar="FILE")
    trace.add_argument("--out", type=Path, required=True, help="JSON lines file to write")
    identity = group.add_parser("identity", help="compare the faces in pairs of pictures")
    identity.set_defaults(call=_identity)
    identity.add_argument("--pairs", type=Path, required=True, metavar="FILE", help="CSV: a,b,same")
    identity.add_argument("--json", action="store_true", help="print JSON")
    gate = group.add_parser(
        "gate", help="play a recording through the gate, for an owner enrolled from recordings"
    )
    gate.set_defaults(call=_gate)
    gate.add_argument(
        "--enrol", type=Path, nargs="+", required=True, metavar="FILE", help="recordings of the owner"
    )
    gate.add_argument("--probe", type=Path, required=True, metavar="FILE", help="who comes before the camera")
    gate.add_argument("--json", action="store_true", help="print JSON, a state a frame")
    bench = group.add_parser("bench", help="time and CPU of the whole path beside bare tracking")
    bench.set_defaults(call=_bench)
    bench.add_argument("--clip", type=Path, required=True, metavar="FILE", help="a recorded face")
    manners = OPTIONS["stage.manner"].choices
    bench.add_argument("--manner", choices=manners, default="natural", help="the preset (default natural)")
    bench.add_argument("--seconds", type=_positive, default=24, help="of tracking, in all (default 24)")
    bench.add_argument("--planes", action="store_true", help="convert each picture as for a camera, too")
    bench.add_argument("--json", action="store_true", help="print JSON")
    _add_attack(group)
    _add_guard(group)
    drawn = group.add_parser("draws", help="what drawing each character of the cast costs, beside the limits")
    drawn.set_defaults(call=_draws)
    drawn.add_argument("--json", action="store_true", help="print JSON")
    score = group.add_parser("score", help="blinks and mouth against hand labels, jitter, a head turn's lag")
    score.set_defaults(call=_score)
    score.add_argument("--labels", type=Path, required=True, metavar="FILE", help="CSV, one row a stretch")
    score.add_argument("--clip", type=Path, required=True, metavar="FILE", help="the labelled recording")
    score.add_argument("--json", action="store_true", help="print JSON")

    voice = group.add_parser("voice", help="the mouth shapes that a sound file gives, every 20 ms")
    voice.set_defaults(call=_voice)
    voice.add_argument("--file", type=Path, required=True, metavar="FILE", help="WAV, 16 bits a sample")
    voice.add_argument("--json", action="store_true", help="print JSON")


def _add_attack(group: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = group.add_parser("attack", help="how often random prompts let a recording pass for a person")
    parser.set_defaults(call=_attack)
    parser.add_argument(
        "--enrol", type=Path, required=True, metavar="FILE", help="the person, in memory only"
    )
    parser.add_argument("--probe", type=Path, required=True, metavar="FILE", help="what is held up")
    parser.add_argument("--prompts", type=_count, default=3, help="prompts in a row, 0 to 12 (default 3)")
    parser.add_argument("--tries", type=_positive, default=1000, help="random sequences (default 1000)")
    parser.add_argument(
        "--seed", type=_whole, default=1, help="another one draws other sequences (default 1)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _add_guard(group: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = group.add_parser("guard", help="how often photographs get in, and art does not, with bounds")
    parser.set_defaults(call=_guard)
    for flag, what in (("--photos", "photographs of faces"), ("--art", "drawings")):
        parser.add_argument(
            flag, type=Path, nargs="+", required=True, metavar="DIR", help=f"folders of {what}"
        )
    parser.add_argument("--json", action="store_true", help="print JSON")


def _whole(text: str) -> int:
    if not (text.isdecimal() and int(text) < 2**32):
        raise argparse.ArgumentTypeError(f"must be a whole number below {2**32}, got {text}")
    return int(text)


def _count(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 12):
        raise argparse.ArgumentTypeError(f"must be 0 to 12, got {text}")
    return int(text)


_TOLD: Final = {
    "on-air": "have the window go on air once nothing is missing; it is opened if it is not there",
    "off-air": "have the window go off air",
    "panic": "have the window hide everything behind the card of a pause, at once",
    "resume": "have the window end the pause",
}
"""What the window can be told from outside, for a key of the desktop for instance."""


def build_parser() -> argparse.ArgumentParser:
    """Describe the whole command line."""
    parser = argparse.ArgumentParser(
        prog="avatar", description="A cartoon avatar that only you can move, as a camera in your call app."
    )
    parser.add_argument("--debug", action="store_true", help="log everything; show a traceback on errors")
    parser.set_defaults(call=_window)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", description="Without a command the window opens."
    )
    _add_run(commands)
    _add_enrol(commands)
    _add_demo(commands)
    simple: tuple[tuple[str, str, Callable[[argparse.Namespace], int]], ...] = (
        ("doctor", "check everything; each problem with its fix", _doctor),
        ("devices", "list cameras", _devices),
    )
    for name, text, call in simple:
        one = commands.add_parser(name, help=text)
        one.set_defaults(call=call)
        one.add_argument("--json", action="store_true", help="print JSON")
    for name, text in _TOLD.items():
        commands.add_parser(name, help=text, description=f"{text.capitalize()}.").set_defaults(call=_window)
    cli_art.add_commands(commands)
    cli_make.add_make(commands)
    _add_consent(commands)
    _add_lab(commands)
    return parser


def _complain(problem: str, hint: str) -> None:
    print(f"error: {problem}\ntry: {hint}", file=sys.stderr)


def _refused(error: OSError) -> int:
    """Say what the system refused, most likely to take what we print; the exit code."""
    if isinstance(error, BrokenPipeError):  # the reader of our output left, as in "avatar devices | head -1"
        sys.stderr.close()
        return 1
    place = f" ({error.filename})" if error.filename else ""
    hint = "free some space" if error.errno == errno.ENOSPC else "'avatar --debug ...' shows where"
    _complain(f"the system refused: {error.strerror or error}{place}", hint)
    # What is left in the buffer would be tried, and fail, once more when Python ends.
    with contextlib.suppress(OSError):  # a stand-in for standard output may have no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    given = build_parser().parse_args(argv)
    logging.basicConfig(
        level=logging.DEBUG if given.debug else logging.WARNING, format="%(levelname)s %(name)s %(message)s"
    )
    call: Callable[[argparse.Namespace], int] = given.call
    try:
        code = call(given)
        sys.stdout.flush()
        return code
    except AvatarError as error:
        if given.debug:
            raise
        _complain(error.problem, error.hint or "run avatar doctor")
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    except OSError as error:
        if given.debug:
            raise
        return _refused(error)


if __name__ == "__main__":
    sys.exit(main())
