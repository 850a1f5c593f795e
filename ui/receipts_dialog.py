"""All exports made from this library, newest first."""

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from reviewer.review import Review
from ui import theme, wording
from ui.dialog import Dialog
from ui.lettering import quiet
from ui.receipt_view import ReceiptView


class ReceiptsDialog(Dialog):
    """A list of receipts, and the one chosen. Those that `photo` went with say under what name."""

    def __init__(self, review: Review, parent: QWidget | None = None, *, photo: int | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Receipts"))
        self.resize(860, 520)
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        self._receipts = review.receipts()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Exports, newest first"))
        self.list.setFixedWidth(230)
        self.view = ReceiptView(self)
        for receipt in self._receipts:
            count = wording.counted(len(receipt["items"]), self.tr("1 photo"), self.tr("{n} photos"))
            lines = [wording.stamp(receipt["at"]), f"{receipt['profile']['title']}, {count}"]
            lines += [f"{one['name']} → {one['output']}" for one in receipt["items"] if one["id"] == photo]
            self.list.addItem("\n".join(lines))
        row = QHBoxLayout()
        row.setSpacing(theme.WIDE)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
        self.column.addLayout(row, 1)
        nothing = quiet(self.tr("Nothing was exported from this library yet."), self)
        nothing.setVisible(not self._receipts)
        self.column.addWidget(nothing)
        self.view.setVisible(bool(self._receipts))
        self.list.setVisible(bool(self._receipts))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._receipts):
            self.view.show_receipt(self._receipts[row])
