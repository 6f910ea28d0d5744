"""What the last step will need is said at the first one."""

import pytest
from PySide6.QtWidgets import QLabel

from avatar.app.findings import Finding, Said
from avatar.app.studio.first.ahead import Ahead
from tests.app.studio.waiting import heard

NONE = Finding(name="virtual camera", ok=False, said=Said.MODULE_MISSING, command="sudo apt install x")
FINE = Finding(name="virtual camera", ok=True, said=Said.LOOPBACK, values={"label": "Avatar", "path": "/dev"})
NO_CONSENT = Finding(name="consent", ok=False, said=Said.NO_CONSENT, command="avatar consent")


@pytest.mark.parametrize(
    ("found", "checking", "seen"),
    [((NONE, NO_CONSENT), False, True), ((FINE, NO_CONSENT), False, False), ((NONE,), True, False)],
)
def test_a_missing_camera_for_the_call_app_is_said_once_the_doctor_has_looked(
    backstage, found, checking, seen
):
    notice = Ahead(backstage)
    backstage._clinic.findings, backstage._clinic.is_checking = found, checking
    backstage.findings_changed.emit(found)
    assert notice.isHidden() is not seen
    notice.want(wanted=False)
    assert notice.isHidden()


def test_how_to_get_one_unfolds(backstage):
    notice = Ahead(backstage)
    backstage._clinic.findings = (NONE,)
    backstage.findings_changed.emit((NONE,))
    notice.show()
    lines = [one for one in notice.findChildren(QLabel) if one.text() == "sudo apt install x"]
    assert not any(one.isVisible() for one in lines)
    unfolded = heard(notice.unfolded)
    notice.more.click()
    assert all(one.isVisible() for one in lines)
    assert lines
    backstage._clinic.findings = (FINE,)
    backstage.findings_changed.emit((FINE,))  # it was mended meanwhile: the page comes back
    assert unfolded == [(True,), (False,)]
    assert notice.isHidden()
