"""The frames of cards as the sheet of the import dialog shows them: which there are, which are chosen."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reviewer.offer import Offer
from reviewer.photo import CameraFacts
from ui import wording

Index = QModelIndex | QPersistentModelIndex
FRAME_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class CardFrame:
    """One frame of a card. `place` is where it is in the library; empty for a new one.

    `unbacked`: it is in the library, and not on the backup.
    """

    offer: Offer
    place: str = ""
    unbacked: bool = False

    @property
    def path(self) -> Path:
        """The picture that stands for it."""
        return self.offer.frame.primary

    @property
    def sure(self) -> bool:
        """Whether it is wherever it should be."""
        return bool(self.place) and not self.unbacked

    @property
    def kinds(self) -> str:
        """The kinds of its files: JPG, or CR2 + JPG."""
        suffixes = (file.suffix.lstrip(".").upper() for file in self.offer.frame.files)
        return " + ".join(dict.fromkeys(filter(None, suffixes)))


class CardFrames(QAbstractListModel):
    """Frames in the order of the card. `chosen_changed`: others will be copied than before.

    `cameras` tells how many frames each camera took, as far as that was read, and `serials` which camera has
    which serial number.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frames: Sequence[CardFrame] = ()
        self._chosen: set[Path] = set()
        self._facts: dict[Path, CameraFacts] = {}
        self.cameras: Counter[str] = Counter()
        self.serials: dict[str, str] = {}

    def show(self, frames: Sequence[CardFrame]) -> None:
        """Show these; new ones among them are chosen, and what was chosen before stays as it was."""
        known = {frame.path for frame in self.frames}
        self.beginResetModel()
        self.frames = frames
        self._chosen &= {frame.path for frame in frames}
        self._chosen |= {frame.path for frame in frames if not frame.place and frame.path not in known}
        self.endResetModel()
        self.cameras.clear()
        self.serials.clear()
        self._facts = {frame.path: self._facts[frame.path] for frame in frames if frame.path in self._facts}
        self._count(self._facts.values())
        self.chosen_changed.emit()

    def show_unbacked(self, paths: Collection[Path]) -> None:
        """Which of the frames in the library are not on the backup: these are chosen, too."""
        before = {frame.path for frame in self.frames if frame.unbacked}
        self.frames = [
            replace(frame, unbacked=bool(frame.place) and frame.path in paths) for frame in self.frames
        ]
        now = {frame.path for frame in self.frames if frame.unbacked}
        self._chosen = (self._chosen - (before - now)) | (now - before)
        self._all_changed()

    def add_cameras(self, facts: Mapping[Path, CameraFacts]) -> None:
        """Which camera took what, as far as it was read."""
        self._facts |= facts
        self._count(facts.values())

    def _count(self, facts: Iterable[CameraFacts]) -> None:
        """Thousands of frames are read a few at a time: what is known of all of them is only added to."""
        for one in facts:
            if one.camera:
                self.cameras[one.camera] += 1
            if one.serial:
                self.serials[one.serial] = one.camera

    # What is chosen

    @property
    def chosen(self) -> list[CardFrame]:
        """The frames that will be copied, in the order of the card."""
        return [frame for frame in self.frames if frame.path in self._chosen]

    def choose(self, fits: Callable[[CardFrame], bool]) -> None:
        """Choose just those frames that fit."""
        self._chosen = {frame.path for frame in self.frames if fits(frame)}
        self._all_changed()

    def turn(self, indexes: Iterable[Index]) -> None:
        """Choose these, or none of them where all were chosen."""
        paths = {self.frames[index.row()].path for index in indexes}
        self._chosen = self._chosen - paths if paths <= self._chosen else self._chosen | paths
        self._all_changed()

    def _all_changed(self) -> None:
        if self.frames:
            self.dataChanged.emit(self.index(0), self.index(len(self.frames) - 1))
        self.chosen_changed.emit()

    # What there is to choose by

    def has_facts(self, frame: CardFrame) -> bool:
        """Whether its head was read."""
        return frame.path in self._facts

    def camera_of(self, frame: CardFrame) -> str:
        """The camera that took a frame; empty while that is not known."""
        return self._facts[frame.path].camera if frame.path in self._facts else ""

    # As Qt wants them

    def rowCount(self, parent: Index | None = None) -> int:
        """How many frames there are."""
        return 0 if parent is not None and parent.isValid() else len(self.frames)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every frame can be chosen."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, whether it is chosen, what a screen reader says, and the frame for the painter."""
        if not 0 <= index.row() < len(self.frames):
            return None
        frame = self.frames[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return frame.offer.frame.name
            case Qt.ItemDataRole.CheckStateRole:
                chosen = frame.path in self._chosen
                return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._in_words(frame)
        return frame if role == FRAME_ROLE else None

    def _in_words(self, frame: CardFrame) -> str:
        parts = [frame.offer.frame.name, frame.kinds, wording.file_size(frame.offer.bytes)]
        parts += [wording.date(day_of(frame)) if frame.offer.day else "", self.camera_of(frame)]
        if frame.offer.locked:
            parts.append(_tr("locked in the camera"))
        if frame.place:
            parts.append(_tr("in the library already: {place}").replace("{place}", frame.place))
        if frame.unbacked:
            parts.append(_tr("not on the backup"))
        return ", ".join(filter(None, parts))


def day_of(frame: CardFrame) -> str:
    """Its day as the filter language writes it; empty where it has none."""
    return frame.offer.day.isoformat() if frame.offer.day else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CardFrames", text)
