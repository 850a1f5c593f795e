"""Which caption template the frames of an import get; templates are made and changed from here."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reviewer.caption import template
from reviewer.caption.template import Template
from ui import theme
from ui.choice_button import ChoiceButton
from ui.preset_dialog import PresetDialog


class PresetField(QWidget):
    """`changed`: another template, or another text in it."""

    changed = Signal()

    def __init__(self, folder: Path, first: str, parent: QWidget | None = None) -> None:
        """`folder` holds the templates; the one called `first` is chosen if it is there."""
        super().__init__(parent)
        self._folder = folder
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
        self.new.clicked.connect(lambda: self._ask(""))
        self.edit.clicked.connect(lambda: self._ask(self.name))
        self.choice.changed.connect(self._show)
        self._choose(first)

    @property
    def name(self) -> str:
        """The template chosen; empty for none."""
        return self.choice.chosen

    def template(self) -> Template:
        """What it does to captions. Raises UsageError for a faulty one."""
        return template.load(self._folder, self.name) if self.name else Template()

    def _choose(self, name: str) -> None:
        there = template.names(self._folder)
        self.choice.set_choices(dict(zip(there, there, strict=True)))
        self.choice.set_chosen(name if name in there else "")
        self._show()

    def _show(self) -> None:
        self.edit.setEnabled(bool(self.name))
        self.changed.emit()

    def _ask(self, name: str) -> None:
        dialog = PresetDialog(self._folder, name, self.window())
        dialog.accepted.connect(lambda: self._choose(dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
