"""A line over the sheet while a shoot cannot be judged: all of its photos are unreviewed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from reviewer.photo import Verdict
from reviewer.review import Review
from ui import theme
from ui.lettering import body
from ui.verdict_mark import VerdictMark


class Unjudged(QFrame):
    """Tells of the first such shoot; hidden where there is none. `rulesets_requested` carries its name."""

    rulesets_requested = Signal(str)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._shoot = ""
        self.said = body("", self)
        self.choose = QPushButton(self.tr("Choose rule sets…"), self)
        self.choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choose.clicked.connect(lambda: self.rulesets_requested.emit(self._shoot))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.APART, theme.NEAR, theme.APART, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(VerdictMark(Verdict.CAUTION, 16, self))
        row.addWidget(self.said, 1)
        row.addWidget(self.choose)
        self.setAccessibleName(self.tr("A shoot cannot be judged"))
        self.refresh()

    def refresh(self) -> None:
        """Look again: shoots came, or have other rule sets."""
        shoots = (shoot.name for shoot in self._review.shoots())
        self._shoot = next(filter(self._review.ruleset_trouble, shoots), "")
        self.setVisible(bool(self._shoot))
        if self._shoot:
            said = self.tr("{shoot} is unreviewed. {trouble}").replace("{shoot}", self._shoot)
            self.said.setText(said.replace("{trouble}", self._review.ruleset_trouble(self._shoot)))
            self.choose.setDisabled(self._review.read_only)
