"""What a shoot is judged by, and what that says of its photos."""

import shutil
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from reviewer import __version__, rules
from reviewer.catalog import Catalog, Judged
from reviewer.errors import ReviewerError, UsageError
from reviewer.photo import Photo, Shoot, Verdict
from reviewer.progress import Progress
from reviewer.selection import Term

# A hundred thousand photos take 300 MB when all of them are looked at together, and who cancels waits for
# so many.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Law:
    """What a shoot is judged by. With `trouble`, nothing can be judged and nothing is clear."""

    rulesets: tuple[rules.RuleSet, ...]
    trouble: str

    @classmethod
    def of(cls, shoot: Shoot, own_rulesets: Path) -> "Law":
        """The rule sets of a shoot, looked for among the shipped ones and in the folder `own_rulesets`."""
        if not shoot.rulesets:
            return cls((), f"The shoot {shoot.name} has no rule set, so nothing in it can be judged.")
        try:
            return cls(tuple(rules.find(ref, own_rulesets) for ref in shoot.rulesets), "")
        except ReviewerError as error:
            return cls((), str(error))

    @property
    def fingerprint(self) -> str:
        """Changes whenever a verdict could: with the rule sets, and with the program that judges."""
        return " ".join([__version__, *(ruleset.fingerprint for ruleset in self.rulesets), self.trouble])

    def judge(self, photo: Photo) -> rules.Judgement:
        """The verdict on a photo, with every rule that spoke."""
        if self.trouble:
            return rules.Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, ())
        return rules.judge(self.rulesets, photo.marks, photo.facts)

    def shown_tags(self, photo: Photo) -> frozenset[str]:
        """The tags people gave it and those the camera's data set."""
        camera = (rules.camera_tags(ruleset, photo.facts) for ruleset in self.rulesets)
        return photo.marks.tags.union(*camera)

    def judged(self, photo: Photo) -> Judged:
        """The same as the catalog caches it."""
        judgement = self.judge(photo)
        return Judged(
            verdict=str(judgement.verdict),
            standing=str(judgement.standing),
            rules=tuple(dict.fromkeys(fired.rule.id for fired in judgement.fired)),
            shown_tags=tuple(sorted(self.shown_tags(photo))),
        )


class Laws:
    """The law of each shoot of a library; keeps the verdicts cached in the catalog true to it."""

    def __init__(self, catalog: Catalog, own_rulesets: Path) -> None:
        self._catalog = catalog
        self._own = own_rulesets
        self._laws: dict[str, Law] = {}

    def of(self, shoot: Shoot) -> Law:
        """What a shoot is judged by."""
        if shoot.name not in self._laws:
            self._laws[shoot.name] = Law.of(shoot, self._own)
        return self._laws[shoot.name]

    def forget(self) -> None:
        """Read rule sets again when they are needed: shoots have others now."""
        self._laws.clear()

    def keep(self, ref: str) -> str:
        """The id under which the library knows a rule set; one given as a path is copied into it.

        Raises UsageError when there is none, or it takes the id of a shipped one; RuleSetError for faults.
        """
        found = rules.find(ref, self._own)
        if ref == found.id:
            return ref
        if found.id in rules.shipped():
            raise UsageError(
                f"{ref} has the id {found.id}, which comes with Reviewer. Give it one of its own."
            )
        self._own.mkdir(exist_ok=True)
        shutil.copyfile(ref, self._own / f"{found.id}.toml")
        return found.id

    def stale(self, shoots: Iterable[Shoot]) -> list[Shoot]:
        """The shoots whose cached verdicts were worked out by other rules, or by another program."""
        return [one for one in shoots if self._catalog.judged_by(one.name) != self.of(one).fingerprint]

    def judging_stale(self, shoots: Iterable[Shoot]) -> Generator[Progress, None, None]:
        """Judge the shoots whose rules, or this program, changed since their verdicts were cached.

        Each is one transaction: closed on the way, a shoot is as it was, and stale the next time too.
        """
        stale = self.stale(shoots)
        photos = {shoot: self._catalog.ids(Term("shoot", ":", (shoot.name,))) for shoot in stale}
        done, total = 0, sum(map(len, photos.values()))
        for shoot, ids in photos.items():
            with self._catalog.writing():
                for start in range(0, len(ids), _AT_ONCE):
                    yield Progress(done + start, total)
                    self._judge(self.of(shoot), ids[start : start + _AT_ONCE])
                self._catalog.save_judged_by(shoot.name, self.of(shoot).fingerprint)
            done += len(ids)

    def _judge(self, law: Law, ids: Iterable[int]) -> None:
        photos = self._catalog.photos(ids)
        self._catalog.save_judged((photo.id, law.judged(photo)) for photo in photos)
