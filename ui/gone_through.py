"""How far going through the library has come, and what waits to be looked at once more."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QProgressBar, QToolButton, QVBoxLayout, QWidget

from ui import own_keys, theme, wording
from ui.hint import with_key
from ui.lettering import body, small_font

_LINK: Final = """
    QToolButton { color: palette(link); border: 0; padding: 0; border-bottom: 1px solid transparent; }
    QToolButton:hover, QToolButton:focus { border-bottom-color: palette(link); }
"""


class GoneThrough(QWidget):
    """A sentence, a bar, and below them what waits. `new_asked` and `second_asked`: show those photos."""

    new_asked = Signal()
    second_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = body("", self)
        self.done.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Looked at"))
        self.new, self.second = _Link(self), _Link(self)
        self.new.clicked.connect(self.new_asked)
        self.second.clicked.connect(self.second_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        for widget in (self.done, self._bar, self.new, self.second):
            layout.addWidget(widget)
        self.show_counts({}, 0, 0)

    def show_counts(self, looked_at: Mapping[str, int], new: int, second: int) -> None:
        """Show how many photos have been looked at ("1") and not ("0"), and how many wait again."""
        total, done = sum(looked_at.values()), looked_at.get("1", 0)
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self._bar.setVisible(total > 0)
        text = self.tr("{n} of {total} looked at").replace("{n}", wording.number(done))
        self.done.setText(text.replace("{total}", wording.number(total)) if total else "")
        self.new.tell(wording.counted(new, self.tr("1 waits for new tags"), self.tr("{n} wait for new tags")))
        self.new.setToolTip(
            with_key(
                self.tr("Show what nobody has looked at for the tags new in its rules"), self, "show-new"
            )
        )
        one, many = self.tr("1 waits for your second look"), self.tr("{n} wait for your second look")
        self.second.tell(wording.counted(second, one, many))
        self.second.setToolTip(
            with_key(self.tr("Show what the rules want a second person to look at"), self, "show-second")
        )
        self.new.setVisible(new > 0)
        self.second.setVisible(second > 0)


class _Link(QToolButton):
    """A line that can be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setStyleSheet(_LINK)
        self.setFont(small_font(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, text: str) -> None:
        """Say this."""
        self.setText(text)
        self.setAccessibleName(text)

    def event(self, event: QEvent) -> bool:
        """Space presses it while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)
