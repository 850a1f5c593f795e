"""One section of the inspector: a heading that folds it, and its body."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import own_keys, theme

HEIGHT = 30


class Section(QWidget):
    """A heading and below it `body`, to be filled by whoever makes the section."""

    folded = Signal(bool)

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = _Heading(title, self)
        self._room = QWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        around = QVBoxLayout(self._room)
        around.setContentsMargins(theme.APART, theme.TIGHT, theme.APART, theme.WIDE)
        around.addWidget(body)
        layout.addWidget(self._heading)
        layout.addWidget(self._room)
        self._heading.toggled.connect(self._unfold)

    def set_note(self, note: str) -> None:
        """A few quiet words at the right of the heading."""
        self._heading.set_note(note)

    def unfold(self) -> None:
        """Show the body."""
        self._heading.setChecked(True)

    @property
    def open(self) -> bool:
        """Whether the body shows."""
        return self._heading.isChecked()

    def set_open(self, open: bool) -> None:
        """Show or fold the body."""
        self._heading.setChecked(open)

    def _unfold(self, open: bool) -> None:
        self._room.setVisible(open)
        self.folded.emit(not open)


class _Heading(QAbstractButton):
    """The line one clicks; Left and Right fold and unfold where it has the focus."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._note = ""
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.tr("Folds or unfolds this section"))

    def set_note(self, note: str) -> None:
        """The words at the right."""
        self._note = note
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Keys that fold are the heading's while it has the focus, not the window's."""
        own = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)
        return own_keys.claimed(event, *own) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds, Right unfolds."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.setChecked(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line above, the arrow, the title, the note."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, role = self.palette(), QPalette.ColorRole
            painter.fillRect(0, 0, self.width(), 1, palette.color(role.Dark))
            room = self.rect().adjusted(theme.APART + 14, 1, -theme.APART, 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setFont(theme.sized(self.font(), theme.SMALL))
            painter.setPen(palette.color(role.PlaceholderText))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._note)
            painter.setFont(theme.sized(self.font(), 1.0, bold=True))
            lit = self.hasFocus() or self.underMouse()
            painter.setPen(palette.color(role.BrightText if lit else role.Text))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
            self._paint_arrow(painter)

    def _paint_arrow(self, painter: QPainter) -> None:
        focused = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.PlaceholderText
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(focused))
        middle = QPointF(theme.APART + 4, self.height() / 2)
        points = [(-4, -2), (4, -2), (0, 3)] if self.isChecked() else [(-2, -4), (-2, 4), (3, 0)]
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in points]))
