"""Which rule sets judge a shoot."""

from PySide6.QtWidgets import QWidget

from reviewer.errors import ReviewerError
from reviewer.review import Review
from ui.beside import Beside
from ui.dialog import Dialog
from ui.ruleset_list import RuleSetList


class RuleSetsDialog(Dialog):
    """Ticks the rule sets of a shoot; accepting judges the whole shoot anew."""

    def __init__(self, review: Review, beside: Beside, shoot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside, self._shoot = beside, shoot
        self.setWindowTitle(self.tr("Rule sets of {shoot}").replace("{shoot}", shoot))
        self.confirm.setText(self.tr("Judge by these"))
        self.resize(520, 420)
        self.heading(self.tr("{shoot} is judged by").replace("{shoot}", shoot))
        self.remark(self.tr("Rule sets are guidance, not law. Several may speak; the strictest decides."))
        ticked = review.shoot(shoot).rulesets
        self.rulesets = RuleSetList(review.folder / "rulesets", ticked, self)
        self.rulesets.error.connect(self.show_error)
        self.column.addWidget(self.rulesets, 1)

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
