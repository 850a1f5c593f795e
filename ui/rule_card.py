"""One rule that fired: what it says, why, on which tags; and the waiver, asked for in place."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from reviewer.photo import Verdict
from reviewer.rules import Outcome, RuleSet
from ui import theme
from ui.chip import Chip, Look
from ui.flow import Flow
from ui.lettering import body, quiet, strong
from ui.rule_words import doubts, sources, terms
from ui.subject import Speaking
from ui.text_field import LineField
from ui.verdict_mark import VerdictMark

VERDICT_OF: Final = {
    Outcome.PERMITTED: Verdict.CLEAR,
    Outcome.CAUTION: Verdict.CAUTION,
    Outcome.RESTRICTED: Verdict.RESTRICTED,
}
EDGE: Final = 3


class RuleCard(QFrame):
    """Shows a rule. `waived` carries the reason typed; `restored` means: take the waiver back.

    `edit_asked`: the rule itself is to be changed.
    """

    waived = Signal(str)
    restored = Signal()
    edit_asked = Signal()

    def __init__(
        self,
        speaking: Speaking,
        ruleset: RuleSet,
        labels: Mapping[str, str],
        of: int,
        waivers: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """`labels` names the tags and the rules ("set/id"), `waivers` is what is told of them.

        `of` is how many photos are spoken of altogether.
        """
        super().__init__(parent)
        self._speaking = speaking
        self._off = not speaking.standing or bool(speaking.overridden)
        self._verdict = VERDICT_OF[speaking.rule.outcome]
        self.setAccessibleName(speaking.rule.title)
        self.setAccessibleDescription(speaking.rule.reason)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.APART + EDGE, theme.NEAR, theme.NEAR, theme.NEAR)
        self._layout.setSpacing(theme.TIGHT + 1)
        self._add_head()
        self._layout.addWidget(body(speaking.rule.reason, self))
        self._add_remarks(waivers, labels)
        self._add_chips(labels)
        self._add_terms(ruleset)
        self._add_foot(ruleset.title, of)
        self._asking: QWidget | None = None

    def _add_terms(self, ruleset: RuleSet) -> None:
        """When and where it holds; the whole sources under the pointer."""
        rule = self._speaking.rule
        if said := terms(rule, ruleset):
            label = quiet(said, self)
            label.setToolTip(sources(rule, ruleset))
            label.setAccessibleDescription(sources(rule, ruleset))
            self._layout.addWidget(label)

    def _add_remarks(self, waivers: Sequence[str], labels: Mapping[str, str]) -> None:
        """What keeps the rule from counting, and what it took for granted."""
        one = self._speaking
        over = self.tr("Does not count: the rule “{rule}” overrides it.") if one.overridden else ""
        remarks = [
            *waivers,
            over.replace("{rule}", labels.get(one.overridden, one.overridden)),
            doubts(one.doubts),
            one.rule.note,
        ]
        for remark in filter(None, remarks):
            self._layout.addWidget(quiet(remark, self))

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addWidget(VerdictMark(self._verdict, 14, self), 0, Qt.AlignmentFlag.AlignTop)
        title = strong(self._speaking.rule.title, self)
        if self._off:
            font = title.font()
            font.setStrikeOut(True)
            title.setFont(font)
            title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row.addWidget(title, 1)
        self._layout.addLayout(row)

    def _add_chips(self, labels: Mapping[str, str]) -> None:
        if not self._speaking.tags:
            return
        holder = QWidget(self)
        flow = Flow(holder)
        look = Look.PLAIN if self._off else Look.LIT
        for tag in sorted(self._speaking.tags, key=lambda tag: labels.get(tag, tag)):
            flow.addWidget(Chip(labels.get(tag, tag), look, lit_by=self._verdict))
        self._layout.addWidget(holder)

    def _add_foot(self, ruleset: str, of: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        source = ruleset
        if of > 1:
            count = self.tr("{n} of {of}")
            count = count.replace("{n}", str(len(self._speaking.ids))).replace("{of}", str(of))
            source = f"{count} · {ruleset}"
        row.addWidget(quiet(source, self), 1)
        row.addWidget(self._edit_button())
        self.button = QToolButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAutoRaise(True)
        if not self._speaking.standing:
            self.button.setText(self.tr("Take waiver back"))
            self.button.clicked.connect(self.restored)
        else:
            self.button.setText(self.tr("Waive…"))
            self.button.setToolTip(self.tr("Let this rule pass for this photo, with your reason on record"))
            self.button.clicked.connect(self.ask)
        self.button.setAccessibleName(f"{self.button.text()} {self._speaking.rule.title}")
        self.button.setVisible(self._counts)
        row.addWidget(self.button)
        self._layout.addLayout(row)

    @property
    def _counts(self) -> bool:
        return self._speaking.rule.outcome is not Outcome.PERMITTED and not self._speaking.overridden

    def _edit_button(self) -> QToolButton:
        edit = self.edit = QToolButton(self)
        edit.setText(self.tr("Edit…"))
        edit.setToolTip(self.tr("Look at this rule in its rule set, and change it"))
        edit.setAccessibleName(f"{edit.text()} {self._speaking.rule.title}")
        edit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        edit.setAutoRaise(True)
        edit.clicked.connect(self.edit_asked)
        return edit

    def _ask_in_place(self) -> QWidget:
        asking = QWidget(self)
        self.reason = LineField(asking)
        self.reason.setPlaceholderText(self.tr("Why may it pass here?"))
        self.reason.setAccessibleName(self.tr("Reason for the waiver"))
        self.confirm = QPushButton(self.tr("Waive"), asking)
        self.confirm.setEnabled(False)
        self.confirm.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reason.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._confirm)
        self.reason.escaped.connect(self._stop_asking)
        self.confirm.clicked.connect(self._confirm)
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.reason, 1)
        row.addWidget(self.confirm)
        self._layout.addWidget(asking)
        return asking

    @property
    def can_waive(self) -> bool:
        """Whether it stands against a photo shown, and may be let pass."""
        return bool(self._speaking.standing) and self._counts

    @property
    def asking(self) -> bool:
        """Whether a reason is being typed."""
        return self._asking is not None

    def ask(self) -> None:
        """Open the field for the reason."""
        self._asking = self._asking or self._ask_in_place()
        self._asking.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.hide()

    def _stop_asking(self) -> None:
        asking, self._asking = self._asking, None
        self.button.show()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if asking is not None:
            asking.hide()
            asking.deleteLater()

    def _confirm(self) -> None:
        if reason := self.reason.text().strip():
            self.waived.emit(reason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with an edge in the verdict's colour."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
            painter.setClipPath(path)
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Button).darker(112))
            off = self.palette().color(QPalette.ColorRole.Mid)
            colour = off if self._off else theme.VERDICTS[self._verdict]
            painter.fillRect(0, 0, EDGE, self.height(), colour)
