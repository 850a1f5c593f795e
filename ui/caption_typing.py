"""What happens while one types in the caption: codes turn into what they stand for, names are offered.

It works on the text of one field after each stroke, in memory. What is written in the library is looked up
once, beside the window, and what is written here is added to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from re import Match

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reviewer import record
from reviewer.caption.codes import Codes, Expansion
from reviewer.caption.suggestions import Offered, Suggestions, Used, names, used
from reviewer.looking import Looking
from reviewer.photo import Photo
from reviewer.review import Review
from ui.caption_field import CaptionField
from ui.lookup import Lookup
from ui.offers import Offers
from ui.row import Row
from ui.spelling import Spelling

_LOAD = "load"
_ADD = object()


class CaptionTyping(QObject):
    """`filled`: what a hot code fills in other fields, by address; `learned`: the words of all names."""

    filled = Signal(object)
    learned = Signal(object)
    failed = Signal(str)

    def __init__(self, review: Review, parent: QWidget) -> None:
        super().__init__(parent)
        self.shoot = ""
        self.codes = Codes()
        self.suggestions = Suggestions()
        self.spelling: Spelling | None = None
        self._known = self._stale = False
        self._alternates: tuple[CaptionField, Expansion] | None = None
        self.offers = Offers(parent)
        self._lookup: Lookup[Looking] = Lookup(partial(Looking.open, review.folder), self)
        self._lookup.failed.connect(self.failed)

    def attach(self, field: CaptionField) -> None:
        """Help in this field."""
        self.offers.attach(field.editor)
        field.editor.typed.connect(lambda: self._after(field))
        field.editor.entered.connect(self._catch_up)
        field.editor.menu_opening.connect(lambda menu: self._fill_menu(field, menu))

    def load(self) -> None:
        """Look up what is written in the library, unless that is known."""
        if not self._known:
            self._known, self._stale = True, False
            self._lookup.ask(_LOAD, _written, self._take)

    def _catch_up(self) -> None:
        """Look it up anew where much was written elsewhere."""
        self._known = self._known and not self._stale
        self.load()

    def hear_of(self, photos: Sequence[Photo]) -> None:
        """Captions of these photos may be others now."""
        self._learn([one for photo in photos for one in _used(photo)])

    def hear_of_many(self) -> None:
        """Very many captions may be others now: they are looked up at the next visit."""
        self._stale = True

    def learn(self, address: str, value: str | tuple[str, ...]) -> None:
        """Offer what was just written here."""
        self._learn(used(self.shoot, address, (value,) if isinstance(value, str) else value))

    def _learn(self, written: Iterable[Used]) -> None:
        new = [one for one in written if self.suggestions.add(one)]
        if new:
            self.learned.emit(names(new))

    def close(self) -> None:
        """Look up nothing any more."""
        self._lookup.close()

    def _take(self, written: tuple[Suggestions, frozenset[str]]) -> None:
        self.suggestions, names = written
        self.learned.emit(names)

    # After a stroke

    def _after(self, field: CaptionField) -> None:
        expansion = self.codes.typed(field.text, field.editor.place, field.address)
        if expansion is not None:
            self._expand(field, expansion)
        else:
            self._offer(field, self._fitting(field))

    def _fitting(self, field: CaptionField, *, asked: bool = False) -> Offered:
        text, place = field.text, field.editor.place
        return self.suggestions.offered(field.address, text, place, self.shoot, asked=asked)

    def _offer(self, field: CaptionField, offered: Offered, *, chosen: bool = False) -> None:
        rows = [
            Row(text, key=text, end="" if text in offered.near else self.tr("library"))
            for text in offered.texts
        ]
        self.offers.offer(
            field.editor,
            rows,
            lambda row: field.editor.put(offered.start, offered.end, str(row.key)),
            chosen=chosen,
        )

    def _expand(self, field: CaptionField, expansion: Expansion) -> None:
        """Write what the code stands for; its alternates are offered behind it."""
        field.editor.put(expansion.start, expansion.end, expansion.text)
        if expansion.fields:
            self.filled.emit(expansion.fields)
        self._alternates = (field, expansion)
        self._offer_alternates(chosen=False)

    def _offer_alternates(self, *, chosen: bool) -> bool:
        """Offer the other ways to put the code just expanded, while it still stands before the cursor."""
        if self._alternates is None:
            return False
        field, expansion = self._alternates
        end = expansion.start + len(expansion.text)
        stands = field.editor.hasFocus() and field.text[expansion.start : end] == expansion.text
        if not stands or field.editor.place != end or not expansion.alternates:
            return False

        def take(row: Row) -> None:
            field.editor.put(expansion.start, end, str(row.key))

        rows = [Row(text, key=text) for text in expansion.alternates]
        self.offers.offer(field.editor, rows, take, chosen=chosen)
        return True

    def ask(self, field: CaptionField) -> bool:
        """Offer what fits at the cursor, as asked for by a key; False where there is nothing."""
        if self._offer_alternates(chosen=True) or self._offer_spellings(field):
            return True
        offered = self._fitting(field, asked=True)
        self._offer(field, offered, chosen=True)
        return bool(offered.texts)

    # Misspelt words

    def _misspelt(self, field: CaptionField) -> Match[str] | None:
        """The misspelt word the cursor stands in or beside."""
        if self.spelling is None:
            return None
        place = field.editor.place
        words = self.spelling.misspelt(field.text, field.language)
        return next((word for word in words if word.start() <= place <= word.end()), None)

    def _offer_spellings(self, field: CaptionField) -> bool:
        """Have it looked up what the misspelt word was meant to be; it is offered when that is known."""
        word = self._misspelt(field)
        if word is None or self.spelling is None:
            return False
        self.spelling.suggest(word[0], field.language, partial(self._offer_instead, field, word))
        return True

    def _offer_instead(self, field: CaptionField, word: Match[str], texts: tuple[str, ...]) -> None:
        if field.text[word.start() : word.end()] != word[0]:
            return
        add = self.tr("Add “{word}” to your words").replace("{word}", word[0])
        rows = [*(Row(text, key=text) for text in texts), Row(add, key=_ADD, dim=True)]

        def take(row: Row) -> None:
            if row.key is _ADD:
                self._add(word[0])
            else:
                field.editor.put(word.start(), word.end(), str(row.key))

        self.offers.offer(field.editor, rows, take, chosen=True)

    def _add(self, word: str) -> None:
        if self.spelling is not None:
            self.spelling.add_word(word)

    def _fill_menu(self, field: CaptionField, menu: QMenu) -> None:
        """Put what can be done about a misspelt word on top of the menu of its text."""
        word = self._misspelt(field)
        if word is None:
            return
        first = menu.actions()[0]
        instead, add = QAction(self.tr("What was meant…"), menu), QAction(self.tr("Add to your words"), menu)
        # Once the menu is gone and the text has the keys again.
        instead.triggered.connect(lambda: QTimer.singleShot(0, self, lambda: self._offer_spellings(field)))
        add.triggered.connect(lambda: self._add(word[0]))
        menu.insertActions(first, [instead, add])
        menu.insertSeparator(first)


def _written(library: Looking) -> tuple[Suggestions, frozenset[str]]:
    suggestions = library.suggestions()
    return suggestions, suggestions.names()


def _used(photo: Photo) -> Iterator[Used]:
    for address, value in record.caption_json(photo.marks.caption).items():
        yield from used(photo.shoot, address, (value,) if isinstance(value, str) else value)
