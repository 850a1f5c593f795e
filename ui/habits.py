"""How a person left the desk, and what they looked at last; kept in the settings, never in the library."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QSplitter

from ui import settings as remembered
from ui.caption_form import CaptionForm
from ui.inspector import Inspector
from ui.sidebar import Sidebar
from ui.views import Views

_LOUPE, _SHEET = "loupe", "sheet"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was in a library: the photo, and whether they saw it in the loupe."""

    photo: int
    in_loupe: bool


class Habits:
    """The remembered state of one library's desk."""

    def __init__(self, settings: QSettings, folder: Path) -> None:
        self._settings = settings
        self._place = f"place/{quote(os.fsencode(folder.absolute()), safe='')}"

    @property
    def person(self) -> str:
        """The initials or the name of who is at work."""
        return remembered.word(self._settings, remembered.PERSON)

    def keep_person(self, person: str) -> None:
        """Remember them."""
        self._settings.setValue(remembered.PERSON, person)

    @property
    def profiles(self) -> Path:
        """Where this person's own export profiles lie."""
        return remembered.profiles(self._settings)

    # Columns and sides

    def restore_columns(self, columns: QSplitter, sidebar: Sidebar, inspector: Inspector) -> None:
        """Widths of the columns, and which sides are hidden."""
        if state := remembered.state(self._settings, remembered.COLUMNS):
            columns.restoreState(state)
        hidden = remembered.word(self._settings, remembered.HIDDEN).split()
        sidebar.setHidden("sidebar" in hidden)
        inspector.setHidden("inspector" in hidden)

    def keep_columns(self, columns: QSplitter, sidebar: Sidebar, inspector: Inspector) -> None:
        """Remember them."""
        sides = {"sidebar": sidebar, "inspector": inspector}
        hidden = [name for name, side in sides.items() if side.isHidden()]
        self._settings.setValue(remembered.COLUMNS, columns.saveState())
        self._settings.setValue(remembered.HIDDEN, " ".join(hidden))

    # Order, groups and size

    def restore_views(self, views: Views, sidebar: Sidebar) -> None:
        """How photos are ordered and how large they are, what is folded away, what lies over the loupe."""
        strip = views.strip
        if size := remembered.number(self._settings, remembered.CELL):
            views.sheet.set_cell_size(size)
        strip.set_sort(remembered.word(self._settings, remembered.SORT))
        strip.set_group(remembered.word(self._settings, remembered.GROUP))
        strip.set_stacked(remembered.word(self._settings, remembered.STACKED) == "yes")
        if folded := remembered.word(self._settings, remembered.FOLDED):
            sidebar.facets.fold(folded.split())
        views.aids.set_words(remembered.word(self._settings, remembered.AIDS))

    def keep_views(self, views: Views, sidebar: Sidebar) -> None:
        """Remember it."""
        strip = views.strip
        self._settings.setValue(remembered.CELL, views.sheet.cell_size)
        self._settings.setValue(remembered.SORT, strip.sort)
        self._settings.setValue(remembered.GROUP, strip.group)
        self._settings.setValue(remembered.STACKED, "yes" if strip.stacked else "no")
        self._settings.setValue(remembered.FOLDED, " ".join(sorted(sidebar.facets.folded)) or "none")
        self._settings.setValue(remembered.AIDS, views.aids.words)

    # The caption

    def restore_caption(self, form: CaptionForm) -> None:
        """Which fields stand there, in which languages, and what is folded: at first, the desk's fields."""
        form.fold((remembered.word(self._settings, remembered.CAPTION_FOLDED) or "desk").split())
        form.leave_out(remembered.word(self._settings, remembered.CAPTION_LEFT_OUT).split())
        form.ask(remembered.word(self._settings, remembered.CAPTION_LANGUAGES).split())

    def keep_caption(self, form: CaptionForm) -> None:
        """Remember it."""
        self._settings.setValue(remembered.CAPTION_FOLDED, " ".join(sorted(form.folded)) or "none")
        self._settings.setValue(remembered.CAPTION_LEFT_OUT, " ".join(sorted(form.left_out)))
        self._settings.setValue(remembered.CAPTION_LANGUAGES, " ".join(sorted(form.asked)))

    # The photo

    @property
    def place(self) -> Place | None:
        """Where the person was when they last left this library."""
        view, _, photo = remembered.word(self._settings, self._place).partition(" ")
        if not (photo.isascii() and photo.isdigit()):
            return None
        return Place(int(photo), view == _LOUPE)

    def keep_place(self, views: Views) -> None:
        """Remember where the person is; where there is no photo, what was remembered stays."""
        if views.current is not None:
            view = _LOUPE if views.shows_loupe else _SHEET
            self._settings.setValue(self._place, f"{view} {views.current}")
