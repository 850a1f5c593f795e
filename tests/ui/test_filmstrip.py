"""The filmstrip follows the current photo and keeps it in the middle."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from ui.filmstrip import Filmstrip
from ui.pictures import Pictures


@pytest.fixture
def strip(qtbot: QtBot, review: Review, pictures: Pictures) -> Iterator[Filmstrip]:
    strip = Filmstrip(review, pictures)
    qtbot.addWidget(strip)
    strip.resize(400, strip.sizeHint().height())
    strip.set_ids(review.ids(sort="name"))
    strip.show()
    yield strip


def middle_of(strip: Filmstrip) -> int:
    return (strip._grid.rect(strip.current_index).center() - strip._origin()).x()


def test_the_current_photo_stands_in_the_middle(qtbot: QtBot, strip: Filmstrip) -> None:
    strip.set_current(strip.ids[3])
    assert abs(middle_of(strip) - strip.viewport().width() // 2) <= 1
    strip.resize(500, strip.height())
    assert abs(middle_of(strip) - strip.viewport().width() // 2) <= 1


def test_one_notch_of_the_wheel_is_one_photo(qtbot: QtBot, strip: Filmstrip) -> None:
    at = QPointF(50, 50)
    for _ in range(2):
        event = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(strip.viewport(), event)
    assert strip.current_index == 2


def test_arrows_go_along_and_stop_at_the_ends(qtbot: QtBot, strip: Filmstrip) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.current_index == 0
    for _ in range(10):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.current_index == 5
    assert not strip.step(1)


def test_its_cells_fill_its_height(qtbot: QtBot, strip: Filmstrip) -> None:
    cell = strip._grid.rect(0)
    assert strip.viewport().rect().top() < cell.top()
    assert cell.bottom() < strip.viewport().rect().bottom()
    assert strip.verticalScrollBar().maximum() == 0
