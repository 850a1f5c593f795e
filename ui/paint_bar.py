"""The bar over the photos that says what is painted on them, as long as that lasts."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.chip import Chip
from ui.flow import Flow
from ui.hint import with_key
from ui.lettering import quiet, strong

_TINT: Final = 46
_ROOM: Final = 760
_LEAST: Final = 320


class PaintBar(QWidget):
    """The tags of the brush, how to paint with them, and the way out.

    `taken_off` carries a tag to leave out, `brush_asked`: choose the tags, `done`: paint no more.
    """

    taken_off = Signal(str)
    brush_asked = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Painting tags"))
        self._chips = QWidget(self)
        self._flow = Flow(self._chips)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        wide.setHeightForWidth(True)
        self._chips.setSizePolicy(wide)
        self.hint = quiet("", self)
        self.hint.setWordWrap(False)
        self.change = self._button(self.brush_asked.emit)
        self.end = self._button(self.done.emit)
        self.end.setText(self.tr("Done  (Esc)"))
        title = strong(self.tr("Painting"), self)
        title.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.APART, theme.TIGHT, theme.NEAR, theme.TIGHT)
        row.setSpacing(theme.APART)
        for widget in (title, self._chips, self.hint, self.change, self.end):
            row.addWidget(widget, int(widget is self._chips), Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(_LEAST)  # or the hint would push the columns beside the photos away
        self.hide()

    def _button(self, asked: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setFlat(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(asked)
        return button

    def show_brush(self, tags: Mapping[str, str]) -> None:
        """Show the tags, by id with their labels."""
        self._flow.clear()
        for tag, label in tags.items():
            chip = Chip(label, removable=True, parent=self._chips)
            chip.removed.connect(lambda tag=tag: self.taken_off.emit(tag))
            self._flow.addWidget(chip)
            chip.show()
        self.change.setText(with_key(self.tr("Brush…"), self, "tags"))
        how = self.tr("Click or drag, or Enter and on. Right button or Alt: take off.")
        self.hint.setText(how if tags else self.tr("Nothing is on the brush yet."))
        named = ", ".join(tags.values()) or self.tr("nothing")
        self.setAccessibleDescription(f"{named}. {self.hint.text()}")
        self.setToolTip(self.hint.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room for tags only, how to paint stands in the tool tip."""
        super().resizeEvent(event)
        self.hint.setVisible(self.width() >= _ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground in the colour of what is chosen, so that nobody overlooks the mode."""
        with QPainter(self) as painter:
            ground = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            ground.setAlpha(_TINT)
            painter.fillRect(self.rect(), ground)
