"""What is to stand above the pictures of a story and of a contact sheet: a title and an opening text."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from reviewer.export import story
from reviewer.photo import Verdict
from reviewer.sequence import NO_HEADING, Heading
from ui import theme
from ui.lettering import strong
from ui.notice import Notice
from ui.text_field import LineField, ParagraphField


class HeadingFields(QWidget):
    """They begin with what a sequence has, and stay as a person left them.

    `changed` when one types, `escaped` at Esc, `confirmed` at Ctrl+Enter.
    """

    changed = Signal()
    escaped = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun = NO_HEADING
        self.title = LineField(self)
        self.title.setAccessibleName(self.tr("Title of the story"))
        self.title.setPlaceholderText(self.tr("None"))
        self.opening = ParagraphField(self, least=2, most=4)
        self.opening.setAccessibleName(self.tr("Opening text of the story"))
        self.opening.setPlaceholderText(self.tr("What the reader should know first"))
        self._fault = Notice("", Verdict.RESTRICTED, self)
        self._fault.hide()
        self.title.textEdited.connect(self._take)
        self.opening.textChanged.connect(self._take)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.NEAR, 0, 0)
        grid.setHorizontalSpacing(theme.APART)
        grid.setVerticalSpacing(theme.TIGHT)
        self._add(self.tr("Story title"), self.title, grid)
        self._add(self.tr("Opening text"), self.opening, grid)
        grid.addWidget(self._fault, grid.rowCount(), 1)

    def _add(self, text: str, field: LineField | ParagraphField, grid: QGridLayout) -> None:
        field.escaped.connect(self.escaped)
        field.next_requested.connect(self.confirmed)
        label = strong(text, self)
        label.setBuddy(field)
        label.setMinimumHeight(self.title.sizeHint().height())
        row = grid.rowCount()
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1)

    @property
    def heading(self) -> Heading:
        """What is entered, in the language of what it began with."""
        return Heading(self.title.text(), self.opening.text(), self._begun.language)

    @property
    def sound(self) -> bool:
        """Whether nothing in it keeps a set from leaving."""
        return self._fault.isHidden()

    def begin(self, heading: Heading) -> None:
        """Show another heading, unless something else than the last one is entered."""
        if self.heading == self._begun:
            self._begun = heading
            with QSignalBlocker(self.opening):
                self.title.setText(heading.title)
                self.opening.setText(heading.opening)
            self._check()

    def _take(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        fault = story.fault(self.heading)
        self._fault.set_text(fault)
        self._fault.setVisible(bool(fault))
