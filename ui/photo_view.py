"""What the contact sheet and the filmstrip have in common: a current photo, a selection, and hands on both.

Letters and digits are left alone: they are the window's actions.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip

from ui.cells_view import CellsView
from ui.grid import Group
from ui.roll import Selection
from ui.shown import Facts
from ui.spoken import placed, spoken

_Mod = Qt.KeyboardModifier


class PhotoView(CellsView):
    """Photos in cells, one of them current, any of them selected."""

    current_changed = Signal(object)
    """The id of the photo now current, None when there is none."""
    selection_changed = Signal()
    activated = Signal(object)
    """The id of the photo that was double-clicked, or had Enter pressed on it."""

    # What the window says

    def set_ids(
        self, ids: Sequence[int], groups: Sequence[Group] = (), *, current: int | None = None
    ) -> None:
        """Show these photos in this order; `groups` puts headings over runs of them.

        The sequence is kept and must not change. The photo named `current` becomes so; without one, the
        current photo and the selection stay, and where it is gone, its next neighbour takes over.
        """
        before, selected = self._roll.current, self._roll.selected
        anchor = self._anchor()
        self._roll.replace(ids, current)
        self._groups = groups
        self._facts.clear()
        self._lay_out()
        self._restore(anchor)
        if self._roll.current not in (None, before):
            self._bring_into_view(self._roll.index)
        self.viewport().update()
        self._announce(before, selected)

    def refresh(self, photos: frozenset[int] | set[int]) -> None:
        """These photos have changed: paint their cells again, where they are on screen."""
        for photo in photos:
            self._facts.pop(photo, None)
        self._repaint(photos)
        self._ask_soon()
        if self._roll.current in photos:
            self._describe()

    def set_current(self, photo: int | None) -> None:
        """Make a photo current and the only selected one, and bring it into view."""
        if photo is not None and photo != self._roll.current:
            self._go(self._roll.index_of(photo))

    def select(self, photos: Collection[int]) -> None:
        """Select exactly these photos."""
        self._change_selection(lambda: self._roll.select(photos))

    def select_all(self) -> None:
        """Select every photo."""
        self._change_selection(self._roll.select_all)

    def select_none(self) -> None:
        """Select the current photo only."""
        self._change_selection(lambda: self._roll.go(self._roll.index))

    # What the window asks

    @property
    def current(self) -> int | None:
        """The id of the current photo."""
        return self._roll.current

    @property
    def current_index(self) -> int:
        """Where the current photo stands, -1 when there is none."""
        return self._roll.index

    def photo_at(self, point: QPoint) -> int | None:
        """The photo shown at a point of the viewport."""
        index = self._grid.at(point + self._origin())
        return self._roll.ids[index] if index >= 0 else None

    def selection(self) -> list[int]:
        """The ids of the selected photos, in order."""
        return self._roll.selection()

    def step(self, by: int) -> bool:
        """Make the photo so many places on current; False at the end."""
        index = self._roll.index + by
        if not 0 <= index < len(self._roll):
            return False
        self._go(index)
        return True

    # Going from photo to photo

    def _go(self, index: int, *, extend: bool = False, keep: bool = False) -> None:
        if not 0 <= index < len(self._roll):
            return
        current, selected = self._roll.current, self._roll.selected
        self._roll.go(index, extend=extend, keep=keep)
        self._bring_into_view(index)
        self._announce(current, selected)

    def _change_selection(self, change: Callable[[], None]) -> None:
        current, selected = self._roll.current, self._roll.selected
        change()
        self._announce(current, selected)

    def _announce(self, current: int | None, selected: Selection) -> None:
        """Paint what has changed since, and tell."""
        roll = self._roll
        moved, chosen = roll.current != current, roll.selected != selected
        if not (moved or chosen):
            return
        for index in self._grid.within(self._window()):
            photo = roll.ids[index]
            other = selected.holds(index, photo) != roll.selected.holds(index, photo)
            if other or (moved and photo in (current, roll.current)):
                self._repaint_cell(index)
        self._describe()
        if moved:
            self.current_changed.emit(roll.current)
        if chosen:
            self.selection_changed.emit()

    def _describe(self) -> None:
        facts = self._facts_of(self._roll.current) if self._roll.current is not None else None
        if facts is None:
            self.setAccessibleDescription(" ".join(self._empty))
            return
        words = self._words(facts)
        place = placed(self._roll.index, len(self._roll))
        several = self.tr("{n} selected").format(n=len(self._roll.selected))
        self.setAccessibleDescription(f"{words}, {place}, {several}")

    def _words(self, facts: Facts) -> str:
        """A photo in words."""
        return spoken(facts.photo, facts.verdict, self._pictures.trouble(facts.photo.id))

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make current and select, with Ctrl and Shift as everywhere."""
        index = self._grid.at(event.position().toPoint() + self._origin())
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        if index < 0:
            if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
                self.select_none()
        elif event.button() is Qt.MouseButton.RightButton:
            if not self._roll.selected.holds(index, self._roll.ids[index]):
                self._go(index)
        elif event.modifiers() & _Mod.ControlModifier:
            self._change_selection(lambda: self._roll.toggle(index))
        else:
            self._go(index, extend=bool(event.modifiers() & _Mod.ShiftModifier))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press has done it all."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the photo in the loupe."""
        index = self._grid.at(event.position().toPoint() + self._origin())
        if index >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(self._roll.ids[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select, open; everything else is the window's."""
        target = self._target(event)
        if target is not None:
            self._go(
                target,
                extend=bool(event.modifiers() & _Mod.ShiftModifier),
                keep=bool(event.modifiers() & _Mod.ControlModifier),
            )
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._roll.current is not None:
            self.activated.emit(self._roll.current)
        else:
            event.ignore()

    def _target(self, event: QKeyEvent) -> int | None:
        """Where a key leads to, None when it leads nowhere."""
        if not len(self._roll):
            return None
        index, last = self._roll.index, len(self._roll) - 1
        match event.key():
            case Qt.Key.Key_Right:
                return min(index + 1, last)
            case Qt.Key.Key_Left:
                return max(index - 1, 0)
            case Qt.Key.Key_Home:
                return 0
            case Qt.Key.Key_End:
                return last
        return None

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips tell the whole name, the marks in words, and the whole of any trouble."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        index = self._grid.at(event.pos() + self._origin())
        facts = self._facts_of(self._roll.ids[index]) if index >= 0 else None
        if facts is None:
            QToolTip.hideText()
        else:
            words = self._words(facts)
            place = self._grid.rect(index).translated(-self._origin())
            QToolTip.showText(event.globalPos(), words, self.viewport(), place)
        return True
