"""The parts of a rule set, left to choose from, right the one that is chosen, to be changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from reviewer.caption.desk_check import DeskCheck
from reviewer.errors import Fault
from reviewer.rules import Area, Outcome, Rule, RuleSet, Source, Tag, editing
from reviewer.rules.content import Item, items
from ui import theme, wording
from ui.about_form import AboutForm, SourceForm
from ui.area_form import AreaForm
from ui.check_form import CheckForm
from ui.map_view import Point
from ui.part_form import PartForm
from ui.part_list import ABOUT, PartList
from ui.rule_form import RuleForm
from ui.ruleset_draft import RuleSetDraft
from ui.tag_form import TagForm

LIST: Final = 404
# What a fault begins with to tell a part in the file; beside the part nobody needs it.
_NAMED: Final = re.compile(r"^\w+ (?:“[^”]*”|number \d+): ")
_LINES_ABOUT: Final = ("title", "dated", "place", "summary", "notice", "scope", "looks")


class RuleSetParts(QWidget):
    """`doubted` carries a sentence about what is to be removed, and what to call if it is meant."""

    doubted = Signal(str, object)
    escaped = Signal()

    def __init__(self, draft: RuleSetDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._faults: dict[tuple[str, int], dict[str, str]] = {}
        self._shown: tuple[str, int | None] = ("", None)
        self._entering = self._fixed = False
        self.list = PartList(self)
        rule = RuleForm(self)
        self._area = AreaForm(self)
        self.forms: dict[str, PartForm] = {
            ABOUT: AboutForm(self),
            "rule": rule,
            "tag": TagForm(self),
            "area": self._area,
            "source": SourceForm(self),
            "check": CheckForm(self),
        }
        self._stack = QStackedWidget(self)
        self._nothing = QWidget(self)
        for widget in (self._nothing, *self.forms.values()):
            self._stack.addWidget(widget)
        self.list.setFixedWidth(LIST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.WIDE + theme.TIGHT)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        draft.changed.connect(self._follow)
        rule.tag_made.connect(self._make_tag)
        self._connect()

    def _connect(self) -> None:
        self.list.escaped.connect(self.escaped)
        self.list.chosen.connect(self._show_part)
        self.list.new_asked.connect(self.add_part)
        self.list.copy_asked.connect(self._copy_part)
        self.list.removal_asked.connect(self._ask_removal)
        self.list.move_asked.connect(self._move_part)
        for kind, form in self.forms.items():
            form.changed.connect(partial(self._enter, kind))
            form.escaped.connect(self.escaped)

    # What is shown

    def begin(self, ruleset: RuleSet, *, fixed: bool, first: str) -> None:
        """Begin with a rule set, `fixed` where it can only be looked at, and with the rule of that id."""
        self._fixed = fixed
        self.list.set_read_only(fixed)
        for form in self.forms.values():
            form.set_read_only(fixed)
        self._draft.begin(ruleset)
        places = (place for place, rule in enumerate(ruleset.rules) if rule.id == first)
        self.list.choose("rule", next(places, None))
        (self.list.list if ruleset.rules else self.list.new).setFocus()

    def focus_list(self) -> None:
        """Give the keys to the list of parts."""
        self.list.list.setFocus()

    def show_photos(self, places: Sequence[Point]) -> None:
        """Show on the map where photos were taken, in degrees north and east."""
        self._area.shape.map.show_photos(places)

    def show_faults(self, faults: tuple[Fault, ...]) -> list[str]:
        """Say beside each line what is wrong with it; what is about no part is given back."""
        self._faults, whole = {}, []
        for fault in faults:
            if (about := _about(fault)) is None:
                whole.append(fault.sentence)
                continue
            kind, place, key = about
            told = self._faults.setdefault((kind, place), {})
            told[key] = "\n".join(filter(None, [told.get(key, ""), _NAMED.sub("", fault.sentence)]))
        self._follow_entered()
        return whole

    def _follow_entered(self) -> None:
        """Show what follows from what is being entered, and leave that alone."""
        self._entering = True
        self._follow()
        self._entering = False

    def _follow(self) -> None:
        """The rule set is another."""
        self.list.show_ruleset(self._draft.ruleset, self._faults.keys())

    @property
    def _part(self) -> Item | RuleSet | None:
        return self._draft.ruleset if self.list.kind == ABOUT else self.list.part

    def _show_part(self) -> None:
        kind, part = self.list.kind, self._part
        form = self.forms[kind]
        self._stack.setCurrentWidget(self._nothing if part is None else form)
        if part is None:
            return
        here = kind, self.list.place
        if self._entering and here == self._shown:
            form.prepare(self._draft.ruleset, part)
        else:
            form.show_part(self._draft.ruleset, part)
        self._shown = here
        form.show_faults(self._faults.get((kind, self.list.place or 0), {}))

    # What is changed

    def _enter(self, kind: str, key: str) -> None:
        part = self._part
        if part is None or self._fixed or kind != self.list.kind:
            return
        made, place = self.forms[kind].made_of(part), self.list.place
        step = f"{kind}.{place}.{key}"
        self._entering = True
        if isinstance(made, RuleSet):
            self._draft.take(made, step)
        elif place is not None:
            named = self._named(made, place) if key in ("label", "title") else made
            self.forms[kind].show_id(named.id)
            self._draft.take(editing.with_item(self._draft.ruleset, kind, place, named), step)
        self._entering = False

    def _named(self, made: Item, place: int) -> Item:
        """The id of a part that was never saved follows its name."""
        kind = self.list.kind
        ids = [one.id for one in items(self._draft.ruleset, kind)]
        if made.id in (one.id for one in items(self._draft.saved, kind)):
            return made
        name = made.label if isinstance(made, Tag | Area) else made.title
        return replace(made, id=editing.free_id(name, {*ids[:place], *ids[place + 1 :]}))

    def add_part(self) -> None:
        """A new part of the kind that is listed, to be filled in."""
        kind = self.list.kind
        taken = {one.id for one in items(self._draft.ruleset, kind)}
        id = editing.free_id(kind, taken)
        made: Mapping[str, Item] = {
            "rule": Rule(id, self.tr("New rule"), Outcome.RESTRICTED, ""),
            "tag": Tag(id, self.tr("New tag")),
            "area": Area(id, self.tr("New area")),
            "source": Source(id, self.tr("New source")),
            "check": DeskCheck(id, self.tr("New check"), "description", ""),
        }
        self._add(made[kind])

    def _copy_part(self) -> None:
        part = self.list.part
        if part is not None:
            taken = {one.id for one in items(self._draft.ruleset, self.list.kind)}
            made = replace(part, id=editing.free_id(part.id, taken))
            self._add(replace(made, key="") if isinstance(made, Tag) else made)

    def _add(self, item: Item) -> None:
        kind = self.list.kind
        place = len(items(self._draft.ruleset, kind))
        self._draft.take(editing.added(self._draft.ruleset, item))
        self.list.choose(kind, place)
        first = next(iter(self.forms[kind].entries.values()))
        first.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _make_tag(self, condition: str, label: str) -> None:
        """A tag that a rule asks for and the vocabulary does not have yet."""
        place, rule = self.list.place, self.list.part
        if place is None or not isinstance(rule, Rule):
            return
        tag = Tag(editing.free_id(label, {one.id for one in self._draft.ruleset.tags}), label)
        wanted: dict[str, Any] = {condition: getattr(rule, condition) | {tag.id}}
        ruleset = editing.added(self._draft.ruleset, tag)
        self._draft.take(editing.with_item(ruleset, "rule", place, replace(rule, **wanted)))

    def _move_part(self, by: int) -> None:
        kind, place = self.list.kind, self.list.place
        if place is not None and 0 <= place + by < len(items(self._draft.ruleset, kind)):
            self._draft.take(editing.moved(self._draft.ruleset, kind, place, place + by))
            self.list.choose(kind, place + by)

    def _ask_removal(self) -> None:
        kind, place, part = self.list.kind, self.list.place, self.list.part
        if part is None or place is None:
            return
        users = [rule.title for rule in editing.users(self._draft.ruleset, kind, part.id)]
        if not users:
            self._remove(kind, place)
            return
        one = self.tr("1 rule names it, and will no longer: {rules}.")
        many = self.tr("{n} rules name it, and will no longer: {rules}.")
        said = wording.counted(len(users), one, many).replace("{rules}", ", ".join(users))
        self.doubted.emit(said, partial(self._remove, kind, place))

    def _remove(self, kind: str, place: int) -> None:
        self._draft.take(editing.without(self._draft.ruleset, kind, place))
        self.list.choose(kind, min(place, len(items(self._draft.ruleset, kind)) - 1))


def _about(fault: Fault) -> tuple[str, int, str] | None:
    """The kind, the place and the line of a form that a fault is about; None for the rule set as a whole."""
    match fault.path:
        case (str(key),) if key in _LINES_ABOUT:
            return ABOUT, 0, key
        case (str(kind), int(place)):
            return kind, place, ""
        case (str(kind), int(place), str(key), *_):
            return kind, place, key
    return None
