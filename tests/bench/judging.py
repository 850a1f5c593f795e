"""Judging an archive: by the rules alone, in a library, after an edited rule; and what a tag shows on screen.

Five rule sets of fifty rules each, the same each time. Times are of the processor, not of the clock.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from reviewer import rules
from reviewer.photo import CameraFacts, Look, Marks
from reviewer.review import Review
from reviewer.rules import RuleSet
from tests.bench import alone, many_photos
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.bench.moment import Moment
from tests.bench.screen import screen
from tests.bench.window import Hand, drive

SETS = 5
RULES = 50
TAGGED = 500
LIMIT_S = 2.0
FILTER_LIMIT_MS = 100
SCREEN_LIMIT_MS = 50
SHOOT = "bench"
Told = dict[str, list[float]]

# The first four are in the library. All are in the vocabulary that its photos were looked through for.
_FREQUENT = ("soldier", "crowd", "from-behind", "leader-statue")
_TAGS = (*_FREQUENT, *(tag.id for tag in rules.find(many_photos.RULESET).tags if tag.id not in _FREQUENT))[
    :40
]
KEPT = {
    "judged by all five": "s",
    "a rule of a common tag edited": "s",
    "photos judged again for it": "",
    "a rule of a rare tag edited": "s",
    "photos judged again for that": "",
}
_OUTCOMES = ("restricted", "caution", "permitted")


def figures(ground: Ground) -> list[Figure]:
    """The rules alone, the library, a filter, the window."""
    photos, large, huge = ground.photos, ground.large_library(), ground.huge_library()
    judged = alone.run(judge, photos, ground.runs)
    kept = alone.run(keep, large)
    found = alone.run(find, huge, max(5, ground.runs))
    with screen() as on:
        seen = alone.run(tag, large, max(10, ground.runs), on=on)
    each = Figure(f"{photos:,} photos, each as if it were alone", "s", tuple(judged["each"]))
    return [
        each,
        Figure(f"{photos:,} photos of a shoot", "s", tuple(judged["shoot"]), at_most=LIMIT_S, peer=each),
        *(Figure(f"in a library: {name}", unit, tuple(kept[name])) for name, unit in KEPT.items()),
        *(
            Figure(f"{10 * photos:,} photos, {name}", "ms", tuple(took), at_most=FILTER_LIMIT_MS)
            for name, took in found.items()
        ),
        Figure(f"a tag on {TAGGED} photos on screen, by the clock", "ms", tuple(seen["clock"])),
        Figure("of this the window's work", "ms", tuple(seen["work"]), at_most=SCREEN_LIMIT_MS),
    ]


def rule_set(number: int) -> str:
    """One of the rule sets, as its file."""
    chance = random.Random(number)
    tags = "".join(f'[[tag]]\nid = "{tag}"\n' for tag in _TAGS)
    camera = '[[tag]]\nid = "flash"\ncamera = { flash = true }\n[[tag]]\nid = "long"\n'
    camera += "camera = { focal_length_min = 200 }\n"
    head = f'id = "bench-{number}"\ntitle = "Bench {number}"\n{tags}{camera}'
    return head + "".join(_rule(place, chance) for place in range(RULES))


def _rule(place: int, chance: random.Random) -> str:
    wanted = [_TAGS[place % len(_TAGS)], *chance.sample(_TAGS, place % 3)]
    lines = [
        "[[rule]]",
        f'id = "rule-{place}"',
        f'title = "Rule {place}"',
        f'outcome = "{chance.choice(_OUTCOMES)}"',
        'reason = "Because."',
        f"all = {sorted(set(wanted))}",
    ]
    if place % 10 == 0:
        lines.append("since = 2010-01-01")
    if place % 10 == 5:
        lines.append(f"none = {chance.sample(sorted({*_TAGS} - {*wanted}), 2)}")
    return "\n".join(lines) + "\n"


# In a process of its own


def judge(photos: int, times: int) -> Told:
    """Seconds for so many photos, each by itself and as those of a shoot are judged."""
    sets = [rules.parse(rule_set(number).encode(), "bench") for number in range(SETS)]
    frames = list(_frames(photos))
    return {
        "each": [_seconds(lambda: _alone(sets, frames)) for _ in range(times)],
        "shoot": [_seconds(lambda: _in_court(sets, frames)) for _ in range(times)],
    }


Frame = tuple[Marks, CameraFacts]


def _frames(photos: int) -> Iterator[Frame]:
    """Half of them show one thing or two, as those of a shoot do, the others nothing that has a tag."""
    chance = random.Random(7)
    taken = datetime(2012, 5, 1, 12)
    for _ in range(photos):
        facts = CameraFacts(taken_at=taken, flash_fired=False, focal_length_mm=chance.choice((35.0, 300.0)))
        tags = chance.sample(_TAGS, chance.choice((0, 0, 0, 1, 1, 2, 3)))
        yield Marks(tags=frozenset(tags), looks=(Look("A"),)), facts


def _alone(sets: list[RuleSet], frames: list[Frame]) -> None:
    for marks, facts in frames:
        rules.judge(sets, marks, facts)


def _in_court(sets: list[RuleSet], frames: list[Frame]) -> None:
    court = rules.Court(sets, {})
    for marks, facts in frames:
        court.judge(marks, facts)


def keep(library: str) -> Told:
    """What it takes from the catalog back into the catalog; the library is as it was afterwards."""
    with Review.open(Path(library)) as review, _judged_by_five(review) as seconds:
        told = [seconds]
        for often in (_TAGS[0], _TAGS[12]):
            told += _edited(review, often)
            review.save_ruleset(rule_set(0).encode())
    return {name: [value] for name, value in zip(KEPT, told, strict=True)}


@contextmanager
def _judged_by_five(review: Review) -> Iterator[float]:
    before = review.shoot(SHOOT).rulesets
    own = review.folder / "rulesets"
    own.mkdir(exist_ok=True)
    for number in range(SETS):
        (own / f"bench-{number}.toml").write_text(rule_set(number))
    refs = [f"bench-{number}" for number in range(SETS)]
    try:
        yield _seconds(lambda: review.set_rulesets(SHOOT, refs))
    finally:
        review.set_rulesets(SHOOT, before)


def _edited(review: Review, tag: str) -> tuple[float, float]:
    """Seconds for saving a rule set with another rule on this tag, and how many photos were judged for it."""
    old = f"all = ['{tag}']"
    text = rule_set(0).replace(old, f'{old}\nnote = "Edited."')
    begun = time.process_time()
    photos = max((progress.total for progress in review.saving_ruleset(text.encode())), default=0)
    return time.process_time() - begun, float(photos)


def find(library: str, times: int) -> Told:
    """Milliseconds of a filter by verdict."""
    with Review.open(Path(library), read_only=True) as review:
        return {
            where: [1000 * _seconds(lambda where=where: review.ids(where)) for _ in range(times)]  # type: ignore[misc]
            for where in ("verdict:restricted", "verdict:caution", "verdict:clear rating>=3")
        }


def tag(library: str, times: int) -> Told:
    """From the call that tags photos to the window painted: milliseconds of the clock and of work."""
    return drive(Path(library), lambda hand: _tag(hand, times))


class Paintings(QObject):
    """The moment at which the window last finished painting the sheet."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand.views)
        self._sheet, self._window = hand.views.sheet.viewport(), hand.views.window()
        self._painting = False
        self.at: Moment | None = None
        for watched in (self._sheet, self._window):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that the sheet paints; look at the clock when the window has painted."""
        if watched is self._sheet and event.type() is QEvent.Type.Paint:
            self._painting = True
        elif watched is self._window and event.type() is QEvent.Type.UpdateRequest:
            self._window.event(event)
            if self._painting:
                self.at, self._painting = Moment.now(), False
            return True
        return False


def _tag(hand: Hand, times: int) -> Told:
    hand.first_screen()
    hand.rest()
    hand.pause()
    paintings = Paintings(hand)
    chosen = hand.views.sheet.ids[:TAGGED]
    told: Told = {"clock": [], "work": []}
    for number in range(times):
        change: dict[str, list[str]] = {"untag" if number % 2 else "tag": ["bus"]}
        paintings.at = None
        begun = Moment.now()
        hand.review.change("Tag", chosen, **change)  # type: ignore[arg-type]
        hand.until(lambda: paintings.at is not None)
        assert paintings.at is not None
        took = paintings.at.since(begun)
        told["clock"].append(took.clock)
        told["work"].append(took.work)
        hand.rest()
        hand.pause()
    return told


def _seconds(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun
