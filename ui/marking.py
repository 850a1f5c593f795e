"""What the keys do to the photos they are meant for: each a few lines and one call to the core."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reviewer.catalog import Edit
from reviewer.errors import ReviewerError
from reviewer.photo import ColourLabel, Flag
from reviewer.review import Review


class Marking(QObject):
    """Changes marks of the photos `targets` names at that moment.

    `marked` follows a mark that lets a person go on to the next photo, `failed` carries a sentence.
    """

    marked = Signal(list)
    """The ids of the photos marked."""
    failed = Signal(str)

    def __init__(self, review: Review, targets: Callable[[], Sequence[int]], parent: QObject) -> None:
        super().__init__(parent)
        self._review = review
        self._targets = targets

    def rate(self, stars: int) -> None:
        """Give 0 to 5 stars."""
        what = self.tr("Rate {0}").format(stars) if stars else self.tr("Take the stars off")
        self._change(lambda ids: self._review.change(what, ids, rating=stars))

    def flag(self, flag: Flag) -> None:
        """Pick, reject or unflag."""
        words = {Flag.PICK: self.tr("Pick"), Flag.REJECT: self.tr("Reject"), Flag.NONE: self.tr("Unflag")}
        self._change(lambda ids: self._review.change(words[flag], ids, flag=flag))

    def toggle_pick(self) -> None:
        """Pick all the photos, or unflag them when all are picked."""
        photos = self._review.photos(self._targets())
        self.flag(Flag.NONE if all(photo.marks.flag is Flag.PICK for photo in photos) else Flag.PICK)

    def label(self, label: ColourLabel) -> None:
        """Give a colour label, or take it off."""
        colour = QCoreApplication.translate("Menus", str(label).capitalize())
        what = (
            self.tr("Take the label off")
            if label is ColourLabel.NONE
            else self.tr("Label {0}").format(colour)
        )
        self._change(lambda ids: self._review.change(what, ids, label=label))

    def looked_at(self, looked_at: bool) -> None:
        """Say that the photos were gone through, or that they were not."""
        what = self.tr("Looked at") if looked_at else self.tr("Not looked at")
        self._change(lambda ids: self._review.change(what, ids, looked_at=looked_at))

    def toggle_tag(self, tag: str, label: str) -> None:
        """Tag all the photos, or untag them when all have the tag."""
        photos = self._review.photos(self._targets())
        if photos and all(tag in photo.marks.tags for photo in photos):
            what = self.tr("Untag {0}").format(label)
            self._change(lambda ids: self._review.change(what, ids, untag=[tag]), goes_on=False)
        else:
            what = self.tr("Tag {0}").format(label)
            self._change(lambda ids: self._review.change(what, ids, tag=[tag]), goes_on=False)

    def turn(self, degrees: int) -> None:
        """Turn clockwise (negative: the other way); each photo from where it stands."""
        what = self.tr("Turn left") if degrees < 0 else self.tr("Turn right")

        def turned(ids: Sequence[int]) -> None:
            self._review.turn(what, ids, degrees)

        self._change(turned, goes_on=False)

    def pick_best(self, best: int, others: Sequence[int]) -> None:
        """Pick one of a burst and reject the others."""
        self._guarded(lambda: self._review.pick_best(self.tr("Pick the best of the burst"), best, others))

    def copy_marks(self, source: int, photos: Sequence[int]) -> None:
        """Give the marks of one photo to others."""
        what = self.tr("Marks for the whole burst")
        self._guarded(lambda: self._review.copy_marks(what, source, photos))

    def undo(self) -> Edit | None:
        """Take back the last step; None when there is none, or that could not be written."""
        return self._retraced(self._review.undo)

    def redo(self) -> Edit | None:
        """Do again what was taken back; None when there is nothing, or that could not be written."""
        return self._retraced(self._review.redo)

    def _retraced(self, retrace: Callable[[], Edit | None]) -> Edit | None:
        try:
            return retrace()
        except ReviewerError as error:
            self.failed.emit(str(error))
            return None

    def _change(self, change: Callable[[Sequence[int]], None], *, goes_on: bool = True) -> None:
        ids = list(self._targets())
        if ids and self._guarded(lambda: change(ids)) and goes_on:
            self.marked.emit(ids)

    def _guarded(self, call: Callable[[], object]) -> bool:
        try:
            call()
        except ReviewerError as error:
            self.failed.emit(str(error))
            return False
        return True
