"""When the loupe stood painted: the moment at which the window has handed what it painted to the screen."""

from PySide6.QtCore import QEvent, QObject

from tests.bench.moment import Moment
from tests.bench.window import Hand


class Painted(QObject):
    """By photo, when it first stood in the loupe with any picture of it (`at`), and sharp (`sharp_at`)."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand.views)
        self._hand = hand
        self._loupe = hand.views.loupe
        self._window = hand.views.window()
        self._painting: tuple[int, bool] | None = None
        self.at: dict[int, Moment] = {}
        self.sharp_at: dict[int, Moment] = {}
        for watched in (self._loupe, self._window):
            watched.installEventFilter(self)

    def forget(self) -> None:
        """Begin anew."""
        self.at.clear()
        self.sharp_at.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the loupe is about to paint; look at the clock when the window has painted."""
        if watched is self._loupe and event.type() is QEvent.Type.Paint:
            self._painting = self._shown()
        elif watched is self._window and event.type() is QEvent.Type.UpdateRequest:
            self._window.event(event)
            self._stamp(Moment.now())
            return True
        return False

    def _shown(self) -> tuple[int, bool] | None:
        photo, box = self._loupe.current, self._loupe.size().toTuple()
        if photo is None or self._hand.pictures.screen(photo, box) is None:
            return None
        return photo, self._loupe.sharp

    def _stamp(self, now: Moment) -> None:
        if self._painting is not None:
            photo, sharp = self._painting
            self.at.setdefault(photo, now)
            if sharp:
                self.sharp_at.setdefault(photo, now)
        self._painting = None
