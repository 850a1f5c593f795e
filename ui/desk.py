"""An open library on the desk: shoots on the left, photos in the middle, what is known of them on the right.

Every change goes through `Review.change`; the desk hears of it as everybody does, by watching, and shows
anew what changed. Which photos are shown and how many there are follows from `Search`, beside the window.
"""

from collections.abc import Collection
from concurrent.futures import Executor
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from reviewer.review import Review
from ui import glimpses
from ui.beside import Beside
from ui.bursts import Bursts
from ui.caption_dialogs import CaptionDialogs
from ui.captioning import Captioning
from ui.card_notices import CardNotices
from ui.card_watch import CardWatch
from ui.desk_dialogs import DeskDialogs
from ui.filter_bar import FilterBar
from ui.habits import Habits
from ui.importing import Importing
from ui.inspector import Inspector
from ui.listing import Listing
from ui.marking import Marking
from ui.onlooking import Onlooking
from ui.pictures import Pictures
from ui.proofreading import Proofreading
from ui.saved_filters import SavedFilters
from ui.search import Search
from ui.sequences import Sequences
from ui.sidebar import Sidebar
from ui.sidecar_dialogs import SidecarDialogs
from ui.sidecars import Sidecars
from ui.tagging import Tagging
from ui.trace import FirstScreen
from ui.unjudged import Unjudged
from ui.views import Views
from ui.walk import Walk


