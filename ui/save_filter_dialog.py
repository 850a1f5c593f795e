"""Under which name a filter is saved."""

from PySide6.QtWidgets import QWidget

from reviewer.errors import ReviewerError
from reviewer.review import Review
from ui.dialog import Dialog
from ui.text_field import LineField


class SaveFilterDialog(Dialog):
    """Asks for a name and saves the filter line under it."""

    def __init__(self, review: Review, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._line = review, line
        self._saved = review.saved_filters()
        self.setWindowTitle(self.tr("Save the filter"))
        self.resize(420, 0)
        self.confirm.setText(self.tr("Save"))
        self.field = LineField(self)
        self.heading(self.tr("Name"), self.field)
        self.column.addWidget(self.field)
        self.remark(line)
        self._there = self.remark()
        self.column.addStretch(1)
        self.field.textChanged.connect(self._check)
        self.field.escaped.connect(self.reject)
        self.field.setText(next((name for name, saved in self._saved.items() if saved == line), ""))
        self._check()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """The name that was given."""
        return self.field.text().strip()

    def _check(self) -> None:
        self.confirm.setEnabled(bool(self.name))
        there = self._saved.get(self.name, self._line) != self._line
        self._there.setText(self.tr("Replaces the filter of this name.") if there else "")

    def accept(self) -> None:
        """Save; what cannot be saved is told and the dialog stays."""
        try:
            self._review.save_filter(self.name, self._line)
        except ReviewerError as error:
            self.show_error(str(error))
            return
        super().accept()
