"""Whom a tag is meant for: the photo in front, the selection, its burst, or all that are shown."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui import own_keys, theme, wording
from ui.lettering import small_font


class Scope(StrEnum):
    """The choices in their order; Ctrl and their number choose them."""

    PHOTO = "photo"
    SELECTION = "selection"
    BURST = "burst"
    SHOWN = "shown"


Photos = Mapping[Scope, Sequence[int]]


class ScopeRow(QWidget):
    """A button a scope, with how many photos it has; those without any cannot be chosen."""

    chosen = Signal(object)
    """The scope another choice fell on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Which photos"))
        self.photos: Photos = {}
        self.scope = Scope.PHOTO
        self._words = {
            Scope.PHOTO: self.tr("This photo"),
            Scope.SELECTION: self.tr("Selection"),
            Scope.BURST: self.tr("Burst"),
            Scope.SHOWN: self.tr("All shown"),
        }
        self._together = QButtonGroup(self)
        self.buttons = {scope: self._button(scope) for scope in Scope}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def _button(self, scope: Scope) -> QToolButton:
        button = _Button(self)
        button.setToolTip(f"Ctrl+{list(Scope).index(scope) + 1}")
        button.clicked.connect(partial(self.choose, scope))
        self._together.addButton(button)
        return button

    @property
    def ids(self) -> Sequence[int]:
        """The photos of the scope chosen."""
        return self.photos.get(self.scope, ())

    def offer(self, photos: Photos, scope: Scope) -> None:
        """Offer these, and choose one without telling."""
        self.photos, self.scope = photos, scope
        for one, button in self.buttons.items():
            count = len(photos.get(one, ()))
            button.setText(self._words[one] if one is Scope.PHOTO else self._counted(one, count))
            button.setAccessibleName(button.text())
            button.setEnabled(count > 0)
            button.setChecked(one is scope)

    def _counted(self, scope: Scope, count: int) -> str:
        return f"{self._words[scope]} · {wording.number(count)}" if count else self._words[scope]

    def choose(self, scope: Scope) -> None:
        """Choose one that has photos."""
        if self.photos.get(scope) and scope is not self.scope:
            self.scope = scope
            self.chosen.emit(scope)
        self.buttons[self.scope].setChecked(True)

    def of_key(self, event: QKeyEvent) -> Scope | None:
        """The scope a key chooses."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
            return None
        place = event.key() - Qt.Key.Key_1
        return list(Scope)[place] if 0 <= place < len(Scope) else None


class _Button(QToolButton):
    """A small flat button that stays down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setCheckable(True)
        self.setFont(small_font(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Space is the button's while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)
