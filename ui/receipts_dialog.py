"""The ledger: all exports made from this library, and those a photo or a file was part of."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import StorageError, shown
from reviewer.export.receipt import let_through
from reviewer.hindsight import Hindsight
from reviewer.looking import Looking
from reviewer.review import Review
from ui import choose, theme, wording
from ui.dialog import Dialog
from ui.judged_then import JudgedThen
from ui.lettering import body, strong
from ui.lookup import Lookup
from ui.receipt_view import ReceiptView
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField

_LIST: Final = 330

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the ledger is asked about, the question, and what is said of an answer without lines."""

    said: str
    nothing: str
    question: Callable[[Looking], Sequence[Line]]


class ReceiptsDialog(Dialog):
    """Lines newest first, and the receipt of the one chosen. Asked about `photo`, only where that went.

    A file that turned up elsewhere is dropped here, or chosen, to learn which photo it was made of.
    """

    def __init__(self, review: Review, parent: QWidget | None = None, *, photo: int | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._lookup: Lookup[Looking] = Lookup(partial(Looking.open, review.folder), self)
        self._lookup.failed.connect(self.show_error)
        self.field = LineField(self)
        self.trace = QPushButton(self.tr("&Trace a file…"), self)
        self.subject = body("", self)
        self.all = QPushButton(self.tr("Show &all exports"), self)
        self.list = RowList(self.field, self)
        self.nothing = body("", self)
        self.found = strong("", self)
        self.then = JudgedThen(self)
        self.view = ReceiptView(self)
        self._arrange()
        self.field.textEdited.connect(lambda _text: self._ask_text())
        self.field.escaped.connect(self.reject)
        self.list.chosen.connect(self._choose)
        self.trace.clicked.connect(self._choose_file)
        self.all.clicked.connect(self._ask_all)
        self.setAcceptDrops(True)
        self._ask_all() if photo is None else self._ask(self._of_photo(review, photo))
        self.field.setFocus()

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Receipts"))
        self.resize(960, 600)
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        self.confirm.setAutoDefault(False)
        self.field.setPlaceholderText(self.tr("Search for the name of a photo or of a file that went"))
        self.field.setAccessibleName(self.tr("Search for the name of a photo or of a file that went"))
        self.field.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Exports, newest first"))
        self.list.setFixedWidth(_LIST)
        self.list.setUniformItemSizes(True)
        self.list.setViewportMargins(0, theme.TIGHT, 0, theme.TIGHT)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        above, about, below, right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        above.addWidget(self.field, 1)
        above.addWidget(self.trace)
        about.addWidget(self.subject, 1)
        about.addWidget(self.all)
        right.addWidget(self.found)
        right.addWidget(self.then)
        right.addWidget(self.view, 1)
        below.setSpacing(theme.WIDE)
        below.addWidget(self.list)
        below.addLayout(right, 1)
        self.column.addLayout(above)
        self.column.addLayout(about)
        self.column.addLayout(below, 1)
        self.column.addWidget(self.nothing, 1)

    # What is asked

    def _ask_all(self) -> None:
        self.field.clear()
        nothing = self.tr("Nothing was exported from this library yet.")
        self._ask(Subject("", nothing, Looking.exports))
        self.field.setFocus()

    def _ask_text(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._ask_all()
            return
        nothing = self.tr("No photo and no file called “{name}” went with an export.").replace("{name}", text)
        self._ask(Subject("", nothing, lambda ledger: ledger.exports_named(text)))

    def _of_photo(self, review: Review, photo: int) -> Subject:
        name = review.photo(photo).name
        said = self.tr("Exports of {name}").replace("{name}", name)
        nothing = self.tr("{name} was never exported from this library.").replace("{name}", name)
        return Subject(said, nothing, lambda ledger: ledger.exports_of(photo))

    def _choose_file(self) -> None:
        file = choose.file(self, self.tr("Trace a file"), self.tr("All files (*)"))
        if file is not None:
            self.trace_file(file)

    def trace_file(self, file: Path) -> None:
        """Ask which exports a file came of, by its content."""
        said = self.tr("Where {file} came from, by its content").replace("{file}", shown(file))
        nothing = self.tr(
            "{file} is no file of an export of this library, nor the original of one. A copy that somebody "
            "changed has another content: search for its name."
        )
        self.field.clear()
        self._ask(Subject(said, nothing.replace("{file}", shown(file)), partial(_traced, file)))

    def _ask(self, subject: Subject) -> None:
        self.show_error("")
        self.subject.setText(subject.said)
        for widget in (self.subject, self.all):
            widget.setVisible(bool(subject.said))
        self._lookup.ask("lines", partial(_answer, subject), partial(self._show, subject.nothing))

    # What is shown

    def _show(self, nothing: str, answer: tuple[Sequence[Line], list[Row]]) -> None:
        self._lines, rows = answer
        lines = self._lines
        self.list.show_rows(rows)
        self.nothing.setText(nothing)
        self.nothing.setVisible(not lines)
        for widget in (self.list, self.view):
            widget.setVisible(bool(lines))
        self.then.hide()
        self.found.setVisible(bool(lines) and "output" in lines[0])

    def _choose(self) -> None:
        at = self.list.currentIndex().row()
        if not 0 <= at < len(self._lines):
            return
        line = self._lines[at]
        if "output" in line:
            said = self.tr("{name} went as {file}: {form}, {size}").replace("{name}", str(line["name"]))
            said = said.replace("{file}", str(line["output"])).replace("{form}", str(line["form"]))
            self.found.setText(said.replace("{size}", wording.file_size(line["size"])))
        self._lookup.ask("receipt", partial(_told, line), self._tell)

    def _tell(self, told: tuple[Line, Line, Hindsight | None]) -> None:
        receipt, item, then = told
        self.view.show_receipt(receipt)
        self.then.show_hindsight(then, let_through(item))
        if then is not None:
            self.view.passed.hide()

    # Files from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, or let it pass."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Trace the first file dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.trace_file(Path(files[0]))

    def done(self, result: int) -> None:
        """Ask nothing more."""
        self._lookup.close()
        super().done(result)


# In the lookup's thread: thousands of rows take a moment too.


def _answer(subject: Subject, ledger: Looking) -> tuple[Sequence[Line], list[Row]]:
    lines = subject.question(ledger)
    return lines, [_row(line) for line in lines]


def _told(line: Line, ledger: Looking) -> tuple[Line, Line, Hindsight | None]:
    """The receipt; where a line is of a file, what it says of that, and what the rules said."""
    number, output = line["receipt"], line.get("output")
    receipt = ledger.receipt(number)
    item: Line = next((one for one in receipt["items"] if one["output"] == output), {})
    return receipt, item, ledger.hindsight(number, output) if output else None


def _row(line: Line) -> Row:
    at, profile, count = wording.stamp(line["at"]), str(line["profile"]), ""
    what = f"{line['name']} → {line['output']}" if "output" in line else profile
    if "files" in line:
        one = QCoreApplication.translate("ReceiptsDialog", "1 photo")
        count = wording.counted(
            line["files"], one, QCoreApplication.translate("ReceiptsDialog", "{n} photos")
        )
    spoken = ", ".join(filter(None, (at, what, count)))
    return Row(at, (line["receipt"], line.get("output")), what, end=count, note=profile, spoken=spoken)


def _traced(file: Path, ledger: Looking) -> Sequence[Line]:
    """The exports of a file of this content, or else those of its original. Raises StorageError."""
    try:
        with file.open("rb") as content:
            found = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise StorageError(f"{shown(file)} cannot be read: {error.strerror}.") from error
    return ledger.origin_of(found) or ledger.made_of(found)
