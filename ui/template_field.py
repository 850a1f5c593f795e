"""Which caption template the frames of an import get; templates are made and changed from here."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reviewer.caption.template import Template
from ui import theme
from ui.choice_button import ChoiceButton
from ui.template_dialog import TemplateDialog
from ui.template_shelf import Listing, Shelved, TemplateShelf


class TemplateField(QWidget):
    """`changed`: another template, or another text in it; `ready` once those there are have been read."""

    changed = Signal()

    def __init__(self, folder: Path, first: str, parent: QWidget | None = None) -> None:
        """`folder` holds the templates; the one called `first` is chosen if it is there."""
        super().__init__(parent)
        self.ready = False
        self._first = first
        self._known: dict[str, Shelved] = {}
        self._shelf = TemplateShelf(folder, self)
        self.choice = ChoiceButton(self.tr("No template"), self, nothing=self.tr("No template"))
        self.new = QPushButton(self.tr("New…"), self)
        self.edit = QPushButton(self.tr("Edit…"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.choice)
        row.addStretch(1)
        for button in (self.new, self.edit):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.new.clicked.connect(lambda: self._ask(Shelved("")))
        self.edit.clicked.connect(lambda: self._ask(self._known[self.name]))
        self.choice.changed.connect(self._show)
        self._shelf.listed.connect(self._take)
        self._shelf.read()
        self._show()

    @property
    def name(self) -> str:
        """The template chosen; empty for none."""
        return self.choice.chosen

    @property
    def trouble(self) -> str:
        """Why the one chosen cannot be used, in a sentence; empty where it can."""
        return self._known[self.name].fault if self.name else ""

    @property
    def template(self) -> Template:
        """What it does to captions."""
        return self._known[self.name].template if self.name else Template()

    def drop(self) -> None:
        """Nobody waits for the templates any more."""
        self._shelf.drop()

    def _take(self, listing: Listing) -> None:
        first, self._first = self._first, ""
        self._known = {one.name: one for one in listing.templates}
        self.ready = True
        self.choice.set_choices({name: name for name in self._known})
        self._choose(first or self.name)

    def _choose(self, name: str) -> None:
        self.choice.set_chosen(name if name in self._known else "")
        self._show()

    def _show(self) -> None:
        self.edit.setEnabled(bool(self.name))
        self.changed.emit()

    def _ask(self, shelved: Shelved) -> None:
        dialog = TemplateDialog(self._shelf, shelved, self.window())
        dialog.accepted.connect(lambda: self._choose(dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
