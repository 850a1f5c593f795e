"""Which rule sets judge a shoot; and the way to make, change, print and hand on rule sets."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from reviewer import rules
from reviewer.errors import ReviewerError
from reviewer.review import Review
from ui.beside import Beside
from ui.dialog import Dialog
from ui.ruleset_hand_out import RuleSetHandOut
from ui.ruleset_list import RuleSetList


class RuleSetsDialog(Dialog):
    """Ticks the rule sets of a shoot; accepting judges the whole shoot anew.

    `new_asked`: a new rule set is wanted. `edit_asked` carries the id of one to change, `copy_asked` of one
    to change a copy of.
    """

    new_asked = Signal()
    edit_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, review: Review, beside: Beside, shoot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside, self._shoot = review, beside, shoot
        folder = review.folder / "rulesets"
        self.setWindowTitle(self.tr("Rule sets of {shoot}").replace("{shoot}", shoot))
        self.confirm.setText(self.tr("Judge by these"))
        self.resize(560, 560)
        self.heading(self.tr("{shoot} is judged by").replace("{shoot}", shoot))
        self.remark(self.tr("Rule sets are guidance, not law. Several may speak; the strictest decides."))
        self.rulesets = RuleSetList(folder, review.shoot(shoot).rulesets, self, with_more=True)
        self.rulesets.error.connect(self.show_error)
        self.rulesets.more_asked.connect(self._offer)
        self.column.addWidget(self.rulesets, 1)
        self.new = QPushButton(self.tr("&New rule set…"), self)
        self.new.setAutoDefault(False)
        self.new.clicked.connect(self.new_asked)
        self.rulesets.foot.insertWidget(1, self.new)
        self.hand_out = RuleSetHandOut(folder, self)
        self.hand_out.said.connect(self.show_error)

    def take_in(self, ref: str) -> None:
        """A rule set was written: show it as it is now, ticked."""
        self.rulesets.read_again((*self.rulesets.refs(), ref))

    def show_judged(self) -> None:
        """The shoot is judged by others meanwhile: tick those."""
        self.rulesets.read_again(self._review.shoot(self._shoot).rulesets)

    def offers(self, ref: str) -> dict[str, Callable[[], None]]:
        """What can be done with a rule set, by the words that ask for it."""
        change = self.tr("Look at it") if ref in rules.shipped() else self.tr("Edit")
        return {
            change: lambda: self.edit_asked.emit(ref),
            self.tr("Duplicate"): lambda: self.copy_asked.emit(ref),
            self.tr("Save to a file…"): lambda: self.hand_out.ask_file(ref),
            self.tr("Print as a card…"): lambda: self.hand_out.ask_card(ref),
        }

    def _offer(self, ref: str, button: QWidget) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, do in self.offers(ref).items():
            menu.addAction(words).triggered.connect(do)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def accept(self) -> None:
        """Judge the shoot by what is ticked; what cannot be used is told and the dialog stays."""
        refs, what = self.rulesets.refs(), self.tr("Judging {shoot} anew").replace("{shoot}", self._shoot)
        try:
            self._beside.run(
                what,
                lambda review: review.setting_rulesets(self._shoot, refs),
                super().accept,
                self.show_error,
            )
        except ReviewerError as error:
            self.show_error(str(error))
