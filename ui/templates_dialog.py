"""Caption templates: to make, to change, and to write into captions, with what each would change."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer import caption, templating
from reviewer.album import Album
from reviewer.caption.codes import Codes
from reviewer.caption.replacing import Found
from reviewer.caption.template import Template
from reviewer.errors import UsageError
from reviewer.photo import Verdict
from reviewer.review import Review
from ui import theme
from ui.beside import Beside
from ui.change import Change
from ui.changes_dialog import ChangesDialog
from ui.lettering import quiet
from ui.notice import Notice
from ui.photo_scope import PhotoScope
from ui.template_asking import TemplateAsking
from ui.template_form import TemplateForm
from ui.template_list import TemplateList
from ui.template_shelf import Listing, TemplateShelf

PAUSE_MS: Final = 300
LIST: Final = 208
FORM: Final = 400


class TemplatesDialog(ChangesDialog):
    """What is entered is seen in the photos at once, saved or not; what is not saved is asked about."""

    def __init__(
        self,
        review: Review,
        beside: Beside,
        folder: Path,
        selection: Sequence[int],
        shown: Sequence[int],
        codes: Codes,
        *,
        front: int | None = None,
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`front` is the photo in which results are shown, `first` the template shown at first."""
        super().__init__(review, beside, parent)
        self._codes, self._first = codes, first
        self._drafts: dict[str, Template] = {}
        self._listing = Listing(())
        self.setWindowTitle(self.tr("Caption templates"))
        self.resize(1220, 760)
        self.list = TemplateList(self)
        self.form = TemplateForm(self)
        self.form.codes = codes
        self.form.told = templating.told(review, review.photo(front)) if front is not None else None
        self.faulty = Notice("", Verdict.RESTRICTED, self)
        self.hint = quiet(self.tr("{ offers what can be filled in. Codes are replaced."), self)
        self.scope = PhotoScope(selection, shown, self, alone=True)
        self._shelf = TemplateShelf(folder, self)
        self.asking = TemplateAsking(self._shelf, self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._look)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._order()
        self._show_current()
        self.list.setFocus()
        self._shelf.read()

    def _make_buttons(self) -> None:
        self.new = QPushButton(self.tr("&New…"), self)
        self.duplicate = QPushButton(self.tr("&Duplicate…"), self)
        self.rename = QPushButton(self.tr("Rena&me…"), self)
        self.remove = QPushButton(self.tr("&Remove…"), self)
        self.language = QPushButton(self.tr("Another &language…"), self)
        self.save = QPushButton(self.tr("&Save"), self)
        self.buttons.addButton(self.save, self.buttons.ButtonRole.ActionRole)
        for button in (self.new, self.duplicate, self.rename, self.remove, self.language, self.save):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.WIDE)
        row.addLayout(self._left())
        row.addLayout(self._middle(), 5)
        row.addLayout(self._right(), 4)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self.asking)

    def _left(self) -> QVBoxLayout:
        self.list.setFixedWidth(LIST)
        buttons = QGridLayout()
        buttons.setSpacing(theme.TIGHT)
        for place, button in enumerate((self.new, self.duplicate, self.rename, self.remove)):
            buttons.addWidget(button, place // 2, place % 2)
        return _column(self.list, buttons)

    def _middle(self) -> QVBoxLayout:
        self.form.setMinimumWidth(FORM)
        foot = QHBoxLayout()
        foot.setSpacing(theme.APART)
        foot.addWidget(self.language)
        foot.addWidget(self.hint, 1)
        column = _column(self.form, foot)
        column.insertWidget(0, self.faulty)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.NEAR)
        column.addWidget(self.scope)
        column.addWidget(self.pane, 1)
        return column

    def _order(self) -> None:
        """Tab goes from the left to the right."""
        before: QWidget = self.list
        for button in (self.new, self.duplicate, self.rename, self.remove):
            QWidget.setTabOrder(before, button)
            before = button
        self.let_tab_reach_changes(list(self.scope.toggles.values())[-1])
        QWidget.setTabOrder(list(self.form.entries.values())[-1].way, self.language)

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Save, self, self.save.click)
        QShortcut(QKeySequence("F2"), self, self.rename.click)
        self.list.chosen.connect(self._show_current)
        self.form.changed.connect(self._take)
        self.form.escaped.connect(self.reject)
        self.form.confirmed.connect(self.confirm.click)
        self.scope.changed.connect(self._look)
        self._shelf.listed.connect(self._show_listing)
        self._shelf.failed.connect(self.show_error)
        self.asking.began.connect(lambda: self._let_work(working=False))
        self.asking.left.connect(self._go_on)
        self.new.clicked.connect(self.asking.ask_new)
        self.duplicate.clicked.connect(lambda: self.asking.ask_copy(self.form.template))
        self.rename.clicked.connect(lambda: self.asking.ask_rename(self.form.template))
        self.remove.clicked.connect(lambda: self.asking.ask_remove(self.name))
        self.language.clicked.connect(self._ask_language)
        self.save.clicked.connect(lambda: self._shelf.save(self.form.template))

    # What is shown

    @property
    def step(self) -> str:
        """Which template was written."""
        return self.tr("Template {name}").replace("{name}", self.name)

    @property
    def name(self) -> str:
        """The template that is shown; empty for none."""
        return self.list.current.name if self.list.current else ""

    def _show_listing(self, listing: Listing) -> None:
        self.show_error("")
        here = self.name or self._first
        self._drafts.pop(listing.written, None)
        there = {one.name for one in listing.templates}
        self._drafts = {name: draft for name, draft in self._drafts.items() if name in there}
        self._listing = listing
        self.list.show_templates(listing.templates, self._drafts, (listing.written, here))
        if not listing.templates:
            self.new.setFocus()

    def _show_current(self) -> None:
        shelved = self.list.current
        if shelved is not None:
            self.form.show_template(self._drafts.get(shelved.name, shelved.template))
        self._show_state()
        self._look()

    def _show_state(self) -> None:
        shelved = self.list.current
        sound = shelved is not None and not shelved.fault
        for widget in (self.form, self.language, self.hint):
            widget.setVisible(sound)
        self.faulty.set_text(shelved.fault if shelved else "")
        self.faulty.setVisible(bool(shelved and shelved.fault))
        for button in (self.duplicate, self.rename, self.language):
            button.setEnabled(sound)
        self.remove.setEnabled(shelved is not None)
        self.save.setEnabled(self.name in self._drafts and not self.form.fault)

    def _look(self) -> None:
        """Look for what the template would change as it is entered now."""
        self._pause.stop()
        self.form.show_results()
        if self.form.choosing:
            return
        shelved = self.list.current
        wanted, ids, codes = self.form.template, self.scope.ids, self._codes
        if shelved is None or shelved.fault:
            self.pane.say_if_empty(
                self.tr("Nothing to write"), self.tr("Here stands what a template changes.")
            )
            self.pane.clear()
        elif fault := self.form.fault:
            self.pane.say_if_empty(self.tr("The template has a fault"), fault)
            self.pane.clear()
        elif not wanted.entries:
            self.pane.say_if_empty(
                self.tr("It touches nothing yet"), self.tr("Tick a field and write what it is to hold.")
            )
            self.pane.clear()
        else:
            said = self.tr("Every caption has it already")
            self.pane.say_if_empty(said, self.tr("What would be written stands there."))
            self.pane.look(lambda album: _changes(album, ids, wanted, codes), len(ids))

    # What is changed

    def _take(self) -> None:
        shelved = self.list.current
        if shelved is None:
            return
        entered = self.form.template
        if set(entered.entries) == set(shelved.template.entries):
            self._drafts.pop(shelved.name, None)
        else:
            self._drafts[shelved.name] = entered
        self.list.mark_unsaved(self._drafts)
        self._show_state()
        self._pause.start()

    def reject(self) -> None:
        """Esc leaves what is asked, if anything is; else the dialog, after asking about what is not saved."""
        if not self.asking.isHidden():
            self.asking.leave()
        elif names := ", ".join(f"“{name}”" for name in self._drafts):
            self.asking.ask_way(
                self.tr("What you changed in {names} is not saved.").replace("{names}", names),
                self.tr("Go on changing it"),
                self.tr("Close without it"),
                lambda: None,
                super().reject,
            )
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of what is still being read."""
        self._pause.stop()
        self._shelf.drop()
        super().done(result)

    # What is asked

    def _go_on(self) -> None:
        self._let_work(working=True)
        self.confirm.setDefault(True)
        self.list.setFocus()

    def _let_work(self, *, working: bool) -> None:
        """What is asked is answered before anything else is done."""
        self._body.setEnabled(working)
        self.buttons.setEnabled(working)

    def _ask_language(self) -> None:
        said = self.tr("Which text, and in which language? A field, @, and the code of the language.")
        self.asking.ask_name(said, "description@ko", self.tr("Write it"), self._add_language)

    def _add_language(self, typed: str) -> None:
        try:
            address = caption.address(caption.field(typed).name, caption.language(typed))
        except UsageError as error:
            self.show_error(str(error))
            return
        self.show_error("")
        self.form.add_language(address)


def _column(widget: QWidget, foot: QGridLayout | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.NEAR)
    column.addWidget(widget, 1)
    column.addLayout(foot)
    return column


def _changes(album: Album, ids: Sequence[int], wanted: Template, codes: Codes) -> Iterator[object]:
    for one in templating.changes(album, ids, wanted, codes):
        if isinstance(one, Found):
            yield Change(one.photo.id, one.photo.name, one.address, one.before, one.after)
        else:
            yield one
