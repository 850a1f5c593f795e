"""The middle of the window: contact sheet, loupe with its filmstrip, or compare, over the same photos.

The contact sheet knows which photo is current and which are selected; the other views follow it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer.review import Review
from ui import compare
from ui.contact_sheet import ContactSheet
from ui.filmstrip import Filmstrip
from ui.loupe import Loupe
from ui.pictures import Pictures
from ui.view_strip import ViewStrip


class Views(QStackedWidget):
    """One of three views on the photos that the filter lets through.

    `changed` says that the current photo, the selection or the view is another one; `said` carries a
    sentence for the status line.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, review: Review, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.sheet = ContactSheet(review, pictures, self)
        self.loupe = Loupe(review, pictures)
        self.filmstrip = Filmstrip(review, pictures)
        self.compare = compare.Compare(review, pictures, self)
        self.strip = ViewStrip(self.sheet)
        self._many = _page(self.sheet, self.strip)
        self._single = _page(self.loupe, self.filmstrip)
        for page in (self._many, self._single, self.compare):
            self.addWidget(page)
        self.filmstrip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a laptop with both sides open."""
        return QSize(320, 240)

    def _connect(self) -> None:
        self.sheet.activated.connect(lambda _photo: self.show_loupe())
        self.sheet.current_changed.connect(self._follow_sheet)
        self.sheet.selection_changed.connect(self.changed)
        self.filmstrip.current_changed.connect(self.loupe.set_current)
        self.filmstrip.activated.connect(lambda _photo: self.show_sheet())
        self.loupe.current_changed.connect(self._follow_loupe)
        self.loupe.left.connect(self.show_sheet)
        self.compare.left.connect(self.show_sheet)
        self.compare.current_changed.connect(self._follow_compare)
        self.compare.decided.connect(self._show_decided)
        self.compare.said.connect(self.said)

    # Which view

    @property
    def shows_sheet(self) -> bool:
        """Whether the contact sheet is in front."""
        return self.currentWidget() is self._many

    @property
    def shows_compare(self) -> bool:
        """Whether photos are being compared."""
        return self.currentWidget() is self.compare

    def show_sheet(self) -> None:
        """The contact sheet in front."""
        self._turn_to(self._many, self.sheet)

    def show_loupe(self) -> None:
        """The current photo as large as can be."""
        if self.sheet.current is not None:
            for view in (self.loupe, self.filmstrip):
                view.set_ids(self.sheet.ids, current=self.sheet.current)
            self._turn_to(self._single, self.loupe)

    def show_compare(self) -> None:
        """The selected photos side by side; with one selected, it and the next.

        Who comes next comes from all photos shown, or from the selection where it is more than fit.
        """
        if self.shows_compare:
            return
        ids = self.sheet.selection()
        roll = ids if len(ids) > compare.MOST else self.sheet.ids
        if len(ids) < 2 and self.sheet.current is not None:
            ids = [self.sheet.current]
        if self.compare.begin(ids, roll):
            self._turn_to(self.compare, self.compare)
            self.compare.focus_front()
        elif ids:
            self.said.emit(self.tr("There is no other photo to compare it with."))

    def _show_decided(self, photo: int | None) -> None:
        """One photo is left of those compared."""
        if photo is None:
            self.show_sheet()
        else:
            self.show_loupe()

    def focus_front(self) -> None:
        """Give the keys to the view in front."""
        if self.shows_compare:
            self.compare.focus_front()
        else:
            (self.sheet if self.shows_sheet else self.loupe).setFocus()

    def _turn_to(self, page: QWidget, focus: QWidget) -> None:
        self.setCurrentWidget(page)
        focus.setFocus()
        self.changed.emit()

    def toggle_zoom(self) -> None:
        """1:1 and back; from the sheet it opens the loupe."""
        if self.shows_compare:
            self.compare.toggle_zoom()
            return
        if self.shows_sheet:
            self.show_loupe()
        self.loupe.toggle_zoom()

    # Which photos

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these photos, in this order."""
        self.sheet.set_ids(ids)
        if self.currentWidget() is self._single:
            if not ids:
                self.show_sheet()
                return
            for view in (self.filmstrip, self.loupe):
                view.set_ids(ids, current=self.sheet.current)

    @property
    def current(self) -> int | None:
        """The photo in front, None when there is none."""
        return self.compare.current if self.shows_compare else self.sheet.current

    def targets(self) -> list[int]:
        """The photos a mark is meant for: the selection on the sheet, the one in front elsewhere."""
        if self.shows_sheet:
            return self.sheet.selection()
        return [] if self.current is None else [self.current]

    def step(self, by: int) -> None:
        """Go to another photo."""
        if self.shows_compare:
            self.compare.step(by)
        else:
            self.sheet.step(by)

    def next_where_not_looked_at(self) -> bool:
        """Go to the next photo nobody went through, from the start again after the end."""
        ids, place = self.sheet.ids, self.sheet.current_index
        for photo in [*ids[place + 1 :], *ids[: max(place, 0)]]:
            if not self._review.photo(photo).marks.looked_at:
                self.sheet.set_current(photo)
                return True
        return False

    def refresh(self, photos: frozenset[int]) -> None:
        """These photos have changed."""
        for view in (self.sheet, self.filmstrip, self.loupe, self.compare):
            view.refresh(photos)
        if self.shows_compare:
            self.compare.settle()

    def _follow_sheet(self, photo: int | None) -> None:
        if self.currentWidget() is self._single:
            self.loupe.set_current(photo)
            self.filmstrip.set_current(photo)
        self.changed.emit()

    def _follow_loupe(self, photo: int | None) -> None:
        self.filmstrip.set_current(photo)
        self.sheet.set_current(photo)

    def _follow_compare(self, photo: int | None) -> None:
        self.sheet.set_current(photo)
        self.changed.emit()


def _page(view: QWidget, below: QWidget) -> QWidget:
    """A view, and a strip below it."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(view, 1)
    layout.addWidget(below)
    return page
