"""A changed rule set tried before it is saved: which photos it would judge otherwise.

Nothing is written. Only photos that the change can reach are judged; the others stay as the catalog has them.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field

from reviewer.catalog import Catalog
from reviewer.errors import UsageError
from reviewer.law import Law, touched
from reviewer.photo import Shoot, Verdict
from reviewer.progress import Progress
from reviewer.rules import RuleSet

# Whoever types on waits for so many photos before the newer question is looked into.
_AT_ONCE = 500

Move = tuple[Verdict, Verdict]
"""The verdict of a photo now, and what it would be."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The ids of the photos that would be judged otherwise, by what becomes of them."""

    moved: Mapping[Move, tuple[int, ...]] = field(default_factory=dict)

    def becoming(self, verdict: Verdict) -> tuple[int, ...]:
        """The ids of the photos that would get this verdict, whatever they have now."""
        return tuple(id for (_, then), ids in self.moved.items() if then is verdict for id in ids)


def trying(
    catalog: Catalog,
    shoots: Iterable[Shoot],
    law_of: Callable[[Shoot], Law],
    ruleset: RuleSet,
    instead_of: str = "",
) -> Generator[Progress | Trial, None, None]:
    """Judge the photos of shoots as if a rule set were in force; yields how far it is, and last the trial.

    It stands in place of the one of its id, or of the one named `instead_of`. Raises UsageError where a
    shoot cannot be judged now.
    """
    photos = {shoot: _reached(catalog, shoot, law_of(shoot), ruleset, instead_of) for shoot in shoots}
    done, total = 0, sum(map(len, photos.values()))
    moved: dict[Move, list[int]] = {}
    for shoot, ids in photos.items():
        then = law_of(shoot).amended(ruleset, instead_of)
        for start in range(0, len(ids), _AT_ONCE):
            yield Progress(done + start, total)
            for move, photo in _moves(catalog, ids[start : start + _AT_ONCE], then):
                moved.setdefault(move, []).append(photo)
        done += len(ids)
    yield Trial({move: tuple(ids) for move, ids in moved.items()})


def _reached(catalog: Catalog, shoot: Shoot, law: Law, ruleset: RuleSet, instead_of: str) -> list[int]:
    """The photos that a rule set could judge otherwise than the law does now."""
    if law.trouble and shoot.rulesets:
        raise UsageError(law.trouble)
    under = catalog.looked_under(shoot.name)
    triggers = law.amended(ruleset, instead_of).changed_triggers(law.rulesets, under)
    return catalog.ids(touched(shoot, triggers))


def _moves(catalog: Catalog, ids: list[int], law: Law) -> Iterable[tuple[Move, int]]:
    now = catalog.verdicts(ids)
    for photo in catalog.photos(ids):
        then = law.judge(photo).verdict
        if then is not now[photo.id]:
            yield (now[photo.id], then), photo.id
