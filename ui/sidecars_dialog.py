"""How this library and other programs keep each other's sidecars: what is to be written, and what may be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from reviewer.exchange import Wish
from reviewer.photo import Verdict
from ui import theme, wording
from ui.dialog import Dialog
from ui.held_list import HeldList
from ui.lettering import body
from ui.notice import Notice
from ui.sidecars import Sidecars
from ui.tick import TickBox

_LEFT = 96


class SidecarsDialog(Dialog):
    """Shows `sidecars` while it is open. `settle_asked`: what both sides changed is to be decided."""

    settle_asked = Signal()

    def __init__(self, sidecars: Sidecars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidecars = sidecars
        self.setWindowTitle(self.tr("Sidecars"))
        self.resize(560, 420)
        self._said = body("", self)
        self.write, self.read = QPushButton(self.tr("&Write sidecars"), self), QPushButton(self)
        self.read.setText(self.tr("&Read what changed in them"))
        self.conflicts = Notice("", Verdict.CAUTION, self)
        self.settle = self.conflicts.add_button(self.tr("&Settle…"))
        self.settle.setAutoDefault(False)
        self.left = HeldList(self, (self.tr("Left as it is"), self.tr("Why")))
        self.left.setFixedHeight(_LEFT)
        self.keep = TickBox(self.tr("&Keep sidecars up to date"), self)
        self.subject = TickBox(self.tr("Write what the r&ules say, too"), self)
        self.warning = Notice(
            self.tr(
                "Verdicts, rules, tags, waivers and objections will stand beside the originals for whoever "
                "finds the files, and other programs carry them on. They are written as keywords below "
                "“Reviewer”, and taken out again when this is switched off."
            ),
            Verdict.RESTRICTED,
            self,
        )
        self._arrange()
        for widget in (self.write, self.read, self.keep, self.subject):
            widget.setDisabled(sidecars.read_only)
        self.keep.setChecked(sidecars.wishes(Wish.KEEP))
        self.subject.setChecked(sidecars.wishes(Wish.SUBJECT))
        self._connect()
        self._show()
        self.write.setFocus()

    def _arrange(self) -> None:
        self.heading(self.tr("Sidecars"))
        self.remark(
            self.tr(
                "XMP files beside the originals, in which Lightroom, Bridge, Photo Mechanic, digiKam and "
                "darktable find captions, stars, flags and labels, and leave theirs. All else in them stays."
            )
        )
        self.column.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        for button in (self.write, self.read):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.conflicts)
        self.column.addWidget(self.left)
        self.heading(self.tr("For this library"))
        self.column.addWidget(self.keep)
        self.remark(self.tr("Each change is written a moment after it is made. The card is never written."))
        self.column.addWidget(self.subject)
        self.column.addWidget(self.warning)
        self.column.addStretch(1)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

    def _connect(self) -> None:
        self.write.clicked.connect(self._sidecars.write)
        self.read.clicked.connect(self._sidecars.read)
        self.settle.clicked.connect(self.settle_asked)
        self.keep.toggled.connect(lambda on: self._sidecars.set_wish(Wish.KEEP, on))
        self.subject.toggled.connect(lambda on: self._sidecars.set_wish(Wish.SUBJECT, on))
        self._sidecars.changed.connect(self._show)

    def _show(self) -> None:
        outcome, unwritten = self._sidecars.outcome, self._sidecars.unwritten
        if self._sidecars.running:
            self._said.setText(self.tr("Sidecars are being written…"))
        elif unwritten:
            one = self.tr("1 photo changed since its sidecar was written.")
            many = self.tr("{n} photos changed since their sidecars were written.")
            self._said.setText(wording.counted(unwritten, one, many))
        else:
            self._said.setText(self.tr("All that was changed here stands in the sidecars."))
        one, many = self.tr("1 photo changed on both sides."), self.tr("{n} photos changed on both sides.")
        self.conflicts.set_text(wording.counted(len(outcome.conflicts), one, many))
        self.conflicts.setVisible(bool(outcome.conflicts))
        self.left.show_held([_reason(sentence) for sentence in outcome.left.values()])
        self.left.setVisible(bool(outcome.left))
        self.warning.setVisible(self.subject.isChecked())
        self.setMinimumHeight(self._layout.totalHeightForWidth(self.width()))


def _reason(sentence: str) -> dict[str, str]:
    name, _, why = sentence.partition(" was left as it is: ")
    return {"name": name, "reason": why or sentence}
