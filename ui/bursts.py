"""What the keys do with bursts: open and close stacks, go from frame to frame, keep the best one."""

from PySide6.QtCore import QObject, Signal

from ui.marking import Marking
from ui.stacks import Burst
from ui.views import Views
from ui.walk import Walk


class Bursts(QObject):
    """Acts on the burst of the photo in front. `said` carries a sentence where there is none."""

    said = Signal(str)

    def __init__(self, views: Views, walk: Walk, marking: Marking, parent: QObject) -> None:
        super().__init__(parent)
        self._views = views
        self._walk = walk
        self._marking = marking

    def turn(self) -> None:
        """Open the stack on the sheet, or close it; from another view, show it open."""
        if not self._frames():
            return
        if self._views.shows_sheet:
            self._views.sheet.turn_stack()
        else:
            self._views.show_sheet()
            self._views.sheet.open_stack()

    def select(self) -> None:
        """Select every frame on the sheet, where all of them are seen then."""
        if self._frames():
            self._views.show_sheet()
            self._views.sheet.select_burst()

    def step(self, by: int) -> None:
        """Go to the next frame of the burst (by 1), or to the one before (by -1)."""
        current = self._views.current
        if current is not None and (frames := self._frames()):
            place = frames.index(current) + by
            if 0 <= place < len(frames):
                self._views.set_current(frames[place])

    def go_on(self, by: int) -> None:
        """Go to the next burst (by 1), or to the one before (by -1)."""
        stacks, here = self._views.sheet.stacks, self._views.sheet.stacks.burst(self._views.current)
        found = self._walk.find(lambda photo: stacks.burst(photo) not in ((), here), by)
        if found is None:
            self.said.emit(self._nothing(self.tr("There is no other burst that way.")))
        else:
            first = stacks.burst(found)[0]
            self._views.set_current(stacks.top(first) if self._views.shows_sheet else first)

    def pick_best(self) -> None:
        """Pick the photo in front and reject the others, which are seen then."""
        best = self._views.current
        if best is not None and (frames := self.seen()):
            self._marking.pick_best(best, [photo for photo in frames if photo != best])

    def copy_marks(self) -> None:
        """Give the marks of the photo in front to the others, which are seen then."""
        source = self._views.current
        if source is not None and (frames := self.seen()):
            self._marking.copy_marks(source, [photo for photo in frames if photo != source])

    def seen(self) -> Burst:
        """The frames of the burst, with its stack opened: nothing is marked that nobody sees.

        None where the photo in front is in no burst, which is said.
        """
        frames = self._frames()
        self._views.sheet.open_stack()
        return frames

    def _frames(self) -> Burst:
        frames = self._views.sheet.stacks.burst(self._views.current)
        if not frames:
            self.said.emit(self._nothing(self.tr("This photo is in no burst.")))
        return frames

    def _nothing(self, sentence: str) -> str:
        """Why nothing happens."""
        stacked = self._views.strip.stacked
        return sentence if stacked else self.tr("Bursts are not looked for. Stack them first.")
