import os
import subprocess
import sys

import pytest

from avatar.app.priority import give_way

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no niceness there")


def test_a_list_waits_while_a_picture_or_a_key_wants_the_processor():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        give_way(child.pid)
        assert os.getpriority(os.PRIO_PROCESS, child.pid) >= 5
        child.communicate(b"\n")


def test_one_that_has_ended_is_none_to_care_for():
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    give_way(child.pid)
