"""A rule set that is being changed, with the way back."""

from PySide6.QtCore import QObject, Signal

from reviewer.rules import RuleSet


class RuleSetDraft(QObject):
    """`changed`: it is another rule set now, or other steps can be undone."""

    changed = Signal()

    def __init__(self, ruleset: RuleSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = self._saved = ruleset
        self._before: list[RuleSet] = []
        self._after: list[RuleSet] = []
        self._step = ""

    @property
    def ruleset(self) -> RuleSet:
        """As it is now."""
        return self._now

    @property
    def saved(self) -> RuleSet:
        """As it was read or saved last."""
        return self._saved

    @property
    def dirty(self) -> bool:
        """Whether it differs from what was read or saved last."""
        return self._now != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return bool(self._after)

    def begin(self, ruleset: RuleSet) -> None:
        """Begin anew with another one."""
        self._before.clear()
        self._after.clear()
        self._now = ruleset
        self.save(ruleset)

    def take(self, ruleset: RuleSet, step: str = "") -> None:
        """Make it this one. Steps of one name that follow each other, as in typing, are one step."""
        if ruleset == self._now:
            return
        if not step or step != self._step:
            self._before.append(self._now)
        self._step = step
        self._after.clear()
        self._now = ruleset
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self._go(self._before, self._after)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._go(self._after, self._before)

    def save(self, ruleset: RuleSet) -> None:
        """It was saved, as this: nothing is left to be saved, and what was done can still be undone."""
        self._saved = self._now = ruleset
        self._step = ""
        self.changed.emit()

    def _go(self, source: list[RuleSet], target: list[RuleSet]) -> None:
        if source:
            target.append(self._now)
            self._now = source.pop()
            self._step = ""
            self.changed.emit()
