"""Where frames come from: the mounted cards, and folders that were chosen; those ticked are imported."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from reviewer.eject import can_eject
from reviewer.photo import Failed
from ui import card_scan, choose, theme, wording
from ui.card_scan import Found
from ui.errand import Errand
from ui.lettering import quiet
from ui.shoot_row import COUNT_ROLE
from ui.source_row import SourceRow
from ui.tick import TickBox

FOUND = int(Qt.ItemDataRole.UserRole)
_LEAST, _MOST = 40, 92


class ImportSources(QWidget):
    """`changed`: others are ticked, or the search has ended. `error` carries a sentence, or nothing."""

    changed = Signal()
    error = Signal(str)

    def __init__(self, library: Path, parent: QWidget | None = None, *, source: Path | None = None) -> None:
        """`source` is a card or folder to begin with; mounted cards are looked for in any case."""
        super().__init__(parent)
        self._library = library
        self.list = QListWidget(self)
        self.list.setFixedHeight(_LEAST)
        self.list.setItemDelegate(SourceRow(self.list))
        self.list.setMouseTracking(True)
        self.list.itemChanged.connect(lambda _item: self._show_state())
        self.choose_folder = QPushButton(self.tr("Choose a folder…"), self)
        self.choose_folder.clicked.connect(self._choose_folder)
        self.eject = TickBox(self.tr("Eject when all is verified"), self)
        self.eject.setVisible(can_eject())
        self._looking = quiet("", self)
        row = QHBoxLayout()
        row.addWidget(self.choose_folder)
        row.addWidget(self.eject)
        row.addWidget(self._looking, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(self.list)
        column.addLayout(row)
        self._cards, self._folder = Errand(self), Errand(self)
        for errand in (self._cards, self._folder):
            errand.arrived.connect(self._arrive)
            errand.failed.connect(self.error)
            errand.finished.connect(self._show_state)
        self._cards.finished.connect(self._lead_to_folder)
        self._cards.run(lambda: card_scan.cards(library))
        if source is not None:
            self.list_folder(source)
        self.setFocusProxy(self.list)

    @property
    def ticked(self) -> list[Found]:
        """The cards and folders to import from."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(FOUND) for item in items if item.checkState() is Qt.CheckState.Checked]

    def list_folder(self, folder: Path) -> None:
        """List a folder off the window's thread, and tick it alone."""
        self.error.emit("")
        self._folder.run(lambda: card_scan.listing(folder, self._library))
        self._show_state()

    def drop(self) -> None:
        """Let go of what is still being read."""
        self._cards.drop()
        self._folder.drop()

    def _choose_folder(self) -> None:
        folder = choose.folder(self, self.tr("Import from"))
        if folder is not None:
            self.list_folder(folder)

    def _arrive(self, result: object) -> None:
        if isinstance(result, Failed):
            self.error.emit(result.sentence)
        if not isinstance(result, Found):
            return
        asked_for = self.sender() is self._folder
        self.list.blockSignals(True)
        item = self._item_of(result.folder) or QListWidgetItem(self.list)
        frames = wording.counted(len(result.offers), self.tr("1 frame"), self.tr("{n} frames"))
        item.setText(result.folder.name or str(result.folder))
        item.setData(COUNT_ROLE, frames)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {frames}")
        item.setToolTip(str(result.folder))
        item.setData(FOUND, result)
        if asked_for:
            self._untick()
        first = not self.ticked
        item.setCheckState(Qt.CheckState.Checked if first else item.checkState())
        if first:
            self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.window().focusWidget() is self.choose_folder:
            # Enter was for choosing the folder; the next one is for importing it.
            self.list.setFocus()
        self._show_state()

    def _untick(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)

    def _lead_to_folder(self) -> None:
        """Without a card the first thing to do is to choose a folder: let Enter do it."""
        if self.window().focusWidget() is self.list and not self.list.count() and not self._folder.running:
            self.choose_folder.setFocus()

    def _item_of(self, folder: Path) -> QListWidgetItem | None:
        for row in range(self.list.count()):
            found = self.list.item(row).data(FOUND)
            if isinstance(found, Found) and found.folder == folder:
                return self.list.item(row)
        return None

    def _show_state(self) -> None:
        """As high as the cards that are there, up to a point."""
        rows = self.list.count() * max(0, self.list.sizeHintForRow(0)) + 2 * theme.NEAR
        self.list.setFixedHeight(min(max(_LEAST, rows), _MOST))
        self._looking.setText(self._what_is_looked_for())
        self.changed.emit()

    def _what_is_looked_for(self) -> str:
        if self._folder.running:
            return self.tr("Reading the folder…")
        if self._cards.running:
            return self.tr("Looking for cards…")
        return "" if self.list.count() else self.tr("No card is mounted.")
