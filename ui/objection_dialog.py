"""Somebody objected to a picture: who, when, what was asked, and what was said."""

from PySide6.QtWidgets import QComboBox, QWidget

from reviewer.photo import Asked, Objection
from ui import wording
from ui.dialog import Dialog
from ui.text_field import LineField, ParagraphField


class ObjectionDialog(Dialog):
    """Asks for one objection; `count` is of how many photos. `when` stands in its field to begin with."""

    def __init__(self, count: int, when: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Objection"))
        self.resize(460, 400)
        self.confirm.setText(wording.counted(count, self.tr("Note it"), self.tr("Note it for {n} photos")))
        self.by = LineField(self)
        self.asked = QComboBox(self)
        for asked in Asked:
            self.asked.addItem(wording.asked_word(asked), asked)
        self.asked.setAccessibleName(self.tr("What was asked"))
        self.when, self.said = LineField(self), ParagraphField(self)
        self._arrange()
        self.when.setText(when)
        for field in (self.by, self.when, self.said):
            field.escaped.connect(self.reject)
            field.next_requested.connect(self.accept)
        self.by.setFocus()

    def _arrange(self) -> None:
        self.by.setPlaceholderText(self.tr("guide, soldier, police, the person shown…"))
        self.when.setPlaceholderText(self.tr("2012-05-04 11:03, or as far as it is known"))
        for title, field in (
            (self.tr("Who objected (a role; no names are needed)"), self.by),
            (self.tr("What was asked"), self.asked),
            (self.tr("When"), self.when),
            (self.tr("What was said"), self.said),
        ):
            self.heading(title, field)
            self.column.addWidget(field)
        self.remark(self.tr("Kept in the library. It is never in an exported file."))

    @property
    def objection(self) -> Objection:
        """What was told."""
        return Objection(
            asked=Asked(self.asked.currentData()),
            by=self.by.text().strip(),
            at=self.when.text().strip(),
            said=self.said.toPlainText().strip(),
        )
