"""The filter bar: which of the photos are shown, by mark and by word; by facet, as chosen beside the photos.

It builds a line in the language of `reviewer.selection`; what is typed in the field is part of it, so
terms of that language may be typed as well: iso>=1600, not tag:crowd.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Final, TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reviewer import selection
from reviewer.errors import UsageError
from reviewer.photo import ColourLabel, Flag, Verdict
from ui import theme, wording
from ui.badge import paint_flag, paint_label, paint_verdict
from ui.filter_menu import FilterMenu
from ui.filter_state import FLAGS, LABELS, FilterState
from ui.flow import Flow
from ui.hint import with_key
from ui.lettering import Tinted, quiet
from ui.star_filter import StarFilter
from ui.text_field import LineField
from ui.toggle import Toggle

PAUSE_MS: Final = 200
CLOSE: Final = 2
Counts = Mapping[str, Mapping[str, int]]
T = TypeVar("T")


class FilterBar(QWidget):
    """`changed` carries the filter line whenever it says something new and is understood.

    `left`: Esc, or Enter in the field; the focus belongs back to the pictures.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = FilterState()
        self._facets: Mapping[str, tuple[str, ...]] = {}
        self.setAccessibleName(self.tr("Filter"))
        self._make_field()
        self._make_toggles()
        self._result = quiet("", self)
        self._result.setWordWrap(False)
        self._result.setAccessibleName(self.tr("Photos shown"))
        self._clear = QToolButton(self)
        self._clear.setText("✕")
        self._clear.setAutoRaise(True)
        self._clear.setToolTip(self.tr("Clear the filter: show everything again"))
        self._clear.setAccessibleName(self.tr("Clear the filter"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clear.clicked.connect(self.clear)
        keeps_its_place = self._clear.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keeps_its_place)
        self.menu = FilterMenu(self)
        self._error = Tinted("", self)
        self._error.set_verdict(Verdict.CAUTION)
        self._error.hide()
        self._arrange()
        self._show_state()

    def _make_field(self) -> None:
        self.field = LineField(self)
        self.field.setAccessibleName(self.tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.setToolTip(self.tr("Words of names and captions, or terms: iso>=1600, not tag:crowd"))
        self.field.setMinimumWidth(96)
        self.field.setMaximumWidth(300)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._speak)
        self.field.textEdited.connect(lambda: self._pause.start())
        self.field.textChanged.connect(lambda text: None if text else self._pause.start())
        self.field.returnPressed.connect(self._leave)
        self.field.escaped.connect(self._leave)

    def _make_toggles(self) -> None:
        self.verdicts: dict[Verdict, Toggle] = {
            verdict: self._toggle(wording.verdict_word(verdict), _painting(paint_verdict, verdict))
            for verdict in reversed(Verdict)
        }
        self.flags: dict[Flag, Toggle] = {
            flag: self._toggle(wording.flag_word(flag), self._flag_sign(flag)) for flag in FLAGS
        }
        self.labels: dict[ColourLabel, Toggle] = {
            label: self._toggle(wording.label_word(label), _swatch(label)) for label in LABELS
        }
        self.stars = StarFilter(self)
        self.stars.changed.connect(self._speak)

    def _flag_sign(self, flag: Flag) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            paint_flag(painter, box, flag, self.palette().color(QPalette.ColorRole.Text))

        return paint

    def _toggle(self, name: str, sign: Callable[[QPainter, QRectF], None]) -> Toggle:
        toggle = Toggle(name, sign, self)
        toggle.toggled.connect(self._speak)
        return toggle

    def _arrange(self) -> None:
        holder = QWidget(self)
        flow = Flow(holder, gap=CLOSE)
        groups: list[list[QWidget]] = [
            [*self.verdicts.values()],
            [*self.flags.values()],
            [self.stars],
            [*self.labels.values()],
        ]
        for group in groups:
            if flow.count():
                flow.addWidget(_Gap())
            for widget in group:
                flow.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.TIGHT + CLOSE)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.field, 1, top)
        row.addWidget(holder)
        for widget in (self._result, self._clear, self.menu):
            widget.setMinimumHeight(self.menu.sizeHint().height())
            row.addWidget(widget, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.NEAR, theme.TIGHT + 2, theme.NEAR, theme.TIGHT + 2)
        layout.setSpacing(theme.TIGHT)
        layout.addLayout(row)
        layout.addWidget(self._error)

    @property
    def state(self) -> FilterState:
        """What is set, as it was last said; terms that were typed stand where they have a place."""
        return self._said

    def _set(self) -> FilterState:
        """What is set at this moment, understood or not."""
        return FilterState(
            verdicts=frozenset(v for v, toggle in self.verdicts.items() if toggle.isChecked()),
            flags=frozenset(f for f, toggle in self.flags.items() if toggle.isChecked()),
            labels=frozenset(c for c, toggle in self.labels.items() if toggle.isChecked()),
            rating=self.stars.stars,
            facets=self._facets,
            text=self.field.text(),
        )

    def set_state(self, state: FilterState) -> None:
        """Set everything, and say so once."""
        self.blockSignals(True)
        _press(self.verdicts, state.verdicts)
        _press(self.flags, state.flags)
        _press(self.labels, state.labels)
        self.stars.set_stars(state.rating)
        self._facets = state.facets
        self.field.setText(state.text)
        self.blockSignals(False)
        self._speak()

    def choose(self, facet: str, values: Sequence[str]) -> None:
        """Let any of these values of a facet through, or all where there are none.

        A term of it that was typed gives way.
        """
        typed = facet in self._said.facets and facet not in self._facets
        self.set_state((self._said if typed else self._set()).choosing(facet, values))

    def text(self) -> str:
        """The filter line as it was last said."""
        return self._said.expression()

    def says(self, line: str) -> bool:
        """Whether what is set is what a filter line says."""
        try:
            return FilterState.of(line) == self._said
        except UsageError:
            return False

    def set_text(self, line: str) -> None:
        """Set what a whole filter line says, and nothing else."""
        try:
            self.set_state(FilterState.of(line))
        except UsageError:
            self.set_state(FilterState(text=line))  # which says what is wrong with it

    def clear(self) -> None:
        """Show everything."""
        self.set_state(FilterState())

    def show_keys(self) -> None:
        """Name the key that leads here, as it is in the keymap in use."""
        self.field.setPlaceholderText(with_key(self.tr("Search"), self, "filter"))

    def focus_field(self) -> None:
        """Go to the field, what stands there selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def set_counts(self, counts: Counts) -> None:
        """The numbers on the toggles, by facet and value as `Review.counts` returns them."""
        for verdict, toggle in self.verdicts.items():
            toggle.set_count(counts.get("verdict", {}).get(str(verdict), 0))
        self.stars.set_counts(counts.get("rating", {}))
        for facet, toggles in (("flag", self.flags), ("label", self.labels)):
            for value, toggle in toggles.items():
                toggle.set_hint(counts.get(facet, {}).get(str(value), 0))

    def set_result(self, shown: int, total: int) -> None:
        """How many photos are left of how many."""
        text = wording.number(total)
        if shown != total:
            text = self.tr("{n} of {total}").replace("{n}", wording.number(shown)).replace("{total}", text)
        self._result.setText(text)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the filter; empty when nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on any of its parts leaves the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self._speak()
        self.left.emit()

    def _speak(self, *_: object) -> None:
        self._pause.stop()
        self._show_state()
        state = self._set()
        try:
            selection.parse(state.text)  # alone too, so that a parenthesis closes nothing of ours
            state = FilterState.of(state.expression())
        except UsageError as error:
            self.show_error(str(error))
            return
        self.show_error("")
        if state != self._said and not self.signalsBlocked():
            self._said = state
            self._result.setToolTip(state.expression())
            self.changed.emit(state.expression())

    def _show_state(self) -> None:
        self._clear.setVisible(not self._set().empty)


class _Gap(QWidget):
    """A little room between two groups of toggles."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.TIGHT + CLOSE, 1)


def _press(toggles: Mapping[T, Toggle], down: Set[T]) -> None:
    for value, toggle in toggles.items():
        toggle.setChecked(value in down)


def _painting(
    paint: Callable[[QPainter, QRectF, Verdict], None], verdict: Verdict
) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, box: paint(painter, box, verdict)


def _swatch(label: ColourLabel) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, box: paint_label(painter, box.adjusted(0, 1.5, 0, -1.5), label)
