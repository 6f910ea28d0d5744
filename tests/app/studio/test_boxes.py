import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from avatar.app.studio.boxes import Flow, Page
from tests.app.studio.waiting import until


@pytest.mark.parametrize(
    ("company", "width", "rows"),
    [
        (False, 340, [3, 1]),
        (True, 340, [2, 2]),
        (True, 500, [4]),
        (True, 230, [2, 2]),
        (True, 120, [1, 1, 1, 1]),
    ],
)
def test_nothing_stands_alone_below_a_row_of_three(app, company, width, rows):
    room, flow = QWidget(), Flow(gap=1, company=company)
    room.setLayout(flow)
    for _ in range(4):
        one = QWidget()
        one.setFixedSize(100, 20)
        flow.addWidget(one)
    room.resize(width, 200)
    room.show()
    tops = [flow.itemAt(number).widget().y() for number in range(4)]
    assert [tops.count(top) for top in sorted(set(tops))] == rows
    shiboken6.delete(room)


def test_an_empty_one_has_no_height(app):
    assert Flow().heightForWidth(100) == 0


def test_what_is_lower_stands_in_the_middle_of_its_row(app):
    room, flow = QWidget(), Flow(gap=1)
    room.setLayout(flow)
    for high in (40, 20):
        one = QWidget()
        one.setFixedSize(100, high)
        flow.addWidget(one)
    room.resize(300, 100)
    room.show()
    assert [flow.itemAt(number).widget().y() for number in range(2)] == [0, 10]
    shiboken6.delete(room)


def test_the_cards_of_a_page_are_made_one_at_a_time_and_keys_are_looked_at_in_between(app):
    """Mutant: make all of them in one turn of the loop."""
    page, made, looks = Page(), [], []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: looks.append(len(made)))
    page.add(*(lambda name=name: made.append(name) or QLabel(name) for name in "abcd"))
    page.add(lambda: made.append("done"))  # makes nothing that is seen
    assert not made
    beat.start()
    page.show()
    until(lambda: page.is_whole)
    beat.stop()
    assert "".join(made) == "abcddone"
    assert {1, 2, 3, 4} <= set(looks)
    shown = [page.body.itemAt(number).widget().text() for number in range(4)]
    assert shown == ["a", "b", "c", "d"]
    shiboken6.delete(page)
