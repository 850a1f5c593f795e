"""What a shoot is judged by, and what that says of its photos."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reviewer import __version__, rules
from reviewer.catalog import Catalog, Judged
from reviewer.errors import Fault, ReviewerError, RuleSetError, StorageError, UsageError
from reviewer.photo import Marks, Photo, Shoot, Verdict
from reviewer.progress import Progress
from reviewer.selection import All, AnyOf, Expression, Term
from reviewer.whole_file import replaced

# A hundred thousand photos take 300 MB when all of them are looked at together, and who cancels waits for
# so many.
_AT_ONCE = 500

Finding = Callable[[str], tuple[rules.RuleSet, bytes]]
"""Finds a rule set and its text by its id; raises ReviewerError."""


@dataclass(frozen=True)
class Law:
    """What a shoot is judged by, and the `texts` of it.

    With `trouble`, nothing can be judged or is clear; `faults` are those of the rule set that cannot be used.
    """

    rulesets: tuple[rules.RuleSet, ...]
    trouble: str = ""
    vocabularies: rules.Vocabularies = field(default_factory=dict)
    texts: tuple[bytes, ...] = ()
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, shoot: Shoot, find: Finding, vocabularies: rules.Vocabularies) -> "Law":
        """The rule sets of a shoot, as they are found."""
        if not shoot.rulesets:
            trouble = f"The shoot {shoot.name} has no rule set, so nothing in it can be judged."
            return cls((), trouble, vocabularies)
        try:
            found = [find(ref) for ref in shoot.rulesets]
            rulesets, texts = zip(*found, strict=True)
            return cls(rulesets, "", vocabularies, texts)
        except RuleSetError as error:
            return cls((), error.brief, faults=error.faults)
        except ReviewerError as error:
            return cls((), str(error))

    def amended(self, ruleset: rules.RuleSet, instead_of: str = "") -> "Law":
        """The same with a rule set in place of the one of its id, or of another; beside the others if new."""
        names = (ruleset.id, instead_of)
        others = [ruleset if one.id in names else one for one in self.rulesets]
        sets = others if ruleset in others else [*others, ruleset]
        return replace(self, rulesets=tuple(sets), trouble="")

    def changed_triggers(
        self, old: Sequence[rules.RuleSet], looked_under: Iterable[str]
    ) -> frozenset[str] | None:
        """Tags of which a photo must show one for it to be judged otherwise than by `old` rule sets.

        `looked_under` names what people looked for in such photos. None where any photo may be judged
        otherwise; see `rules.changed_triggers`.
        """
        if self.trouble:
            return None
        looked_for = [self.vocabularies.get(name, frozenset()) for name in looked_under if name]
        return rules.changed_triggers(old, self.rulesets, looked_for)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The tags of its rule sets: what a person who goes through a photo now looks for."""
        return frozenset(tag.id for ruleset in self.rulesets for tag in ruleset.tags)

    @property
    def fingerprint(self) -> str:
        """Changes whenever a verdict could: with the rule sets, and with the program that judges."""
        return " ".join([__version__, *(ruleset.fingerprint for ruleset in self.rulesets), self.trouble])

    def judge(self, photo: Photo) -> rules.Judgement:
        """The verdict on a photo, with every rule that spoke."""
        if self.trouble:
            return rules.Judgement(Verdict.UNREVIEWED, Verdict.UNREVIEWED, trouble=self.trouble)
        return self._court.judge(photo.marks, photo.facts)

    @cached_property
    def _court(self) -> rules.Court:
        return rules.Court(self.rulesets, self.vocabularies)

    def judged_alike(self, one: Marks, other: Marks) -> bool:
        """Whether it cannot tell these marks of a photo apart."""
        return rules.judged_alike(one, other, countries=self._asks_countries)

    @cached_property
    def _asks_countries(self) -> bool:
        return self._court.asks_countries

    def shown_tags(self, photo: Photo) -> frozenset[str]:
        """The tags people gave it, and those the camera's data set and nobody denied."""
        return photo.marks.tags | (self.camera_tags(photo) - photo.marks.denied)

    def camera_tags(self, photo: Photo) -> frozenset[str]:
        """The tags that the camera's data set, denied or not."""
        return frozenset[str]().union(*(rules.camera_tags(one, photo.facts) for one in self.rulesets))

    def judged(self, photo: Photo) -> Judged:
        """The same as the catalog caches it."""
        judgement = self.judge(photo)
        return Judged(
            verdict=str(judgement.verdict),
            standing=str(judgement.standing),
            rules=tuple(dict.fromkeys(fired.rule.id for fired in judgement.fired)),
            shown_tags=tuple(sorted(self.shown_tags(photo))),
            unlooked=tuple(sorted(judgement.unlooked)),
        )


