"""The frames of a card in small cells, to choose which of them are copied.

Arrows move, Shift extends, Space turns the ticks of all that is selected; letters are for the pane around it.
"""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from ui import own_keys
from ui.card_cell import EDGE, CardCell, tick_area
from ui.card_frames import CardFrames
from ui.glimpses import Glimpses
from ui.sheet_text import paint_empty

_ASK_MS: Final = 20


class CardSheet(QListView):
    """Shows `CardFrames`. `letter` carries a letter that was typed on it."""

    letter = Signal(str)

    def __init__(self, frames: CardFrames, glimpses: Glimpses, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames, self._glimpses = frames, glimpses
        self.setModel(frames)
        self.setItemDelegate(CardCell(glimpses, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Frames on the card"))
        self._asking = QTimer(self, interval=_ASK_MS, singleShot=True)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.ask_soon())
        frames.modelReset.connect(self._begin)
        glimpses.arrived.connect(self.viewport().update)

    def _begin(self) -> None:
        """Let the keys begin at the first frame."""
        if self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.ask_soon()

    @property
    def complete(self) -> bool:
        """Whether every frame on screen is shown, by a picture or by what is wrong with it."""
        room = self.viewport().rect()
        shown = (
            frame.path
            for row, frame in enumerate(self._frames.frames)
            if self.visualRect(self._frames.index(row)).intersects(room)
        )
        return all(self._glimpses.picture(path) or self._glimpses.trouble(path) for path in shown)

    def ask_soon(self) -> None:
        """Have the pictures made that are on screen now."""
        self._asking.start()

    def _ask(self) -> None:
        """Have the pictures made of what is on screen, and of the rows that come next."""
        edge = round(EDGE * self.devicePixelRatioF())
        self._glimpses.want((self._frames.frames[row].path for row in self._rows_near()), edge)

    def _rows_near(self) -> range:
        count = self.model().rowCount()
        if not count or not self.isVisible():
            return range(0)
        room = self.viewport().rect()
        cell = self.visualRect(self.model().index(0, 0)).size().expandedTo(QSize(1, 1))
        columns = max(1, room.width() // cell.width())
        first = self.indexAt(QRect(room.topLeft(), cell).center()).row()
        rows = room.height() // cell.height() + 2
        begin = max(0, first)
        return range(begin, min(count, begin + columns * 2 * rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, or what to do where there are none."""
        super().paintEvent(event)
        if not self.model().rowCount():
            title = self.tr("No frames yet")
            hint = self.tr("Choose a card or a folder on the left. It is only ever read.")
            with QPainter(self.viewport()) as painter:
                paint_empty(painter, self.viewport().rect(), title, hint, self.font(), self.palette())

    # Hands

    def event(self, event: QEvent) -> bool:
        """Space is the sheet's while it has the focus."""
        return own_keys.claimed(event, Qt.Key.Key_Space) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns ticks; letters are told on, so that nothing is searched for by typing."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space:
            self._frames.turn(self.selectedIndexes() or [self.currentIndex()])
        elif plain and event.text().isalpha():
            self.letter.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a tick turns it, and those of all selected frames where it is one of them."""
        index = self._tick_at(event)
        if index is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        selected = self.selectedIndexes()
        self._frames.turn(selected if index in selected else [index])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Turn the tick of one frame."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._frames.turn([index])

    def _tick_at(self, event: QMouseEvent) -> QModelIndex | None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        area = tick_area(self.visualRect(index).adjusted(2, 2, -2, -2)).adjusted(-4, -4, 4, 4)
        return index if index.isValid() and area.contains(at) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cells fill the width; more or less is on screen."""
        least = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        room = event.size().width() - 1
        self.setGridSize(QSize(room // max(1, room // least.width()), least.height()))
        super().resizeEvent(event)
        self.ask_soon()
