"""What the contact sheet and the filmstrip have in common: cells by arithmetic, current and selected photos.

Only the cells on screen cost anything. For them the view asks the library for photo and verdict, and
`Pictures` for the pixmap; a subclass says how cells are laid out and which keys move where. Letters and
digits are left alone: they are the window's actions.
"""

import contextlib
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from reviewer.errors import ReviewerError
from reviewer.photo import Photo, Verdict
from ui import theme
from ui.cell import CellPainter, Facts, Stand, Words
from ui.grid import Grid, Group
from ui.pictures import Library, Pictures
from ui.roll import Roll
from ui.spoken import placed, spoken

_FACTS_KEPT: Final = 4000
_ASK_MS: Final = 12

_Mod = Qt.KeyboardModifier
_RESTYLED: Final = (
    QEvent.Type.FontChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.DevicePixelRatioChange,
)


class JudgedLibrary(Library, Protocol):
    """What views need of `review.Review`."""

    def verdict(self, photo: int, /) -> Verdict:
        """What the rules say of a photo."""

    def photos(self, ids: Sequence[int], /) -> list[Photo]:
        """Several photos, read in one go."""


class PhotoView(QAbstractScrollArea):
    """Photos in cells, one of them current, any of them selected."""

    current_changed = Signal(object)
    """The id of the photo now current, None when there is none."""
    selection_changed = Signal()
    activated = Signal(object)
    """The id of the photo that was double-clicked, or had Enter pressed on it."""

    def __init__(
        self, review: JudgedLibrary, pictures: Pictures, edge: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._pictures = pictures
        self._edge = edge
        self._roll = Roll()
        self._groups: Sequence[Group] = ()
        self._facts: dict[int, Facts] = {}
        self._empty = ("", "")
        self._cells: CellPainter | None = None
        self._grid = Grid(0, self._painter().size, 1)
        self._asking = QTimer(self, interval=_ASK_MS, singleShot=True)
        self._asking.timeout.connect(self._ask)
        pictures.arrived.connect(self._on_arrived)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What the window says

    def set_ids(
        self, ids: Sequence[int], groups: Sequence[Group] = (), *, current: int | None = None
    ) -> None:
        """Show these photos in this order; `groups` puts headings over runs of them.

        The sequence is kept and must not change. The photo named `current` becomes so; without one, the
        current photo and the selection stay, and where it is gone, its next neighbour takes over.
        """
        before, selected = self._roll.current, set(self._roll.selected)
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

    def set_review(self, review: JudgedLibrary) -> None:
        """Show photos of another library from now on; none of them until `set_ids`."""
        self._review = review
        self.set_ids(())

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

    def select(self, photos: set[int]) -> None:
        """Select exactly these photos."""
        self._change_selection(lambda: self._roll.select(photos))

    def select_all(self) -> None:
        """Select every photo."""
        self._change_selection(self._roll.select_all)

    def select_none(self) -> None:
        """Select the current photo only."""
        self._change_selection(lambda: self._roll.go(self._roll.index))

    def set_empty_text(self, title: str, hint: str = "") -> None:
        """What to say when there are no photos, and what can be done about it."""
        self._empty = (title, hint)
        self.viewport().update()

    # What the window asks

    @property
    def ids(self) -> Sequence[int]:
        """The photos in order."""
        return self._roll.ids

    @property
    def current(self) -> int | None:
        """The id of the current photo."""
        return self._roll.current

    @property
    def current_index(self) -> int:
        """Where the current photo stands, -1 when there is none."""
        return self._roll.index

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

    def visible_ids(self) -> list[int]:
        """The ids of the photos on screen."""
        return [self._roll.ids[index] for index in self._grid.within(self._window())]

    @property
    def complete(self) -> bool:
        """Whether every photo on screen is shown, by a picture or by what is wrong with it."""
        edge = self._edge_in_pixels()
        return self.isVisible() and all(
            self._pictures.thumbnail(photo, edge) is not None or self._pictures.trouble(photo)
            for photo in self.visible_ids()
        )

    # Layout, for the subclass

    def _make_grid(self, cell: CellPainter) -> Grid:
        raise NotImplementedError

    def _origin(self) -> QPoint:
        """The point of the sheet at the top left of the viewport."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _window(self) -> QRect:
        """The part of the sheet on screen."""
        return QRect(self._origin(), self.viewport().size())

    def _edge_in_pixels(self) -> int:
        return round(self._edge * self.devicePixelRatioF())

    def _painter(self) -> CellPainter:
        if self._cells is None:
            words = Words(broken=self.tr("Cannot be shown"))
            self._cells = CellPainter(
                self.font(), self.palette(), self._edge, self.devicePixelRatioF(), words
            )
        return self._cells

    def _lay_out(self) -> None:
        self._grid = self._make_grid(self._painter())
        room, size = self.viewport().size(), self._grid.size
        for bar, page, length, step in (
            (self.verticalScrollBar(), room.height(), size.height(), self._grid.cell.height()),
            (self.horizontalScrollBar(), room.width(), size.width(), self._grid.cell.width()),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(max(1, step // 3))
            bar.setRange(0, max(0, length - page))
            bar.setEnabled(length > page)
        self._ask_soon()

    def _anchor(self) -> tuple[int, int] | None:
        """A photo on screen, the current one if it is, and how far below the viewport's top its cell is."""
        window, index = self._window(), self._roll.index
        if index < 0 or not window.intersects(self._grid.rect(index)):
            index = next(self._grid.within(window), -1)
        if not 0 <= index < len(self._roll):
            return None
        return self._roll.ids[index], self._grid.rect(index).top() - window.top()

    def _restore(self, anchor: tuple[int, int] | None) -> None:
        """Scroll so that the photo's cell is where it was on screen, and wholly in view."""
        index = self._roll.index_of(anchor[0]) if anchor else -1
        if anchor and index >= 0:
            self.verticalScrollBar().setValue(self._grid.rect(index).top() - anchor[1])
            self._bring_into_view(index)

    def _bring_into_view(self, index: int) -> None:
        rect, window, gap = self._grid.rect(index), self._window(), self._grid.gap
        bar = self.verticalScrollBar()
        if rect.top() - gap < window.top():
            bar.setValue(rect.top() - gap)
        elif rect.bottom() + gap > window.bottom():
            bar.setValue(rect.bottom() + gap - window.height() + 1)

    # Going from photo to photo

    def _go(self, index: int, *, extend: bool = False, keep: bool = False) -> None:
        if not 0 <= index < len(self._roll):
            return
        current, selected = self._roll.current, set(self._roll.selected)
        self._roll.go(index, extend=extend, keep=keep)
        self._bring_into_view(index)
        self._announce(current, selected)

    def _change_selection(self, change: Callable[[], None]) -> None:
        current, selected = self._roll.current, set(self._roll.selected)
        change()
        self._announce(current, selected)

    def _announce(self, current: int | None, selected: set[int]) -> None:
        """Paint what has changed since, and tell."""
        changed = selected ^ self._roll.selected
        if self._roll.current != current:
            changed |= {photo for photo in (current, self._roll.current) if photo is not None}
        if not changed:
            return
        self._repaint(changed)
        self._describe()
        if self._roll.current != current:
            self.current_changed.emit(self._roll.current)
        if self._roll.selected != selected:
            self.selection_changed.emit()

    def _describe(self) -> None:
        facts = self._facts_of(self._roll.current) if self._roll.current is not None else None
        if facts is None:
            self.setAccessibleDescription(" ".join(self._empty))
            return
        words = spoken(facts.photo, facts.verdict, self._pictures.trouble(facts.photo.id))
        place = placed(self._roll.index, len(self._roll))
        several = self.tr("{n} selected").format(n=len(self._roll.selected))
        self.setAccessibleDescription(f"{words}, {place}, {several}")

    # Facts and pictures of what is on screen

    def _facts_of(self, photo: int) -> Facts | None:
        if photo not in self._facts:
            if len(self._facts) > _FACTS_KEPT:
                self._facts.clear()
            try:
                self._facts[photo] = Facts(self._review.photo(photo), self._review.verdict(photo))
            except ReviewerError:
                return None  # removed meanwhile; the window is about to say so
        return self._facts[photo]

    def _read_facts(self, photos: Sequence[int]) -> None:
        """Have the library read all photos in one go that the cells will ask for one by one."""
        missing = [photo for photo in photos if photo not in self._facts]
        if len(missing) > 1:
            with contextlib.suppress(ReviewerError):  # one is gone; the others are read one by one
                self._review.photos(missing)

    def _ask_soon(self) -> None:
        if not self._asking.isActive():
            self._asking.start()

    def _ask(self) -> None:
        if not self.isVisible():
            return
        seen = self.visible_ids()
        self._pictures.want(seen, self._edge_in_pixels(), by=self, ahead=self._ahead())

    def _ahead(self) -> list[int]:
        """The photos that come into view next."""
        window = self._window()
        on = QRect(window.bottomLeft(), window.size()) if self._grid.columns < self._grid.count else window
        return [self._roll.ids[index] for index in self._grid.within(on)]

    def _on_arrived(self, photos: frozenset[int]) -> None:
        if self.isVisible():
            self._repaint(photos)

    def _repaint(self, photos: frozenset[int] | set[int]) -> None:
        origin = self._origin()
        for index in self._grid.within(self._window()):
            if index < len(self._roll) and self._roll.ids[index] in photos:
                self.viewport().update(self._grid.rect(index).translated(-origin))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that touch what has to be painted."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        if not len(self._roll):
            self._paint_empty(painter)
            return
        origin = self._origin()
        area = event.rect().translated(origin)
        self._read_facts([self._roll.ids[index] for index in self._grid.within(area)])
        painter.translate(-origin)
        self._paint_headings(painter, area)
        cells = self._painter()
        cells.begin(painter)
        focused = self.hasFocus() or self.viewport().hasFocus()
        edge = self._edge_in_pixels()
        for index in self._grid.within(area):
            self._paint_cell(painter, cells, index, edge, focused)

    def _paint_cell(
        self, painter: QPainter, cells: CellPainter, index: int, edge: int, focused: bool
    ) -> None:
        photo = self._roll.ids[index]
        facts = self._facts_of(photo)
        stand = Stand(index == self._roll.index, photo in self._roll.selected, focused)
        picture = self._pictures.thumbnail(photo, edge) if facts else None
        trouble = self._pictures.trouble(photo) if facts else ""
        cells.paint(painter, self._grid.rect(index), facts, picture, trouble, stand)

    def _paint_headings(self, painter: QPainter, area: QRect) -> None:
        font = theme.sized(self.font(), 1.0, bold=True)
        for group, rect in self._grid.headings(area):
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, group.title)
            end = painter.fontMetrics().horizontalAdvance(group.title) + theme.NEAR
            painter.setFont(self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                rect.adjusted(end, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter,
                self.locale().toString(group.count),
            )

    def _paint_empty(self, painter: QPainter) -> None:
        title, hint = self._empty
        room = self.viewport().rect().adjusted(theme.WIDE, 0, -theme.WIDE, 0)
        middle = room.center().y() - theme.WIDE
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.setFont(theme.sized(self.font(), theme.DISPLAY))
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(room.left(), room.top(), room.width(), middle - room.top()), bottom, title)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        below = QRect(room.left(), middle + theme.NEAR, room.width(), room.bottom() - middle)
        painter.drawText(below, top, hint)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew around what is on screen."""
        anchor = self._anchor()
        self._lay_out()
        self._restore(anchor)
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and ask for what comes in."""
        self.viewport().scroll(dx, dy)
        self._ask_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for pictures."""
        super().showEvent(event)
        self._ask_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is wanted any more."""
        super().hideEvent(event)
        self._pictures.leave(self)

    def changeEvent(self, event: QEvent) -> None:
        """Another font, palette or screen: make the cells anew."""
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self._cells = None
            self._lay_out()
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the current photo takes the accent."""
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame of the current photo turns grey."""
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make current and select, with Ctrl and Shift as everywhere."""
        index = self._grid.at(event.position().toPoint() + self._origin())
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        if index < 0:
            if event.button() is Qt.MouseButton.LeftButton and self._roll.current is not None:
                self.select_none()
        elif event.button() is Qt.MouseButton.RightButton:
            if self._roll.ids[index] not in self._roll.selected:
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
            words = spoken(facts.photo, facts.verdict, self._pictures.trouble(facts.photo.id))
            place = self._grid.rect(index).translated(-self._origin())
            QToolTip.showText(event.globalPos(), words, self.viewport(), place)
        return True
