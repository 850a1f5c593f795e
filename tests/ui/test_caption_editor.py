"""A field of several lines wraps its text, whatever its width."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.caption_editor import CaptionEditor

TEXT = "WONSAN North Korea - A cat sleeps in Wonsn on Tuesday Jan. 27 1999."


def test_no_bar_lies_below_wrapped_text(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    field = CaptionEditor(None, paragraphs=True)
    qtbot.addWidget(field)
    field.show()
    for width in range(200, 400):
        field.resize(width, field.height())
        field.setText(TEXT)
        qapp.processEvents()
        assert not field.horizontalScrollBar().isVisible(), width
