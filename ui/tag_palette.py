"""The tag palette: type a few letters of what the frame shows, Enter, and so on to the next tag."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from reviewer.errors import ReviewerError
from reviewer.review import Review
from reviewer.rules import Tag
from ui import wording
from ui.matching import fit
from ui.overlay import CLEAR
from ui.row import Row
from ui.tick import Mark
from ui.typeahead import TypeAhead

MOST_OFTEN = 6


class TagPalette(TypeAhead):
    """Sets tags on the photos it was opened for, and takes them off.

    `changed` after every tag set or taken off, `error` with a sentence when one could not be.
    """

    changed = Signal()
    error = Signal(str)

    def __init__(self, review: Review, parent: QWidget) -> None:
        # The frame being tagged stays in full sight.
        super().__init__(parent, QSize(500, 500), CLEAR)
        self._review = review
        self._ids: tuple[int, ...] = ()
        self._vocabulary: tuple[Tag, ...] = ()
        self._set: Counter[str] = Counter()
        self._by_camera: Counter[str] = Counter()
        self._denied: Counter[str] = Counter()
        self._often: list[str] = []
        self._counted = False
        self._recent: list[str] = []
        self._suggested: list[str] = []
        self.setAccessibleName(self.tr("Tag palette"))
        self.field.setPlaceholderText(self.tr("What does the frame show?"))
        self.field.setAccessibleName(self.tr("Tag"))
        self.list.setAccessibleName(self.tr("Tags that fit"))
        self.foot.setText(
            self.tr("↑ ↓ choose    Enter set or take off    Shift+Enter the same, and done    Esc done")
        )

    def open_for(self, ids: Sequence[int]) -> None:
        """Open for these photos; their tags are ticked."""
        self._ids = tuple(ids)
        self._suggested = self._review.suggested_tags(ids[0]) if len(ids) == 1 else []
        self._load()
        if not self._counted:
            self.set_counts(self._review.counts().get("tag", {}))
        self.title.setText(self._name_of_photos())
        self.open()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many photos have each tag; who counts anyway can tell, and spare opening the count."""
        self._counted = True
        self._often = sorted(counts, key=lambda tag: -counts[tag])

    def _name_of_photos(self) -> str:
        if len(self._ids) == 1:
            return self.tr("Tags of {name}").replace("{name}", self._review.photo(self._ids[0]).name)
        return self.tr("Tags of {n} photos").replace("{n}", wording.number(len(self._ids)))

    def _load(self) -> None:
        photos = self._review.photos(self._ids)
        shoots = dict.fromkeys(photo.shoot for photo in photos)
        tags = {tag.id: tag for shoot in shoots for tag in reversed(self._review.tags(shoot))}
        self._vocabulary = tuple(reversed(tags.values()))
        self._set = Counter(tag for photo in photos for tag in photo.marks.tags)
        camera = [(photo.marks.denied, self._review.camera_tags(photo.id)) for photo in photos]
        self._by_camera = Counter(tag for denied, tags in camera for tag in tags - denied)
        self._denied = Counter(tag for denied, tags in camera for tag in tags & denied)

    def rows(self, query: str) -> Sequence[Row]:
        """All tags by group after those used of late; or those that fit, best first."""
        self._say_why_empty(query)
        if query.strip():
            return [self._row(tag, self._hint(tag, query)) for tag in self._fitting(query)]
        beside, near = self._beside(), self._near()
        rows = [Row(self.tr("In the frames next to it"), heading=True)] if beside else []
        rows += [self._row(tag, tag.group) for tag in beside]
        rows += [Row(self.tr("Recent and frequent"), heading=True)] if near else []
        rows += [self._row(tag, tag.group) for tag in near]
        group = None
        for tag in sorted(self._vocabulary, key=self._place_of_group):
            if tag.group != group:
                group = tag.group
                rows.append(Row(group or self.tr("Other"), heading=True))
            rows.append(self._row(tag, tag.description))
        return rows

    def _place_of_group(self, tag: Tag) -> int:
        return [other.group for other in self._vocabulary].index(tag.group)

    def _beside(self) -> list[Tag]:
        """What the frames taken just before and after show, and this one is not said to."""
        by_id = {tag.id: tag for tag in self._vocabulary}
        return [by_id[tag] for tag in self._suggested if tag in by_id][:MOST_OFTEN]

    def _near(self) -> list[Tag]:
        by_id = {tag.id: tag for tag in self._vocabulary}
        order = [tag for tag in dict.fromkeys([*self._recent, *self._often]) if tag in by_id]
        beside = self._beside()
        near = (by_id[tag] for tag in order if by_id[tag].camera is None)
        return [tag for tag in near if tag not in beside][:MOST_OFTEN]

    def _fitting(self, query: str) -> list[Tag]:
        near = {tag.id: place for place, tag in enumerate(self._near())}
        scored = [(fit(query, tag.label, *tag.synonyms, tag.id, tag.group), tag) for tag in self._vocabulary]
        fitting = [(score, tag) for score, tag in scored if score]
        fitting.sort(key=lambda pair: (-pair[0], near.get(pair[1].id, MOST_OFTEN), pair[1].label))
        return [tag for _, tag in fitting]

    def _hint(self, tag: Tag, query: str) -> str:
        """The synonym that was meant, where the label alone does not explain the hit."""
        if fit(query, tag.label):
            return tag.group
        named = [synonym for synonym in tag.synonyms if fit(query, synonym)]
        return f"{named[0]} · {tag.group}" if named else tag.group

    def _row(self, tag: Tag, hint: str) -> Row:
        mark = self._mark(tag.id)
        said = {Mark.NONE: self.tr("not set"), Mark.SOME: self.tr("set on some"), Mark.ALL: self.tr("set")}
        if self._by_camera[tag.id]:
            hint = self.tr("from the camera's data; Enter denies it")
        elif self._denied[tag.id]:
            hint = self.tr("denied; Enter believes the camera again")
        return Row(
            title=tag.label,
            key=tag.id,
            hint=hint,
            keys=f"Shift+{tag.key.upper()}" if tag.key else "",
            note=tag.description,
            spoken=f"{tag.label}, {said[mark]}, {hint}",
            fixed=self._by_camera[tag.id] == len(self._ids) > 0,
            mark=mark,
        )

    def _mark(self, tag: str) -> Mark:
        photos = len(self._ids)
        if max(self._set[tag], self._by_camera[tag]) >= photos:
            return Mark.ALL
        return Mark.SOME if self._set[tag] or self._by_camera[tag] else Mark.NONE

    def _say_why_empty(self, query: str) -> None:
        if self._vocabulary:
            nothing = self.tr("No tag is called “{query}”. Tags come from the shoot's rule sets.")
            self.empty.setText(nothing.replace("{query}", query.strip()))
        else:
            self.empty.setText(
                self.tr("This shoot has no rule set, and so no tags. Choose one for the shoot first.")
            )

    def choose(self, row: Row, close: bool) -> None:
        """Set the tag on all photos, or take it off where all have it; stay open for the next."""
        self._toggle(str(row.key), row.title)
        if close:
            self.dismiss()
        else:
            self.field.selectAll()

    def _toggle(self, tag: str, label: str) -> None:
        what, how = self._next(tag)
        change: dict[str, Iterable[str]] = {how: (tag,)}
        try:
            self._review.change(what.replace("{tag}", label), self._ids, **change)  # type: ignore[arg-type]
        except ReviewerError as error:
            self.error.emit(str(error))
            return
        if how == "tag":
            self._recent = [tag, *(other for other in self._recent if other != tag)]
        self._load()
        self.renew()
        self.changed.emit()

    def _next(self, tag: str) -> tuple[str, str]:
        """What Enter on a tag does: in words, and the kind of change."""
        if self._set[tag] == len(self._ids):
            return self.tr("Take off tag {tag}"), "untag"
        if not self._set[tag] and self._by_camera[tag]:
            return self.tr("Deny tag {tag}"), "deny"
        if not self._set[tag] and self._denied[tag]:
            return self.tr("Deny tag {tag} no longer"), "undeny"
        return self.tr("Tag {tag}"), "tag"
