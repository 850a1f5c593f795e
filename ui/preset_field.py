"""Which caption preset the frames of an import get; presets are made and changed from here."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reviewer import caption_preset
from reviewer.photo import Caption
from ui import theme
from ui.choice_button import ChoiceButton
from ui.preset_dialog import PresetDialog


class PresetField(QWidget):
    """`changed`: another preset, or another text in it."""

    changed = Signal()

    def __init__(self, folder: Path, first: str, parent: QWidget | None = None) -> None:
        """`folder` holds the presets; the one called `first` is chosen if it is there."""
        super().__init__(parent)
        self._folder = folder
        self.choice = ChoiceButton(self.tr("No preset"), self, nothing=self.tr("No preset"))
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
        """The preset chosen; empty for none."""
        return self.choice.chosen

    def preset(self) -> Caption:
        """What it has for the empty fields of captions. Raises UsageError for a faulty one."""
        return caption_preset.load(self._folder, self.name) if self.name else Caption()

    def _choose(self, name: str) -> None:
        there = caption_preset.names(self._folder)
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
