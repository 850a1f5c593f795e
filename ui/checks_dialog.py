"""Which checks look at captions while they are written."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.caption.checks import CHECKS
from reviewer.review import Review
from ui import theme
from ui.checks_in_use import ChecksInUse
from ui.dialog import Dialog
from ui.lettering import strong
from ui.tick import TickBox


class ChecksDialog(Dialog):
    """A box for each; a change holds at once."""

    def __init__(self, review: Review, checks: ChecksInUse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks = checks
        self.boxes: dict[str, QCheckBox] = {}
        self.setWindowTitle(self.tr("Caption checks"))
        self.resize(520, 560)
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        self.remark(
            self.tr("What a check finds is marked in the caption and said below it. It never stops anything.")
        )
        self._inside = QWidget(self)
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(theme.WIDE, theme.APART, theme.WIDE, theme.APART)
        self._list.setSpacing(theme.TIGHT)
        for title, found in _groups(review, self.tr("In every library")):
            self._add(title, found)
        self._list.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        self.column.addWidget(scroll, 1)
        next(iter(self.boxes.values())).setFocus()

    def _add(self, title: str, checks: dict[str, str]) -> None:
        heading = strong(title, self._inside)
        heading.setContentsMargins(0, theme.NEAR if self._list.count() else 0, 0, theme.TIGHT)
        self._list.addWidget(heading)
        for id, name in checks.items():
            box = self.boxes[id] = TickBox(name.replace("&", "&&"), self._inside)
            box.setChecked(id not in self._checks.off)
            box.toggled.connect(lambda on, id=id: self._checks.turn(id, on))
            self._list.addWidget(box)


def _groups(review: Review, everywhere: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The checks of the program, and those that rule sets of this library bring: titles by id."""
    yield everywhere, {check.id: check.title for check in CHECKS}
    rulesets = {ruleset.id: ruleset for shoot in review.shoots() for ruleset in review.rulesets(shoot.name)}
    for ruleset in rulesets.values():
        if ruleset.checks:
            yield ruleset.title, {check.id: check.title for check in ruleset.checks}
