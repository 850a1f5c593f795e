"""The open library: the one door through which everything a person decides goes.

`Review.change` commits marks, records one edit (before, after) and calls the watchers with the ids that
changed; undo and redo go the same way. Verdicts are worked out here from the rule sets of each shoot
and cached in the catalog for filters. One thread uses a `Review` at a time.
"""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Unpack

from filelock import FileLock

from reviewer import selection
from reviewer.caption import Texts, with_fields
from reviewer.catalog import Agreed, Catalog, Edit
from reviewer.edit import NewMarks, check_rating, with_looks, with_new
from reviewer.errors import UsageError, did_you_mean
from reviewer.history import Headings, History, Steps
from reviewer.imported import Copied, Joined, Known
from reviewer.open_library import Clock
from reviewer.photo import Flag, Look, Marks, Photo, Waiver
from reviewer.progress import Progress, finish
from reviewer.ruled_library import RuledLibrary
from reviewer.sequence import Places, with_places
from reviewer.sidecar.names import among
from reviewer.sidecar.said import Said, of_metadata, with_said

Check = Callable[[Sequence[Photo]], None]

# Large changes are made of so many photos at once; memory holds no more of them.
_AT_ONCE = 1000


class Review(RuledLibrary):
    """A library open for going through. Use `open` or `create`; close it, or use it with `with`."""

    def __init__(self, folder: Path, catalog: Catalog, lock: FileLock | None, clock: Clock) -> None:
        super().__init__(folder, catalog, lock, clock)
        self._history = History(catalog, self._law, self._stamp)

    # Changing

    def change(self, what: str, ids: Iterable[int], **marks: Unpack[NewMarks]) -> None:
        """Change marks of photos as one step that can be undone; `what` says it in a person's words.

        Tagging a photo means it was looked at. `unwaive` names (rule set, rule). Caption fields left
        out stay. Typing on in the same fields of the same photos extends the last step.
        Raises UsageError for a tag that is not in the shoot's vocabulary or a value out of range.
        """
        finish(self.changing(what, ids, **marks))

    def changing(
        self, what: str, ids: Iterable[int], **marks: Unpack[NewMarks]
    ) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves everything as it was."""
        check_rating(marks.get("rating"))
        tags, untags = marks.get("tag") or (), marks.get("untag") or ()
        yield from self._mark(
            what,
            ids,
            self._changed(marks),
            check=lambda photos: self._check_tags(photos, tags, untags),
            typing=marks.get("caption") is not None,
        )

    def caption_each(self, what: str, texts: Mapping[int, Texts]) -> None:
        """Write captions as one step, each photo its own: by its id, what goes to which addresses.

        Raises UsageError for a field there is not and for what it cannot hold.
        """
        finish(self.captioning_each(what, texts))

    def captioning_each(self, what: str, texts: Mapping[int, Texts]) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves everything as it was."""

        def captioned(photo: Photo) -> Marks:
            return replace(photo.marks, caption=with_fields(photo.marks.caption, texts[photo.id]))

        yield from self._mark(what, texts, captioned)

    def taking_in(self, what: str, said: Mapping[int, Said]) -> Generator[Progress, None, None]:
        """Take over what sidecars say of photos, by their ids, as one step; see `reviewer.exchange`.

        Closed before its end, it leaves everything as it was.
        """
        yield from self._mark(what, said, lambda photo: with_said(photo.marks, said[photo.id]))

    def _changed(self, new: NewMarks) -> Callable[[Photo], Marks]:
        look, waiver = self._looking(), new.get("waive")
        if waiver is None:
            return lambda photo: with_new(photo.marks, new, look(photo))
        if not waiver.reason.strip():
            raise UsageError("A waiver needs a reason, for whoever asks later why the rule was let pass.")
        return lambda photo: with_new(photo.marks, {**new, "waive": self._waiver(photo, waiver)}, look(photo))

    def _looking(self) -> Callable[[Photo], Look]:
        """A look at photos by the person at work, now, for the tags of their shoots."""
        looks: dict[str, Look] = {}

        def look(photo: Photo) -> Look:
            if photo.shoot not in looks:
                under = self._laws.look_under(self._law(photo.shoot))
                looks[photo.shoot] = Look(self.person, self._stamp(), under)
            return looks[photo.shoot]

        return look

    def _waiver(self, photo: Photo, waiver: Waiver) -> Waiver | None:
        """A waiver bound to the rule as it is and to the tags that made it speak; None where it does not."""
        for fired in self._law(photo.shoot).judge(photo).fired:
            if (fired.ruleset, fired.rule.id) == (waiver.ruleset, waiver.rule):
                by, at = waiver.by or self.person, waiver.at or self._stamp()
                return replace(waiver, by=by, at=at, under=fired.rule.fingerprint, tags=fired.tags)
        return None

    def turn(self, what: str, ids: Iterable[int], degrees: int) -> None:
        """Turn photos clockwise by a multiple of 90 degrees, each from where it stands, as one step."""
        finish(self.turning(what, ids, degrees))

    def turning(self, what: str, ids: Iterable[int], degrees: int) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves everything as it was."""
        yield from self._mark(
            what,
            ids,
            lambda photo: replace(photo.marks, rotation=(photo.marks.rotation + degrees) % 360),
        )

    def pick_best(self, what: str, best: int, others: Iterable[int]) -> None:
        """Pick one photo and reject others, as one step."""

        def judged_best(photo: Photo) -> Marks:
            return replace(photo.marks, flag=Flag.PICK if photo.id == best else Flag.REJECT)

        finish(self._mark(what, dict.fromkeys([best, *others]), judged_best))

    def copy_marks(self, what: str, source: int, ids: Iterable[int]) -> None:
        """Give photos the rating, flag, label and tags of one, and whether it was looked at, as one step.

        Tags and the look a photo has had already stay: what somebody saw in it is never taken off by
        another photo. What nobody looked for in the one, nobody looked for in the others. Raises UsageError
        for a tag that a photo's shoot does not have.
        """
        marks = self.photo(source).marks

        def copied(photo: Photo) -> Marks:
            own = photo.marks
            return replace(
                own,
                rating=marks.rating,
                flag=marks.flag,
                label=marks.label,
                tags=own.tags | marks.tags,
                looks=with_looks(own.looks, marks.looks),
            )

        def check(photos: Sequence[Photo]) -> None:
            self._check_tags([one for one in photos if not marks.tags <= one.marks.tags], marks.tags, ())

        finish(self._mark(what, ids, copied, check=check))

    def arranging(
        self, what: str, places: Mapping[int, Places], headings: Headings | None = None
    ) -> Generator[Progress, None, None]:
        """Give photos other places in sequences, and sequences other headings, as one step; see `sequencing`.

        Closed before its end, it leaves everything as it was.
        """

        def placed(photo: Photo) -> Marks:
            marks = photo.marks
            return replace(marks, sequences=with_places(marks.sequences, places[photo.id]))

        yield from self._mark(what, places, placed, headings=headings)

    def _mark(
        self,
        what: str,
        ids: Iterable[int],
        marks: Callable[[Photo], Marks],
        *,
        check: Check | None = None,
        headings: Headings | None = None,
        typing: bool = False,
    ) -> Generator[Progress, None, None]:
        self._check_writable()
        wanted = list(ids)
        steps = self._history.make(what, self._slices(wanted, check), marks, headings=headings, typing=typing)
        yield from self._follow(len(wanted), steps)

    def _slices(self, ids: Sequence[int], check: Check | None = None) -> Iterator[list[Photo]]:
        """Photos, so many at once as are held in memory together."""
        for start in range(0, len(ids), _AT_ONCE):
            photos = self.photos(ids[start : start + _AT_ONCE])
            if check is not None:
                check(photos)
            yield photos

    def _follow(self, total: int, steps: Steps) -> Generator[Progress, None, None]:
        """Go through the slices of a step; at its end tell the watchers which photos are others now.

        A step without photos changes headings of sequences.
        """
        changed: list[int] = []
        with closing(steps):
            for number, photos in enumerate(steps, 1):
                changed += (photo.id for photo in photos)
                yield Progress(min(number * _AT_ONCE, total), total)
        if total <= _AT_ONCE and changed:
            self._keep({photo.id: photo for photo in photos})
        elif changed:
            self._forget()
        if changed or not total:
            self._tell(frozenset(changed))

    def _check_tags(self, photos: Sequence[Photo], tags: Collection[str], untags: Collection[str]) -> None:
        """Every tag must be known where it is set; one that is taken off must be known or set somewhere."""
        if not tags and not untags:
            return
        known = {shoot: {tag.id for tag in self.tags(shoot)} for shoot in {photo.shoot for photo in photos}}
        there = frozenset().union(*known.values(), *(photo.marks.tags for photo in photos))
        for shoot, own in known.items():
            unknown = [*(tag for tag in tags if tag not in own), *(tag for tag in untags if tag not in there)]
            if unknown:
                nothing = f"The rule sets of the shoot {shoot} have no tag {unknown[0]!r}."
                hint = did_you_mean(unknown[0], own)
                raise UsageError(self.ruleset_trouble(shoot) or f"{nothing} {hint}")

    # Undo

    def undo(self) -> Edit | None:
        """Take back the last change; returns it, or None when there is nothing to take back."""
        edit = self._catalog.edits.next_undo()
        finish(self.undoing())
        return edit

    def undoing(self) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves everything as it was."""
        self._check_writable()
        if (edit := self._catalog.edits.next_undo()) is not None:
            ids = sorted(edit.ids)
            yield from self._follow(len(ids), self._history.take_back(edit, self._slices(ids)))

    def redo(self) -> Edit | None:
        """Do again what was taken back last."""
        edit = self._catalog.edits.next_redo()
        finish(self.redoing())
        return edit

    def redoing(self) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves everything as it was."""
        self._check_writable()
        if (edit := self._catalog.edits.next_redo()) is not None:
            ids = sorted(edit.ids)
            yield from self._follow(len(ids), self._history.make_again(edit, self._slices(ids)))

    def undo_to(self, edit: int) -> None:
        """Take back or make again until this edit is the last one done; 0 takes everything back."""
        self._check_writable()
        changed = self._history.go_to(edit, self.photos)
        if changed is not None:
            self._forget()
            self._tell(changed)

    # Saved filters

    def save_filter(self, name: str, line: str) -> None:
        """Give a filter line a name; an empty line takes the name away.

        Raises UsageError for an empty name and for a line that is not understood.
        """
        self._check_writable()
        if not name.strip():
            raise UsageError("A filter is saved under a name. Give it one.")
        selection.parse(line)
        self._catalog.save_filter(name.strip(), line.strip())

    # Import and export

    def add(self, shoot: str, results: Sequence[Copied | Joined | Known]) -> list[int]:
        """Take what an import told into a shoot, in one transaction; the ids of photos that came or grew."""
        self._check_writable()
        changed = []
        with self._catalog.writing():
            for result in results:
                self._catalog.imports.remember(result.seen)
                match result:
                    case Copied():
                        changed.append(self._add(shoot, result))
                    case Joined():
                        changed.append(self._join(result))
        if changed:
            self._tell(frozenset(changed))
        return changed

    def _add(self, shoot: str, copied: Copied) -> int:
        home = self._catalog.imports.home(copied.files[0].sha256)
        if home and home.file == copied.files[0]:  # two imports met at the same moment
            return home.photo
        told = copied.judged
        marks = Marks(rating=told.rating, flag=told.flag, label=told.label, caption=copied.caption)
        content = (shoot, copied.files[0].path.stem, copied.files, copied.facts, marks, copied.trouble)
        photo = self._catalog.add(*content, copied.likeness)
        law = self._law(self.shoot(shoot).name)
        self._catalog.save_judged([(photo, law.judged(Photo(photo, *content)))])
        self._catalog.imports.count_to(copied.number)
        if copied.beside:
            first, *_ = among([file.path.name for file in copied.files])
            self._catalog.sidecars.agree({photo: Agreed(of_metadata(copied.beside), first)})
        return photo

    def _join(self, joined: Joined) -> int:
        home = self._catalog.imports.home(joined.to.sha256)
        assert home is not None
        self._catalog.imports.add_files(home.photo, joined.files)
        self._photos.pop(home.photo, None)
        return home.photo

    def add_import(self, receipt: Mapping[str, Any]) -> int:
        """Keep the record of an import; returns its number."""
        self._check_writable()
        return self._catalog.imports.add(self._stamp(), receipt)

    def add_receipt(self, receipt: Mapping[str, Any]) -> int:
        """Keep the record of an export, with the rule sets each shoot was judged by; returns its number."""
        self._check_writable()
        judged_by = {
            shoot.name: [ruleset.fingerprint for ruleset in self._law(shoot.name).rulesets]
            for shoot in self.shoots()
        }
        return self._catalog.add_receipt(self._stamp(), {**receipt, "judged_by": judged_by})
