"""A caption template, to be written or changed: its name, and the fields of a caption.

A field keeps its way of meeting what stands in it; one without fills what is empty.
"""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from reviewer.caption import template
from reviewer.caption.template import Entry, Template, Way
from reviewer.errors import ReviewerError
from ui.caption_form import CaptionForm
from ui.dialog import Dialog
from ui.text_field import LineField


class PresetDialog(Dialog):
    """`name` is the template that was saved; empty where none was, or it was removed."""

    def __init__(self, folder: Path, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.name = name
        self._entries: dict[str, Entry] = {}
        self.setWindowTitle(self.tr("Caption template"))
        self.confirm.setText(self.tr("Save"))
        self.resize(480, 640)
        self.field = LineField(self)
        self.field.setText(name)
        self.field.setPlaceholderText(self.tr("such as the name of the job"))
        self.field.escaped.connect(self.reject)
        self.heading(self.tr("Name"), self.field)
        self.column.addWidget(self.field)
        self.heading(self.tr("Written into what a frame's own caption leaves empty"))
        self.form = CaptionForm(read_only=False, parent=self)
        self.fields = self.form.fields
        self.column.addWidget(self._form(), 1)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setVisible(bool(name))
        self.remove.clicked.connect(self._remove)
        self.buttons.addButton(self.remove, self.buttons.ButtonRole.DestructiveRole)
        self.field.textChanged.connect(lambda _text: self._check())
        self._read()
        self._check()
        self.field.setFocus()

    def _form(self) -> QWidget:
        for field in self.fields.values():
            field.editor.escaped.connect(self.reject)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.form)
        return scroll

    def _read(self) -> None:
        if self.name:
            try:
                self._entries = {one.address: one for one in template.load(self._folder, self.name).entries}
            except ReviewerError as error:
                self.show_error(str(error))
        for name, field in self.fields.items():
            entry = self._entries.get(name)
            field.show_text(entry.text if entry else "", True, keep_equal=False)

    def _written(self) -> Template:
        texts = {name: one.text for name, one in self.fields.items()}
        ways = {name: entry.way for name, entry in self._entries.items()}
        changed = {
            name: Entry(name, ways.get(name, Way.FILL), text)
            for name, text in texts.items()
            if text or ways.get(name) is Way.SET
        }
        others = {name: entry for name, entry in self._entries.items() if name not in texts}
        return Template(self.field.text().strip(), tuple((others | changed).values()))

    def _check(self) -> None:
        self.confirm.setEnabled(bool(self.field.text().strip()))

    def accept(self) -> None:
        """Save; what cannot be saved is told and the dialog stays."""
        try:
            saved = template.save(self._folder, self._written())
            if self.name and self.name != saved:
                template.remove(self._folder, self.name)
        except ReviewerError as error:
            self.show_error(str(error))
            return
        self.name = saved
        super().accept()

    def _remove(self) -> None:
        try:
            template.remove(self._folder, self.name)
        except ReviewerError as error:
            self.show_error(str(error))
            return
        self.name = ""
        super().accept()
