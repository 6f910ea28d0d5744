"""The language of the window and of the cards."""

import pytest

from avatar.app.language import language_of_cards, preferred, resolve
from avatar.settings import Settings, StageSettings, WindowSettings


@pytest.mark.parametrize(
    ("wanted", "system", "found"),
    [
        ("de", ["es-ES"], "de"),
        ("system", ["de-AT", "en-GB"], "de"),
        ("system", ["fr-FR", "es_MX"], "es"),
        ("system", ["fr-FR"], "en"),
        ("system", [], "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_first_that_the_person_reads(wanted, system, found):
    assert resolve(wanted, system) == found


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows asks its own settings")
@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({"LANG": "de_DE.UTF-8"}, ["de_DE.UTF-8"]),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, ["es_ES.UTF-8"]),
        ({"LANG": "de_DE", "LC_MESSAGES": "es_ES", "LC_ALL": "en_GB"}, ["en_GB"]),
        ({"LANG": "de_DE", "LANGUAGE": "fr:es"}, ["fr", "es", "de_DE"]),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, []),
        ({"LANG": ""}, []),
        ({}, []),
    ],
)
def test_the_system_is_asked_as_other_programs_ask_it(environ, found):
    assert preferred(environ) == found


@pytest.mark.parametrize(
    ("cards", "window", "found"),
    [("auto", "de", "de"), ("en", "de", "en"), ("es", "en", "es")],
)
def test_cards_speak_the_windows_language_unless_another_is_chosen_for_them(cards, window, found):
    """Mutant: the window's language always."""
    settings = Settings(stage=StageSettings(language=cards), window=WindowSettings(language=window))
    assert language_of_cards(settings) == found
