"""The open library: the one door through which everything a person decides goes.

`Review.change` commits marks, records one edit (before, after) and calls the watchers with the ids that
changed; undo and redo go the same way. Verdicts are worked out here from the rule sets of each shoot
and cached in the catalog for filters. One thread uses a `Review` at a time.
"""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Unpack

from filelock import FileLock

from reviewer import selection
from reviewer.album import Album
from reviewer.catalog import NAME, Catalog, Edit
from reviewer.edit import NewMarks, check_rating, with_looks, with_new
from reviewer.errors import LibraryReadOnly, StorageError, UsageError, did_you_mean
from reviewer.history import History, Steps
from reviewer.imported import Copied, Joined, Known
from reviewer.library import holds_something, is_library, lock_folder, no_library
from reviewer.photo import Flag, Look, Marks, Photo, Shoot, Waiver
from reviewer.progress import Progress, finish

Watcher = Callable[[frozenset[int]], None]
Clock = Callable[[], datetime]
Check = Callable[[Sequence[Photo]], None]

# Large changes are made of so many photos at once; memory holds no more of them.
_AT_ONCE = 1000


def _now() -> datetime:
    return datetime.now(UTC)


class Review(Album):
    """A library open for going through. Use `open` or `create`; close it, or use it with `with`.

    `person` is who goes through it, by initials or name: whose looks and waivers are kept.
    """

    def __init__(self, folder: Path, catalog: Catalog, lock: FileLock | None, clock: Clock) -> None:
        super().__init__(folder, catalog)
        self.read_only = lock is None
        self._lock = lock
        self._clock = clock
        self._watchers: list[Watcher] = []
        self.person = ""
        self._history = History(catalog, self._law, self._stamp)

    # Opening and closing

    @classmethod
    def create(cls, folder: Path, *, clock: Clock = _now) -> "Review":
        """Make a library of a new or empty folder and open it.

        Raises UsageError when the folder holds something else, StorageError when it cannot be made.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            others = holds_something(folder)
        except OSError as error:
            raise StorageError(f"The library {folder} cannot be made: {error.strerror}.") from error
        if others:
            raise UsageError(f"{folder} is not a library and not empty. Choose a new or an empty folder.")
        *_, review = cls._opening(folder, False, clock)
        assert isinstance(review, Review)
        return review

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, clock: Clock = _now) -> "Review":
        """Open a library, to change it or only to look at it.

        Raises UsageError when there is none, and a LibraryError telling what stands in the way: it is
        locked, read only, from a newer version, or damaged.
        """
        *_, review = cls.opening(folder, read_only=read_only, clock=clock)
        assert isinstance(review, Review)
        return review

    @classmethod
    def opening(
        cls, folder: Path, *, read_only: bool = False, clock: Clock = _now
    ) -> Generator["Progress | Review", None, None]:
        """Open a library step by step; yields how far it is, and last the library, for any thread to take.

        It takes long for a library from an older Reviewer, and when verdicts are to be worked out anew.
        Closed before its end, it leaves a library that opens the next time. Raises what `open` raises.
        """
        if not is_library(folder):
            raise UsageError(no_library(folder))
        yield from cls._opening(folder, read_only, clock)

    @classmethod
    def _opening(
        cls, folder: Path, read_only: bool, clock: Clock
    ) -> Generator["Progress | Review", None, None]:
        lock = None if read_only else lock_folder(folder)
        try:
            review = yield from cls._prepared(folder, lock, clock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        yield review

    @classmethod
    def _prepared(
        cls, folder: Path, lock: FileLock | None, clock: Clock
    ) -> Generator[Progress, None, "Review"]:
        catalog = Catalog(folder / NAME, read_only=lock is None)
        try:
            if catalog.outdated:
                yield Progress(0, 0)
                catalog.bring_up_to_date()
            review = cls(folder, catalog, lock, clock)
            if review.read_only:
                review._find_stale()
            else:
                yield from review._laws.judging_stale(review.shoots())
            return review
        except BaseException:
            catalog.close_unchanged()
            raise

    def _find_stale(self) -> None:
        self._stale = frozenset(shoot.name for shoot in self._laws.stale(self.shoots()))

    def catch_up(self) -> None:
        """Open only to look, take in what another window did; watchers are told of what was shown."""
        if not self._catalog.changed_elsewhere():
            return
        shown = frozenset(self._photos)
        self._load_shoots()
        self._find_stale()
        self._forget()
        self._tell(shown)

    def beside(self) -> "Review":
        """This library once more, for long work in another thread; to be closed before this one.

        It waits for this one's changes, and this one for its, so one of them is left alone meanwhile.
        Afterwards `refresh` tells this one.
        """
        self._check_writable()
        assert self._lock is not None
        self._lock.acquire()
        try:
            other = Review(self.folder, Catalog(self.folder / NAME), self._lock, self._clock)
            other.person = self.person
            return other
        except BaseException:
            self._lock.release()
            raise

    def refresh(self, photos: frozenset[int]) -> None:
        """Take in what was done beside: other rules of shoots, and other marks of these photos."""
        self._load_shoots()
        self._forget()
        self._tell(photos)

    def close(self) -> None:
        """Leave the library as one whole that can be copied."""
        if self._lock is None:
            self._catalog.close_unchanged()
            return
        try:
            if self._lock.lock_counter > 1:
                self._catalog.close_unchanged()
            else:
                self._catalog.close()
        finally:
            self._lock.release()

    # Shoots and their rules

    def start_shoot(self, name: str, rulesets: Sequence[str] = (), place: str = "") -> Shoot:
        """Make a shoot, or take the one of this name; rule sets given are added to those it has.

        A rule set given as a path is checked and copied into the library, so that it travels with it.
        """
        self._check_writable()
        old = self._shoots.get(name)
        shoot = Shoot(0, name, old.rulesets if old else (), place, self._stamp())
        finish(self._ruling(shoot, rulesets))
        return self._shoots[name]

    def set_rulesets(self, shoot: str, refs: Sequence[str]) -> None:
        """Judge a shoot by these rule sets from now on."""
        finish(self.setting_rulesets(shoot, refs))

    def setting_rulesets(self, shoot: str, refs: Sequence[str]) -> Generator[Progress, None, None]:
        """The same step by step; closed before its end, it leaves the shoot under its old rule sets."""
        self._check_writable()
        yield from self._ruling(replace(self.shoot(shoot), rulesets=()), refs)

    def _ruling(self, shoot: Shoot, more: Sequence[str]) -> Generator[Progress, None, None]:
        """Save a shoot with more rule sets, and verdicts true to them, in one transaction."""
        with self._laws.keeping(more) as kept:
            both = dict.fromkeys([*shoot.rulesets, *kept])
            judged = yield from self._judging_anew(replace(shoot, rulesets=tuple(both)))
        self._tell_of(judged)

    def save_ruleset(self, text: bytes) -> None:
        """Keep a rule set in the library, in place of the one of its id; see `saving_ruleset`."""
        finish(self.saving_ruleset(text))

    def saving_ruleset(self, text: bytes) -> Generator[Progress, None, None]:
        """Keep a rule set in the library and judge its shoots by it, step by step.

        Closed before its end, it leaves the library under the old one. Raises RuleSetError with the faults
        of the text, and UsageError for one that has the id of a shipped rule set.
        """
        self._check_writable()
        with self._laws.replacing(text):
            judged = yield from self._judging_anew()
        self._tell_of(judged)

    def _judging_anew(self, shoot: Shoot | None = None) -> Generator[Progress, None, list[Shoot]]:
        """Save a shoot, and judge what is judged otherwise now, in one transaction; the shoots judged."""
        try:
            with self._catalog.writing():
                if shoot is not None:
                    self._save_shoot(shoot)
                self._load_shoots()
                stale = self._laws.stale(self.shoots())
                yield from self._laws.judging_stale(stale)
                return stale
        finally:
            self._load_shoots()
            self._verdicts.clear()

    def _save_shoot(self, shoot: Shoot) -> None:
        """Looks of an older library that could not be named under its rule sets count for no others."""
        old = self._shoots.get(shoot.name)
        if old is not None and old.rulesets != shoot.rulesets:
            self._laws.adopt([old], whatever=True)
        self._catalog.save_shoot(shoot)

    def _tell_of(self, shoots: Sequence[Shoot]) -> None:
        names = tuple(shoot.name for shoot in shoots)
        self._tell(frozenset(self._catalog.ids(selection.Term("shoot", ":", names)) if names else ()))

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

    def _mark(
        self,
        what: str,
        ids: Iterable[int],
        marks: Callable[[Photo], Marks],
        *,
        check: Check | None = None,
        typing: bool = False,
    ) -> Generator[Progress, None, None]:
        self._check_writable()
        wanted = list(ids)
        slices = self._slices(wanted, check)
        yield from self._follow(len(wanted), self._history.make(what, slices, marks, typing=typing))

    def _slices(self, ids: Sequence[int], check: Check | None = None) -> Iterator[list[Photo]]:
        """Photos, so many at once as are held in memory together."""
        for start in range(0, len(ids), _AT_ONCE):
            photos = self.photos(ids[start : start + _AT_ONCE])
            if check is not None:
                check(photos)
            yield photos

    def _follow(self, total: int, steps: Steps) -> Generator[Progress, None, None]:
        """Go through the slices of a step; at its end tell the watchers which photos are others now."""
        changed: list[int] = []
        with closing(steps):
            for number, photos in enumerate(steps, 1):
                changed += (photo.id for photo in photos)
                yield Progress(min(number * _AT_ONCE, total), total)
        if total <= _AT_ONCE and changed:
            self._keep({photo.id: photo for photo in photos})
        elif changed:
            self._forget()
        if changed:
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

    def _check_writable(self) -> None:
        if self.read_only:
            raise LibraryReadOnly(
                f"The library {self.folder} is open only to look at. Copy it to a disk that can be "
                "written to change it."
            )

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
        if changed:
            self._forget()
            self._tell(changed)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call `watcher` with the ids of photos that changed or came; returns how to stop it."""
        self._watchers.append(watcher)

        def stop() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return stop

    def _tell(self, ids: frozenset[int]) -> None:
        for watcher in tuple(self._watchers):
            watcher(ids)

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
        marks = Marks(caption=copied.caption)
        content = (shoot, copied.files[0].path.stem, copied.files, copied.facts, marks, copied.trouble)
        photo = self._catalog.add(*content, copied.likeness)
        law = self._law(self.shoot(shoot).name)
        self._catalog.save_judged([(photo, law.judged(Photo(photo, *content)))])
        self._catalog.imports.count_to(copied.number)
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

    def _stamp(self) -> str:
        return self._clock().isoformat(timespec="seconds")
