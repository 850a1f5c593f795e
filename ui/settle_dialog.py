"""What changed here and in sidecars, each otherwise: a person decides field by field which is to hold."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from reviewer.caption import FIELDS
from reviewer.exchange import Choices, Compared, Side
from reviewer.sidecar.said import JUDGED
from ui import wording
from ui.conflict_table import ConflictTable, Row
from ui.dialog import Dialog

_Role = QDialogButtonBox.ButtonRole


class SettleDialog(Dialog):
    """Accepting it means `choices`; until then both sides stay as they are."""

    def __init__(self, conflicts: Sequence[Compared], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changed here and in the sidecar"))
        self.resize(860, 560)
        rows = [
            Row(one.photo.id, one.photo.name, address, both)
            for one in conflicts
            for address, both in sorted(one.comparison.conflicts.items(), key=lambda item: _place(item[0]))
        ]
        self.table = ConflictTable(rows, self)
        one, many = self.tr("1 photo changed on both sides"), self.tr("{n} photos changed on both sides")
        self.heading(wording.counted(len(conflicts), one, many), self.table)
        self.remark(self.tr("Choose what is to hold on both sides: ← what stands here, → the sidecar."))
        self.column.addWidget(self.table, 1)
        self.ours = self._button(self.tr("All as &here"), Side.OURS)
        self.theirs = self._button(self.tr("All as in the &sidecars"), Side.THEIRS)
        self.confirm.setText(self.tr("Settle"))
        self.cancel.setText(self.tr("Leave as they are"))
        self.table.setFocus()

    def _button(self, text: str, side: Side) -> QPushButton:
        button = self.buttons.addButton(text, _Role.ActionRole)
        button.setAutoDefault(False)
        conflicts = self.table.conflicts
        button.clicked.connect(lambda: conflicts.choose(range(len(conflicts.rows)), side))
        return button

    @property
    def choices(self) -> Choices:
        """By photo and address, which side holds."""
        chosen: dict[int, dict[str, Side]] = {}
        for row, side in zip(self.table.conflicts.rows, self.table.conflicts.sides, strict=True):
            chosen.setdefault(row.photo, {})[row.address] = side
        return chosen


def _place(address: str) -> tuple[int, str]:
    """Marks first, then the caption in the order in which it is filled in."""
    names = (*JUDGED, *(field.name for field in FIELDS))
    return names.index(address.partition("@")[0]), address
