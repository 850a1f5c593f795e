"""A caption template for frames that come, to be written or changed: its name, and what it does to fields."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from reviewer.caption import template
from reviewer.caption.template import Template, Way
from reviewer.errors import ReviewerError
from ui.dialog import Dialog
from ui.template_form import TemplateForm
from ui.text_field import LineField


class PresetDialog(Dialog):
    """`name` is the template that was saved; empty where none was, or it was removed."""

    def __init__(self, folder: Path, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.name = name
        self.setWindowTitle(self.tr("Caption template"))
        self.confirm.setText(self.tr("Save"))
        self.resize(640, 640)
        self.field = LineField(self)
        self.field.setText(name)
        self.field.setPlaceholderText(self.tr("such as the name of the job"))
        self.field.escaped.connect(self.reject)
        self.heading(self.tr("Name"), self.field)
        self.column.addWidget(self.field)
        self.heading(self.tr("Written into the captions of the frames that come"))
        self.form = TemplateForm(self, usual=Way.FILL)
        self.form.escaped.connect(self.reject)
        self.column.addWidget(self.form, 1)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setVisible(bool(name))
        self.remove.clicked.connect(self._remove)
        self.buttons.addButton(self.remove, self.buttons.ButtonRole.DestructiveRole)
        self.field.textChanged.connect(lambda _text: self._check())
        self.form.changed.connect(self._check)
        self._read()
        self._check()
        self.field.setFocus()

    def _read(self) -> None:
        wanted = Template()
        if self.name:
            try:
                wanted = template.load(self._folder, self.name)
            except ReviewerError as error:
                self.show_error(str(error))
        self.form.show_template(wanted)

    def _check(self) -> None:
        self.confirm.setEnabled(bool(self.field.text().strip()) and not self.form.fault)

    def accept(self) -> None:
        """Save; what cannot be saved is told and the dialog stays."""
        try:
            saved = template.save(self._folder, replace(self.form.template, name=self.field.text().strip()))
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
