"""A row shows whether it is chosen and whether keys go to it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from ui.row_painter import paint_ground

State = QStyle.StateFlag
EDGE, MIDDLE = (100, 1), (100, 15)


def painted(state: QStyle.StateFlag) -> QImage:
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_ground(painter, QRect(0, 0, 200, 30), state, QApplication.palette())
    return image


def test_the_row_that_has_the_focus_has_a_ring(qtbot: QtBot) -> None:
    chosen = painted(State.State_Selected)
    focused = painted(State.State_Selected | State.State_HasFocus)
    assert chosen.pixelColor(*EDGE) != focused.pixelColor(*EDGE)
    assert chosen.pixelColor(*MIDDLE) == focused.pixelColor(*MIDDLE)
    assert painted(State.State_Enabled).pixelColor(*MIDDLE) == QColor("white")
