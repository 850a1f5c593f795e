"""The caption, saved as it is typed.

A pause of 400 ms, leaving the field, another photo, a hidden or closed window: each of them saves. One
visit to a field is one step of undo (`Review.change` joins typing in one field of the same photos).
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer import caption
from reviewer.caption import Field
from reviewer.errors import ReviewerError
from reviewer.review import Review
from ui import theme, wording
from ui.beside import Beside
from ui.caption_field import CaptionField
from ui.lettering import quiet
from ui.subject import Subject, shared

PAUSE_MS: Final = 400
# Typing into more photos than this is saved on leaving the field only, lest every pause rewrite them all.
MANY: Final = 200
BESIDE: Final = {"region": 1, "country_code": 0, "byline": 1, "copyright": 1}


class CaptionPane(QWidget):
    """A form of `caption.FIELDS`. `next_requested` at Ctrl+Enter, `escaped` at Esc in a field."""

    next_requested = Signal()
    escaped = Signal()
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self._subject = Subject()
        self._dirty: dict[str, None] = {}
        self._window: QWidget | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self._several = quiet("", self)
        self._several.hide()
        self.fields = {field.name: self._field(field) for field in caption.FIELDS}
        self._arrange()
        self.setEnabled(False)
        self.setAccessibleName(self.tr("Caption"))

    def _field(self, field: Field) -> CaptionField:
        made = CaptionField(field, read_only=self._review.read_only, parent=self)
        made.edited.connect(lambda: self._touch(field.name))
        made.editor.left.connect(self._save)
        made.editor.escaped.connect(self.escaped)
        made.editor.next_requested.connect(self._go_on)
        return made

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(self._several)
        row = QHBoxLayout()
        for name, field in self.fields.items():
            if name not in BESIDE:
                row = QHBoxLayout()
                row.setSpacing(theme.NEAR)
                layout.addLayout(row)
            row.addWidget(field, BESIDE.get(name, 1))

    def focus_first(self) -> None:
        """Put the focus where captions begin: in the headline."""
        self.fields["headline"].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_subject(self, subject: Subject) -> None:
        """Show these photos' captions; what was typed for others is saved first.

        A field being typed in for the same photos keeps its text and its cursor.
        """
        other = subject.ids != self._subject.ids
        if other:
            self.flush()
        self._subject = subject
        self.setEnabled(bool(subject.photos))
        several = len(subject.photos) > 1
        self._several.setVisible(several)
        text = self.tr("What you write goes to all {n} photos.")
        self._several.setText(text.replace("{n}", wording.number(len(subject.photos))))
        for name, field in self.fields.items():
            if other or name not in self._dirty:
                text_of_all = shared(caption.as_text(photo.marks.caption, name) for photo in subject.photos)
                field.show_text(text_of_all, bool(subject.photos), keep_equal=not other)

    def _touch(self, name: str) -> None:
        self._dirty[name] = None
        if len(self._subject.photos) <= MANY:
            self._pause.start()

    def flush(self) -> None:
        """Save what is typed and not saved yet, before this returns."""
        self._pause.stop()
        typed, self._dirty = self._typed(), {}
        for name, value in typed.items():
            try:
                self._review.change(self._step(name), self._subject.ids, caption={name: value})
            except ReviewerError as error:
                self.error.emit(str(error))

    def _save(self) -> None:
        """Save it; into very many photos as one step beside the window."""
        if len(self._subject.photos) <= self._beside.most:
            self.flush()
        elif typed := self._typed():
            what = ", ".join(map(self._step, typed))
            self._beside.change(what, self._subject.ids, self.error.emit, self._dirty.clear, caption=typed)

    def _typed(self) -> dict[str, str | tuple[str, ...]]:
        """What is typed and not saved yet, by the names of its fields."""
        typed = {}
        for name in self._dirty:
            if not self.fields[name].says_nothing:
                try:
                    typed[name] = caption.parse(name, self.fields[name].text)
                except ReviewerError as error:
                    self.error.emit(str(error))
        return typed

    def _step(self, name: str) -> str:
        return self.tr("Caption: {field}").replace("{field}", self.fields[name].label)

    def _go_on(self) -> None:
        self._save()
        self.next_requested.emit()

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
