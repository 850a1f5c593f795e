"""What a rule set says of itself, and the sources it was told by."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from reviewer.rules import Scope
from ui.entries import Choice, Entry, Text
from ui.part_form import PartForm
from ui.rule_entries import Day, Name, Paragraph

MOST_LOOKS = 9


class Count(Entry):
    """A small number."""

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QSpinBox(self)
        self.field.setRange(1, most)
        self.field.setFixedWidth(76)
        self.field.setAccessibleName(name)
        self.field.valueChanged.connect(lambda _value: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    @property
    def value(self) -> int:
        """The number."""
        return self.field.value()

    def show_value(self, value: object) -> None:
        """Show a number, without a signal."""
        blocked = self.field.blockSignals(True)
        self.field.setValue(int(str(value)))
        self.field.blockSignals(blocked)


class AboutForm(PartForm):
    """Title, place, day, notice, how many must look."""

    def fill(self) -> None:
        """Add the lines."""
        line, lines = partial(Text, parent=self), partial(Paragraph, parent=self)
        self.add("title", self.tr("Title"), line(self.tr("Title")))
        self.add("place", self.tr("Place"), line(self.tr("Place")))
        self.add("dated", self.tr("As of"), Day(self.tr("As of"), self.tr("The day it was true"), self))
        self.add("summary", self.tr("In short"), lines(self.tr("In short")))
        self.add("notice", self.tr("Notice"), lines(self.tr("Notice")))
        scope = self.tr("It speaks of")
        words = {str(Scope.TAKING): self.tr("Taking"), str(Scope.PUBLICATION): self.tr("Publishing")}
        self.add("scope", scope, Choice(scope, words, self))
        looks = self.tr("Looks needed")
        remark = self.tr("So many people must go through a photo before anything is said of it.")
        self.add("looks", looks, Count(looks, MOST_LOOKS, self), remark)

    def entered(self, values: dict[str, Any]) -> dict[str, Any]:
        """The fields of a rule set."""
        return {**values, "scope": Scope(values["scope"])}


class SourceForm(PartForm):
    """Who told it, where, when."""

    def fill(self) -> None:
        """Add the lines."""
        line = partial(Text, parent=self)
        self.add("title", self.tr("Title"), line(self.tr("Title")))
        self.add("author", self.tr("Author"), line(self.tr("Author")))
        remark = self.tr("As it is printed there, often no more than a year.")
        self.add("date", self.tr("Date"), line(self.tr("Date")), remark)
        self.add("id", self.tr("Short name"), Name(self.tr("Short name"), self))
