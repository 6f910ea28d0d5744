"""The documentation is true: commands, settings, reasons and links."""

import re
from pathlib import Path

import pytest

from avatar.app.cli import build_parser, main
from avatar.settings import OPTIONS
from tests.browser.private_session import PACKAGES

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
DOCS = {path.relative_to(PROJECT): path.read_text(encoding="utf-8") for path in PROJECT.glob("docs/*.md")}
EVERYTHING = README + "".join(DOCS.values()) + (PROJECT / "SECURITY.md").read_text(encoding="utf-8")


def test_ci_runs_the_two_commands_of_the_readme_word_for_word():
    commands = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(commands) == 2
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(f"\n{command}\n" in script for command in commands)


def commands():
    """Every command, lab's included, as words."""
    parser = build_parser()
    for name, one in parser._subparsers._group_actions[0].choices.items():
        groups = one._subparsers._group_actions[0].choices if one._subparsers else {}
        yield from ([name, inner] for inner in groups) if groups else [[name]]


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_command_is_in_the_readme_and_explains_itself(words, capsys):
    assert f"avatar {' '.join(words)}" in README
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 60


@pytest.mark.parametrize("key", OPTIONS)
def test_every_setting_is_in_the_docs(key):
    assert f"`{key}`" in EVERYTHING


def test_every_command_that_is_shown_exists():
    shown = set(re.findall(r"`avatar ([a-z]+(?:-[a-z]+)*)", EVERYTHING))
    assert shown <= {words[0] for words in commands()}


def links():
    for path, text in {Path("README.md"): README, **DOCS}.items():
        for target in re.findall(r"\]\(([^)#]+)", text):
            if "://" not in target:
                yield path, target


@pytest.mark.parametrize(("path", "target"), list(links()), ids=str)
def test_every_link_leads_somewhere(path, target):
    assert (PROJECT / path.parent / target).exists()


def test_no_machine_path_and_no_address_of_a_registry_is_committed():
    texts = [
        path for kind in ("*.md", "*.toml", "docs/*.md", "avatar/**/*.py") for path in PROJECT.glob(kind)
    ]
    for path in [*texts, PROJECT / ".ci" / "run"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(?:work|root|opt)/[a-z]|files\.pythonhosted", text), path


def test_ci_installs_what_the_browser_test_says_it_needs():
    installed = (PROJECT / ".ci" / "packages").read_text(encoding="utf-8").split()
    assert {"chromium", *PACKAGES.split()} <= set(installed)
