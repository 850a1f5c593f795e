"""Photos in cells by arithmetic: what is on screen, where it lies, and how it gets painted.

Only the cells on screen cost anything. For them the view asks the library for photo and verdict, and
`Pictures` for the pixmap. A subclass says how cells are laid out; `PhotoView` adds hands.
"""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reviewer.errors import ReviewerError
from ui.cell import CellPainter, Words
from ui.grid import Grid, Group
from ui.library import JudgedLibrary
from ui.pictures import Pictures
from ui.roll import Roll
from ui.sheet_text import paint_empty, paint_headings
from ui.shown import Facts, Stand

_FACTS_KEPT: Final = 4000
_ASK_MS: Final = 12
_RESTYLED: Final = (
    QEvent.Type.FontChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.DevicePixelRatioChange,
)


class CellsView(QAbstractScrollArea):
    """Shows a roll of photos in cells."""

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
        self._numbered = False
        self._cells: CellPainter | None = None
        self._grid = Grid(0, self._painter().size, 1)
        self._asking = QTimer(self, interval=_ASK_MS, singleShot=True)
        self._asking.timeout.connect(self._ask)
        pictures.arrived.connect(self._on_arrived)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_empty_text(self, title: str, hint: str = "") -> None:
        """What to say when there are no photos, and what can be done about it."""
        self._empty = (title, hint)
        self.viewport().update()

    def set_numbered(self, numbered: bool) -> None:
        """Say on each cell which place it has."""
        if numbered != self._numbered:
            self._numbered = numbered
            self.viewport().update()

    @property
    def ids(self) -> Sequence[int]:
        """The photos in order."""
        return self._roll.ids

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
        above = gap + self._grid.heading
        if rect.top() - above < window.top():
            bar.setValue(rect.top() - above)
        elif rect.bottom() + gap > window.bottom():
            bar.setValue(rect.bottom() + gap - window.height() + 1)

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
        for index in self._grid.within(self._window()):
            if self._roll.ids[index] in photos:
                self._repaint_cell(index)

    def _repaint_cell(self, index: int) -> None:
        self.viewport().update(self._grid.rect(index).translated(-self._origin()))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that touch what has to be painted."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
            if not len(self._roll):
                paint_empty(painter, self.viewport().rect(), *self._empty, self.font(), self.palette())
                return
            origin = self._origin()
            area = event.rect().translated(origin)
            places = list(self._grid.cells(area))
            self._read_facts([self._roll.ids[index] for index, _ in places])
            painter.translate(-origin)
            cells = self._painter()
            cells.begin(painter)
            focused = self.hasFocus() or self.viewport().hasFocus()
            edge = self._edge_in_pixels()
            for index, place in places:
                photo = self._roll.ids[index]
                facts = self._facts_of(photo)
                picture = self._pictures.thumbnail(photo, edge) if facts else None
                trouble = self._pictures.trouble(photo) if facts else ""
                cells.paint(painter, place, facts, picture, trouble, self._stand(index, focused))
            paint_headings(painter, self._headings(area), self.font(), self.palette())

    def _headings(self, area: QRect) -> Iterator[tuple[Group, QRect]]:
        """The headings in an area, and that of the group that is cut by the top of the view."""
        yield from self._grid.headings(area)
        if over := self._grid.heading_over(self._origin().y()):
            yield over

    def _stand(self, index: int, focused: bool) -> Stand:
        """How the cell at `index` stands in the view."""
        roll = self._roll
        selected = roll.selected.holds(index, roll.ids[index])
        return Stand(index == roll.index, selected, focused, number=index + 1 if self._numbered else 0)

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
        if self._grid.heading:  # what stays at the top while the cells move below it
            top = QRect(0, 0, self.viewport().width(), self._grid.heading)
            self.viewport().update(top)
            self.viewport().update(top.translated(0, dy))
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
