"""The fields of a caption as a form: what, who, where and when first, then rights, then the desk.

Each group folds. Fields nobody needs here can be left out; a field that may be written in several languages
has those that are asked for, and those that are written, below one another.
"""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP as N
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer import caption
from reviewer.caption import Field
from reviewer.caption.checks import Hint
from reviewer.photo import Verdict
from ui import theme
from ui.caption_field import NARROW, CaptionField
from ui.lettering import quiet
from ui.notice import Notice
from ui.section import Section

# The groups by what they are kept as; of each its fields, one row after the other.
GROUPS: Final = {
    "story": (
        N("CaptionForm", "Story"),
        (("headline",), ("description",), ("people",), ("event",), ("keywords",), ("alt_text",)),
    ),
    "place": (
        N("CaptionForm", "Where and when"),
        (("location",), ("city", "region"), ("country", "country_code"), ("date",)),
    ),
    "rights": (
        N("CaptionForm", "Rights"),
        (("byline", "job_title"), ("credit", "source"), ("copyright",), ("usage_terms",)),
    ),
    "desk": (N("CaptionForm", "Desk"), (("instructions",), ("job_id", "urgency"), ("writer",))),
}


class CaptionForm(QWidget):
    """`fields` holds them by their addresses; `made` carries each that is made later.

    `refused` names a check of which no hint is wanted. `left_out` names fields that do not stand there;
    `asked` are the addresses of the translations that do, whether or not they are written.
    """

    made = Signal(object)
    refused = Signal(str)

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._rooms: dict[str, QVBoxLayout] = {}
        self.asked: frozenset[str] = frozenset()
        self.left_out: frozenset[str] = frozenset()
        self._written: frozenset[str] = frozenset()
        self.fields: dict[str, CaptionField] = {}
        self.groups: dict[str, Section] = {}
        self._unseen = quiet("", self)
        self._unseen.hide()
        self._loud = Notice("", Verdict.RESTRICTED, self)
        self._loud.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._loud)
        for id, (_, rows) in GROUPS.items():
            self.groups[id] = self._group(_title(id), rows)
            column.addWidget(self.groups[id])
        column.addWidget(self._unseen)

    def _group(self, title: str, rows: Iterable[Iterable[str]]) -> Section:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        for names in rows:
            row = QHBoxLayout()
            row.setSpacing(theme.NEAR)
            column.addLayout(row)
            for name in names:
                room = self._rooms[name] = QVBoxLayout()
                room.setSpacing(theme.TIGHT)
                row.addLayout(room, 0 if name in NARROW else 1)
                self._make(caption.field(name), "")
        return Section(title, body, self, inner=True)

    def _make(self, field: Field, language: str) -> CaptionField:
        made = CaptionField(field, language, read_only=self._read_only, parent=self)
        made.refused.connect(self.refused)
        self.fields[made.address] = made
        self._rooms[field.name].addWidget(made)
        return made

    # Which fields stand

    def leave_out(self, names: Collection[str]) -> None:
        """Leave out these fields and no others."""
        self.left_out = frozenset(names) & self._rooms.keys()
        self._show()
        for id, (_, rows) in GROUPS.items():
            self.groups[id].setHidden(all(name in self.left_out for row in rows for name in row))

    @property
    def folded(self) -> frozenset[str]:
        """The groups that are folded."""
        return frozenset(id for id, group in self.groups.items() if not group.open)

    def fold(self, groups: Collection[str]) -> None:
        """Fold these groups and no others."""
        for id, group in self.groups.items():
            group.set_open(id not in groups)

    def turn(self, name: str) -> None:
        """Fold the group of a field, or unfold it; the focus goes to its heading, or to the field."""
        group = self.groups[_group_of(name)]
        group.set_open(not group.open)
        (self.fields[name].editor if group.open else group).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self, address: str) -> CaptionField:
        """The field of an address, where it can be seen."""
        name = caption.field(address).name
        if name in self.left_out:
            self.leave_out(self.left_out - {name})
        self.groups[_group_of(name)].unfold()
        if caption.language(address) and address not in self.asked:
            self.ask(self.asked | {address})
        return self.fields[address]

    def in_order(self) -> Iterator[CaptionField]:
        """The fields as they stand, those left out too."""
        for _, rows in GROUPS.values():
            for name in (name for row in rows for name in row):
                yield from self._of(name)

    def _of(self, name: str) -> list[CaptionField]:
        return [field for field in self.fields.values() if field.name == name]

    def title_of(self, name: str) -> str:
        """What the group is called that a field stands in."""
        return _title(_group_of(name))

    # Languages

    def ask(self, addresses: Iterable[str]) -> None:
        """Let these translations stand there, and others only while they are written."""
        self.asked = frozenset(one for one in addresses if one.partition("@")[0] in self._rooms)
        for address in sorted(self.asked - self.fields.keys()):
            self._translate(address)
        self._show()

    def tell_written(self, written: AbstractSet[str]) -> None:
        """Hear at which addresses anything is written in the photos shown."""
        for address in sorted(written - self.fields.keys()):
            self._translate(address)
        self._written = frozenset(written)
        self._show()
        for id, (_, rows) in GROUPS.items():
            count = sum(name in written for row in rows for name in row)
            note = self.tr("{n} written").replace("{n}", str(count)) if count else ""
            self.groups[id].set_note(note)

    def tell_loud(self, hints: Iterable[Hint]) -> None:
        """Say on top what is loud at a field that nobody sees, folded or left out."""
        unseen = [hint for hint in hints if not self.fields[hint.address].isVisibleTo(self)]
        self._loud.set_text("\n".join(dict.fromkeys(hint.sentence for hint in unseen)))
        self._loud.setVisible(bool(unseen))

    def _translate(self, address: str) -> None:
        """Make the field of a translation, which Tab comes to behind the others of its name."""
        before = self._of(caption.field(address).name)[-1]
        made = self._make(caption.field(address), caption.language(address))
        QWidget.setTabOrder(before.editor, made.editor)
        self.made.emit(made)

    def _show(self) -> None:
        for address, field in self.fields.items():
            wanted = not field.language or address in self.asked | self._written
            field.setVisible(wanted and field.name not in self.left_out)
        left_out = self.left_out & {address.partition("@")[0] for address in self._written}
        labels = ", ".join(self.fields[name].label for name in sorted(left_out))
        self._unseen.setText(self.tr("Written, and left out here: {fields}").replace("{fields}", labels))
        self._unseen.setVisible(bool(labels))

    def tell_lacking(self) -> None:
        """Say at each text that another language has it and this one has not."""
        for name in self._rooms:
            shown = [field for field in self._of(name) if not field.isHidden()]
            written = any(field.text or field.says_nothing for field in shown)
            for field in shown:
                field.set_lacking(written and len(shown) > 1 and not field.says_nothing)


def _title(group: str) -> str:
    return QCoreApplication.translate("CaptionForm", str(GROUPS[group][0]))


def _group_of(name: str) -> str:
    """The group a field stands in."""
    return next(id for id, (_, rows) in GROUPS.items() if any(name in row for row in rows))
