"""Code replacements: which files, in which order, what stands round a code, and what they hold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.caption.codes import DELIMITER
from ui import choose, theme, wording
from ui.code_list import CodeList
from ui.codes_in_use import CodesInUse, Read
from ui.dialog import Dialog
from ui.held_list import HeldList
from ui.lettering import quiet, strong
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField

FILES: Final = 380
FAULTS: Final = 150


class CodesDialog(Dialog):
    """A change holds at once. Of two files with the same code the lower one counts."""

    def __init__(self, codes: CodesInUse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = codes
        self.setWindowTitle(self.tr("Code replacements"))
        self.resize(1020, 640)
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        self.delimiter = LineField(self)
        self.files = RowList(self.delimiter, self)
        self.files.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.files.setAccessibleName(self.tr("Files, the one that counts most last"))
        self.nothing = quiet(
            self.tr(
                "No file yet. Add one of Photo Mechanic's: on each line a code, a tab and what it stands "
                "for. A first line of field names makes its codes hot: they fill several fields."
            ),
            self,
        )
        self.faults = HeldList(self, (self.tr("Line"), self.tr("What is wrong there")))
        self.faults.setAccessibleName(self.tr("Lines with faults"))
        self.faults.header().resizeSection(0, 64)
        self.list = CodeList(self)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._show()
        (self.files if codes.paths else self.add).setFocus()

    def _make_buttons(self) -> None:
        self.add = QPushButton(self.tr("&Add…"), self)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.up = QPushButton(self.tr("&Up"), self)
        self.down = QPushButton(self.tr("&Down"), self)
        for button in (self.add, self.remove, self.up, self.down):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        label = QLabel(self.tr("A &code stands between"), self)
        label.setBuddy(self.delimiter)
        self.delimiter.setFixedWidth(64)
        self.delimiter.setMaxLength(4)
        self.delimiter.setText(self._codes.delimiter)
        self.delimiter.setAccessibleName(self.tr("What a code stands between"))
        between = QHBoxLayout()
        between.setSpacing(theme.NEAR)
        for widget in (label, self.delimiter):
            between.addWidget(widget)
        between.addStretch(1)
        buttons = QGridLayout()
        buttons.setSpacing(theme.TIGHT)
        for place, button in enumerate((self.add, self.remove, self.up, self.down)):
            buttons.addWidget(button, 0, place)
        left = QVBoxLayout()
        left.setSpacing(theme.NEAR)
        left.addLayout(between)
        self._heading = strong(self.tr("Files"), self)
        for part in (self._heading, self.nothing):
            left.addWidget(part)
        left.addWidget(self.files, 1)
        left.addLayout(buttons)
        left.addWidget(self.faults)
        self.faults.setMaximumHeight(FAULTS)
        row = QHBoxLayout()
        row.setSpacing(theme.WIDE)
        row.addLayout(left, 2)
        row.addWidget(self.list, 3)
        self.column.addLayout(row, 1)

    def _connect(self) -> None:
        self._codes.changed.connect(self._show)
        self.files.chosen.connect(self._show_file)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.delimiter.editingFinished.connect(self._use_delimiter)
        for field in (self.delimiter, self.list.field):
            field.escaped.connect(self.reject)

    # What is shown

    @property
    def file(self) -> Read | None:
        """The file that is chosen."""
        row = self.files.row
        return next((one for one in self._codes.files if row and str(one.path) == row.key), None)

    def _show(self) -> None:
        files = self._codes.files
        self.files.show_rows([self._row(one) for one in files])
        self.nothing.setVisible(not files)
        self.list.show_codes([row for one in files for row in one.content.rows], self._codes.delimiter)
        self._show_file()

    def _row(self, file: Read) -> Row:
        count = wording.counted(len(file.content.rows), self.tr("1 code"), self.tr("{n} codes"))
        faults = self.tr("not read") if file.trouble else count
        if file.content.faults:
            wrong = wording.counted(len(file.content.faults), self.tr("1 fault"), self.tr("{n} faults"))
            faults = f"{count}, {wrong}"
        return Row(
            file.path.name,
            key=str(file.path),
            end=faults,
            note=str(file.path),
            spoken=f"{file.path.name}, {faults}",
            dim=bool(file.trouble),
        )

    def _show_file(self) -> None:
        file = self.file
        self.show_error(file.trouble if file else "")
        faults = file.content.faults if file else ()
        self.faults.show_held([{"name": str(one.line), "reason": one.sentence} for one in faults])
        self.faults.setVisible(bool(faults))
        at, last = self._at, len(self._codes.paths) - 1
        self.remove.setEnabled(at >= 0)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < last)

    @property
    def _at(self) -> int:
        file = self.file
        return self._codes.paths.index(file.path) if file and file.path in self._codes.paths else -1

    # What is changed

    def _add(self) -> None:
        if file := choose.file(
            self, self.tr("Code replacements"), self.tr("Text files (*.txt *.tsv);;All (*)")
        ):
            self._use([*(path for path in self._codes.paths if path != file), file])

    def _remove(self) -> None:
        self._use([path for place, path in enumerate(self._codes.paths) if place != self._at])

    def _move(self, by: int) -> None:
        paths, at = self._codes.paths, self._at
        paths[at], paths[at + by] = paths[at + by], paths[at]
        self._use(paths)

    def _use_delimiter(self) -> None:
        wanted = self.delimiter.text().strip() or DELIMITER
        self.delimiter.setText(wanted)
        if wanted != self._codes.delimiter:
            self._use(self._codes.paths)

    def _use(self, paths: Sequence[Path]) -> None:
        self._codes.use(paths, self.delimiter.text().strip() or DELIMITER)
