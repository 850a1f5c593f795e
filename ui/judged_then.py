"""The verdict a photo went with: the rules that spoke, under the rule sets of then, and what holds today."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.hindsight import Hindsight, Spoke
from reviewer.rules import RuleSet
from ui import theme, wording
from ui.lettering import body, quiet
from ui.rule_card import VERDICT_OF
from ui.verdict_mark import VerdictMark

_MARK: Final = 16


class JudgedThen(QWidget):
    """Shows what the rules said once; with nothing to show it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QWidget(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._lines)
        self.setAccessibleName(self.tr("The verdict it went with"))
        self.hide()

    def show_hindsight(self, then: Hindsight | None, let_through: Sequence[str]) -> None:
        """Show it; `let_through` are sentences about waivers and objections."""
        old, self._lines = self._lines, QWidget(self)
        self._layout.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()
        self.setVisible(then is not None)
        if then is None:
            return
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(self._verdict(then))
        for one in then.spoke:
            column.addLayout(self._rule(one))
        for said in let_through:
            column.addLayout(self._indented(quiet(said, self._lines)))
        if then.now is not then.verdict:
            today = self.tr("Today the rules say {verdict} of this photo.")
            word = wording.verdict_word(then.now).lower()
            column.addWidget(body(today.replace("{verdict}", word), self._lines))

    def _verdict(self, then: Hindsight) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addWidget(VerdictMark(then.verdict, _MARK, self._lines))
        said = self.tr("It went as {verdict}").replace(
            "{verdict}", wording.verdict_word(then.verdict).lower()
        )
        under = ", ".join(map(_version, then.rulesets))
        unknown = self.tr("the rule sets of then were not kept")
        row.addWidget(body(f"{said} · {under or unknown}", self._lines), 1)
        return row

    def _rule(self, one: Spoke) -> QHBoxLayout:
        said = body(one.title, self._lines)
        if one.rule is None:
            return self._indented(said)
        said.setToolTip(one.rule.reason)
        return self._indented(said, VerdictMark(VERDICT_OF[one.rule.outcome], 12, self._lines))

    def _indented(self, said: QWidget, *marks: QWidget) -> QHBoxLayout:
        """Under the word that says how it went."""
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addSpacing(_MARK + theme.NEAR)
        for mark in marks:
            row.addWidget(mark)
        row.addWidget(said, 1)
        return row


def _version(ruleset: RuleSet) -> str:
    return f"{ruleset.title} {ruleset.version}".strip()
