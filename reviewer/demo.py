"""The sample, from card to stripped set: what `reviewer demo` does before or without the window."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from reviewer import card
from reviewer.errors import UsageError
from reviewer.export import package, profile
from reviewer.importing import Import
from reviewer.ingest import Plan
from reviewer.library import is_library
from reviewer.photo import Flag
from reviewer.review import Review
from reviewer.sample import SampleFrame, make_card

SHOOT = "Sample card"
RULESETS = ("dprk-visitor", "people-at-risk")
PROFILE = "publication"
REJECTED = "flag:reject"
# The window opens with this share gone through, so that there are verdicts to look at and frames to do; of
# no burst has the best been picked.
SHARE_DONE = 0.6

Say = Callable[[str], None]


def default_folder() -> Path:
    """Where the sample is put when nobody says where: the user's data folder of this program."""
    return user_data_path("reviewer", appauthor=False) / "demo"


def prepare(at: Path, workers: Executor, *, say: Say) -> Path:
    """The sample library under `at`, made on the first call with part of it gone through."""
    library = at / "library"
    if not is_library(library):
        frames = _draw(at / "card", workers, say)
        with Review.create(library) as review:
            _import(review, at / "card", workers)
            done = frames[: round(len(frames) * SHARE_DONE)]
            _mark(review, [replace(frame, flag=Flag.NONE) if frame.burst else frame for frame in done])
    return library


def whole_job(at: Path, workers: Executor, *, say: Say, draw: package.Draw | None) -> dict[str, Any]:
    """Draw a card, import it, go through it, caption it, export a set under `at`; the receipt.

    Without `draw` the set has no contact sheet. Raises UsageError when `at` holds something already.
    """
    if at.exists() and (not at.is_dir() or any(at.iterdir())):
        raise UsageError(f"{at} is a file or not empty. Give the sample a folder of its own.")
    frames = _draw(at / "card", workers, say)
    with Review.create(at / "library") as review:
        _import(review, at / "card", workers)
        say(f"Imported and verified {len(review.ids())} frames into {at / 'library'}")
        _mark(review, frames)
        say(f"Left out of the set: {len(review.ids(REJECTED))} rejected frames")
        receipt = _export(review, at / "set", workers, draw)
        review.add_receipt(receipt)
    return receipt


def _draw(folder: Path, workers: Executor, say: Say) -> tuple[SampleFrame, ...]:
    say(f"Drawing the sample card in {folder}")
    return make_card(folder, workers=workers)


def _import(review: Review, folder: Path, workers: Executor) -> None:
    review.start_shoot(SHOOT, RULESETS)
    frames = card.frames(folder).frames
    for step in Import(review, folder, frames, Plan(SHOOT), workers).steps():
        review.hear_of(frozenset(step.photos))


def _mark(review: Review, frames: Iterable[SampleFrame]) -> None:
    by_name = {photo.name: photo.id for photo in review.photos(review.ids())}
    for frame in frames:
        if frame.looked_at and frame.name in by_name:
            review.change(
                f"Go through {frame.name}",
                [by_name[frame.name]],
                tag=frame.tags,
                looked_at=True,
                rating=frame.rating,
                flag=frame.flag,
                caption={name: value for name, value in _fields(frame).items() if value},
            )


def _fields(frame: SampleFrame) -> dict[str, str | tuple[str, ...]]:
    caption = frame.caption
    return {name: getattr(caption, name) for name in caption.__dataclass_fields__}


def _export(review: Review, to: Path, workers: Executor, draw: package.Draw | None) -> dict[str, Any]:
    pairs = [(photo, review.judgement(photo.id)) for photo in review.photos(review.ids(f"-{REJECTED}"))]
    chosen = replace(profile.find(PROFILE), contact_sheet=draw is not None)
    plan = package.plan(pairs, chosen)
    receipt: dict[str, Any] = {}
    made = package.export(plan, review.folder, to, workers=workers, at=datetime.now(UTC), draw=draw)
    for result in made:
        if isinstance(result, package.Done):
            receipt = result.receipt
    return receipt
