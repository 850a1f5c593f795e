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

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
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
        made.editor.left.connect(self.flush)
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
        """Save what is typed and not saved yet."""
        self._pause.stop()
        dirty, self._dirty = tuple(self._dirty), {}
        for name in dirty:
            field = self.fields[name]
            if field.says_nothing:
                continue
            what = self.tr("Caption: {field}").replace("{field}", field.label)
            try:
                value = caption.parse(name, field.text)
                self._review.change(what, self._subject.ids, caption={name: value})
            except ReviewerError as error:
                self.error.emit(str(error))

    def _go_on(self) -> None:
        self.flush()
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
