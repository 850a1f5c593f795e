"""The palette of sequences: type a few letters of a name, Enter; a name that is new makes a sequence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from reviewer import sequence
from ui import wording
from ui.matching import fit
from ui.row import Row
from ui.typeahead import TypeAhead

_NEW = "new"


class SequencePalette(TypeAhead):
    """Asks which sequence, and hands its name on. Those used of late stand first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, QSize(460, 380))
        self._sequences: Sequence[sequence.Sequence] = ()
        self._recent: list[str] = []
        self._can_make = False
        self._then: Callable[[str], None] = lambda _name: None
        self.setAccessibleName(self.tr("Sequences"))
        self.field.setAccessibleName(self.tr("Name of the sequence"))
        self.list.setAccessibleName(self.tr("Sequences that fit"))
        self.foot.setText(self.tr("↑ ↓ choose    Enter take it    Esc close"))

    def ask(
        self,
        title: str,
        sequences: Sequence[sequence.Sequence],
        then: Callable[[str], None],
        *,
        can_make: bool,
    ) -> None:
        """Ask under a title; `then` gets the name, which may be a new one where a sequence can be made."""
        self._sequences, self._then, self._can_make = sequences, then, can_make
        self.title.setText(title)
        self.field.setPlaceholderText(
            self.tr("Name, of a new one too") if can_make else self.tr("Name of a sequence")
        )
        self.open()

    def rows(self, query: str) -> Sequence[Row]:
        """The sequences that fit, and at the end a new one of the name that was typed."""
        typed = " ".join(query.split())
        first = self.tr("Type a name to make the first sequence.")
        self.empty.setText(self.tr("No sequence is called so.") if self._sequences else first)
        scored = [(fit(typed, one.name), one) for one in self._sequences]
        found = [(score, one) for score, one in scored if score]
        found.sort(key=lambda pair: (-pair[0], self._age(pair[1].name)))
        rows = [self._row(one) for _, one in found]
        known = {one.name.casefold() for one in self._sequences}
        if self._can_make and typed and typed.casefold() not in known:
            rows.append(Row(typed, key=typed, hint=self.tr("new")))
        return rows

    def _row(self, one: sequence.Sequence) -> Row:
        photos = wording.counted(one.count, self.tr("1 photo"), self.tr("{n} photos"))
        return Row(one.name, key=one.name, hint=one.heading.title, end=photos)

    def _age(self, name: str) -> int:
        return self._recent.index(name) if name in self._recent else len(self._recent)

    @property
    def last(self) -> str:
        """The one used last, "" where none was."""
        return self._recent[0] if self._recent else ""

    def used(self, name: str) -> None:
        """This one was used just now."""
        self._recent = [name, *(other for other in self._recent if other != name)]

    def choose(self, row: Row, close: bool) -> None:
        """Hand the name on."""
        then = self._then
        self.dismiss()
        then(str(row.key))
