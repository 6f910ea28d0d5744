"""``python -m tests.lab.words``: finds new sentences of the window, and makes the files that it loads.

Prints what is not translated yet.  Translate that in ``avatar/app/studio/words/avatar_*.ts`` (in an editor
or with ``pyside6-linguist``: write the words, take ``type="unfinished"`` away), and run this again.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

STUDIO = Path(__file__).resolve().parents[2] / "avatar" / "app" / "studio"
WORDS = STUDIO / "words"
LANGUAGES = ("de", "es")


def tool(name):
    """A program that comes with PySide6."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def update(folder=WORDS):
    """Bring the .ts files up to date with the code; translations stay."""
    sources = [str(path.relative_to(STUDIO)) for path in sorted(STUDIO.rglob("*.py"))]
    for language in LANGUAGES:
        target = str(folder / f"avatar_{language}.ts")
        command = [tool("lupdate"), *sources, "-no-obsolete", "-locations", "none"]
        command += ["-source-language", "en", "-target-language", language, "-ts", target]
        subprocess.run(command, cwd=STUDIO, check=True, capture_output=True)


def release(folder=WORDS, out=None):
    """Make the .qm files."""
    for language in LANGUAGES:
        name = f"avatar_{language}"
        command = [
            tool("lrelease"),
            "-silent",
            str(folder / f"{name}.ts"),
            "-qm",
            str((out or folder) / f"{name}.qm"),
        ]
        subprocess.run(command, check=True, capture_output=True)


def messages(path):
    """(context, source, translation or empty) of each sentence of a .ts file."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found = message.find("translation")
            text = "" if found is None or found.get("type") == "unfinished" else found.text or ""
            yield context.findtext("name"), message.findtext("source"), text


def main():
    update()
    release()
    missing = 0
    for language in LANGUAGES:
        for context, source, text in messages(WORDS / f"avatar_{language}.ts"):
            if not text:
                missing += 1
                print(f"{language} {context}: {source}")
    print(f"{missing} sentences are not translated")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
