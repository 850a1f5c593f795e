"""The right side of the window: the current photo, or all that are selected, in sections."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.photo import Photo, Verdict
from reviewer.review import Review
from reviewer.rules import Judgement
from ui import theme, wording
from ui.beside import Beside
from ui.caption_pane import CaptionPane
from ui.export_pane import ExportPane
from ui.facts_pane import FactsPane
from ui.lettering import quiet, title
from ui.notice import Notice
from ui.objections_pane import ObjectionsPane
from ui.section import Section
from ui.slices import Slices
from ui.subject import Subject
from ui.tags_pane import TagsPane
from ui.verdict_pane import VerdictPane

WIDTH: Final = 330
# While somebody steps through the frames, only the frame they stop at is shown here. With a key held down, a
# slow machine may take longer from one frame to the next.
STEPPING_MS: Final = 40
HELD_MS: Final = 200

Known = tuple[Photo, Judgement, frozenset[str]]


class Inspector(QWidget):
    """Verdict, tags, caption, camera facts, and what export would do.

    `tag_requested`: open the tag palette. `next_requested`, `previous_requested`: go to another photo, the
    focus stays.
    `left`: Esc in a field, or a waiver given; the focus belongs back to the pictures.
    `rulesets_requested` names a shoot that needs a rule set; `objection_requested`: note an objection.
    `person_asked` carries what is to be done once it is known who is at work.
    """

    tag_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    left = Signal()
    rulesets_requested = Signal(str)
    rule_requested = Signal(str, str, str)
    objection_requested = Signal()
    person_asked = Signal(object)
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._ids: tuple[int, ...] = ()
        self._standing: tuple[int, ...] = ()
        self._stale = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._begin)
        self._walk: Slices[Known] = Slices(self)
        self._walk.finished.connect(self._show)
        self._title = title("", self)
        self._where = quiet("", self)
        self._trouble = Notice("", Verdict.RESTRICTED, self)
        self.verdict = VerdictPane(review, beside, self)
        self.tags = TagsPane(review, beside, self)
        self.objections = ObjectionsPane(review, beside, self)
        self.export = ExportPane(self)
        self.caption = CaptionPane(review, beside, self)
        self.facts = FactsPane(self)
        self.setMinimumWidth(WIDTH - 50)
        self.setAccessibleName(self.tr("Inspector"))
        self._arrange()
        self._connect()
        self._show([])

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(theme.APART, theme.APART, theme.APART, theme.NEAR)
        head.setSpacing(2)
        for widget in (self._title, self._where, self._trouble):
            head.addWidget(widget)
        self.sections = {
            "verdict": Section(self.tr("Verdict"), self.verdict, self),
            "tags": Section(self.tr("Tags"), self.tags, self),
            "objections": Section(self.tr("Objections"), self.objections, self),
            "export": Section(self.tr("Export"), self.export, self),
            "caption": Section(self.tr("Caption"), self.caption, self),
            "facts": Section(self.tr("Camera facts"), self.facts, self),
        }
        stack = QWidget(self)
        column = QVBoxLayout(stack)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        for pane in (self.verdict, self.tags):
            pane.tag_requested.connect(self.tag_requested)
        for speaker in (self.verdict, self.tags, self.objections, self.caption):
            speaker.error.connect(self.error)
        self.objections.asked.connect(self.objection_requested)
        self.verdict.rulesets_requested.connect(self.rulesets_requested)
        self.verdict.rule_requested.connect(self.rule_requested)
        self.caption.next_requested.connect(self.next_requested)
        self.caption.previous_requested.connect(self.previous_requested)
        self.caption.escaped.connect(self.left)
        self.verdict.left.connect(self.left)
        self.verdict.person_asked.connect(self.person_asked)

    def show_photos(self, ids: Sequence[int], current: int | None, *, held: bool = False) -> None:
        """Show the selection where it has several photos, else the current photo; saves typing first.

        `held`: a key is held down, and the next frame is about to follow.
        """
        self.flush()
        wanted = tuple(ids) if len(ids) > 1 else (current,) if current is not None else tuple(ids)
        others = wanted != self._ids
        self._ids = wanted
        field = self._caption_field()
        if others and field is None:
            self._scroll.verticalScrollBar().setValue(0)
        if self._has_focus():
            if others or field is None:
                self._begin()
            if others and field is not None:
                self._see_caption()
        else:
            self._soon.start(HELD_MS if held else STEPPING_MS)

    def refresh(self, ids: Collection[int]) -> None:
        """Photos changed; show them anew where they are among those shown."""
        self.caption.hear_of(ids)
        if not self._soon.isActive() and not set(self._ids).isdisjoint(ids):
            self._begin()

    def flush(self) -> None:
        """Save what is typed and not saved yet. Call before undo and before the library is closed."""
        self.caption.flush()

    def stop(self) -> None:
        """Read no more of the library, which is about to be closed."""
        self._soon.stop()
        self._walk.stop()
        self.export.close_reading()
        self.caption.stop()

    def focus_caption(self, address: str = "") -> None:
        """Put the focus in a field of the caption, else in the one that had it last."""
        self.show_caption()
        self.caption.focus_field(address)
        self._see_caption()

    def _see_caption(self) -> None:
        """Bring the caption to the top once all has its place, and the field with the focus into sight."""
        QTimer.singleShot(0, self, self._scroll_to_caption)

    def _scroll_to_caption(self) -> None:
        self._scroll.verticalScrollBar().setValue(self.sections["caption"].y())
        if field := self._caption_field():
            self._scroll.ensureWidgetVisible(field)

    def _caption_field(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.caption.isAncestorOf(focused) else None

    def show_caption(self) -> None:
        """Show the caption of the photos meant, now."""
        self.show()
        if self._soon.isActive() or self._standing != self._ids:
            self._begin()
        self.sections["caption"].unfold()

    def ask_waiver(self) -> bool:
        """Ask why the strictest rule that stands may pass; False where none stands."""
        self.show()
        if self._soon.isActive():
            self._begin()
        card = next((card for card in self.verdict.cards if card.can_waive), None)
        if card is None or self._walk.running:
            return False
        self.sections["verdict"].unfold()
        card.ask()
        self._scroll.ensureWidgetVisible(card.reason)
        return True

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was missed while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self._begin()

    def _begin(self) -> None:
        self._soon.stop()
        put_away = self.isHidden() and self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        self._stale = put_away
        if put_away:
            return
        if len(self._ids) == 1:
            # At once, however slow the machine: what is typed next may be meant for the caption.
            self._walk.stop()
            self._show(list(self._gathered(self._ids)))
            return
        self._walk.start(self._gathered(self._ids))
        if self._walk.running:
            self._title.setText(self._count_of(len(self._ids)))
            self._scroll.setEnabled(False)

    def _gathered(self, ids: Sequence[int]) -> Iterator[Known]:
        for photo in ids:
            yield self._review.photo(photo), self._review.judgement(photo), self._review.camera_tags(photo)

    def _show(self, found: list[Known]) -> None:
        photos, judgements, camera_tags = zip(*found, strict=True) if found else ((), (), ())
        subject = Subject(photos, judgements, camera_tags)
        self._standing = tuple(photo.id for photo in photos)
        self._scroll.setEnabled(True)
        self._show_head(subject)
        for pane in (self.verdict, self.tags, self.objections, self.caption, self.facts, self.export):
            pane.show_subject(subject)
        if self._review.read_only:
            for button in [
                *self.verdict.findChildren(QAbstractButton),
                *self.tags.findChildren(QAbstractButton),
                *self.objections.findChildren(QAbstractButton),
            ]:
                button.setEnabled(False)
        for section in self.sections.values():
            section.setVisible(bool(found))
        captioned = any(not photo.marks.caption.empty for photo in subject.photos)
        objected = any(photo.marks.objections for photo in subject.photos)
        self.sections["objections"].set_note("" if objected else self.tr("none"))
        self.sections["caption"].set_note("" if captioned else self.tr("not written yet"))

    def _show_head(self, subject: Subject) -> None:
        photo = subject.single
        self._trouble.setVisible(bool(photo and photo.trouble))
        if photo:
            self._title.setText(photo.name)
            taken = wording.moment(photo.facts.taken_at)
            placed = wording.sequences(photo.marks.sequences)
            self._where.setText(" · ".join(part for part in (photo.shoot, taken, placed) if part))
            self._trouble.set_text(photo.trouble)
        elif subject.photos:
            self._title.setText(self._count_of(len(subject.photos)))
            self._where.setText(", ".join(subject.shoots))
        else:
            self._title.setText(self.tr("No photo selected"))
            self._where.setText("")

    def _count_of(self, count: int) -> str:
        return self.tr("{n} photos selected").replace("{n}", wording.number(count))
