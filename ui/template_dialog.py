"""One caption template, to be written or changed: its name, and what it does to the fields of a caption."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from reviewer.caption.template import Way
from ui.dialog import Dialog
from ui.template_form import TemplateForm
from ui.template_shelf import Listing, Shelved, TemplateShelf
from ui.text_field import LineField


class TemplateDialog(Dialog):
    """`name` is the template that was saved; empty where none was, or it was removed."""

    def __init__(self, shelf: TemplateShelf, shelved: Shelved, parent: QWidget | None = None) -> None:
        """A template of no name is a new one."""
        super().__init__(parent)
        self._shelf = shelf
        self.name = shelved.name
        self.setWindowTitle(self.tr("Caption template"))
        self.confirm.setText(self.tr("Save"))
        self.resize(640, 640)
        self.field = LineField(self)
        self.field.setText(shelved.name)
        self.field.setPlaceholderText(self.tr("such as the name of the job"))
        self.field.escaped.connect(self.reject)
        self.heading(self.tr("Name"), self.field)
        self.column.addWidget(self.field)
        self.heading(self.tr("Written into the captions of the frames that come"))
        self.form = TemplateForm(self, usual=Way.FILL)
        self.form.escaped.connect(self.reject)
        self.column.addWidget(self.form, 1)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setVisible(bool(shelved.name))
        self.remove.clicked.connect(lambda: self._shelf.remove(self.name))
        self.buttons.addButton(self.remove, self.buttons.ButtonRole.DestructiveRole)
        self.field.textChanged.connect(lambda _text: self._check())
        self.form.changed.connect(self._check)
        self.form.show_template(shelved.template)
        self.show_error(shelved.fault)
        self._shelf.listed.connect(self._close)
        self._shelf.failed.connect(self.show_error)
        self._check()
        self.field.setFocus()

    def _check(self) -> None:
        self.form.show_results()
        self.confirm.setEnabled(bool(self.field.text().strip()) and not self.form.fault)

    def accept(self) -> None:
        """Save; what cannot be saved is told and the dialog stays."""
        wanted = replace(self.form.template, name=self.field.text().strip())
        if self.name:
            self._shelf.rename(wanted, self.name)
        else:
            self._shelf.add(wanted)

    def _close(self, listing: Listing) -> None:
        self.name = listing.written
        super().accept()
