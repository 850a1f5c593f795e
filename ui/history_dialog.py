"""What was done in a library, step by step, and the way back to any of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reviewer.catalog import Step
from reviewer.errors import ReviewerError
from reviewer.review import Review
from ui import theme, wording
from ui.dialog import Dialog
from ui.lettering import body
from ui.matching import fit
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField

MOST = 1000
BEGINNING = 0


class HistoryDialog(Dialog):
    """Steps newest first, what is taken back dim above the rest. `asked` carries photos to be shown."""

    asked = Signal(list)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._steps: Sequence[Step] = ()
        self.setWindowTitle(self.tr("History"))
        self.resize(640, 600)
        self.field = LineField(self)
        self.list = RowList(self.field, self)
        self.nothing = body("", self)
        self.back = QPushButton(self)
        self.photos = QPushButton(self.tr("Show its photos"), self)
        self._arrange()
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.escaped.connect(self.reject)
        self.list.chosen.connect(self._enable)
        self.list.taken.connect(self._ask)
        self.photos.clicked.connect(self._ask)
        self.back.clicked.connect(self._go)
        self._read()
        self.field.setFocus()

    def _arrange(self) -> None:
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        self.confirm.setAutoDefault(False)
        self.field.setPlaceholderText(self.tr("Search for what was done"))
        self.field.setAccessibleName(self.tr("Search for what was done"))
        self.field.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Steps, newest first"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addWidget(self.back)
        row.addWidget(self.photos)
        row.addStretch()
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.nothing, 1)
        self.column.addLayout(row)
        self.remark(
            self.tr("The step you go to stays done; those above it are taken back, and can be done again.")
        )

    # What is shown

    @property
    def step(self) -> Step | None:
        """The step chosen; None at the beginning, and where nothing is found."""
        key = self.list.row.key if self.list.row is not None else None
        return next((step for step in self._steps if step.id == key), None)

    def _read(self) -> None:
        self._steps = self._review.steps(MOST)
        self._show()

    def _show(self) -> None:
        query = self.field.text().strip()
        rows = self._rows(query)
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        nothing = self.tr("No step is called “{query}”.") if query else self.tr("Nothing was done here yet.")
        self.nothing.setText(nothing.replace("{query}", query))
        self._enable()

    def _rows(self, query: str) -> list[Row]:
        found = [step for step in self._steps if fit(query, step.what, wording.stamp(step.at)) > 0]
        undone = [self._row(step) for step in found if step.undone]
        done = [self._row(step) for step in found if not step.undone]
        if done and not query and len(self._steps) < MOST:
            done.append(Row(self.tr("The beginning, with nothing done"), BEGINNING, dim=True))
        rows = [Row(self.tr("Taken back"), heading=True), *undone] if undone else []
        return [*rows, Row(self.tr("Done"), heading=True), *done] if done else rows

    def _row(self, step: Step) -> Row:
        photos = wording.counted(step.photos, self.tr("1 photo"), self.tr("{n} photos"))
        count = photos if step.photos else ""  # what stands above a sequence is of none
        state = self.tr("taken back") if step.undone else self.tr("done")
        at = wording.stamp(step.at)
        spoken = ", ".join(part for part in (step.what, count, at, state) if part)
        return Row(step.what, step.id, count, end=at, spoken=spoken, dim=step.undone)

    def _enable(self) -> None:
        row, step = self.list.row, self.step
        again = step is not None and step.undone
        self.back.setText(self.tr("&Do again to here") if again else self.tr("&Take back to here"))
        last = next((one.id for one in self._steps if not one.undone), BEGINNING)
        self.back.setEnabled(row is not None and row.key != last and not self._review.read_only)
        self.photos.setEnabled(step is not None and step.photos > 0)

    # What is done

    def _go(self) -> None:
        row = self.list.row
        if row is None or not isinstance(row.key, int):
            return
        try:
            self._review.undo_to(row.key)
        except ReviewerError as error:
            self.show_error(str(error))
            return
        self._read()
        self.field.setFocus()

    def _ask(self) -> None:
        if self.step is not None:
            self.asked.emit(self._review.photos_of_step(self.step.id))
            self.accept()
