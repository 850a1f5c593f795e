"""One field of the caption: its name, its editor, how long it is."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer import caption
from reviewer.caption import Field
from reviewer.photo import Verdict
from ui import theme
from ui.lettering import quiet
from ui.text_field import LineField, ParagraphField

# IIM 4.2 keeps 256 bytes of a headline and 2000 of a description; most desks go by these figures.
LENGTHS: Final = {"headline": 256, "description": 2000}
NARROW: Final = {"country_code": 72}


class CaptionField(QWidget):
    """`edited` only when a person changed the text, never when it is shown."""

    edited = Signal()

    def __init__(self, field: Field, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._mixed = False
        self._showing = False
        self.label = QCoreApplication.translate("CaptionField", field.label)
        self.editor: LineField | ParagraphField
        self.editor = ParagraphField(self) if field.multiline else LineField(self)
        self.editor.setReadOnly(read_only)
        self.editor.setAccessibleName(self.label)
        self.editor.textChanged.connect(self._on_changed)
        self._most = LENGTHS.get(field.name, 0)
        self._counter = quiet("", self)
        self._counter.setWordWrap(False)
        self._arrange()

    def _arrange(self) -> None:
        # The full name stands where a screen reader finds it, in the editor.
        narrow = self._field.name in NARROW
        name = quiet(self.tr("Code") if narrow else self.label, self)
        name.setWordWrap(False)
        name.setBuddy(self.editor)
        head = QHBoxLayout()
        head.setSpacing(theme.TIGHT)
        head.addWidget(name, 1)
        head.addWidget(self._counter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.editor)
        if narrow:
            self.setFixedWidth(NARROW[self._field.name])

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.text()

    @property
    def says_nothing(self) -> bool:
        """Whether it stands for several photos' different texts and nothing was written over them."""
        return self._mixed and not self.text

    def show_text(self, text: str | None, any_photo: bool, *, keep_equal: bool) -> None:
        """Show a text; None: the photos differ. `keep_equal` leaves a text alone that means the same."""
        self._mixed = text is None and any_photo
        self.editor.setPlaceholderText(self._placeholder())
        wanted = text or ""
        if keep_equal and self._parsed(self.text) == self._parsed(wanted):
            return
        self._showing = True
        self.editor.setText(wanted)
        if isinstance(self.editor, ParagraphField):
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
        elif not self.editor.hasFocus():
            self.editor.setCursorPosition(0)
        self._showing = False
        self._count()

    def _parsed(self, text: str) -> object:
        return caption.parse(self._field.name, text)

    def _placeholder(self) -> str:
        if self._mixed:
            return self.tr("mixed")
        return self.tr("separate with commas") if self._field.many else ""

    def _on_changed(self) -> None:
        self._count()
        if not self._showing:
            self.edited.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._count()

    def _count(self) -> None:
        length = len(self.text)
        self._counter.setText(f"{length} / {self._most}" if self._most and length else "")
        over = bool(self._most) and length > self._most
        palette = QPalette(self.palette())
        colour = theme.VERDICTS[Verdict.CAUTION] if over else palette.placeholderText().color()
        palette.setColor(QPalette.ColorRole.PlaceholderText, colour)
        self._counter.setPalette(palette)
        self._counter.setAccessibleName(
            self.tr("{n} characters of {most}").replace("{n}", str(length)).replace("{most}", str(self._most))
        )
