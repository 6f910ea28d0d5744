"""The page about this program."""

from pathlib import Path

from avatar.app.findings import Finding, Said
from avatar.app.studio.tabs.about import AboutTab
from tests.app.studio.tabs.page import lines, shown, texts


def test_every_library_that_is_asked_for_is_named_with_its_licence():
    import tomllib

    from avatar.app.parts import LIBRARIES

    project = tomllib.loads((Path(__file__).parents[4] / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {line.replace("=", ">").split(">")[0].strip() for line in project["project"]["dependencies"]}
    assert {one.distribution for one in LIBRARIES} == wanted
    assert all(one.licence and one.version for one in LIBRARIES)


def test_it_says_what_protects_here(app, backstage):
    tab = shown(AboutTab(backstage))
    lines(backstage, Finding(name="network", ok=True, said=Said.NETWORK_REFUSED))
    assert "The kernel refuses this process any network socket (seccomp)" in texts(tab)
