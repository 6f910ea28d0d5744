"""Errors are raised in English; the window says them in its own language, or says that they are English."""

import ast
import errno
import os
import re
from pathlib import Path

import pytest

import avatar
from avatar.app.studio import mishaps, words
from avatar.errors import AvatarError, OutputError
from tests.lab.words import WORDS, messages

CODE = Path(avatar.__file__).parent


@pytest.fixture
def speak(app):
    yield lambda language: words.install(app, language)
    words.install(app, "en")


def fixed_words(text):
    return re.sub(r"\{[^{}]*\}", "{}", text)


def strings_of_the_code():
    """Every text of the code, with a {} for what is filled in."""
    for path in CODE.rglob("*.py"):
        if path.name != "mishaps.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
                    yield "".join(parts)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield fixed_words(node.value)


def test_every_sentence_is_one_that_the_code_can_say():
    """Mutant: another word in one of them."""
    said = set(strings_of_the_code())
    assert not [one for one in map(str, mishaps.SENTENCES) if fixed_words(one) not in said]


def test_every_cause_is_one_that_the_system_can_name():
    assert {os.strerror(number) for number in errno.errorcode} >= set(map(str, mishaps.CAUSES))


@pytest.mark.parametrize(
    ("language", "problem", "hint"),
    [
        ("en", "/dev/video9 cannot be opened: Device or resource busy", "Close the other output first"),
        ("de", "/dev/video9 lässt sich nicht öffnen: belegt", "Schließ erst die andere Ausgabe"),
        ("es", "No se puede abrir /dev/video9: en uso", "Cierra primero la otra salida"),
    ],
)
def test_an_error_is_said_in_the_windows_language_with_its_names(speak, language, problem, hint):
    speak(language)
    error = OutputError(
        "/dev/video9 cannot be opened: Device or resource busy", hint="close the other output first"
    )
    assert mishaps.told(error) == (problem, hint)


def test_the_sentence_with_most_fixed_words_is_the_one_that_is_meant(speak):
    speak("de")
    said = mishaps.translated("the ledger /home/x/l cannot be written: No space left on device")
    assert said == "Das Protokoll /home/x/l lässt sich nicht schreiben: kein Platz mehr"


def test_what_nobody_translated_is_called_english(speak):
    speak("de")
    assert mishaps.translated("the flux is reversed") == "Auf Englisch: the flux is reversed"
    speak("en")
    assert mishaps.translated("the flux is reversed") == "the flux is reversed"


def test_a_line_to_copy_stays_as_it_is(speak):
    speak("es")
    line = "sudo modprobe v4l2loopback devices=1"
    assert mishaps.translated(line) == line


def test_nothing_is_said_of_an_error_without_a_hint(speak):
    speak("de")
    assert mishaps.told(AvatarError("start avatar again")) == ("Starte den Avatar neu", "")


@pytest.mark.parametrize("language", ["de", "es"])
def test_every_translation_can_be_filled_in(speak, language):
    found = [text for context, _, text in messages(WORDS / f"avatar_{language}.ts") if context == "Mishaps"]
    assert len(found) > 100
    for text in found:
        text.format("a", "b", "c", "d")
