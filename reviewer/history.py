"""The steps of a library: made, taken back, made again.

Each is one transaction: the marks, the verdicts that follow from them, and the record of the step. It is
on the disk when the call returns.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reviewer.catalog import Catalog, Change, Edit, Headed
from reviewer.edit import difference, merged
from reviewer.law import Law
from reviewer.photo import Marks, Photo
from reviewer.sequence import Heading

Pairs = Sequence[tuple[Photo, Marks]]
# Photos, so many at once as are held in memory together.
Slices = Iterable[Sequence[Photo]]
Steps = Generator[list[Photo], None, None]
Headings = Mapping[str, Heading | None]
"""What is to stand above sequences, by their names; None for those that go."""


class History:
    """Changes marks in the catalog, step by step. `law` tells what a shoot is judged by."""

    def __init__(self, catalog: Catalog, law: Callable[[str], Law], stamp: Callable[[], str]) -> None:
        self._catalog = catalog
        self._law = law
        self._stamp = stamp
        self._typing: tuple[int, str, frozenset[int]] | None = None

    def make(
        self,
        what: str,
        slices: Slices,
        marks: Callable[[Photo], Marks],
        *,
        headings: Headings | None = None,
        typing: bool = False,
    ) -> Steps:
        """Give photos these marks, and sequences these headings, as one step.

        Yields the photos of each slice that changed, as they are now. It is one transaction, and closed
        before its end it leaves everything as it was. With `typing`, a step that goes on in the same photos
        with the same words extends the last one.
        """
        changes: list[Change] = []
        with self._catalog.writing():
            for photos in slices:
                pairs = [(photo, now) for photo in photos if (now := marks(photo)) != photo.marks]
                changes += [difference(photo, now) for photo, now in pairs]
                yield self._save(pairs)
            headed = self._head(headings or {})
            if changes or headed:
                self._record(what, changes, headed, typing)

    def take_back(self, edit: Edit, slices: Slices) -> Steps:
        """Give the photos of an edit the marks they had before it; see `make`."""
        return self._step(edit, slices, undo=True)

    def make_again(self, edit: Edit, slices: Slices) -> Steps:
        """Give the photos of an edit that was taken back the marks it gave them; see `make`."""
        return self._step(edit, slices, undo=False)

    def go_to(self, edit: int, photos: Callable[[Iterable[int]], Iterable[Photo]]) -> frozenset[int] | None:
        """Go back or forth until an edit is the last one done, in one transaction; the photos that changed.

        None where it is the last one. `photos` tells what they are before.
        """
        changed: dict[int, Photo] = {}
        step: Edit | None = None
        with self._catalog.writing():
            for step in self._way_to(edit):
                before = [changed.get(photo.id, photo) for photo in photos(step.ids)]
                for after in self._step(step, [before], undo=not step.undone):
                    changed.update((photo.id, photo) for photo in after)
        return None if step is None else frozenset(changed)

    def _way_to(self, edit: int) -> Iterator[Edit]:
        """Each next edit on the way, once the one before it is gone through."""
        while (last := self._catalog.edits.next_undo()) and last.id > edit:
            yield last
        while (following := self._catalog.edits.next_redo()) and following.id <= edit:
            yield following

    def _step(self, edit: Edit, slices: Slices, *, undo: bool) -> Steps:
        self._typing = None
        sides = {change.photo: change.before if undo else change.after for change in edit.changes}
        with self._catalog.writing():
            for photos in slices:
                yield self._save([(photo, merged(photo.marks, sides[photo.id])) for photo in photos])
            for one in edit.headed:
                self._catalog.sequences.save_heading(one.sequence, one.before if undo else one.after)
            self._catalog.edits.mark_undone(edit.id, undo)

    def _save(self, changed: Pairs) -> list[Photo]:
        photos = [replace(photo, marks=marks) for photo, marks in changed]
        both = [(before.marks, now) for (before, _), now in zip(changed, photos, strict=True)]
        alike = [now for before, now in both if self._law(now.shoot).judged_alike(before, now.marks)]
        others = [now for before, now in both if not self._law(now.shoot).judged_alike(before, now.marks)]
        self._catalog.save_marks(alike)
        self._catalog.save_marks_judged((now, self._law(now.shoot).judged(now)) for now in others)
        self._catalog.save_words(now for before, now in both if before.caption != now.marks.caption)
        self._catalog.sequences.save_places(
            now for before, now in both if before.sequences != now.marks.sequences
        )
        return photos

    def _head(self, headings: Headings) -> list[Headed]:
        """Write headings; what became others by that."""
        sequences = self._catalog.sequences
        sides = [Headed(name, sequences.heading(name), heading) for name, heading in headings.items()]
        changed = [one for one in sides if one.before != one.after]
        for one in changed:
            sequences.save_heading(one.sequence, one.after)
        return changed

    def _record(self, what: str, changes: list[Change], headed: list[Headed], typing: bool) -> None:
        ids = frozenset(change.photo for change in changes)
        last = self._catalog.edits.next_undo() if typing and self._typing else None
        if last is not None and self._typing == (last.id, what, ids):
            before = {change.photo: change.before for change in last.changes}
            joined = [replace(change, before=before[change.photo]) for change in changes]
            self._catalog.edits.extend(last.id, joined)
            return
        edit = self._catalog.edits.add(what, self._stamp(), changes, headed)
        self._typing = (edit, what, ids) if typing else None
