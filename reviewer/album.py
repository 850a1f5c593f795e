"""The photos and shoots of a library, as they were read: kept, since one program alone changes them."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from pathlib import Path

from reviewer import rules, trial
from reviewer.catalog import Catalog, Edit, Step
from reviewer.errors import Fault, UsageError
from reviewer.law import Law, Laws
from reviewer.looking import Looking
from reviewer.photo import Photo, Shoot, Verdict
from reviewer.preview import Cache
from reviewer.progress import Progress
from reviewer.trial import Trial

_PHOTOS_KEPT = 20_000
# Frames taken within so many seconds most likely show the same; so many of them are asked.
_BESIDE, _BESIDE_S = 4, 120


class Album(Looking):
    """What the photos of a library are, and what they are judged by."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        super().__init__(folder, catalog)
        self.previews = Cache(folder / "previews")
        self._photos: dict[int, Photo] = {}
        self._verdicts: dict[int, Verdict] = {}
        self._laws = Laws(catalog, folder / "rulesets")
        self._shoots: dict[str, Shoot] = {}
        # Shoots that cannot be judged anew where they lie; of their photos no cached verdict is believed.
        self._stale: frozenset[str] = frozenset()
        self._load_shoots()

    # Photos

    def photo(self, photo: int) -> Photo:
        """One photo; UsageError if there is none of this id."""
        if photo not in self._photos:
            self._read([photo])
        if photo not in self._photos:
            raise self._no_photo(photo)
        return self._photos[photo]

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        """Photos in the order asked for, read in one go; UsageError if one does not exist."""
        wanted = list(ids)
        found = {photo: self._photos[photo] for photo in wanted if photo in self._photos}
        found |= self._read([photo for photo in wanted if photo not in found])
        for photo in wanted:
            if photo not in found:
                raise self._no_photo(photo)
        return [found[photo] for photo in wanted]

    def _read(self, ids: Sequence[int]) -> dict[int, Photo]:
        """Read photos and their verdicts, and keep them: whoever shows one asks for the other."""
        if not ids:
            return {}
        if len(self._photos) + len(ids) > _PHOTOS_KEPT:
            self._forget()
        photos = {photo.id: photo for photo in self._catalog.photos(ids)}
        self._keep(photos)
        return photos

    def _keep(self, photos: Mapping[int, Photo]) -> None:
        self._photos |= photos
        self._verdicts |= self._catalog.verdicts(photos)
        for photo in photos.values():
            if photo.shoot in self._stale:
                self._verdicts[photo.id] = self._law(photo.shoot).judge(photo).verdict

    def _forget(self) -> None:
        """Read photos and verdicts again when they are needed: others were changed than are kept."""
        self._photos.clear()
        self._verdicts.clear()

    def path(self, photo: int | Photo) -> Path:
        """Where the picture of a photo lies.

        Raises PictureError when the catalog, which may come from somebody else, points out of the
        library.
        """
        found = photo if isinstance(photo, Photo) else self.photo(photo)
        return found.primary.within(self.folder)

    def verdict(self, photo: int) -> Verdict:
        """The strictest outcome over all rules that fire, from the cache."""
        if photo not in self._verdicts:
            self._read([photo])
        if photo not in self._verdicts:
            raise self._no_photo(photo)
        return self._verdicts[photo]

    def _no_photo(self, photo: int) -> UsageError:
        return UsageError(f"The library {self.folder} has no photo {photo}.")

    def judgement(self, photo: int) -> rules.Judgement:
        """The verdict with every rule that spoke, worked out anew."""
        found = self.photo(photo)
        return self._law(found.shoot).judge(found)

    def suggested_tags(self, photo: int) -> list[str]:
        """Tags of the frames next in time that a photo does not have, of the nearest frame first."""
        own = self.photo(photo).marks.tags
        beside = self.photos(self._catalog.neighbours(photo, _BESIDE, _BESIDE_S))
        return [
            tag
            for tag in dict.fromkeys(tag for one in beside for tag in sorted(one.marks.tags))
            if tag not in own
        ]

    # Shoots and their rules

    def _load_shoots(self) -> None:
        self._shoots = {shoot.name: shoot for shoot in self._catalog.shoots()}
        self._laws.forget()

    def _law(self, shoot: str) -> Law:
        return self._laws.of(self._shoots[shoot])

    def shoots(self) -> tuple[Shoot, ...]:
        """All shoots by name."""
        return tuple(self._shoots.values())

    def shoot(self, name: str) -> Shoot:
        """The shoot of this name; UsageError if there is none."""
        if name not in self._shoots:
            raise UsageError(f"The library {self.folder} has no shoot {name!r}.")
        return self._shoots[name]

    def rulesets(self, shoot: str) -> tuple[rules.RuleSet, ...]:
        """The rule sets a shoot is judged by; none when one of them is missing or broken."""
        return self._law(self.shoot(shoot).name).rulesets

    def ruleset_trouble(self, shoot: str) -> str:
        """Why nothing in a shoot can be judged, in a sentence; empty when all is well."""
        return self._law(self.shoot(shoot).name).trouble

    def ruleset_faults(self, shoot: str) -> tuple[Fault, ...]:
        """The faults of the rule set because of which that is so, in the order of its lines."""
        return self._law(self.shoot(shoot).name).faults

    def trying(
        self, ruleset: rules.RuleSet, shoots: Iterable[str], instead_of: str = ""
    ) -> Generator[Progress | Trial, None, None]:
        """What these shoots would be judged like by a rule set that is not saved; see `trial`.

        It stands in place of the one of its id, or of the one named. Raises UsageError where a shoot cannot
        be judged now.
        """
        yield from trial.trying(self._catalog, map(self.shoot, shoots), self._laws.of, ruleset, instead_of)

    def tags(self, shoot: str) -> tuple[rules.Tag, ...]:
        """The vocabulary of a shoot: the tags of all its rule sets, each id once."""
        by_id: dict[str, rules.Tag] = {}
        for ruleset in self.rulesets(shoot):
            for tag in ruleset.tags:
                by_id.setdefault(tag.id, tag)
        return tuple(by_id.values())

    def camera_tags(self, photo: int) -> frozenset[str]:
        """The tags that the camera's data set on a photo, denied or not."""
        found = self.photo(photo)
        return self._law(found.shoot).camera_tags(found)

    # What was done, and what was kept

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when nothing."""
        return self._catalog.edits.undo_what()

    @property
    def can_redo(self) -> str:
        """What redo would do again, in words; empty when nothing."""
        return self._catalog.edits.redo_what()

    @property
    def undo_size(self) -> int:
        """How many photos undo would change."""
        return self._catalog.edits.undo_size()

    @property
    def redo_size(self) -> int:
        """How many photos redo would change."""
        return self._catalog.edits.redo_size()

    def history(self, most: int = 200) -> list[Edit]:
        """What was done, newest first; edits taken back are marked `undone`."""
        return self._catalog.edits.newest(most)

    def steps(self, most: int = 1000) -> list[Step]:
        """What was done, newest first, as a list shows it: quick, without what was changed."""
        return self._catalog.edits.steps(most)

    def photos_of_step(self, edit: int) -> list[int]:
        """The ids of the photos that a step of the history touched."""
        return self._catalog.edits.photos_of(edit)

    def saved_filters(self) -> dict[str, str]:
        """The filter lines that were given a name, by name."""
        return self._catalog.saved_filters()
