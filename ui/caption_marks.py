"""What is marked below the texts of the caption: codes that are none, and what else to look at again."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject

from reviewer.caption.codes import Codes
from ui.caption_field import CaptionField
from ui.spelling import Spelling
from ui.text_marks import Kind, Mark, TextMarks

# Names and codes, which are in no dictionary.
UNSPELT: Final = frozenset(
    {
        "people",
        "keywords",
        "country_code",
        "date",
        "byline",
        "credit",
        "source",
        "job_id",
        "writer",
        "urgency",
    }
)


class CaptionMarks(QObject):
    """Marks the texts of the fields it was told of."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._codes = Codes()
        self._spelling: Spelling | None = None
        self._drawn: dict[str, TextMarks] = {}

    def attach(self, field: CaptionField) -> None:
        """Mark the text of this field from now on."""
        self._drawn[field.address] = TextMarks(field.editor.document(), partial(self._marks, field))
        field.editor.left.connect(self._drawn[field.address].rehighlight)
        field.editor.installEventFilter(self)

    def use_codes(self, codes: Codes) -> None:
        """These are the codes there are."""
        self._codes = codes
        self.renew()

    def use_spelling(self, spelling: Spelling) -> None:
        """This knows which words are misspelt."""
        self._spelling = spelling
        spelling.changed.connect(self.renew)

    def renew(self) -> None:
        """Look through all texts again."""
        for drawn in self._drawn.values():
            drawn.rehighlight()

    def _marks(self, field: CaptionField, text: str) -> Iterator[Mark]:
        codes = [Mark(one.start, one.end, Kind.CODE) for one in self._codes.unknown(text)]
        yield from codes
        if self._spelling is None or field.name in UNSPELT:
            return
        writing = field.editor.place_in_paragraph if field.editor.hasFocus() else -1
        for word in self._spelling.misspelt(text, field.language):
            in_code = any(code.start <= word.start() < code.end for code in codes)
            if word.end() != writing and not in_code:
                yield Mark(word.start(), word.end(), Kind.MISSPELT)

    def show_hints(self, address: str, spans: Iterable[Mark]) -> None:
        """Mark what the hints at an address are about."""
        self._drawn[address].set_spans(spans)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another theme has other colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.renew()
        return False
