"""The middle of the window: contact sheet, loupe with its filmstrip, compare or blink, over the same photos.

The view in front leads: it says which photo is current, and the others follow. The contact sheet knows which
are selected. In the loupe, bursts are gone through frame by frame, whether they lie in stacks or not.
"""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer.review import Review
from ui import compare
from ui.aids import Aids
from ui.blink import Blink
from ui.contact_sheet import ContactSheet
from ui.framing import Framing
from ui.grid import Group
from ui.loupe import Loupe
from ui.loupe_aids import LoupeAids
from ui.loupe_page import LoupePage
from ui.ordered_sheet import OrderedSheet
from ui.pictures import Pictures
from ui.stacks import Burst
from ui.view_strip import ViewStrip


class Views(QStackedWidget):
    """One of four views on the photos that the filter lets through.

    `changed` says that the current photo, the selection or the view is another one; `said` carries a
    sentence for the status line.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, review: Review, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.sheet = OrderedSheet(review, pictures, self)
        self._single = LoupePage(review, pictures)
        self.loupe, self.filmstrip = self._single.loupe, self._single.filmstrip
        self.compare = compare.Compare(review, pictures, self)
        self.blink = Blink(review, pictures)
        self.aids = Aids(self)
        for loupe in (self.loupe, *self.compare.loupes, self.blink):
            LoupeAids(loupe, self.aids)
            loupe.said.connect(self.said)
        self._before_blink: QWidget | None = None
        self.strip = ViewStrip(self.sheet)
        self._many = _page(self.sheet, self.strip)
        for page in (self._many, self._single, self.compare, self.blink):
            self.addWidget(page)
        self._connect()

    def minimumSizeHint(self) -> QSize:
        """Small enough for a laptop with both sides open."""
        return QSize(320, 240)

    def _connect(self) -> None:
        self.sheet.activated.connect(lambda _photo: self.show_loupe())
        self.sheet.current_changed.connect(self.changed)
        self.sheet.selection_changed.connect(self.changed)
        self.filmstrip.activated.connect(lambda _photo: self.show_sheet())
        self.loupe.current_changed.connect(self._follow)
        self.loupe.left.connect(self.show_sheet)
        self.compare.left.connect(self.show_sheet)
        self.compare.current_changed.connect(self._follow)
        self.compare.decided.connect(self._show_decided)
        self.compare.said.connect(self.said)
        self.blink.current_changed.connect(self._follow)
        self.blink.left.connect(self._leave_blink)

    def checked(self) -> dict[str, bool]:
        """Which actions of the menus hold at present, by their ids."""
        return {**self.strip.checked(), **self.aids.checked()}

    # Which view

    @property
    def shows_sheet(self) -> bool:
        """Whether the contact sheet is in front."""
        return self.currentWidget() is self._many

    @property
    def shows_loupe(self) -> bool:
        """Whether one photo is in front, with its filmstrip."""
        return self.currentWidget() is self._single

    @property
    def shows_compare(self) -> bool:
        """Whether photos are being compared."""
        return self.currentWidget() is self.compare

    @property
    def shows_blink(self) -> bool:
        """Whether two photos are shown by turns."""
        return self.currentWidget() is self.blink

    @property
    def shows_several(self) -> bool:
        """Whether photos are being compared, side by side or by turns."""
        return self.shows_compare or self.shows_blink

    def show_sheet(self) -> None:
        """The contact sheet in front, at the photo that was."""
        self.sheet.set_current(self.current)
        self._turn_to(self._many, self.sheet)

    def show_loupe(self) -> None:
        """The current photo as large as can be."""
        if (photo := self.current) is not None:
            self._single.set_ids(self.ids, current=photo)
            self._turn_to(self._single, self.loupe)

    def show_compare(self) -> None:
        """The selected photos side by side; with one selected, it and the next.

        Who comes next comes from all photos shown, or from the selection where it is more than fit.
        """
        if self.shows_compare:
            return
        if self.shows_blink and self._before_blink is self.compare:
            self._leave_blink()
            return
        ids = self.sheet.selection()
        roll = ids if len(ids) > compare.MOST else self.ids
        if len(ids) < 2 and self.current is not None:
            ids = [self.current]
        if self.compare.begin(ids, roll):
            self._turn_to(self.compare, self.compare)
        elif ids:
            self.said.emit(self.tr("There is no other photo to compare it with."))

    def _show_decided(self, photo: int | None) -> None:
        """One photo is left of those compared."""
        if photo is None:
            self.show_sheet()
        else:
            self.show_loupe()

    def blink_over(self) -> None:
        """The photo in front and the one before it by turns, at the same place: each call shows the other."""
        if self.shows_blink:
            self.blink.switch()
        else:
            self._show_blink()

    def blink_on(self) -> None:
        """Show the two by turns without a hand, or stop that."""
        if self.shows_blink or self._show_blink():
            self.blink.toggle_turning()

    def _show_blink(self) -> bool:
        """Put two photos one upon the other; False where there are no two."""
        front = self.compare if self.shows_compare else self.loupe
        first, second = self._pair()
        if first is None or second is None:
            self.said.emit(self.tr("There is no other photo to compare it with."))
            return False
        self._before_blink = self.currentWidget()
        framing = Framing() if self.shows_sheet else front.framing
        self._turn_to(self.blink, self.blink)
        self.blink.begin(first, second, framing)
        return True

    def _pair(self) -> tuple[int | None, int | None]:
        """The photo in front, and the one to see it beside."""
        if self.shows_compare:
            return self.compare.current, self.compare.rival
        chosen = self.sheet.selection() if self.shows_sheet else []
        if len(chosen) == 2:
            return chosen[0], chosen[1]
        if not self.shows_loupe:
            self.loupe.set_ids(self.ids, current=self.current)
        return self.loupe.current, self.loupe.before

    def _leave_blink(self) -> None:
        """Back to where it was begun, with the photo and the framing seen last."""
        photo, framing = self.blink.current, self.blink.framing
        if self._before_blink is self.compare:
            self.compare.set_framing(framing)
            self._turn_to(self.compare, self.compare)
            self.compare.bring_to_front(photo)
            self.compare.settle()
        elif self._before_blink is self._single:
            self.loupe.set_framing(framing)
            self.show_loupe()
        else:
            self.show_sheet()

    def focus_front(self) -> None:
        """Give the keys to the view in front."""
        self._front().setFocus()

    def _front(self) -> ContactSheet | Loupe | compare.Compare:
        page = self.currentWidget()
        if page is self.compare or page is self.blink:
            return self.compare if page is self.compare else self.blink
        return self.sheet if self.shows_sheet else self.loupe

    def _turn_to(self, page: QWidget, focus: QWidget) -> None:
        self.setCurrentWidget(page)
        focus.setFocus()
        self.changed.emit()

    def enlarge(self, by: int) -> None:
        """So many steps larger: the cells of the sheet, or the photo in front."""
        self._front().enlarge(by)

    def toggle_zoom(self, zoom: float = 1.0) -> None:
        """1:1 or another zoom, and back; from the sheet it opens the loupe."""
        if (view := self._enlarged()) is not None:
            view.toggle_zoom(zoom)

    def toggle_developed(self) -> None:
        """The RAW's own pixels, or the camera's picture; from the sheet it opens the loupe."""
        if (view := self._enlarged()) is not None:
            view.toggle_developed()

    def _enlarged(self) -> Loupe | compare.Compare | None:
        """The view in front that shows photos large, the loupe if none does."""
        if self.shows_sheet:
            self.show_loupe()
        front = self._front()
        return None if isinstance(front, ContactSheet) else front

    # Which photos

    def set_ids(
        self,
        ids: Sequence[int],
        groups: Sequence[Group] = (),
        bursts: Iterable[Burst] = (),
        best: Collection[int] = frozenset(),
    ) -> None:
        """Show these photos, in this order; on the sheet under headings, and each burst as a stack."""
        if self.shows_loupe:
            self._single.set_ids(ids)
        self.sheet.set_ids(ids, groups, bursts, best)
        if self.shows_loupe and not ids:
            self.show_sheet()

    @property
    def ids(self) -> Sequence[int]:
        """All photos shown, those that lie in a stack too."""
        return self.sheet.all_ids

    @property
    def current(self) -> int | None:
        """The photo in front, None when there is none."""
        return self._front().current

    @property
    def place(self) -> tuple[int, int]:
        """Where the photo in front stands, counted from 1, and among how many."""
        view = self.loupe if self.shows_loupe else self.sheet
        return view.current_index + 1, len(view.ids)

    def set_current(self, photo: int) -> None:
        """Go to a photo; from a comparison, in the loupe."""
        if self.shows_several:
            self.show_loupe()
        (self.loupe if self.shows_loupe else self.sheet).set_current(photo)

    def targets(self) -> list[int]:
        """The photos a mark is meant for: the selection on the sheet, the one in front elsewhere."""
        if self.shows_sheet:
            return self.sheet.selection()
        return [] if self.current is None else [self.current]

    @property
    def hurried(self) -> bool:
        """Whether somebody runs through the frames with a key held down."""
        return self.shows_loupe and self.loupe.held_down

    def step(self, by: int) -> None:
        """Go to another photo."""
        if self.shows_compare:
            self.compare.step(by)
        elif self.shows_blink:
            self.blink.switch()
        else:
            (self.loupe if self.shows_loupe else self.sheet).step(by)

    def refresh(self, photos: frozenset[int]) -> None:
        """These photos have changed."""
        for view in (self.sheet, self._single, self.compare, self.blink):
            view.refresh(photos)
        if self.shows_compare:
            self.compare.settle()

    def _follow(self, photo: int | None) -> None:
        """On the sheet, the stack the photo lies in stands for it, until the sheet is in front again."""
        with QSignalBlocker(self.sheet):  # one change, told once
            self.sheet.set_current(None if photo is None else self.sheet.stacks.top(photo))
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
