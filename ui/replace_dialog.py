"""Find and replace in captions, with every change to be seen before it is made."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reviewer.album import Album
from reviewer.caption import FIELDS, replacing
from reviewer.caption.replacing import Search
from reviewer.progress import Progress
from reviewer.review import Review
from ui import theme, wording
from ui.beside import Beside
from ui.change import Change
from ui.changes_dialog import ChangesDialog
from ui.lettering import quiet
from ui.photo_scope import PhotoScope
from ui.several_button import SeveralButton
from ui.text_field import LineField
from ui.tick import TickBox

PAUSE_MS: Final = 200
_AT_ONCE: Final = 500


class ReplaceDialog(ChangesDialog):
    """Looks while one types; Enter goes on to what comes next."""

    def __init__(
        self,
        review: Review,
        beside: Beside,
        selection: Sequence[int],
        shown: Sequence[int],
        workers: Executor,
        parent: QWidget | None = None,
    ) -> None:
        """`workers` try regular expressions, which can take for ever."""
        super().__init__(review, beside, parent)
        self._workers = workers
        self.setWindowTitle(self.tr("Find and replace in captions"))
        self.resize(940, 680)
        self.wanted, self.replacement = LineField(self), LineField(self)
        self.case = TickBox(self.tr("Match &case"), self)
        self.whole = TickBox(self.tr("&Whole words"), self)
        self.regex = TickBox(self.tr("Regular &expression"), self)
        self.fields = SeveralButton(self.tr("All fields"), self, nothing=self.tr("All fields"))
        self.fields.set_choices({one.name: wording.caption_field(one.name) for one in FIELDS})
        self.scope = PhotoScope(selection, shown, self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self._arrange()
        self._connect()
        self.let_tab_reach_changes(self.fields)
        self.look()
        self.wanted.setFocus()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.APART)
        grid.setVerticalSpacing(theme.NEAR)
        grid.setColumnStretch(1, 1)
        lines = (
            (self.tr("&Find"), self.wanted),
            (self.tr("&Replace with"), self.replacement),
            ("", _row(self.case, self.whole, self.regex)),
            (self.tr("In"), _row(self.scope, self.fields)),
        )
        for row, (text, part) in enumerate(lines):
            label = quiet(text, self)
            label.setWordWrap(False)
            label.setBuddy(part)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
            if text:
                part.setAccessibleName(text.replace("&", ""))
        self.replacement.setPlaceholderText(self.tr("nothing: what is found is taken out"))
        self.column.addLayout(grid)
        self.column.addSpacing(theme.NEAR)
        self.column.addWidget(self.pane, 1)

    def _connect(self) -> None:
        for line in (self.wanted, self.replacement):
            line.textEdited.connect(lambda _text: self._pause.start())
            line.escaped.connect(self.reject)
            line.next_requested.connect(self.confirm.click)
        self.wanted.returnPressed.connect(self.replacement.setFocus)
        self.replacement.returnPressed.connect(self.pane.list.setFocus)
        for box in (self.case, self.whole, self.regex):
            box.toggled.connect(self.look)
        self.fields.changed.connect(self.look)
        self.scope.changed.connect(self.look)

    @property
    def search(self) -> Search:
        """What is entered."""
        return Search(
            self.wanted.text(),
            self.replacement.text(),
            self.fields.chosen_all,
            match_case=self.case.isChecked(),
            whole_word=self.whole.isChecked(),
            regex=self.regex.isChecked(),
        )

    @property
    def step(self) -> str:
        """What was put in the place of what."""
        said = (
            self.tr("Replace “{old}” by “{new}”") if self.replacement.text() else self.tr("Take out “{old}”")
        )
        return said.replace("{old}", self.wanted.text()).replace("{new}", self.replacement.text())

    def look(self) -> None:
        """Look for what is entered now."""
        self._pause.stop()
        search, ids, workers = self.search, self.scope.ids, self._workers
        self.show_error(search.fault if search.find else "")
        if search.fault:
            self.pane.say_if_empty(
                self.tr("Nothing to look for"), self.tr("Write above what is to be found in captions.")
            )
            self.pane.clear()
            return
        said = self.tr("“{text}” stands in none of these captions").replace("{text}", search.find)
        self.pane.say_if_empty(said, self.tr("Look in all fields, or in everything shown."))
        self.pane.look(lambda album: _changes(album, ids, search, workers), len(ids))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.APART)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row


def _changes(
    album: Album, ids: Sequence[int], search: Search, workers: Executor
) -> Iterator[Change | Progress]:
    for start in range(0, len(ids), _AT_ONCE):
        photos = album.photos(ids[start : start + _AT_ONCE])
        for found in replacing.find(photos, search, workers):
            yield Change(found.photo.id, found.photo.name, found.address, found.before, found.after)
        yield Progress(start + len(photos), len(ids))
