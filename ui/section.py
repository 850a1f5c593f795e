"""One section of the inspector, or a part of one: a heading that folds it, and its body."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui import own_keys, theme

HEIGHT = 30
INNER = 24


class Section(QWidget):
    """A heading and below it `body`, to be filled by whoever makes the section.

    An `inner` one is part of another. Tab goes from its fields to those of the next, and stops at its
    heading only where it is folded; so does the eye at what is noted there.
    """

    folded = Signal(bool)

    def __init__(
        self, title: str, body: QWidget, parent: QWidget | None = None, *, inner: bool = False
    ) -> None:
        super().__init__(parent)
        self._heading = _Heading(title, inner, self)
        self._room = QWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        around = QVBoxLayout(self._room)
        if inner:
            around.setContentsMargins(0, 0, 0, theme.NEAR)
        else:
            around.setContentsMargins(theme.APART, theme.TIGHT, theme.APART, theme.WIDE)
        around.addWidget(body)
        layout.addWidget(self._heading)
        layout.addWidget(self._room)
        self._heading.toggled.connect(self._unfold)
        self.setFocusProxy(self._heading)

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

    def __init__(self, title: str, inner: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._inner = inner
        self._note = ""
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.toggled.connect(self._take_focus)
        self._take_focus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.tr("Folds or unfolds this section"))

    def set_note(self, note: str) -> None:
        """The words at the right."""
        self._note = note
        self.update()

    def _take_focus(self, open: bool) -> None:
        passed_by = self._inner and open and not self.hasFocus()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if passed_by else Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, INNER if self._inner else HEIGHT)

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
            room = self.rect().adjusted(self._left + 14, 1, -self._left, 0)
            if not self._inner:
                painter.fillRect(0, 0, self.width(), 1, palette.color(role.Dark))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setFont(theme.sized(self.font(), theme.SMALL))
            painter.setPen(palette.color(role.PlaceholderText))
            if not (self._inner and self.isChecked()):
                painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._note)
            painter.setFont(theme.sized(self.font(), theme.SMALL if self._inner else 1.0, bold=True))
            lit = self.hasFocus() or self.underMouse()
            painter.setPen(palette.color(role.BrightText if lit else role.Text))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self.text())
            self._paint_arrow(painter)

    @property
    def _left(self) -> int:
        """Where it begins: at the edge of what it is part of."""
        return 0 if self._inner else theme.APART

    def _paint_arrow(self, painter: QPainter) -> None:
        focused = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.PlaceholderText
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(focused))
        middle = QPointF(self._left + 4, self.height() / 2)
        points = [(-4, -2), (4, -2), (0, 3)] if self.isChecked() else [(-2, -4), (-2, 4), (3, 0)]
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in points]))
