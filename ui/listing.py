"""Which photos are on the desk: asked for on the left and above, looked up, put into the views."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewer import selection
from reviewer.looking import SEQUENCE
from reviewer.review import Review
from ui import looks, wording
from ui.arrangement import Arrangement, Query
from ui.filter_bar import FilterBar
from ui.grid import Group
from ui.habits import Place
from ui.hint import key_of, with_key
from ui.search import Search
from ui.sequences import Sequences
from ui.sidebar import Sidebar
from ui.views import Views

LONGEST_LINE: Final = 2000


class Listing(QObject):
    """Asks for photos and shows them; `last_place` is where the person left the library.

    `arrived`: what was asked for is in the views. `scoped`: another shoot or sequence was chosen.
    `said` carries a sentence for the status line.
    """

    arrived = Signal()
    scoped = Signal()
    said = Signal(str)

    def __init__(
        self,
        review: Review,
        search: Search,
        views: Views,
        sidebar: Sidebar,
        filter_bar: FilterBar,
        sequences: Sequences,
        last_place: Place | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._search = search
        self._views = views
        self._sidebar = sidebar
        self._filter_bar = filter_bar
        self._sequences = sequences
        self._last_place = last_place
        search.arranged.connect(self._show)
        views.strip.changed.connect(self.reload)
        filter_bar.changed.connect(lambda _line: self.reload())
        filter_bar.changed.connect(lambda _line: sidebar.facets.show_chosen(filter_bar.state.facets))
        sidebar.chosen.connect(lambda _where: self._show_scope())
        sidebar.facets.chosen.connect(filter_bar.choose)
        sidebar.gone_through.new_asked.connect(self.show_new)
        sidebar.gone_through.second_asked.connect(self.show_second)

    @property
    def standing(self) -> str:
        """Where one stands among the photos shown, for the status line."""
        place, total = self._views.place
        if not total:
            return ""
        meant = len(self._views.targets())
        text = self.tr("{n} of {total} selected") if meant > 1 else self.tr("Photo {n} of {total}")
        number = wording.number(meant if meant > 1 else place)
        return text.replace("{n}", number).replace("{total}", wording.number(total))

    # What is asked for

    def reload(self) -> None:
        """Look up which photos are shown, in which order."""
        scope, state, strip = self._sidebar.scope, self._filter_bar.state, self._views.strip
        if self._sequences.shown:
            self._search.ask(Query(scope, state, SEQUENCE))
        else:
            self._search.ask(Query(scope, state, strip.sort, strip.group, strip.stacked))

    def show_only(self, ids: Sequence[int]) -> None:
        """Show these photos and no others; so many that no filter line holds them are selected instead."""
        self._sidebar.choose_all()
        line = selection.of_ids(ids)
        if len(line) <= LONGEST_LINE:
            self._filter_bar.set_text(line)
            return
        self._views.sheet.select(set(ids))
        self.said.emit(self.tr("They are too many to be filtered for: those shown are selected."))

    def show_shoot(self, name: str) -> None:
        """Show the photos of a shoot, all of them."""
        self._sidebar.choose_shoot(name)
        self._filter_bar.clear()
        self._views.focus_front()

    def show_new(self) -> None:
        """Show just the photos whose rules ask for tags that nobody looked for."""
        self._show_waiting(looks.NEW)

    def show_second(self) -> None:
        """Show just the photos that others looked at, and the rules want this person to look at too."""
        if line := looks.second(self._review):
            self._show_waiting(line)
        else:
            self.said.emit(self.tr("No rule set of this library asks for a second person's look."))

    def _show_waiting(self, line: str) -> None:
        """Show just these photos, of whatever shoot."""
        self._sidebar.choose_all()
        self._filter_bar.set_text(line)
        self._views.focus_front()

    def _show_scope(self) -> None:
        self._sequences.follow()
        self.reload()
        self.scoped.emit()

    # What is there

    def _show(self) -> None:
        found = self._search.arrangement
        self.say_if_empty()
        self._views.set_ids(found.ids, _groups(found), found.bursts, found.best)
        self.show_result()
        self._go_where_one_was()
        self.arrived.emit()

    def _go_where_one_was(self) -> None:
        """Once, as soon as there are photos: to the one the person left the library at."""
        place = self._last_place if len(self._views.sheet.ids) else None
        if place is None:
            return
        self._last_place = None
        if place.photo in self._views.sheet.ids:
            self._views.sheet.set_current(place.photo)
            if place.in_loupe:
                self._views.show_loupe()

    def show_result(self) -> None:
        """Tell how many there are, of how many."""
        shown = len(self._search.arrangement.ids)
        self._filter_bar.set_result(shown, max(shown, self._search.tally.total))

    def say_if_empty(self) -> None:
        """Tell what to do where there are none."""
        if self._filter_bar.text():
            title = self.tr("No photo fits the filter")
            hint = with_key(self.tr("Clear it to see all of them."), self._views, "clear-filter")
        elif name := self._sequences.shown:
            title = self.tr("Nothing is in “{name}” yet").replace("{name}", name)
            hint = self._sequences.how_to_fill()
        else:
            title = self.tr("No photos yet")
            key = key_of(self._views, "import")
            hint = self.tr("Import a card or a folder{key}. The card is only ever read.").replace(
                "{key}", f": {key}" if key else ""
            )
        self._views.sheet.set_empty_text(title, hint)


def _groups(found: Arrangement) -> list[Group]:
    """The headings over the photos."""
    if found.group == "none":
        return []
    return [
        Group(wording.section_title(found.group, section.key), len(section.ids)) for section in found.sections
    ]
