"""The brush: which tags are painted on photos, chosen as tags always are."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer.rules import Tag
from ui.row import Row
from ui.tag_keys import TagKeys
from ui.tag_list import TagList
from ui.tick import Mark


class BrushPalette(TagList):
    """Ticks the tags of the brush. `changed`: the brush is another."""

    changed = Signal()

    def __init__(self, keys: TagKeys, parent: QWidget) -> None:
        super().__init__(keys, parent)
        self.tags: dict[str, str] = {}
        """Labels of the tags on the brush, by their ids."""
        self.setAccessibleName(self.tr("Brush"))
        self.title.setText(self.tr("Which tags to paint"))
        self.say_what_keys_do()

    def say_what_keys_do(self) -> None:
        """Name the panel's own keys at its foot."""
        self.foot.setText(self.tr("Enter on the brush or off    Shift+Enter and done    F2 its key"))

    def open_for(self, vocabulary: Sequence[Tag], recent: list[str]) -> None:
        """Open to choose from these tags; what is chosen is put into `recent`."""
        self.recent = recent
        self.know(vocabulary)
        self.open()

    def take(self, tags: Mapping[str, str]) -> None:
        """Have these tags on the brush and no others."""
        self.tags = dict(tags)
        self.changed.emit()

    def mark(self, tag: str) -> Mark:
        """Whether the tag is on the brush."""
        return Mark.ALL if tag in self.tags else Mark.NONE

    def choose(self, row: Row, close: bool) -> None:
        """Take the tag on the brush, or off it."""
        tag = str(row.key)
        others = {other: label for other, label in self.tags.items() if other != tag}
        if tag not in self.tags:
            self.used(tag)
            others[tag] = row.title
        self.take(others)
        self.renew()
        if close:
            self.dismiss()
        else:
            self.field.selectAll()
