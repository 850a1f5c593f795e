"""A field of several lines wraps its text, whatever its width."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.text_field import ParagraphField

TEXT = "A cat sleeps in Wonsan, North Korea, on Wednesday, January 27, 1999."


def test_no_bar_lies_below_wrapped_text(qtbot: QtBot) -> None:
    field = ParagraphField()
    qtbot.addWidget(field)
    field.show()
    for width in range(200, 300):
        field.resize(width, field.height())
        field.setPlainText(TEXT)
        QApplication.processEvents()
        assert not field.horizontalScrollBar().isVisible(), width
