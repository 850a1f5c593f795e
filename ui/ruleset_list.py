"""Rule sets to tick: those that come with the program, those of the library, and files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer import rules
from reviewer.errors import ReviewerError
from reviewer.photo import Failed
from reviewer.rules import RuleSet
from ui import choose, theme
from ui.errand import Errand
from ui.lettering import quiet
from ui.tick import TickBox


@dataclass(frozen=True, slots=True)
class _Read:
    """A rule set that was read without a fault; `ref` is what `rules.find` knows it by."""

    ref: str
    ruleset: RuleSet


class RuleSetList(QWidget):
    """`changed` when a tick is set or taken away, `error` with a sentence about a faulty file.

    `more_asked` carries what a rule set is known by, and the button that asks what can be done with it.
    """

    changed = Signal()
    error = Signal(str)
    more_asked = Signal(str, QWidget)

    def __init__(
        self,
        folder: Path,
        ticked: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        with_more: bool = False,
    ) -> None:
        """`folder` holds the library's own rule sets; `ticked` are ticked from the start.

        `with_more` gives each a button that asks what can be done with it.
        """
        super().__init__(parent)
        self._folder, self._with_more = folder, with_more
        self._first = tuple(ticked)
        self._ticked = set(ticked)
        self._boxes: dict[str, QCheckBox] = {}
        self.more: dict[str, QToolButton] = {}
        self._shelf, self._file = Errand(self), Errand(self)
        for errand in (self._shelf, self._file):
            errand.arrived.connect(self._add)
            errand.failed.connect(self.error)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, theme.NEAR, 0)
        self._column.setSpacing(2)
        self._waiting = quiet(self.tr("Reading the rule sets…"), self)
        self._column.addWidget(self._waiting)
        self._column.addStretch(1)
        self._shelf.finished.connect(self._waiting.hide)
        self.add_file = QPushButton(self.tr("Rule set from a file…"), self)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.NEAR)
        self.foot.addWidget(self.add_file)
        self.foot.addStretch(1)
        self.add_file.clicked.connect(self._choose_file)
        self.setAccessibleName(self.tr("Rule sets"))
        self._arrange()
        self._shelf.run(lambda: _shelf(folder, tuple(ticked)))

    def _arrange(self) -> None:
        inside = QWidget(self)
        inside.setLayout(self._column)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(56)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.NEAR)
        layout.addWidget(scroll, 1)
        layout.addLayout(self.foot)

    def refs(self) -> tuple[str, ...]:
        """What is ticked: ids, and paths of files. What is still being read counts as it did before."""
        waiting = [ref for ref in self._first if ref not in self._boxes] if self._shelf.running else []
        return (*(ref for ref, box in self._boxes.items() if box.isChecked()), *waiting)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The ticks by reference."""
        return self._boxes

    def _add(self, result: object) -> None:
        if isinstance(result, Failed):
            self.error.emit(result.sentence)
        if not isinstance(result, _Read) or result.ref in self._boxes:
            return
        ruleset = result.ruleset
        box = TickBox(ruleset.title.replace("&", "&&"), self)
        box.setChecked(result.ref in self._ticked)
        box.setToolTip(ruleset.notice)
        box.setAccessibleDescription(ruleset.summary)
        box.toggled.connect(self.changed)
        self._boxes[result.ref] = box
        summary = quiet(ruleset.summary, self)
        summary.setContentsMargins(24, 0, 0, theme.NEAR)
        row = QHBoxLayout()
        row.addWidget(box, 1)
        if self._with_more:
            row.addWidget(self._more(result.ref, ruleset))
        self._column.insertLayout(self._column.count() - 1, row)
        self._column.insertWidget(self._column.count() - 1, summary)
        self._order_tabs()
        self.changed.emit()

    def _more(self, ref: str, ruleset: RuleSet) -> QToolButton:
        more = self.more[ref] = QToolButton(self)
        more.setText("⋯")
        more.setAutoRaise(True)
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.setToolTip(self.tr("Edit, duplicate, print…"))
        more.setAccessibleName(self.tr("What can be done with {title}").replace("{title}", ruleset.title))
        more.clicked.connect(lambda: self.more_asked.emit(ref, more))
        return more

    def _order_tabs(self) -> None:
        """Boxes come after the dialog was built, and Tab would reach them last: the file's button is last."""
        before: QWidget = self.add_file
        for ref, box in self._boxes.items():
            for widget in (box, self.more.get(ref)):
                if widget is not None:
                    QWidget.setTabOrder(before, widget)
                    before = widget
        QWidget.setTabOrder(before, self.add_file)

    def read_again(self, ticked: Iterable[str]) -> None:
        """Read the shelf anew, with these ticked."""
        self._ticked = set(ticked)
        self._boxes.clear()
        self.more.clear()
        while (item := self._column.takeAt(1)) is not None:
            _let_go(item)
        self._column.addStretch(1)
        self._shelf.run(lambda: _shelf(self._folder, tuple(self._ticked)))

    def _choose_file(self) -> None:
        path = choose.file(self, self.tr("Rule set"), self.tr("Rule sets (*.toml)"))
        if path is not None:
            self.add(path)

    def add(self, path: Path) -> None:
        """Read a rule set from a file and tick it; its faults come as `error`."""
        self._ticked.add(str(path))
        self._file.run(lambda: _read(str(path), self._folder))


def _let_go(item: QLayoutItem) -> None:
    """Of a widget, or of all in a row."""
    if widget := item.widget():
        widget.hide()
        widget.deleteLater()
    while (layout := item.layout()) is not None and (inner := layout.takeAt(0)) is not None:
        _let_go(inner)


def _shelf(folder: Path, ticked: Sequence[str]) -> Iterator[object]:
    own = sorted(file.stem for file in folder.glob("*.toml")) if folder.is_dir() else []
    for ref in dict.fromkeys([*rules.shipped(), *own, *ticked]):
        yield from _read(ref, folder)


def _read(ref: str, folder: Path) -> Iterator[object]:
    try:
        yield _Read(ref, rules.find(ref, folder))
    except ReviewerError as error:
        yield Failed(ref, str(error))
