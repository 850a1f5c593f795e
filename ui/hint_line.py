"""One hint below a field of the caption: quiet in passing, or loud where it could harm somebody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reviewer.caption.checks import Hint
from reviewer.photo import Verdict
from ui import theme
from ui.lettering import Tinted

# The shapes of the legend: a loud hint is told by more than its colour.
LOUD = "■ "


class HintLine(QWidget):
    """`refused` names the check that is not to be told any more; a loud one is not refused in passing."""

    refused = Signal(str)

    def __init__(self, hint: Hint, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = Tinted(f"{LOUD}{hint.sentence}" if hint.loud else hint.sentence, self)
        self._said.set_verdict(Verdict.RESTRICTED if hint.loud else None)
        self._off = QToolButton(self)
        self._off.setText("×")
        self._off.setStyleSheet("QToolButton { border: 0; padding: 0; color: palette(placeholder-text); }")
        self._off.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._off.setToolTip(self.tr("Do not look at this any more"))
        self._off.setAccessibleName(self._off.toolTip())
        self._off.clicked.connect(lambda: self.refused.emit(hint.check))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self._said, 1)
        row.addWidget(self._off, 0, Qt.AlignmentFlag.AlignTop)
        self._off.setHidden(hint.loud)
