"""The tag palette: type a few letters of what the frame shows, Enter, and so on to the next tag."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewer.edit import NewMarks
from reviewer.looking import Looking
from reviewer.review import Review
from reviewer.rules import Tag
from reviewer.tagged import Tagged
from ui import wording
from ui.beside import Beside
from ui.lookup import Lookup
from ui.row import Row
from ui.tag_keys import TagKeys
from ui.tag_list import TagList
from ui.tag_scope import Photos, Scope, ScopeRow
from ui.tick import Mark

_COUNT = "count"


class TagPalette(TagList):
    """Sets tags on the photos chosen in its head, and takes them off.

    `changed` after every tag set or taken off, `error` with a sentence when one could not be. Tags of very
    many photos are counted and changed beside the window. Close it.
    """

    changed = Signal()
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, keys: TagKeys, parent: QWidget) -> None:
        super().__init__(keys, parent)
        self._review, self._beside = review, beside
        self._tagged: Tagged | None = Tagged()
        self._lookup: Lookup[Looking] = Lookup(partial(Looking.open, review.folder), self)
        self._lookup.failed.connect(self.error)
        self.scopes = ScopeRow(self.panel)
        self.scopes.chosen.connect(self._turn_to)
        self.head.insertWidget(1, self.scopes)
        self.setAccessibleName(self.tr("Tag palette"))
        self.say_what_keys_do()

    def say_what_keys_do(self) -> None:
        """Name the panel's own keys at its foot."""
        self.foot.setText(
            self.tr("Enter set or take off    Shift+Enter and done    Ctrl+1–4 which photos    F2 its key")
        )

    def open_for(self, photos: Photos, scope: Scope) -> None:
        """Open for the photos of this scope; their tags are ticked."""
        self.scopes.offer(photos, scope)
        self._load()
        self.open()

    def close_lookup(self) -> None:
        """End what is being counted."""
        self._lookup.close()

    @property
    def _ids(self) -> Sequence[int]:
        return self.scopes.ids

    def _turn_to(self, _scope: Scope) -> None:
        self._load()
        self.field.setFocus()
        self.field.selectAll()
        self.renew()

    def _name_of_photos(self) -> str:
        if len(self._ids) == 1:
            return self.tr("Tags of {name}").replace("{name}", self._review.photo(self._ids[0]).name)
        return self.tr("Tags of {n} photos").replace("{n}", wording.number(len(self._ids)))

    def _load(self) -> None:
        """Learn which tags the photos have: at once, or beside the window where they are very many."""
        ids = self._ids
        self.title.setText(self._name_of_photos())
        self._suggested = self._review.suggested_tags(ids[0]) if len(ids) == 1 else []
        self._lookup.drop(_COUNT)
        if len(ids) <= self._beside.most:
            self._take(self._review.tagged(ids))
        else:
            self._tagged = None
            self._know_tags(tuple(shoot.name for shoot in self._review.shoots()))
            self._lookup.ask(_COUNT, lambda looking: looking.tagged(ids), self._take_late)

    def _take_late(self, tagged: Tagged) -> None:
        self._take(tagged)
        self.renew()

    def _take(self, tagged: Tagged) -> None:
        self._tagged = tagged
        self._know_tags(tagged.shoots)

    def _know_tags(self, shoots: Sequence[str]) -> None:
        tags: dict[str, Tag] = {}
        for shoot in shoots:
            for tag in self._review.tags(shoot):
                tags.setdefault(tag.id, tag)
        self.know(tuple(tags.values()))

    # Keys

    def claims(self, event: QKeyEvent) -> bool:
        """The keys of the scopes are the panel's."""
        return self.scopes.of_key(event) is not None

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose a scope, or give a tag a key."""
        if (scope := self.scopes.of_key(event)) is not None:
            self.scopes.choose(scope)
            return True
        return super().take_key(event)

    # Tags

    def row(self, tag: Tag, hint: str) -> Row:
        """A tag as it is listed; what the camera's data says of it can be denied."""
        if self._tagged is None:
            return super().row(tag, hint)
        if self._tagged.by_camera.get(tag.id):
            hint = self.tr("from the camera's data; Enter denies it")
        elif self._tagged.denied.get(tag.id):
            hint = self.tr("denied; Enter believes the camera again")
        fixed = self._tagged.by_camera.get(tag.id, 0) == self._tagged.photos > 0
        return replace(super().row(tag, hint), fixed=fixed)

    def mark(self, tag: str) -> Mark:
        """Whether no, some or all photos have the tag."""
        if self._tagged is None:
            return Mark.NOTHING
        on = self._tagged.on(tag)
        return Mark.NONE if not on else Mark.ALL if on == self._tagged.photos else Mark.SOME

    def choose(self, row: Row, close: bool) -> None:
        """Set the tag on all photos, or take it off where all have it; stay open for the next."""
        if self._tagged is not None:
            self._toggle(str(row.key), row.title, self._tagged)
        if close:
            self.dismiss()
        else:
            self.field.selectAll()

    def _toggle(self, tag: str, label: str, tagged: Tagged) -> None:
        what, marks = self._next(tag, tagged)
        then = partial(self._follow, tag if "tag" in marks else "")
        self._beside.change(what.replace("{tag}", label), self._ids, self.error.emit, then, **marks)

    def _follow(self, tag: str) -> None:
        """The tag was set, or another taken off."""
        if tag:
            self.used(tag)
        self._load()
        self.renew()
        self.changed.emit()

    def _next(self, tag: str, tagged: Tagged) -> tuple[str, NewMarks]:
        """What Enter on a tag does: in words, and the change."""
        set_on = tagged.by_people.get(tag, 0)
        if set_on == tagged.photos:
            return self.tr("Take off tag {tag}"), {"untag": (tag,)}
        if not set_on and tagged.by_camera.get(tag):
            return self.tr("Deny tag {tag}"), {"deny": (tag,)}
        if not set_on and tagged.denied.get(tag):
            return self.tr("Deny tag {tag} no longer"), {"undeny": (tag,)}
        return self.tr("Tag {tag}"), {"tag": (tag,)}
