"""The left side: shoots, sequences, the facets of the photos, how far going through them has come."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reviewer.review import Review
from reviewer.selection import quote
from ui import theme, wording
from ui.arrangement import Counts, Tally
from ui.facet_list import FacetList
from ui.gone_through import GoneThrough
from ui.sequence_list import SequenceList
from ui.shoot_row import COUNT_ROLE, ShootRow

_SCOPE: Final = Qt.ItemDataRole.UserRole
_MOST_SHOOTS: Final = 8


class Sidebar(QWidget):
    """A list of shoots and one of sequences; choosing one narrows what is shown to it.

    `chosen` carries a filter line, empty for the whole library.
    """

    chosen = Signal(str)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setAccessibleName(self.tr("Sidebar"))
        self.setMinimumWidth(160)
        self._title = QLabel(review.folder.name)
        self._title.setFont(theme.sized(self.font(), theme.TITLE, bold=True))
        self._title.setToolTip(str(review.folder))
        self._title.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Shoots"))
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(ShootRow(self._list))
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._choose)
        self.sequences = SequenceList(writable=not review.read_only)
        self.sequences.chosen.connect(self._choose_sequence)
        self.facets = FacetList()
        self.gone_through = GoneThrough()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.APART, theme.APART, theme.APART, theme.APART)
        layout.setSpacing(theme.NEAR)
        for widget in (self._title, self._list, self.sequences, self.facets, self.gone_through):
            layout.addWidget(widget)
        layout.setStretchFactor(self.facets, 1)
        self.refresh({})

    @property
    def scope(self) -> str:
        """The filter line of what is chosen."""
        if self.sequence:
            return f"in:{quote(self.sequence)}"
        return self._shoot

    @property
    def sequence(self) -> str:
        """The sequence that is chosen, "" where a shoot is."""
        return self.sequences.name

    @property
    def _shoot(self) -> str:
        """The filter line of the shoot."""
        item = self._list.currentItem()
        return str(item.data(_SCOPE)) if item else ""

    def choose_all(self) -> None:
        """Choose the photos of all shoots."""
        if self.sequence:
            self.sequences.choose("")
        else:
            self._list.setCurrentRow(0)

    def choose_shoot(self, name: str) -> None:
        """Choose the photos of a shoot, which may have come this moment."""
        self.choose_all()
        where = f"shoot:{quote(name)}"
        if self._row_of(where) < 0:
            self.refresh({})
        self._list.setCurrentRow(self._row_of(where))

    def _row_of(self, where: str) -> int:
        scopes = [self._list.item(row).data(_SCOPE) for row in range(self._list.count())]
        return scopes.index(where) if where in scopes else -1

    def refresh(self, counts: Counts) -> None:
        """Show the shoots there are, with the counts of the whole library."""
        shoots = counts.get("shoot", {})
        rows = [(self.tr("All photos"), "", sum(shoots.values()))]
        rows += [
            (shoot.name, f"shoot:{quote(shoot.name)}", shoots.get(shoot.name, 0))
            for shoot in self._review.shoots()
        ]
        scope = self._shoot
        self._list.blockSignals(True)
        self._list.clear()
        for title, where, count in rows:
            self._add(title, where, count)
            if where == scope and not self.sequence:
                self._list.setCurrentRow(self._list.count() - 1)
        self._list.blockSignals(False)
        self._list.setFixedHeight(min(len(rows), _MOST_SHOOTS) * self._list.sizeHintForRow(0))

    def show_tally(self, tally: Tally) -> None:
        """Show the counts of the whole library with its shoots, and those under the filter as facets."""
        self.refresh(tally.library)
        self.sequences.show_sequences(tally.sequences)
        self.gone_through.show_counts(tally.library.get("looked_at", {}), tally.new, tally.second)
        self.facets.show_counts(tally.facets, self._names())

    def _names(self) -> dict[str, dict[str, str]]:
        """What tags and rules are called, by their ids."""
        shoots = self._review.shoots()
        sets = {ruleset.id: ruleset for shoot in shoots for ruleset in self._review.rulesets(shoot.name)}
        return {
            "tag": {tag.id: tag.label for ruleset in sets.values() for tag in ruleset.tags},
            "rule": {rule.id: rule.title for ruleset in sets.values() for rule in ruleset.rules},
        }

    def _add(self, title: str, where: str, count: int) -> None:
        item = QListWidgetItem(title)
        item.setData(_SCOPE, where)
        item.setData(COUNT_ROLE, wording.number(count))
        item.setToolTip(title)
        trouble = self._review.ruleset_trouble(title) if where else ""
        if trouble:
            item.setText(f"⚠ {title}")
            item.setToolTip(trouble)
        photos = wording.counted(count, self.tr("1 photo"), self.tr("{n} photos"))
        spoken = ", ".join(part for part in (title, photos, trouble) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._list.addItem(item)

    def _choose(self) -> None:
        with QSignalBlocker(self.sequences):
            self.sequences.choose("")
        self.chosen.emit(self.scope)

    def _choose_sequence(self, name: str) -> None:
        """A sequence is of all shoots, and chosen in place of one; afterwards all are."""
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(-1 if name else 0)
        self.chosen.emit(self.scope)