class Desk(QWidget):
    """All that belongs to one open library.

    `changed`: the current photo, the selection, the view or what can be undone is another.
    `said` carries a sentence for the status line.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, review: Review, workers: Executor, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.review = review
        self._habits = Habits(settings, review.folder)
        review.person = self._habits.person
        self.pictures = Pictures(review, workers, self)
        self.views = Views(review, self.pictures)
        self.beside = Beside(review, lambda: self.importing.running, self)
        self.marking = Marking(review, self.beside, self.views.targets, self)
        self.walk = Walk(review, self.views, self)
        self.bursts = Bursts(self.views, self.walk, self.marking, self)
        self.sidebar = Sidebar(review)
        self.filter_bar = FilterBar()
        self.unjudged = Unjudged(review)
        self.inspector = Inspector(review, self.beside)
        self.tagging = Tagging(review, self.views, self.bursts, self.marking, self.beside, settings, parent)
        self.proofs = Proofreading(self.inspector.caption, self.walk.beside, workers, settings, self)
        self.captioning = Captioning(
            review, self.views, self.walk, self.bursts, self.inspector, self.proofs, self.beside, parent
        )
        self.importing = Importing(review, workers, self)
        self._watch = CardWatch(self)
        self._watch.came.connect(lambda _card: glimpses.wake(workers))
        self.cards = CardNotices(self._watch)
        self.dialogs = DeskDialogs(
            review, workers, settings, self.views, self.pictures, self.importing, self.beside, self
        )
        self.caption_dialogs = CaptionDialogs(
            review, workers, settings, self.views, self.beside, self.proofs, self.dialogs, self
        )
        self.sidecars = Sidecars(review, self.beside, self.importing, self)
        self.sidecar_dialogs = SidecarDialogs(self.sidecars, self.dialogs.show, self)
        self.search = Search(review, self)
        self.saved_filters = SavedFilters(
            review, self.filter_bar, lambda: self.search.query.where(), self.dialogs.show, self
        )
        self.sequences = Sequences(
            review, self.views, self.sidebar.sequences, self.beside, self.dialogs.show, parent
        )
        self._arrange()
        self.listing = Listing(
            review,
            self.search,
            self.views,
            self.sidebar,
            self.filter_bar,
            self.sequences,
            self._habits.place,
            self,
        )
        self.filter_bar.show_keys()
        self._connect()
        FirstScreen.watch(self.views.sheet, self.pictures)
        self._unwatch = review.watch(self._on_change)
        self.onlooking = Onlooking(review, self)
        self.onlooking.failed.connect(self.said)
        self.listing.reload()
        self.search.settle()
        self.inspector.export.read_soon(self._habits.profiles)
        self.dialogs.closed.connect(lambda: self.inspector.export.read_soon(self._habits.profiles))
        self.views.sheet.setFocus()
        self.proofs.begin()
        if not review.read_only:
            self._watch.look()

    # Arrangement

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.review.read_only:
            column.addWidget(self._read_only_notice())
        column.addWidget(self.unjudged)
        column.addWidget(self.cards)
        column.addWidget(self.filter_bar)
        column.addWidget(self.sequences.bar)
        column.addWidget(self.tagging.painting.bar)
        column.addWidget(self.views, 1)
        column.addWidget(self.importing.bars)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.sidebar, middle, self.inspector):
            self._columns.addWidget(widget)
        self._columns.setStretchFactor(1, 1)
        self._columns.setCollapsible(1, False)
        self._columns.setSizes([220, 870, 330])
        self._habits.restore_columns(self._columns, self.sidebar, self.inspector)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)
        self._habits.restore_views(self.views, self.sidebar)
        self._habits.restore_caption(self.inspector.caption.form)

    def _read_only_notice(self) -> QLabel:
        notice = QLabel(
            self.tr("This library is open only to look at: it cannot be written, or another window has it.")
        )
        notice.setContentsMargins(12, 6, 12, 6)
        notice.setWordWrap(True)
        return notice

    def _connect(self) -> None:
        self.views.changed.connect(self._show_current)
        self.views.strip.changed.connect(self.changed)
        self.views.said.connect(self.said)
        self.views.aids.changed.connect(self.changed)
        self.walk.said.connect(self.said)
        self.dialogs.person_given.connect(self._take_person)
        self.dialogs.objection_given.connect(self.marking.objection)
        self.inspector.person_asked.connect(self.dialogs.ask_person)
        self.inspector.objection_requested.connect(self.dialogs.ask_objection)
        self.bursts.said.connect(self.said)
        self.listing.scoped.connect(self.changed)
        self.listing.arrived.connect(self._arrive)
        self.listing.said.connect(self.said)
        self.sequences.said.connect(self.said)
        self.sidebar.facets.left.connect(self.focus_photos)
        self.search.tallied.connect(self._show_counts)
        self.search.failed.connect(self.said)
        self.saved_filters.said.connect(self.said)
        self.filter_bar.left.connect(self.focus_photos)
        self.inspector.left.connect(self.focus_photos)
        self.inspector.tag_requested.connect(self.tagging.open)
        self.captioning.said.connect(self.said)
        self.proofs.failed.connect(self.said)
        self.caption_dialogs.said.connect(self.said)
        self.inspector.error.connect(self.said)
        self.tagging.said.connect(self.said)
        self.tagging.painting.changed.connect(self.changed)
        self.inspector.rulesets_requested.connect(self.dialogs.ask_rulesets)
        self.unjudged.rulesets_requested.connect(self.dialogs.ask_rulesets)
        self.inspector.rule_requested.connect(self.dialogs.edit_rules)
        self.dialogs.opening.connect(self.inspector.flush)
        self.dialogs.closed.connect(self.focus_photos)
        self.dialogs.photos_asked.connect(self.listing.show_only)
        self.dialogs.said.connect(self.said)
        self.importing.failed.connect(self.said)
        self.sidecars.said.connect(self.said)
        self.importing.started.connect(self.cards.forget)
        self.importing.eject_asked.connect(self.cards.eject)
        self.importing.receipts_asked.connect(self.dialogs.show_imports)
        self.importing.shoot_asked.connect(self.listing.show_shoot)
        self.cards.import_asked.connect(self.dialogs.ask_import)
        self.marking.failed.connect(self.said)

    # What is shown

    def _arrive(self) -> None:
        self.walk.arrive()
        self._show_current()

    def _show_counts(self) -> None:
        tally = self.search.tally
        self.sidebar.show_tally(tally)
        self.sequences.follow()
        self.unjudged.refresh()
        self.tagging.palette.set_counts(tally.library["tag"])
        self.filter_bar.set_counts(tally.facets)
        self.listing.show_result()

    def _on_change(self, photos: frozenset[int]) -> None:
        self.views.refresh(photos)
        self.inspector.refresh(photos)
        self.search.follow(photos)
        self.changed.emit()

    def _show_current(self) -> None:
        self.inspector.show_photos(self.views.targets(), self.views.current, held=self.views.hurried)
        self.changed.emit()

    def _take_person(self, person: str) -> None:
        """Somebody else is at work."""
        self.review.person = person
        self._habits.keep_person(person)
        self.search.recount()

    def waive(self) -> None:
        """Ask why the strictest rule against the photos meant may pass."""
        if not self.inspector.ask_waiver():
            self.said.emit(self.tr("No rule stands here that could be waived."))

    def focus_photos(self) -> None:
        """Give the keys back to the photos."""
        self.views.focus_front()

    def focus_facets(self) -> None:
        """Give the keys to the list of facets."""
        self.sidebar.show()
        self.sidebar.facets.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is done

    @property
    def busy(self) -> bool:
        """Whether an import is running."""
        return self.importing.running

    def undo(self) -> None:
        """Take back the last step; what is being typed is a step of its own."""
        self.inspector.flush()
        self.marking.undo(partial(self._retraced, self.tr("Undone: {step}")))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.inspector.flush()
        self.marking.redo(partial(self._retraced, self.tr("Done again: {step}")))

    def _retraced(self, said: str, step: str, photos: Collection[int]) -> None:
        self.said.emit(said.replace("{step}", step))
        self.walk.back_to(photos)

    def checked(self) -> dict[str, bool]:
        """Which actions of the menus hold at present, by their ids."""
        sides = {"sidebar": not self.sidebar.isHidden(), "inspector": not self.inspector.isHidden()}
        return {**self.views.checked(), **sides, "paint": self.tagging.painting.active}

    def toggle(self, side: QWidget) -> None:
        """Show or hide a side of the desk."""
        side.setVisible(side.isHidden())
        self.changed.emit()

    def show_keys(self) -> None:
        """Name the keys anew in what names them."""
        self.filter_bar.show_keys()
        self.listing.say_if_empty()
        self._show_current()

    def close_library(self) -> None:
        """Save what is typed, end all work, close the library."""
        self.dialogs.close()
        self.inspector.flush()
        self._habits.keep_columns(self._columns, self.sidebar, self.inspector)
        self._habits.keep_views(self.views, self.sidebar)
        self._habits.keep_caption(self.inspector.caption.form)
        self._habits.keep_place(self.views)
        self.onlooking.close()
        self._watch.close()
        self.importing.close()
        self.sidecars.close()
        self.beside.close()
        self._unwatch()
        self.inspector.stop()
        self.search.close()
        self.tagging.close()
        self.captioning.close()
        self.proofs.close()
        self.caption_dialogs.close()
        self.sequences.close()
        self.pictures.close()
        self.review.close()
