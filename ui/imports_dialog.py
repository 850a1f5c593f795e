"""All imports into this library, newest first, and the receipt of the one chosen."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.looking import Looking
from reviewer.review import Review
from ui import theme, wording
from ui.dialog import Dialog
from ui.import_receipt_view import ImportReceiptView
from ui.lettering import body
from ui.lookup import Lookup
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField

_LIST: Final = 330

Receipt = Mapping[str, Any]


class ImportsDialog(Dialog):
    """Typing narrows the list to imports whose card, shoot, day or failed frames have that in their names."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._receipts: Sequence[Receipt] = ()
        self._shown: dict[object, Receipt] = {}
        self._lookup: Lookup[Looking] = Lookup(partial(Looking.open, review.folder), self)
        self._lookup.failed.connect(self.show_error)
        self.field = LineField(self)
        self.list = RowList(self.field, self)
        self.nothing = body("", self)
        self.view = ImportReceiptView(self)
        self._arrange()
        self.field.textEdited.connect(lambda _text: self._narrow())
        self.field.escaped.connect(self.reject)
        self.list.chosen.connect(self._choose)
        self._lookup.ask("imports", Looking.imports, self._take)
        self.field.setFocus()

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Imports"))
        self.resize(960, 560)
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        self.confirm.setAutoDefault(False)
        self.field.setPlaceholderText(self.tr("Search for a card, a shoot, a day or a frame that failed"))
        self.field.setAccessibleName(self.tr("Search for a card, a shoot, a day or a frame that failed"))
        self.field.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Imports, newest first"))
        self.list.setFixedWidth(_LIST)
        self.list.setUniformItemSizes(True)
        self.list.setViewportMargins(0, theme.TIGHT, 0, theme.TIGHT)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        below = QHBoxLayout()
        below.setSpacing(theme.WIDE)
        below.addWidget(self.list)
        below.addWidget(self.view, 1)
        self.column.addWidget(self.field)
        self.column.addLayout(below, 1)
        self.column.addWidget(self.nothing, 1)

    def _take(self, receipts: Sequence[Receipt]) -> None:
        self._receipts = receipts
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.field.text().strip().casefold()
        fitting = [one for one in self._receipts if wanted in _searched(one)]
        self._shown = {one["number"]: one for one in fitting}
        self.list.show_rows([_row(one) for one in fitting])
        nothing = self.tr("No import fits.") if self._receipts else self.tr("Nothing was imported yet.")
        self.nothing.setText(nothing)
        self.nothing.setVisible(not fitting)
        for widget in (self.list, self.view):
            widget.setVisible(bool(fitting))

    def _choose(self) -> None:
        if self.list.row is not None:
            self.view.show_receipt(self._shown[self.list.row.key])

    def done(self, result: int) -> None:
        """Ask nothing more."""
        self._lookup.close()
        super().done(result)


def _searched(receipt: Receipt) -> str:
    failed = (one["name"] for one in receipt["failed"])
    words = (receipt["source"], receipt["shoot"], wording.stamp(receipt["at"]), *failed)
    return "\n".join(map(str, words)).casefold()


def _row(receipt: Receipt) -> Row:
    def tr(text: str) -> str:
        return QCoreApplication.translate("ImportsDialog", text)

    at, shoot = wording.stamp(receipt["at"]), str(receipt["shoot"])
    count = wording.counted(receipt["frames"], tr("1 frame"), tr("{n} frames"))
    failed = len(receipt["failed"])
    end = count if not failed else tr("{n} failed").replace("{n}", wording.number(failed))
    return Row(at, receipt["number"], shoot, end=end, spoken=", ".join((at, shoot, count)))
