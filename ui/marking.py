"""What the keys do to the photos they are meant for: each a few lines and one call to the core."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reviewer.catalog import Edit
from reviewer.errors import ReviewerError
from reviewer.photo import ColourLabel, Flag, Objection
from reviewer.progress import Progress
from reviewer.review import Review
from ui.beside import Beside, Work

Retraced = Callable[[str, Collection[int]], None]


class Marking(QObject):
    """Changes marks of the photos `targets` names at that moment.

    `marked` follows a mark that lets a person go on to the next photo, `failed` carries a sentence.
    """

    marked = Signal(list)
    """The ids of the photos marked."""
    failed = Signal(str)

    def __init__(
        self, review: Review, beside: Beside, targets: Callable[[], Sequence[int]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._beside = beside
        self._targets = targets

    def rate(self, stars: int) -> None:
        """Give 0 to 5 stars."""
        what = self.tr("Rate {0}").format(stars) if stars else self.tr("Take the stars off")
        self._change(what, lambda review, ids: review.changing(what, ids, rating=stars))

    def flag(self, flag: Flag) -> None:
        """Pick, reject or unflag."""
        words = {Flag.PICK: self.tr("Pick"), Flag.REJECT: self.tr("Reject"), Flag.NONE: self.tr("Unflag")}
        what = words[flag]
        self._change(what, lambda review, ids: review.changing(what, ids, flag=flag))

    def toggle_pick(self) -> None:
        """Pick all the photos, or unflag them when all are picked."""
        other = self._review.ids("-flag:pick", among=self._targets())
        self.flag(Flag.PICK if other else Flag.NONE)

    def objection(self, objection: Objection) -> None:
        """Note that somebody objected."""
        what = self.tr("Note an objection")
        self._change(what, lambda review, ids: review.changing(what, ids, object=objection))

    def label(self, label: ColourLabel) -> None:
        """Give a colour label, or take it off."""
        colour = QCoreApplication.translate("Menus", str(label).capitalize())
        what = (
            self.tr("Take the label off")
            if label is ColourLabel.NONE
            else self.tr("Label {0}").format(colour)
        )
        self._change(what, lambda review, ids: review.changing(what, ids, label=label))

    def looked_at(self, looked_at: bool) -> None:
        """Say that the photos were gone through, or that they were not."""
        what = self.tr("Looked at") if looked_at else self.tr("Not looked at")
        self._change(what, lambda review, ids: review.changing(what, ids, looked_at=looked_at))

    def toggle_tag(self, tag: str, label: str, then: Callable[[], None]) -> None:
        """Tag all the photos, or untag them when people gave it to all; `then` follows."""
        tagging, untagging = self.tr("Tag {0}").format(label), self.tr("Untag {0}").format(label)

        def toggled(review: Review, ids: Sequence[int]) -> Iterator[Progress]:
            if review.tagged(ids).by_people.get(tag) == len(ids):
                return review.changing(untagging, ids, untag=[tag])
            return review.changing(tagging, ids, tag=[tag])

        self._change(tagging, toggled, lambda _ids: then())

    def same_tags(self, source: int | None) -> None:
        """Give the tags of the photo before; where nothing was to tag in that one, in these neither."""
        marks = self._review.photo(source).marks if source is not None else None
        if marks is None or not marks.looked_at:
            self.failed.emit(self.tr("There are no tags to repeat: nobody has looked at the photo before."))
            return
        what = self.tr("Same tags as before")
        self._change(
            what, lambda review, ids: review.changing(what, ids, tag=sorted(marks.tags), looked_at=True)
        )

    def turn(self, degrees: int) -> None:
        """Turn clockwise (negative: the other way); each photo from where it stands."""
        what = self.tr("Turn left") if degrees < 0 else self.tr("Turn right")
        self._change(what, lambda review, ids: review.turning(what, ids, degrees), lambda _ids: None)

    def pick_best(self, best: int, others: Sequence[int]) -> None:
        """Pick one of a burst and reject the others."""
        self._guarded(lambda: self._review.pick_best(self.tr("Pick the best of the burst"), best, others))

    def copy_marks(self, source: int, photos: Sequence[int]) -> None:
        """Give the marks of one photo to others."""
        what = self.tr("Marks for the whole burst")
        self._guarded(lambda: self._review.copy_marks(what, source, photos))

    def undo(self, then: Retraced) -> None:
        """Take back the last step; `then` is told its words and its photos, unless they are many."""
        step = self._review.can_undo
        if self._review.undo_size > self._beside.most:
            what = self.tr("Undo: {step}").replace("{step}", step)
            self._beside_window(what, Review.undoing, lambda: then(step, ()))
        else:
            self._retrace(self._review.undo, then)

    def redo(self, then: Retraced) -> None:
        """Do again what was taken back; see `undo`."""
        step = self._review.can_redo
        if self._review.redo_size > self._beside.most:
            what = self.tr("Redo: {step}").replace("{step}", step)
            self._beside_window(what, Review.redoing, lambda: then(step, ()))
        else:
            self._retrace(self._review.redo, then)

    def _retrace(self, retrace: Callable[[], Edit | None], then: Retraced) -> None:
        try:
            edit = retrace()
        except ReviewerError as error:
            self.failed.emit(str(error))
            return
        if edit is not None:
            then(edit.what, edit.ids)

    def _beside_window(self, what: str, work: Work, then: Callable[[], None]) -> None:
        self._guarded(lambda: self._beside.run(what, work, then, self.failed.emit))

    def _change(
        self,
        what: str,
        change: Callable[[Review, Sequence[int]], Iterator[Progress]],
        then: Callable[[list[int]], None] | None = None,
    ) -> None:
        """Change the photos meant; `then`, or else `marked`, follows with their ids."""
        ids = list(self._targets())
        if ids:
            follow = partial(then or self.marked.emit, ids)
            self._beside.make(what, len(ids), lambda review: change(review, ids), self.failed.emit, follow)

    def _guarded(self, call: Callable[[], object]) -> None:
        try:
            call()
        except ReviewerError as error:
            self.failed.emit(str(error))
