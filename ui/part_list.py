"""The parts of a rule set to choose from: its rules as sentences, its tags, areas, sources and checks."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from reviewer.caption.desk_check import DeskCheck
from reviewer.photo import Verdict
from reviewer.rules import Area, Rule, RuleSet, Source, Tag, editing
from reviewer.rules.content import Item, items
from ui import rule_sentence, theme, wording
from ui.badge import paint_verdict
from ui.entries import Choice
from ui.lettering import quiet
from ui.matching import fit
from ui.part_painter import SIGN, PartPainter
from ui.row import Row, Rows
from ui.rule_card import VERDICT_OF
from ui.text_field import LineField

ABOUT = "about"


class PartList(QWidget):
    """`chosen`: another part is, or another kind.

    `new_asked`, `copy_asked`, `removal_asked` and `move_asked` (with -1 or 1) are about the chosen one.
    """

    chosen = Signal()
    new_asked = Signal()
    copy_asked = Signal()
    removal_asked = Signal()
    move_asked = Signal(int)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ruleset: RuleSet | None = None
        self._faulty: Collection[tuple[str, int]] = ()
        self._fixed = False
        words = {
            ABOUT: self.tr("About"),
            "rule": self.tr("Rules"),
            "tag": self.tr("Tags"),
            "area": self.tr("Areas"),
            "source": self.tr("Sources"),
            "check": self.tr("Checks"),
        }
        self.kinds = Choice(self.tr("Parts of the rule set"), words, self)
        self.kinds.show_value("rule")
        self.field = LineField(self)
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search the parts"))
        self.field.setClearButtonEnabled(True)
        self.list = _Parts(self)
        self.nothing = quiet("", self)
        self._make_buttons()
        self._arrange()
        self.kinds.changed.connect(self._turn)
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.escaped.connect(self.escaped)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def _make_buttons(self) -> None:
        self.new = QPushButton(self.tr("&New"), self)
        self.copy = QPushButton(self.tr("&Duplicate"), self)
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.up = QPushButton("↑", self)
        self.down = QPushButton("↓", self)
        for button, name in ((self.up, self.tr("Move up")), (self.down, self.tr("Move down"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedWidth(36)
        for button, signal in (
            (self.new, self.new_asked),
            (self.copy, self.copy_asked),
            (self.remove, self.removal_asked),
        ):
            button.clicked.connect(signal)
        self.up.clicked.connect(partial(self.move_asked.emit, -1))
        self.down.clicked.connect(partial(self.move_asked.emit, 1))
        for button in self.buttons:
            button.setAutoDefault(False)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done with the parts."""
        return (self.new, self.copy, self.remove, self.up, self.down)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.TIGHT)
        for button in self.buttons:
            row.addWidget(button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addWidget(self.kinds)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addLayout(row)

    # What is chosen

    @property
    def kind(self) -> str:
        """The kind that is listed, or ABOUT."""
        return str(self.kinds.value)

    @property
    def place(self) -> int | None:
        """The place of the chosen part among its kind."""
        row = self.list.rows.row(self.list.currentIndex())
        return row.key if row is not None and isinstance(row.key, int) else None

    @property
    def part(self) -> Item | None:
        """The part that is chosen."""
        if self._ruleset is None or self.kind == ABOUT or self.place is None:
            return None
        return items(self._ruleset, self.kind)[self.place]

    def choose(self, kind: str, place: int | None = None) -> None:
        """Show a kind, and choose one of it, by default the first."""
        if kind != self.kind:
            self.kinds.show_value(kind)
            self.field.clear()
        self._fill(place)

    def show_ruleset(self, ruleset: RuleSet, faulty: Collection[tuple[str, int]]) -> None:
        """Show its parts; those named as faulty, by kind and place, are marked. The chosen one stays."""
        self._ruleset, self._faulty = ruleset, faulty
        self._fill(self.place)

    def set_read_only(self, read_only: bool) -> None:
        """Nothing can be done with the parts of a rule set that comes with the program."""
        self._fixed = read_only

    def _turn(self) -> None:
        self.field.clear()
        self._fill()

    def _fill(self, place: int | None = None) -> None:
        rows = list(self._rows(place)) if self._ruleset and self.kind != ABOUT else []
        self.list.show_rows(rows, place)
        listed = self.kind != ABOUT
        self.field.setVisible(listed)
        self.list.setVisible(listed and bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.setText(self._said_of_none())
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.setStretchFactor(self.nothing, 0 if rows else 1)
        for button in self.buttons:
            button.setVisible(listed and not self._fixed)
            button.setEnabled(button is self.new or bool(rows))
        self.chosen.emit()

    def _said_of_none(self) -> str:
        if self.field.text():
            return self.tr("Nothing fits.")
        return {
            ABOUT: self.tr(
                "What the rule set says of itself: whoever reads it should know how far to trust it."
            ),
            "rule": self.tr("No rules yet. New makes one."),
            "tag": self.tr("No tags yet. New makes one; so does typing it into a rule."),
            "area": self.tr("No areas yet. A rule may hold in some area only: make it here first."),
            "source": self.tr("No sources yet. Note here who told what the rules say."),
            "check": self.tr(
                "No checks yet. One looks for words in captions and says what is wrong with them."
            ),
        }[self.kind]

    def _rows(self, chosen: int | None) -> Iterator[Row]:
        """What fits the search; and the chosen part, so that none slips away while it is changed."""
        assert self._ruleset is not None
        query = self.field.text()
        for place, item in enumerate(items(self._ruleset, self.kind)):
            row = self._row(item, place)
            if place == chosen or fit(query, row.title, row.note, item.id):
                yield replace(row, spoken=", ".join(filter(None, (row.title, row.note, row.end))))

    def _row(self, item: Item, place: int) -> Row:
        assert self._ruleset is not None
        end = self.tr("mend") if (self.kind, place) in self._faulty else ""
        match item:
            case Rule():
                note = rule_sentence.sentence(item, self._ruleset)
                return Row(item.title, place, note=note, end=end, icon=_sign(VERDICT_OF[item.outcome]))
            case Tag():
                used = len(editing.users(self._ruleset, "tag", item.id))
                rules = wording.counted(used, self.tr("1 rule"), self.tr("{n} rules"))
                note = " · ".join(part for part in (item.group, ", ".join(item.synonyms)) if part)
                return Row(item.label, place, note=note, end=end or rules)
            case Area():
                return Row(item.label, place, note=self._where(item), end=end)
            case Source():
                note = ", ".join(part for part in (item.author, item.date) if part)
                return Row(item.title, place, note=note, end=end)
            case DeskCheck():
                return Row(item.title, place, note=", ".join(item.words) or item.pattern, end=end)

    def _where(self, area: Area) -> str:
        if area.countries:
            return ", ".join(area.countries)
        if area.centre is not None:
            return f"{wording.place(area.centre)} · {area.km:g} km"
        points = self.tr("An outline of {n} points").replace("{n}", str(len(area.outline)))
        return points if area.outline else ""


class _Parts(QListView):
    """One part a row; Qt's own keys move in it, letters included."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(PartPainter(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(self.tr("Parts"))

    def show_rows(self, rows: list[Row], place: int | None) -> None:
        """Show these; the one of that key is chosen, else the first."""
        blocked = self.selectionModel().blockSignals(True)
        self.rows.update(rows)
        self.scheduleDelayedItemsLayout()
        chosen = next((number for number, row in enumerate(rows) if row.key == place), 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.rows.index(chosen), flag)
        self.selectionModel().blockSignals(blocked)
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the lines elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _sign(verdict: Verdict) -> QIcon:
    pixmap = QPixmap(2 * SIGN, 2 * SIGN)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_verdict(painter, QRectF(0, 0, SIGN, SIGN), verdict)
    return QIcon(pixmap)
