"""Any field of the caption by a few letters of its name, and which fields stand in the pane at all."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.caption_field import CaptionField
from ui.caption_form import CaptionForm
from ui.matching import fit
from ui.row import Row
from ui.tick import Mark
from ui.typeahead import TypeAhead, is_tick_key


class FieldPalette(TypeAhead):
    """Enter picks the field to go to: `picked` carries its address. Ctrl+Space leaves it out or in."""

    picked = Signal(str)

    def __init__(self, form: CaptionForm, parent: QWidget) -> None:
        super().__init__(parent, QSize(480, 560))
        self._form = form
        self.title.setText(self.tr("Fields of the caption"))
        self.setAccessibleName(self.title.text())
        self.field.setPlaceholderText(self.tr("Which field?"))
        self.field.setAccessibleName(self.tr("Field"))
        self.list.setAccessibleName(self.tr("Fields that fit"))
        self.foot.setText(self.tr("Enter go there    Ctrl+Space leave it out, or take it in    Esc close"))

    def rows(self, query: str) -> Sequence[Row]:
        """The fields that fit, as they stand in the form among equals."""
        self.empty.setText(self.tr("No field is called “{query}”.").replace("{query}", query.strip()))
        scored = [(fit(query, field.label, field.address), field) for field in self._form.in_order()]
        found = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return [self._row(field) for _, field in found]

    def _row(self, field: CaptionField) -> Row:
        left_out = field.name in self._form.left_out
        return Row(
            field.label,
            key=field.address,
            end=self._form.title_of(field.name),
            mark=Mark.NONE if left_out else Mark.ALL,
            dim=left_out,
        )

    def choose(self, row: Row, close: bool) -> None:
        """Go to the field."""
        self.dismiss()
        self.picked.emit(str(row.key))

    def claims(self, event: QKeyEvent) -> bool:
        """The key that ticks is the panel's."""
        return is_tick_key(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Leave the field out, or take it in."""
        row = self.chosen() if is_tick_key(event) else None
        if row is not None:
            self._form.leave_out(self._form.left_out ^ {str(row.key).partition("@")[0]})
            self.renew()
        return is_tick_key(event)
