"""The caption, saved as it is typed.

A pause of 400 ms, leaving the field, another photo, a hidden or closed window: each of them saves. One
visit to a field is one step of undo (`Review.change` joins typing in one field of the same photos).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer import caption
from reviewer.caption import codes
from reviewer.caption.codes import Codes
from reviewer.errors import ReviewerError
from reviewer.photo import Caption
from reviewer.review import Review
from ui import theme, wording
from ui.beside import Beside
from ui.caption_field import CaptionField
from ui.caption_form import CaptionForm
from ui.caption_hints import CaptionHints
from ui.caption_marks import CaptionMarks
from ui.caption_typing import CaptionTyping
from ui.lettering import quiet
from ui.spelling import Spelling
from ui.subject import Subject, shared

PAUSE_MS: Final = 400
# Typing into more photos than this is saved on leaving the field only, lest every pause rewrite them all.
MANY: Final = 200
# The captions of so many photos are looked through at once when they changed.
FEW: Final = 20


class CaptionPane(QWidget):
    """`next_requested`, `previous_requested` from a field: go to another photo; `escaped` at Esc in one.

    `language_requested` names a field that is to be written in one more language.
    """

    next_requested = Signal()
    previous_requested = Signal()
    escaped = Signal()
    language_requested = Signal(str)
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self._subject = Subject()
        self._dirty: dict[str, None] = {}
        self._window: QWidget | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._save_typed)
        self._several = quiet("", self)
        self._several.hide()
        self.form = CaptionForm(read_only=review.read_only, parent=self)
        self.marks = CaptionMarks(self)
        self.typing = CaptionTyping(review, self)
        self.hints = CaptionHints(review, self.form, self.marks)
        self.typing.filled.connect(self._fill)
        self.typing.failed.connect(self.error)
        self.typing.learned.connect(self._know)
        self._written: dict[str, None] = {}
        self._saving = False
        self.form.made.connect(self._connect)
        for field in self.form.fields.values():
            self._connect(field)
        self.address = "headline"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(self._several)
        layout.addWidget(self.form)
        self.setEnabled(False)
        self.setAccessibleName(self.tr("Caption"))

    @property
    def fields(self) -> dict[str, CaptionField]:
        """The fields by their addresses."""
        return self.form.fields

    def _connect(self, field: CaptionField) -> None:
        self.marks.attach(field)
        self.typing.attach(field)
        field.edited.connect(lambda: self._touch(field.address))
        field.editor.left.connect(self._save)
        field.editor.entered.connect(lambda: self._enter(field.address))
        field.language_requested.connect(self.language_requested)
        field.editor.escaped.connect(self.escaped)
        field.editor.next_requested.connect(self._go_on)
        field.editor.previous_requested.connect(self._go_back)

    def focus_field(self, address: str = "") -> CaptionField:
        """Put the focus in a field, else in the one that had it last: at first in the headline."""
        field = self.form.reveal(address or self.address)
        field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return field

    def _enter(self, address: str) -> None:
        self.address = address

    def use_codes(self, those: Codes) -> None:
        """Expand these codes from now on."""
        self.typing.codes = those
        self.marks.use_codes(those)

    def use_spelling(self, spelling: Spelling) -> None:
        """Mark what this knows to be misspelt; names are told to it."""
        self.typing.spelling = spelling
        self.typing.learned.connect(spelling.know)
        self.marks.use_spelling(spelling)

    def _know(self) -> None:
        """More names are known: a hint may be about one of them."""
        self.hints.people = self.typing.suggestions.texts("people")
        self.hints.renew()

    def offer(self) -> None:
        """Offer what fits at the cursor."""
        if not self.typing.ask(self.fields[self.address]):
            self.error.emit(self.tr("Nothing that was written before fits here."))

    def hear_of(self, ids: Collection[int]) -> None:
        """Captions may be others now: what this pane did not write is to be offered, too."""
        if len(ids) > FEW:
            self.typing.hear_of_many()
        elif not self._saving:
            self.typing.hear_of(self._review.photos(ids))

    def stop(self) -> None:
        """Look up nothing any more: the library is about to be closed."""
        self.typing.close()

    def show_subject(self, subject: Subject) -> None:
        """Show these photos' captions; what was typed for others is saved first.

        A field being typed in for the same photos keeps its text and its cursor.
        """
        other = subject.ids != self._subject.ids
        if other:
            self.flush()
        self._subject = subject
        self.typing.shoot = subject.shoots[0] if subject.shoots else ""
        self.setEnabled(bool(subject.photos))
        several = len(subject.photos) > 1
        self._several.setVisible(several)
        text = self.tr("What you write goes to all {n} photos.")
        self._several.setText(text.replace("{n}", wording.number(len(subject.photos))))
        captions = tuple(dict.fromkeys(photo.marks.caption for photo in subject.photos))
        self.form.tell_written(_written(captions))
        for address, field in self.fields.items():
            if other or address not in self._dirty:
                field.show_text(_text_of_all(captions, address), bool(captions), keep_equal=not other)
        self.form.tell_lacking()
        self.hints.show_photo(subject.single)
        if subject.photos:
            self.typing.load()

    def _touch(self, address: str) -> None:
        self._dirty[address] = self._written[address] = None
        self.form.tell_lacking()
        if len(self._subject.photos) <= MANY:
            self._pause.start()

    def flush(self) -> None:
        """Save what is typed and not saved yet, what is being composed too, before this returns."""
        self.fields[self.address].editor.settle()
        for address, value in self._values(self._written).items():
            self.typing.learn(address, value)
        self._written.clear()
        self._save_typed()

    def _save_typed(self) -> None:
        self._pause.stop()
        typed, self._dirty = self._values(self._dirty), {}
        for address, value in typed.items():
            self._saving = True
            try:
                self._review.change(self._step(address), self._subject.ids, caption={address: value})
            except ReviewerError as error:
                self.error.emit(str(error))
            finally:
                self._saving = False

    def _save(self) -> None:
        """Save it; into very many photos as one step beside the window."""
        if len(self._subject.photos) <= self._beside.most:
            self.flush()
        elif typed := self._values(self._dirty):
            what = ", ".join(map(self._step, typed))
            self._beside.change(what, self._subject.ids, self.error.emit, self._dirty.clear, caption=typed)

    def _values(self, addresses: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
        """What stands in these fields; those that stand for different texts, or hold none, are left out."""
        values = {}
        for address in addresses:
            if not self.fields[address].says_nothing:
                try:
                    values[address] = caption.parse(address, self.fields[address].text)
                except ReviewerError as error:
                    self.error.emit(str(error))
        return values

    def _fill(self, fields: Mapping[str, str]) -> None:
        """Write what a hot code fills in other fields, as a step of its own."""
        self.flush()
        texts = {photo.id: codes.filling(photo.marks.caption, fields) for photo in self._subject.photos}
        what = self.tr("Hot code: {fields}").replace("{fields}", ", ".join(map(self._label, fields)))
        self._beside.make(
            what, len(texts), lambda review: review.captioning_each(what, texts), self.error.emit
        )

    def _label(self, address: str) -> str:
        name = caption.field(address).name
        return self.fields.get(address, self.fields[name]).label

    def _step(self, address: str) -> str:
        return self.tr("Caption: {field}").replace("{field}", self._label(address))

    def _go_on(self) -> None:
        self._save()
        self.next_requested.emit()

    def _go_back(self) -> None:
        self._save()
        self.previous_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Hear when the window closes."""
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save before the pane goes out of sight."""
        self.flush()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save before the window closes, or another window comes to the front."""
        if event.type() in (QEvent.Type.Close, QEvent.Type.WindowDeactivate):
            self.flush()
        return super().eventFilter(watched, event)


def _written(captions: Sequence[Caption]) -> frozenset[str]:
    """The addresses at which any of them is written."""
    names = {field.name for field in caption.FIELDS if any(getattr(one, field.name) for one in captions)}
    return frozenset(names.union(*(caption.written(one) for one in captions if one.translations)))


def _text_of_all(captions: Sequence[Caption], address: str) -> str | None:
    """The text all of them have, or None. Of thousands, none is put into words to be compared."""
    if caption.language(address):
        return shared(caption.as_text(one, address) for one in captions)
    same = shared(getattr(one, address) for one in captions)
    return None if same is None else caption.as_text(captions[0], address)
