"""Cards as they come and go, and letting them go; all off the window's thread, for disks may hang."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from reviewer import card
from reviewer.eject import eject
from ui.errand import Errand

EVERY_MS = 2000


class CardWatch(QObject):
    """`came` and `went` carry the mount point of a card; `let_go` that of one that was ejected.

    `held` carries the mount point of one that was not, and why, in a sentence.
    """

    came = Signal(Path)
    went = Signal(Path)
    let_go = Signal(Path)
    held = Signal(Path, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mounted: frozenset[Path] = frozenset()
        self._going = Path()
        self._looking, self._ejecting = Errand(self), Errand(self)
        self._looking.arrived.connect(self._compare)
        self._ejecting.failed.connect(lambda sentence: self.held.emit(self._going, sentence))
        self._ejecting.arrived.connect(self.let_go)
        # The next look begins when the last has ended: one that hangs is not asked again and again.
        self._again = QTimer(self, interval=EVERY_MS, singleShot=True)
        self._again.timeout.connect(self.look)
        self._looking.finished.connect(self._again.start)

    def look(self) -> None:
        """Look which cards are mounted, now and from now on."""
        self._looking.run(_mounted)

    def eject(self, mount_point: Path) -> None:
        """Let a card go."""
        self._going = mount_point
        self._ejecting.run(lambda: _ejected(mount_point))

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        self._looking.drop()
        self._ejecting.drop()

    def _compare(self, mounted: frozenset[Path]) -> None:
        before, self.mounted = self.mounted, mounted
        for point in sorted(mounted - before):
            self.came.emit(point)
        for point in sorted(before - mounted):
            self.went.emit(point)


def _mounted() -> Iterator[frozenset[Path]]:
    yield frozenset(mounted_cards())


def mounted_cards() -> tuple[Path, ...]:
    """The mount points of all cards. May wait for a disk."""
    volumes = QStorageInfo.mountedVolumes()
    return card.find(Path(volume.rootPath()) for volume in volumes if volume.isReady())


def _ejected(mount_point: Path) -> Iterator[Path]:
    eject(mount_point, bytes(QStorageInfo(str(mount_point)).device().data()).decode(errors="replace"))
    yield mount_point
