"""Lines below words of a text: misspelt ones, codes that are none, what a hint is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from reviewer.photo import Verdict
from ui import theme
from ui.utf16 import units


class Kind(Enum):
    """What a line below a text means."""

    MISSPELT = "misspelt"
    CODE = "code"
    HINT = "hint"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line below the characters from `start` to `end`."""

    start: int
    end: int
    kind: Kind


Marks = Callable[[str], Iterable[Mark]]

_LINES: Final = {
    Kind.MISSPELT: (QTextCharFormat.UnderlineStyle.WaveUnderline, Verdict.RESTRICTED),
    Kind.CODE: (QTextCharFormat.UnderlineStyle.DashUnderline, Verdict.CAUTION),
    Kind.HINT: (QTextCharFormat.UnderlineStyle.DotLine, Verdict.UNREVIEWED),
    Kind.LOUD: (QTextCharFormat.UnderlineStyle.SingleUnderline, Verdict.RESTRICTED),
}


class TextMarks(QSyntaxHighlighter):
    """Draws what `marks` finds in each paragraph of a document, after every change of it."""

    def __init__(self, document: QTextDocument, marks: Marks) -> None:
        super().__init__(document)
        self._marks = marks
        self._spans: tuple[Mark, ...] = ()

    def set_spans(self, spans: Iterable[Mark]) -> None:
        """Mark these places of the whole text too, until it is another."""
        given = tuple(spans)
        if given != self._spans:
            self._spans = given
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Draw the lines of one paragraph."""
        offset = self.currentBlock().position()
        whole = self.document().toPlainText() if self._spans else ""
        for mark in self._marks(text):
            self._draw(units(text, mark.start), units(text, mark.end), mark.kind)
        for span in self._spans:
            start, end = units(whole, span.start) - offset, units(whole, span.end) - offset
            if 0 <= start < end:
                self._draw(start, end, span.kind)

    def _draw(self, start: int, end: int, kind: Kind) -> None:
        style, meaning = _LINES[kind]
        drawn = QTextCharFormat()
        drawn.setUnderlineStyle(style)
        drawn.setUnderlineColor(theme.VERDICTS[meaning])
        self.setFormat(start, end - start, drawn)
