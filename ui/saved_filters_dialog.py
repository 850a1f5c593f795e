"""The filters that were saved: to filter by, to rename, to remove."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from reviewer.errors import ReviewerError, UsageError
from reviewer.review import Review
from ui.dialog import Dialog

_LINE = Qt.ItemDataRole.UserRole
_NAME = int(Qt.ItemDataRole.UserRole) + 1
_Role = QDialogButtonBox.ButtonRole


class SavedFiltersDialog(Dialog):
    """A list of names; accepting it means the filter whose `line` is the current one."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setWindowTitle(self.tr("Saved filters"))
        self.resize(480, 400)
        self.list = QListWidget(self)
        self.heading(self.tr("Saved filters"), self.list)
        self.column.addWidget(self.list, 1)
        self._said = self.remark()
        self.confirm.setText(self.tr("Filter by it"))
        self.cancel.setText(self.tr("Close"))
        self.rename, self.remove = self._button(self.tr("Rename")), self._button(self.tr("Remove"))
        self.rename.setToolTip(self.tr("F2"))
        self.remove.setToolTip(self.tr("Delete"))
        for name, line in review.saved_filters().items():
            self._add(name, line)
        self._connect()
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._show(0)

    def _button(self, text: str) -> QPushButton:
        button = self.buttons.addButton(text, _Role.ActionRole)
        button.setAutoDefault(False)
        return button

    def _add(self, name: str, line: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setData(_LINE, line)
        item.setData(_NAME, name)
        item.setToolTip(line)
        if not self._review.read_only:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)

    def _connect(self) -> None:
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.itemChanged.connect(self._rename)
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove.click)

    @property
    def line(self) -> str:
        """The line of the filter that is current; empty without one."""
        item = self.list.currentItem()
        return str(item.data(_LINE)) if item else ""

    def _show(self, _row: int) -> None:
        there = bool(self.line)
        self._said.setText(self.line or self.tr("No filter is saved in this library."))
        self.confirm.setEnabled(there)
        for button in (self.rename, self.remove):
            button.setEnabled(there and not self._review.read_only)

    def _rename(self, item: QListWidgetItem) -> None:
        """Save under the name typed; where that cannot be, the old one stands again."""
        old, new, line = str(item.data(_NAME)), item.text().strip(), str(item.data(_LINE))
        if new != old:
            try:
                self._check_free(new)
                self._review.save_filter(new, line)
                self._review.save_filter(old, "")
            except ReviewerError as error:
                self.show_error(str(error))
                new = old
            else:
                self.show_error("")
        with QSignalBlocker(self.list):
            item.setText(new)
            item.setData(_NAME, new)

    def _check_free(self, name: str) -> None:
        if name in self._review.saved_filters():
            raise UsageError(self.tr("There is a filter of this name already."))

    def _remove(self) -> None:
        item = self.list.currentItem()
        try:
            self._review.save_filter(str(item.data(_NAME)), "")
        except ReviewerError as error:
            self.show_error(str(error))
        else:
            self.list.takeItem(self.list.row(item))
            self._show(self.list.currentRow())
