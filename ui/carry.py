"""Photos carried by the mouse, with a note at the pointer that says how many.

No drag and drop of the system's: nothing of it leaves the window, and it is the same everywhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui import theme, wording

_BESIDE_POINTER = QPoint(14, 10)


class Carry(QObject):
    """From where the mouse was pressed on a view to where it is let go. `held` says where they are now,
    `dropped` what was let go where; both in the screen's coordinates. `ended` follows either way.
    """

    held = Signal(QPoint)
    dropped = Signal(list, QPoint)
    ended = Signal()

    def __init__(self, view: QWidget) -> None:
        """`view` is what the mouse is pressed on."""
        super().__init__(view)
        self._view = view
        self._start: QPoint | None = None
        self._photos: list[int] = []
        self._note: QLabel | None = None

    @property
    def active(self) -> bool:
        """Whether photos are being carried: the mouse was pressed and has moved far enough."""
        return self._note is not None

    def press(self, at: QPoint, photos: Sequence[int]) -> None:
        """Begin at a point of the view with these photos, once the mouse has moved."""
        self._start, self._photos = at, list(photos)

    def drag(self, at: QPoint) -> None:
        """The mouse is here."""
        if self._start is None:
            return
        if self._note is None:
            if (at - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            self._note = self._made_note()
            self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
        point = self._view.mapToGlobal(at)
        self._note.move(self._view.window().mapFromGlobal(point) + _BESIDE_POINTER)
        self.held.emit(point)

    def release(self, at: QPoint) -> None:
        """Let go here."""
        photos, carried = self._photos, self.active
        self.put_back()
        if carried:
            self.dropped.emit(photos, self._view.mapToGlobal(at))

    def put_back(self) -> None:
        """End as if nothing had been carried."""
        self._start, self._photos = None, []
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None
            self._view.unsetCursor()
            self.ended.emit()

    def _made_note(self) -> QLabel:
        text = wording.counted(len(self._photos), self.tr("1 photo"), self.tr("{n} photos"))
        note = QLabel(text, self._view.window())
        note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        note.setAutoFillBackground(True)
        note.setBackgroundRole(QPalette.ColorRole.Highlight)
        note.setForegroundRole(QPalette.ColorRole.HighlightedText)
        note.setContentsMargins(theme.NEAR, theme.TIGHT, theme.NEAR, theme.TIGHT)
        note.adjustSize()
        note.show()
        note.raise_()
        return note
