"""What a table of captions would change, and what of it fits nothing, before it is taken in."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from reviewer.album import Album
from reviewer.caption import comparison, table
from reviewer.caption.comparison import Difference, Left
from reviewer.review import Review
from ui import choose, wording
from ui.beside import Beside
from ui.change import Change
from ui.changes_dialog import ChangesDialog
from ui.held_list import HeldList
from ui.lettering import strong

KINDS: Final = "(*.xlsx *.csv *.txt *.tsv)"
LEFT: Final = 150


class TableDialog(ChangesDialog):
    """Texts that changed in the library as well are shown and not chosen."""

    def __init__(self, review: Review, beside: Beside, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(review, beside, parent)
        self.file = file
        self._left: list[dict[str, object]] = []
        self.setWindowTitle(self.tr("Captions from a table"))
        self.resize(940, 680)
        self._name = strong("", self)
        self._left_count = strong("", self)
        self.left = HeldList(self, (self.tr("Row"), self.tr("Left out, because")))
        self.left.setAccessibleName(self.tr("Rows that are left out, with the reason"))
        self.left.header().resizeSection(0, 80)
        self.left.setMaximumHeight(LEFT)
        self.other = QPushButton(self.tr("&Another file…"), self)
        self.other.setAutoDefault(False)
        self.buttons.addButton(self.other, self.buttons.ButtonRole.ActionRole)
        self.other.clicked.connect(self._choose)
        self.column.addWidget(self._name)
        self.column.addWidget(self.pane, 1)
        self.column.addWidget(self._left_count)
        self.column.addWidget(self.left)
        self.pane.found.connect(self._take)
        self.read(file)
        self.pane.list.setFocus()

    @property
    def step(self) -> str:
        """Where they came from."""
        return self.tr("Captions from {file}").replace("{file}", self.file.name)

    def read(self, file: Path) -> None:
        """Look into a file."""
        self.file, self._left = file, []
        self._name.setText(file.name)
        self.show_error("")
        self._show_left()
        self.pane.say_if_empty(
            self.tr("The table changes nothing"),
            self.tr("Its texts are those of the library. Change and save them, then read the file again."),
        )
        self.pane.look(partial(_found, file), self._review.count())

    def _take(self, told: object) -> None:
        if isinstance(told, Left):
            self._left.append({"name": str(told.row) if told.row else "", "reason": told.sentence})
            self._show_left()

    def _show_left(self) -> None:
        self.left.show_held(self._left)
        one, many = self.tr("1 row or column is left out"), self.tr("{n} rows or columns are left out")
        self._left_count.setText(wording.counted(len(self._left), one, many))
        for widget in (self._left_count, self.left):
            widget.setVisible(bool(self._left))

    def _choose(self) -> None:
        if file := ask_file(self, self.file.parent):
            self.read(file)


def ask_file(parent: QWidget, start: Path | None = None) -> Path | None:
    """The table a person chose, or None."""
    kinds = parent.tr("Tables {kinds}").replace("{kinds}", KINDS)
    return choose.file(parent, parent.tr("Captions from a table"), kinds, start)


def _found(file: Path, album: Album) -> Iterator[object]:
    read = table.read(file)
    for heading in read.unknown:
        sentence = wording.tr("A caption has no field “{column}”; that column is not read.")
        yield Left(0, sentence.replace("{column}", heading))
    for one in comparison.comparing(read, album):
        yield _change(one) if isinstance(one, Difference) else one


def _change(one: Difference) -> Change:
    note = wording.tr("changed here, too") if one.contested else ""
    return Change(
        one.photo.id, one.photo.name, one.address, one.before, one.after, note, chosen=not one.contested
    )
