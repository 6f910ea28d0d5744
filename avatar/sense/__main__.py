"""Entry point of the sense process: ``python -m avatar.sense MODE``; the modes are below.

Camera libraries are loaded only after the first signal was sent, so the start is quick.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path

from avatar.errors import AvatarError

_USAGE = (
    "usage: python -m avatar.sense run | forget | judge | devices | microphones | trace FILE [HZ] | "
    "bench FILE | voice FILE | attack ENROL PROBE PROMPTS TRIES SEED"
)


def main(arguments: list[str]) -> int:
    """Do what was asked; 0 fine, 1 an error in two lines on standard error, 2 wrong usage."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(name)s %(message)s")
    try:
        match arguments:
            case ["run" | "enrol" as mode]:
                # Ctrl-C is for the parent, who then ends this process.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                from avatar.sense.run import run

                if mode == "run":
                    return run()
                from avatar.sense.enrol import enrol

                return run(enrol)
            case ["forget"]:
                from avatar.sense.forget import forget

                return forget()
            case ["judge"]:
                from avatar.sense.judge import judge

                return judge()
            case ["devices"]:
                from avatar.sense.lab import devices

                return devices()
            case ["microphones"]:
                from avatar.sense.microphones import microphones

                return microphones()
            case ["identity", file]:
                from avatar.sense.lab_identity import identity

                return identity(Path(file))
            case ["gate", *files] if len(files) >= 2:
                from avatar.sense.lab_gate import gate

                return gate([Path(file) for file in files[:-1]], Path(files[-1]))
            case ["trace", file, *hz] if len(hz) < 2 and all(one.isdecimal() and int(one) for one in hz):
                from avatar.sense.lab import trace

                return trace(Path(file), *map(int, hz))
            case ["attack", enrolled, probe, *numbers] if [one.isdecimal() for one in numbers] == [True] * 3:
                from avatar.sense.lab_attack import attack

                return attack(Path(enrolled), Path(probe), *map(int, numbers))
            case ["voice", file]:
                from avatar.sense.lab_voice import voice

                return voice(Path(file))
            case ["bench", file]:
                from avatar.sense.lab_bench import bench

                return bench(Path(file))
    except AvatarError as error:
        sys.stderr.write(f"error: {error.problem}\ntry: {error.hint}\n")
        return 1
    sys.stderr.write(f"{_USAGE}\n")
    return 2


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # native threads of a camera driver must not keep the process
