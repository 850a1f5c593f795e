"""What would be changed in captions, found beside the window while a person decides."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.album import Album
from reviewer.progress import Progress
from ui import theme, wording
from ui.change import Change
from ui.change_detail import ChangeDetail
from ui.change_list import ChangeList
from ui.errand import Errand
from ui.lettering import quiet, strong

Finding = Callable[[Album], Iterator[object]]
_AT_ONCE = 200


class ChangesPane(QWidget):
    """A list of changes below how many there are. `changed`: others are found, or others are chosen.

    What finds them is given the library, opened once more in another thread. `found` carries what it tells
    besides changes and its progress, `failed` a sentence.
    """

    changed = Signal()
    found = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._of = 0
        self._tally = strong("", self)
        self._how = quiet(self.tr("Space ticks, A all, O none. Ctrl+Enter makes the changes."), self)
        self.list = ChangeList(self)
        self.detail = ChangeDetail(self)
        self.list.current_changed.connect(self.detail.show_change)
        self._errand = Errand(self)
        self._errand.arrived.connect(self._take)
        self._errand.failed.connect(self.failed)
        self._errand.finished.connect(self._show)
        self.list.changes.changed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for widget in (self._tally, self._how):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        self._title, self._hint = "", ""
        self._show()

    @property
    def running(self) -> bool:
        """Whether changes are still being looked for."""
        return self._errand.running

    @property
    def text(self) -> str:
        """What is said of how many there are."""
        return self._tally.text()

    def say_if_empty(self, title: str, hint: str = "") -> None:
        """What stands there when nothing is found."""
        self._title, self._hint = title, hint
        self._show()

    def look(self, finding: Finding, photos: int) -> None:
        """Look for changes in so many photos; `finding` yields a `Change` each, and `Progress`."""
        self._of = photos
        self.list.changes.clear()
        folder = self._folder
        self._errand.run(lambda: _batches(folder, finding))
        self._show()

    def clear(self) -> None:
        """Look for nothing."""
        self._errand.drop()
        self.list.changes.clear()
        self._show()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._errand.drop()

    @property
    def texts(self) -> dict[int, dict[str, str]]:
        """What is chosen, as `Review.caption_each` writes it."""
        by_photo: dict[int, dict[str, str]] = {}
        for change in self.list.changes.chosen:
            by_photo.setdefault(change.photo, {})[change.address] = change.after
        return by_photo

    def _take(self, result: object) -> None:
        if not isinstance(result, list):
            return
        self.list.changes.add([one for one in result if isinstance(one, Change)])
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.changes.index(0))
        for one in result:
            if not isinstance(one, Change):
                self.found.emit(one)
        self._show()

    def _show(self) -> None:
        changes = self.list.changes
        if not len(changes):
            self.list.say_if_empty(
                *((self.tr("Looking…"), "") if self.running else (self._title, self._hint))
            )
        self._tally.setText(self._said() if len(changes) else "")
        for widget in (self._how, self._tally, self.detail):
            widget.setVisible(bool(len(changes)))
        self.changed.emit()

    def _said(self) -> str:
        chosen, photos = self.list.changes.counted
        said = self.tr("Changes {n} of {all} photos, {chosen} of {texts} texts chosen")
        for word, number in (
            ("{n}", photos),
            ("{all}", self._of),
            ("{chosen}", chosen),
            ("{texts}", len(self.list.changes)),
        ):
            said = said.replace(word, wording.number(number))
        return self.tr("{said} so far").replace("{said}", said) if self.running else said


def _batches(folder: Path, finding: Finding) -> Iterator[list[object]]:
    """What is found, so many at once that the window can keep up; how far it is tells when to hand over."""
    batch: list[object] = []
    with Album.open(folder) as album:
        for found in finding(album):
            if not isinstance(found, Progress):
                batch.append(found)
            if len(batch) >= _AT_ONCE or (batch and isinstance(found, Progress)):
                yield batch
                batch = []
    yield batch
