"""Captions at newsroom speed: a template over many photos, a key typed with many codes, a pause of typing."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reviewer import checking, templating
from reviewer.caption import checks, replacing
from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes
from reviewer.caption.replacing import Found, Search
from reviewer.caption.template import Entry, Template, Way
from reviewer.photo import Caption, Marks
from reviewer.review import Review
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground

PHOTOS = 3_000
CODES = 20_000
APPLIED_S = 1.0
KEY_MS = 5.0
# A typical caption, at about the most that agencies take.
TEXT = (
    "Workers mend nets at the harbour of Wonsan, North Korea, Monday, March 3, 2025. The harbour was built in"
    " the 1920s, and most of the catch is sold abroad. "
) * 6
TEMPLATE = Template(
    "desk",
    (
        Entry("headline", Way.SET, "{city}, {date:%B %-d, %Y} ({seq})"),
        Entry("description", Way.APPEND, "Taken with a {camera} in {country}. {rule}"),
        Entry("keywords", Way.APPEND, "travel, {shoot}"),
        Entry("country", Way.FILL, "North Korea"),
        Entry("credit", Way.SET, "={serial}="),
        Entry("description@ko", Way.PREPEND, "{date@ko:%Y년 %B %-d일}"),
    ),
)
Told = dict[str, list[float]]


def figures(ground: Ground) -> list[Figure]:
    """Each in a process that does nothing else."""
    told = alone.run(write, ground.large_library(), ground.runs)
    typed = alone.run(type_on, ground.large_library(), 20 * ground.runs)
    return [
        Figure(
            f"a template over {PHOTOS:,} photos, told and written", "s", tuple(told["s"]), at_most=APPLIED_S
        ),
        Figure("undo that", "s", tuple(told["undo"])),
        Figure(f"find in {PHOTOS:,} captions", "s", tuple(told["find"])),
        Figure(f"a key typed, {CODES:,} codes", "ms", tuple(typed["key"]), at_most=KEY_MS),
        Figure("the hints of a caption", "ms", tuple(typed["hints"]), at_most=KEY_MS),
    ]


# In a process of its own


def write(library: str, times: int) -> Told:
    """Apply a template to photos as one step, and take it back; seconds."""
    told: Told = {"s": [], "undo": [], "find": []}
    codes = _codes()
    with Review.open(Path(library)) as review:
        ids = review.ids()[:PHOTOS]
        for _ in range(times):
            told["s"].append(_seconds(lambda: _apply(review, ids, codes)))
            told["find"].append(_seconds(lambda: _find(review, ids)))
            told["undo"].append(_seconds(review.undo))
    return told


def _find(review: Review, ids: list[int]) -> None:
    list(replacing.find(review.photos(ids), Search("nets", "x")))


def _apply(review: Review, ids: list[int], codes: Codes) -> None:
    found = (one for one in templating.changes(review, ids, TEMPLATE, codes) if isinstance(one, Found))
    review.caption_each("Template", replacing.texts(found))


def type_on(library: str, times: int) -> Told:
    """What is done at a key and at a pause of typing; milliseconds."""
    codes = _codes()
    text = f"{TEXT} With =c19999x= and =c77="
    with Review.open(Path(library), read_only=True) as review:
        photo = review.photos(review.ids()[:1])[0]
        beside = checking.beside(review, photo.id, review.ids()[1:3], review.suggestions().texts("people"))
    caption = Caption(description=text, city="Wonsan", country="North Korea", people=("Ana Ng",))
    photo = replace(photo, marks=Marks(caption=caption))

    def key() -> None:
        codes.typed(text, len(text))
        codes.unknown(text)

    return {
        "key": [1000 * _seconds(key) for _ in range(times)],
        "hints": [1000 * _seconds(lambda: checks.hints(photo, beside)) for _ in range(times)],
    }


def _codes() -> Codes:
    return Codes(
        Row(f"c{number}", (f"Person {number}", f"Person {number}, of somewhere")) for number in range(CODES)
    )


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
