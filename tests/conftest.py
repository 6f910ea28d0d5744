from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No limit of time, neither for an example nor for making them: two busy cores would break it.
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")


def pytest_addoption(parser):
    parser.addoption("--update-goldens", action="store_true", help="Accept what is drawn now.")


@pytest.fixture
def golden(request):
    from tests.goldens import Golden

    return Golden(
        folder=Path(__file__).parent / "goldens",
        name=request.node.name,
        update=request.config.getoption("--update-goldens"),
    )


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Each test has its own settings and consent, so that none reads or deletes the developer's."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")  # nor speaks their language
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")  # nor their keyring
