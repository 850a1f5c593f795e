"""Something worked out from the picture in a view, and shown over it; never that of another picture.

The work is done beside the window's thread, once the view rests: while somebody steps through the frames
with a key held down there is nothing to see of it, and nothing to wait for.
"""

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.errand import Errand
from ui.frame_view import FrameView
from ui.shown import Showing

T = TypeVar("T")
REST_MS: Final = 60


class Measured(QWidget, Generic[T]):
    """A widget over a view. A subclass says what is worked out, and paints `found`."""

    def __init__(self, view: FrameView) -> None:
        super().__init__(view)
        self._view = view
        self._found: tuple[Hashable, T] | None = None
        self._asked: Hashable = None
        self._errand = Errand(self)
        self._errand.arrived.connect(self._take)
        self._resting = QTimer(self, interval=REST_MS, singleShot=True)
        self._resting.timeout.connect(self._ask)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.showing_changed.connect(self._follow)

    @property
    def found(self) -> T | None:
        """What was found of the picture shown, None until it is."""
        showing = self._view.showing
        if self._found is None or showing is None or self._found[0] != self._subject(showing):
            return None
        return self._found[1]

    def set_on(self, on: bool) -> None:
        """Show it, or not."""
        self.setVisible(on)
        if on:
            self._follow()
        else:
            self._found = None
            self._drop()

    def _subject(self, showing: Showing) -> Hashable:
        """What a finding is about: while it stays the same, the finding holds."""
        return showing.photo.id, showing.picture.cacheKey()

    def _question(self, showing: Showing) -> Hashable:
        """What the work depends on: when it is another one, the work is done anew."""
        return self._subject(showing)

    def _work(self, showing: Showing) -> Callable[[], T]:
        """The work, for another thread."""
        raise NotImplementedError

    def _follow(self) -> None:
        self._lay_out()
        self.update()
        showing = self._view.showing
        if self.isHidden() or showing is None:
            self._drop()
        elif self._asked != self._question(showing):
            self._resting.start()

    def _drop(self) -> None:
        self._asked = None
        self._resting.stop()
        self._errand.drop()

    def _lay_out(self) -> None:
        raise NotImplementedError

    def _ask(self) -> None:
        showing = self._view.showing
        if showing is None or self.isHidden():
            return
        subject, work = self._subject(showing), self._work(showing)
        self._asked = self._question(showing)
        self._errand.run(lambda: iter([(subject, work())]))

    def _take(self, found: tuple[Hashable, T]) -> None:
        self._found = found
        self.update()
