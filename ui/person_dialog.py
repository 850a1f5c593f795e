"""Who is at work: the initials or the name that looks and waivers are kept under."""

from PySide6.QtWidgets import QWidget

from ui.dialog import Dialog
from ui.text_field import LineField


class PersonDialog(Dialog):
    """Asks for initials or a name; none is a choice too."""

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your initials"))
        self.resize(440, 180)
        self.confirm.setText(self.tr("Keep"))
        self.field = LineField(self)
        self.heading(self.tr("Initials or name"), self.field)
        self.column.addWidget(self.field)
        self.remark(
            self.tr(
                "Kept in the library with what you look at and waive, so that a second person's look can be "
                "told from yours. They are never in an exported file."
            )
        )
        self.column.addStretch(1)
        self.field.setText(person)
        self.field.selectAll()
        self.field.escaped.connect(self.reject)
        self.field.setFocus()

    @property
    def person(self) -> str:
        """What was given, without spaces around it."""
        return self.field.text().strip()
