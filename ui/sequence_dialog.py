"""A sequence's name, and what stands above its photos: title, opening text and their language."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from reviewer.caption import address, language
from reviewer.errors import ReviewerError
from reviewer.sequence import Heading, Sequence, checked_heading, checked_name
from ui import languages
from ui.dialog import Dialog
from ui.text_field import LineField, ParagraphField


class SequenceDialog(Dialog):
    """Asks for all of it. `taken` says why a name cannot be had, "" where it can."""

    def __init__(
        self,
        title: str,
        confirm: str,
        sequence: Sequence,
        taken: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._taken = taken
        self.setWindowTitle(title)
        self.resize(520, 0)
        self.confirm.setText(confirm)
        self.name_field = LineField(self)
        self.title_field = LineField(self)
        self.opening_field = ParagraphField(self, least=5, most=12)
        self.language_field = LineField(self)
        self._arrange()
        self.name_field.setText(sequence.name)
        self.title_field.setText(sequence.heading.title)
        self.opening_field.setText(sequence.heading.opening)
        self.language_field.setText(sequence.heading.language)
        for field in (self.name_field, self.title_field, self.opening_field, self.language_field):
            field.escaped.connect(self.reject)
            field.next_requested.connect(self.accept)
        self.name_field.textChanged.connect(self._check)
        self._check()
        self.name_field.setFocus()
        self.name_field.selectAll()

    def _arrange(self) -> None:
        self.heading(self.tr("Name"), self.name_field)
        self.column.addWidget(self.name_field)
        self.remark(self.tr("It stays in the library: no export tells it."))
        self.heading(self.tr("Title"), self.title_field)
        self.column.addWidget(self.title_field)
        self.heading(self.tr("Opening text"), self.opening_field)
        self.column.addWidget(self.opening_field)
        self.remark(self.tr("Both stand above the photos in a story, and leave with it."))
        self.heading(self.tr("Language"), self.language_field)
        self.language_field.setPlaceholderText(self.tr("en, ko, pt-BR"))
        self.column.addWidget(self.language_field)
        self.called = self.remark()
        self.language_field.textChanged.connect(self._call)
        self.column.addStretch(1)

    def _call(self, code: str) -> None:
        """Say what the language is called whose code is typed."""
        known = language(address("", code))
        self.called.setText(languages.full_name(known) if known else "")

    @property
    def name(self) -> str:
        """The name that was given."""
        return checked_name(self.name_field.text())

    @property
    def texts(self) -> Heading:
        """What is to stand above the photos."""
        return checked_heading(
            Heading(self.title_field.text(), self.opening_field.text(), self.language_field.text().strip())
        )

    def _check(self) -> None:
        self.confirm.setEnabled(bool(self.name_field.text().strip()))

    def accept(self) -> None:
        """Hand it on; what cannot be is told and the dialog stays."""
        try:
            name, _texts = self.name, self.texts
        except ReviewerError as error:
            self.show_error(str(error))
            return
        if trouble := self._taken(name):
            self.show_error(trouble)
            return
        super().accept()