class Laws:
    """The law of each shoot of a library; keeps the verdicts cached in the catalog true to it."""

    def __init__(self, catalog: Catalog, own_rulesets: Path) -> None:
        self._catalog = catalog
        self._own = own_rulesets
        self._laws: dict[str, Law] = {}
        self._found: dict[str, tuple[rules.RuleSet, bytes]] = {}
        self._vocabularies = catalog.vocabularies()

    def of(self, shoot: Shoot) -> Law:
        """What a shoot is judged by."""
        if shoot.name not in self._laws:
            self._laws[shoot.name] = Law.of(shoot, self._find, self._vocabularies)
        return self._laws[shoot.name]

    def _find(self, ref: str) -> tuple[rules.RuleSet, bytes]:
        """Each is read once: many shoots are judged by the same."""
        if ref not in self._found:
            self._found[ref] = rules.with_text(ref, self._own)
        return self._found[ref]

    def look_under(self, law: Law) -> str:
        """The name under which the library knows what is looked for now; it is kept with the looks."""
        name = _name(law.vocabulary)
        self._catalog.save_vocabulary(name, law.vocabulary)
        self._vocabularies[name] = law.vocabulary
        return name

    def forget(self) -> None:
        """Read rule sets again when they are needed: shoots have others now."""
        self._laws.clear()
        self._found.clear()
        self._vocabularies = self._catalog.vocabularies()

    @contextmanager
    def keeping(self, refs: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """The ids under which the library knows rule sets; one given as a path is put into it.

        What is done inside and fails takes it out again. Raises UsageError when there is none, or it takes
        the id of a shipped one; RuleSetError for faults.
        """
        with ExitStack() as stack:
            ids = []
            for ref in refs:
                ruleset, text = rules.with_text(ref, self._own)
                ids.append(ruleset.id)
                if ref != ruleset.id:
                    stack.enter_context(self.replacing(text))
            yield tuple(dict.fromkeys(ids))

    @contextmanager
    def replacing(self, text: bytes) -> Iterator[rules.RuleSet]:
        """Put a rule set into the library; what is done inside and fails puts the old one back.

        Raises RuleSetError for faults, UsageError when it takes the id of a shipped one.
        """
        ruleset = rules.parse(text, "The rule set")
        if ruleset.id in rules.shipped():
            raise UsageError(f"The rule set {ruleset.id} comes with Reviewer. Give yours an id of its own.")
        file = self._own / f"{ruleset.id}.toml"
        with self._storing():
            self._own.mkdir(exist_ok=True)
        try:
            with self._storing(), replaced(file, text):
                self.forget()
                yield ruleset
        except BaseException:
            self.forget()
            raise

    @contextmanager
    def _storing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StorageError(f"The rule set cannot be kept in {self._own}: {error.strerror}.") from error

    def adopt(self, shoots: Iterable[Shoot], *, whatever: bool = False) -> None:
        """Take the looks of an older library to have been for the tags that its shoots have now.

        Those of a shoot whose rule sets cannot be read wait until they can, or were for nothing, `whatever`
        comes later.
        """
        waiting = self._catalog.unnamed_vocabularies()
        for shoot in shoots:
            law, name = self.of(shoot), legacy(shoot)
            if name in waiting and (whatever or not law.trouble or not shoot.rulesets):
                self._catalog.save_vocabulary(name, law.vocabulary)
                self._vocabularies[name] = law.vocabulary

    def stale(self, shoots: Iterable[Shoot]) -> list[Shoot]:
        """The shoots whose cached verdicts were worked out by other rules, or by another program."""
        return [one for one in shoots if self._catalog.judged_by(one.name) != self.of(one).fingerprint]

    def judging_stale(self, shoots: Iterable[Shoot]) -> Generator[Progress, None, None]:
        """Judge the shoots whose rules, or this program, changed since their verdicts were cached.

        Only the photos of which the changed rules could say something else. Each shoot is one transaction:
        closed on the way, it is as it was, and stale the next time too.
        """
        stale = self.stale(shoots)
        self.adopt(stale)
        photos = {shoot: self._catalog.ids(touched(shoot, self._triggers(shoot))) for shoot in stale}
        done, total = 0, sum(map(len, photos.values()))
        for shoot, ids in photos.items():
            law = self.of(shoot)
            with self._catalog.writing():
                for start in range(0, len(ids), _AT_ONCE):
                    yield Progress(done + start, total)
                    self._judge(law, ids[start : start + _AT_ONCE])
                self._catalog.save_judged_by(shoot.name, law.fingerprint)
                for ruleset, text in zip(law.rulesets, law.texts, strict=True):
                    self._catalog.keep_ruleset(ruleset.fingerprint, text)
            done += len(ids)

    def _triggers(self, shoot: Shoot) -> frozenset[str] | None:
        """Tags of which a photo must show one for its verdict to differ; None where any photo's may."""
        law, before = self.of(shoot), self._catalog.judged_by(shoot.name).split()
        old = [version(self._catalog, fingerprint) for fingerprint in before[1:]]
        if before[:1] != [__version__] or None in old:
            return None
        under = self._catalog.looked_under(shoot.name)
        return law.changed_triggers([one for one in old if one], under)

    def _judge(self, law: Law, ids: Iterable[int]) -> None:
        photos = self._catalog.photos(ids)
        self._catalog.save_judged((photo.id, law.judged(photo)) for photo in photos)


def version(catalog: Catalog, fingerprint: str) -> rules.RuleSet | None:
    """A rule set by which photos were judged once; None where it was not kept, or cannot be read any more."""
    text = catalog.kept_ruleset(fingerprint)
    try:
        return rules.parse(text, fingerprint) if text is not None else None
    except RuleSetError:
        return None


def touched(shoot: Shoot, triggers: frozenset[str] | None) -> Expression:
    """The photos of a shoot that are judged otherwise now: those with one of these tags, or all.

    Where nobody looked for some tag, a photo is among them.
    """
    every = Term("shoot", ":", (shoot.name,))
    if triggers is None:
        return every
    shown = [Term("unlooked", ":", ("1",)), *(Term("tag", ":", (tag,)) for tag in sorted(triggers))]
    return All((every, AnyOf(tuple(shown))))


def legacy(shoot: Shoot) -> str:
    """The name of what was looked for in a shoot before that was written down (see the catalog's steps)."""
    return f"before:{shoot.id}"


def _name(tags: frozenset[str]) -> str:
    return hashlib.sha256(" ".join(sorted(tags)).encode()).hexdigest()[:16]
