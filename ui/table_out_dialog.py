"""Captions written to a table, to be worked on elsewhere."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from reviewer.album import Album
from reviewer.caption import table
from reviewer.progress import Progress
from ui import choose, wording
from ui.dialog import Dialog
from ui.entries import Choice
from ui.errand import Errand
from ui.photo_scope import PhotoScope


class TableOutDialog(Dialog):
    """Asks of which photos, in which form, and where to; it stays until the table is written."""

    said = Signal(str)

    def __init__(
        self, folder: Path, selection: Sequence[int], shown: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """`folder` is the library's."""
        super().__init__(parent)
        self._folder = folder
        self.file: Path | None = None
        self.setWindowTitle(self.tr("Captions to a table"))
        self.resize(520, 280)
        self.scope = PhotoScope(selection, shown, self)
        forms = {table.WORKBOOK: self.tr("Excel workbook"), table.CSV: self.tr("CSV")}
        self.form = Choice(self.tr("As"), forms, self)
        self.form.show_value(table.WORKBOOK)
        self.heading(self.tr("Captions of"), self.scope)
        self.column.addWidget(self.scope)
        self.heading(self.tr("As"), self.form)
        self.column.addWidget(self.form)
        self._remark = self.remark()
        self.remark(
            self.tr(
                "Names, places and all else that is written go with it; verdicts and tags do not. Leave the "
                "columns “id”, “name” and “was” as they are: by them the table is known when it comes back."
            )
        )
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.column.addStretch(1)
        self.column.addWidget(self.bar)
        self.confirm.setText(self.tr("&Save to a file…"))
        self.confirm.setEnabled(bool(self.scope.ids))
        self.form.changed.connect(self._show)
        self._errand = Errand(self)
        self._errand.arrived.connect(self._follow)
        self._errand.failed.connect(self._fail)
        self._errand.finished.connect(self._finish)
        self._show()
        self.confirm.setFocus()

    def _show(self) -> None:
        excel = self.tr("Its cells are texts: a spreadsheet leaves them as they are written.")
        comma = self.tr("For programs. A spreadsheet may change dates and numbers in it when it saves.")
        self._remark.setText(excel if self.form.value == table.WORKBOOK else comma)

    def accept(self) -> None:
        """Ask for the file, and write it; a name that ends as a table does says itself which it is to be."""
        suffix = str(self.form.value)
        if chosen := choose.new_file(self, self.windowTitle(), self.tr("captions") + suffix):
            is_table = chosen.suffix.lower() in (table.WORKBOOK, table.CSV)
            self.write(chosen if is_table else chosen.with_name(chosen.name + suffix))

    def write(self, file: Path) -> None:
        """Write the table; the dialog is closed when that is done."""
        self.file = file
        self.show_error("")
        self.confirm.setEnabled(False)
        self.bar.setRange(0, len(self.scope.ids))
        self.bar.show()
        self._errand.run(partial(_writing, self._folder, file, self.scope.ids))

    def _follow(self, told: object) -> None:
        if isinstance(told, Progress):
            self.bar.setValue(told.done)

    def _fail(self, sentence: str) -> None:
        self.file = None
        self.bar.hide()
        self.confirm.setEnabled(True)
        self.show_error(sentence)

    def _finish(self) -> None:
        if self.file is not None:
            one, many = self.tr("1 caption is"), self.tr("{n} captions are")
            count = wording.counted(len(self.scope.ids), one, many)
            said = self.tr("{captions} in {file}").replace("{captions}", count)
            self.said.emit(said.replace("{file}", self.file.name))
            super().accept()

    def done(self, result: int) -> None:
        """Let go of what is not written yet."""
        self._errand.drop()
        super().done(result)


def _writing(folder: Path, file: Path, ids: Sequence[int]) -> Iterator[object]:
    with Album.open(folder) as album:
        yield from table.write(file, album, ids, over=True)
