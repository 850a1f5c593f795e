"""One text of the caption: its name, its editor, how long it is."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reviewer import caption
from reviewer.caption import Field
from reviewer.caption.checks import Hint
from reviewer.errors import UsageError
from reviewer.photo import Verdict
from ui import languages, theme
from ui.caption_editor import CaptionEditor
from ui.hint_line import HintLine
from ui.lettering import Tinted, quiet, small_font

# The most bytes IIM keeps of each (IPTC-NAA IIM 4.2, chapter 6); most desks go by these figures.
LENGTHS: Final = {
    "headline": 256,
    "description": 2000,
    "location": 32,
    "city": 32,
    "region": 32,
    "country": 64,
    "country_code": 3,
    "byline": 32,
    "job_title": 32,
    "credit": 32,
    "source": 32,
    "copyright": 128,
    "instructions": 256,
    "job_id": 32,
    "writer": 32,
}
# Others are counted when they come near their length only.
COUNTED: Final = ("headline", "description")
NEARLY: Final = 0.8
SHORT: Final = 8
NARROW: Final = {"country_code": 72, "urgency": 72}


class CaptionField(QWidget):
    """A field, or what it says in one more language.

    `edited` only when a person changed the text. `language_requested`: it is to be written in another;
    `refused` names a check of which no hint is wanted.
    """

    edited = Signal()
    language_requested = Signal(str)
    refused = Signal(str)

    def __init__(
        self, field: Field, language: str = "", *, read_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self.name, self.address = field.name, caption.address(field.name, language)
        self.language = language
        self._mixed = False
        self._showing = False
        self._shown = ""
        self._lacking = False
        self.label = self._label()
        self.editor = CaptionEditor(self, paragraphs=field.multiline, language=language)
        self.editor.setReadOnly(read_only)
        self.editor.setAccessibleName(self.label)
        self.editor.textChanged.connect(self._on_changed)
        self._most = LENGTHS.get(field.name, 0)
        self._counter = Tinted("", self)
        self._counter.setWordWrap(False)
        self.head, self._told = QHBoxLayout(), QVBoxLayout()
        self._hints: tuple[Hint, ...] = ()
        self._lines: list[HintLine] = []
        self._arrange()

    def _label(self) -> str:
        name = QCoreApplication.translate("CaptionField", self._field.label)
        return f"{name} · {languages.name(self.language)}" if self.language else name

    def _arrange(self) -> None:
        # The full name stands where a screen reader finds it, in the editor.
        short = {"country_code": self.tr("Code")}.get(self.name, self.label)
        name = quiet(languages.name(self.language) if self.language else short, self)
        name.setWordWrap(False)
        name.setBuddy(self.editor)
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.head.setSpacing(theme.TIGHT)
        self.head.addWidget(name, 1)
        self.head.addWidget(self._counter)
        if self._field.languages and not self.language and not self.editor.isReadOnly():
            self.head.addWidget(self._more_languages(name.sizeHint().height()))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addLayout(self.head)
        self.column.addWidget(self.editor)
        self.column.addLayout(self._told)
        self.column.addStretch(1)
        if self.name in NARROW:
            self.setFixedWidth(NARROW[self.name])

    def _more_languages(self, height: int) -> QToolButton:
        """Alt+L does the same, so Tab passes it by."""
        button = QToolButton(self)
        button.setText(self.tr("+ language"))
        button.setFont(small_font(button.font()))
        button.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        button.setStyleSheet("QToolButton { border: 0; padding: 0; color: palette(placeholder-text); }")
        button.setFixedSize(button.fontMetrics().horizontalAdvance(button.text()) + 2, height)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.tr("{field} in another language").replace("{field}", self.label))
        button.clicked.connect(lambda: self.language_requested.emit(self.name))
        return button

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
        if keep_equal and self._means(wanted):
            return
        self._showing = True
        if self.text == wanted:
            self.editor.document().clearUndoRedoStacks()
        else:
            self.editor.setText(wanted)
        self._shown = wanted
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self._showing = False
        self._count()

    def show_hints(self, hints: Iterable[Hint]) -> None:
        """Tell below the text what is to be looked at again in it, and nothing that was told before."""
        given = tuple(hints)
        if given == self._hints:
            return
        self._hints = given
        for line in self._lines:
            self._told.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [HintLine(hint, self) for hint in given]
        for line in self._lines:
            line.refused.connect(self.refused)
            self._told.addWidget(line)
            line.show()
        self.editor.setAccessibleDescription(" ".join(hint.sentence for hint in given))

    def set_lacking(self, lacking: bool) -> None:
        """Say that it is written in another language and not in this one."""
        if lacking != self._lacking:
            self._lacking = lacking
            self._count()

    def _means(self, wanted: str) -> bool:
        """Whether what stands there says the same."""
        try:
            return caption.parse(self.address, self.text) == caption.parse(self.address, wanted)
        except UsageError:
            return False

    def _placeholder(self) -> str:
        if self._mixed:
            return self.tr("mixed")
        if self._field.choices:
            return f"{self._field.choices[0]}–{self._field.choices[-1]}"
        return self.tr("separate with commas") if self._field.many else ""

    def _on_changed(self) -> None:
        """Qt calls it a change, too, when only a line below the text was drawn or a letter is composed."""
        text = self.text
        if self._showing or text == self._shown:
            return
        self._shown = text
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        length = len(self._shown)
        over = bool(self._most) and length > self._most
        near = self._most > SHORT and length > NEARLY * self._most
        wanted = self.name in COUNTED or near or over
        counted = f"{length} / {self._most}" if self._most and length and wanted else ""
        lacking = self._lacking and not length
        self._counter.setText(self.tr("missing") if lacking else counted)
        self._counter.set_verdict(Verdict.CAUTION if over or lacking else None)
        told = (
            self.tr("{n} characters of {most}").replace("{n}", str(length)).replace("{most}", str(self._most))
        )
        self._counter.setAccessibleName(self._counter.text() if lacking else told)
