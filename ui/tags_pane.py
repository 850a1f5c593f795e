"""The tags of the photos shown, by group: set by people, or by the camera's data."""

from collections import Counter
from collections.abc import Mapping
from typing import Unpack

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reviewer.edit import NewMarks
from reviewer.review import Review
from reviewer.rules import Tag
from ui import theme
from ui.beside import Beside
from ui.chip import Chip, Look
from ui.flow import Flow
from ui.hint import with_key
from ui.lettering import quiet
from ui.subject import Subject


class TagsPane(QWidget):
    """Chips with a ×: it takes off what people set, and denies what the camera's data set."""

    tag_requested = Signal()
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self._subject = Subject()
        self._groups = QWidget(self)
        self.add = QPushButton(self.tr("Add tag…"), self)
        self.add.setAccessibleName(self.tr("Add tag"))
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self.tag_requested)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.NEAR)
        self._layout.addWidget(self._groups)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(self.tr("Tags"))

    def show_subject(self, subject: Subject) -> None:
        """Show the tags of these photos."""
        focused = self._focused()
        self._subject = subject
        self.add.setEnabled(bool(subject.photos))
        self.add.setText(with_key(self.tr("Add tag…"), self, "tags"))
        old, self._groups = self._groups, QWidget(self)
        self._layout.replaceWidget(old, self._groups)
        self._fill(QVBoxLayout(self._groups))
        if focused is not None:
            self._focus_chip(focused)
        old.hide()
        old.deleteLater()

    def _focused(self) -> int | None:
        """Which of the chips has the focus."""
        return next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)

    def _focus_chip(self, at: int) -> None:
        """After a chip was taken off by its key, the next has the focus; after the last, the button."""
        removable = [chip for chip in self.chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
        wanted = removable[min(at, len(removable) - 1)] if removable else self.add
        self._groups.show()
        wanted.show()
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chips(self) -> list[Chip]:
        """The chips shown."""
        return self._groups.findChildren(Chip)

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        vocabulary = self._vocabulary()
        by_people = Counter(tag for photo in self._subject.photos for tag in photo.marks.tags)
        by_camera, denied = self._by_camera()
        groups: dict[str, Flow] = {}
        for tag in sorted(by_people | by_camera | denied, key=lambda tag: (*_place(tag, vocabulary), tag)):
            group = vocabulary[tag].group if tag in vocabulary else ""
            if group not in groups:
                groups[group] = self._group(group, column)
            if by_people[tag]:
                groups[group].addWidget(self._chip(tag, vocabulary, by_people[tag]))
            elif by_camera[tag]:
                groups[group].addWidget(self._camera_chip(tag, vocabulary, by_camera[tag]))
            if denied[tag]:
                groups[group].addWidget(self._denied_chip(tag, vocabulary, denied[tag]))
        if not groups and self._subject.photos:
            column.addWidget(quiet(self.tr("Nothing tagged."), self._groups))

    def _by_camera(self) -> tuple[Counter[str], Counter[str]]:
        """How often the camera's data set each tag, and how often a person denied it."""
        both = list(zip(self._subject.photos, self._subject.camera_tags, strict=True))
        stand = Counter(tag for photo, tags in both for tag in tags - photo.marks.denied)
        return stand, Counter(tag for photo, tags in both for tag in tags & photo.marks.denied)

    def _vocabulary(self) -> Mapping[str, Tag]:
        shoots = self._subject.shoots
        return {tag.id: tag for shoot in shoots for tag in self._review.tags(shoot)}

    def _group(self, title: str, column: QVBoxLayout) -> Flow:
        if column.count():
            column.addSpacing(theme.TIGHT)
        column.addWidget(quiet(title or self.tr("Other"), self._groups))
        holder = QWidget(self._groups)
        column.addWidget(holder)
        return Flow(holder)

    def _chip(self, tag: str, vocabulary: Mapping[str, Tag], count: int) -> Chip:
        label = vocabulary[tag].label if tag in vocabulary else tag
        every = count == len(self._subject.photos)
        text = label if every else f"{label} · {count}"
        look, removable = Look.PLAIN if every else Look.PARTLY, not self._review.read_only
        chip = Chip(text, look, removable=removable, parent=self._groups)
        said = vocabulary[tag].description if tag in vocabulary else ""
        if not every:
            said = self.tr("On {n} of {of} photos.").replace("{n}", str(count))
            said = said.replace("{of}", str(len(self._subject.photos)))
        chip.setToolTip(said)
        chip.removed.connect(lambda: self._take_off(tag, label))
        return chip

    def _camera_chip(self, tag: str, vocabulary: Mapping[str, Tag], count: int) -> Chip:
        label = vocabulary[tag].label if tag in vocabulary else tag
        said = self.tr("From the camera's data. × denies it.")
        chip = self._said_chip(self._counted(label, count), Look.CAMERA, said)
        what = self.tr("Deny tag {tag}").replace("{tag}", label)
        chip.removed.connect(lambda: self._change(what, self._said_by_camera(tag), deny=(tag,)))
        return chip

    def _denied_chip(self, tag: str, vocabulary: Mapping[str, Tag], count: int) -> Chip:
        label = vocabulary[tag].label if tag in vocabulary else tag
        said = self.tr("The camera's data says so, and a person denied it. × takes that back.")
        text = self.tr("not: {tag}").replace("{tag}", label)
        chip = self._said_chip(self._counted(text, count), Look.PARTLY, said)
        what = self.tr("Deny tag {tag} no longer").replace("{tag}", label)
        chip.removed.connect(lambda: self._change(what, self._said_by_camera(tag), undeny=(tag,)))
        return chip

    def _said_by_camera(self, tag: str) -> tuple[int, ...]:
        both = zip(self._subject.photos, self._subject.camera_tags, strict=True)
        return tuple(photo.id for photo, tags in both if tag in tags)

    def _counted(self, label: str, count: int) -> str:
        return label if count == len(self._subject.photos) else f"{label} · {count}"

    def _said_chip(self, text: str, look: Look, said: str) -> Chip:
        chip = Chip(text, look, removable=not self._review.read_only, parent=self._groups)
        chip.setToolTip(said)
        chip.setAccessibleDescription(said)
        return chip

    def _take_off(self, tag: str, label: str) -> None:
        ids = self._subject.ids_where(lambda photo: tag in photo.marks.tags)
        self._change(self.tr("Take off tag {tag}").replace("{tag}", label), ids, untag=(tag,))

    def _change(self, what: str, ids: tuple[int, ...], **marks: Unpack[NewMarks]) -> None:
        self._beside.change(what, ids, self.error.emit, **marks)


def _place(tag: str, vocabulary: Mapping[str, Tag]) -> tuple[int, int]:
    """Groups in the order of the vocabulary, tags in theirs; unknown ones last."""
    if tag not in vocabulary:
        return (len(vocabulary), 0)
    groups = [known.group for known in vocabulary.values()]
    return (groups.index(vocabulary[tag].group), list(vocabulary).index(tag))
