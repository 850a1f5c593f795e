"""A whole set, made picture by picture and handed over at once or not at all."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from reviewer.errors import ExportRefused, PictureError, shown
from reviewer.export import beside, making, naming, receipt
from reviewer.export.bare import Bare, Form, bare, hindrance
from reviewer.export.captions import Captioned
from reviewer.export.ending import ALL_OR_NOTHING, Ending, in_turn
from reviewer.export.in_order import in_order
from reviewer.export.kept import Kept
from reviewer.export.loose import Stripped, strip_files
from reviewer.export.making import Job, Made
from reviewer.export.plan import Going, Held, Plan, plan
from reviewer.export.receipt import OWN, EndedEarly
from reviewer.export.receipt import as_text as receipt_text
from reviewer.export.sheet import Draw
from reviewer.export.staging import Staging, Written, check_target
from reviewer.formats.failure import as_picture_error
from reviewer.photo import Photo, StoredFile
from reviewer.progress import Progress

__all__ = [
    "OWN",
    "Done",
    "Draw",
    "Ending",
    "Exported",
    "Going",
    "Held",
    "Plan",
    "Stripped",
    "check_target",
    "export",
    "hindrances",
    "plan",
    "receipt_text",
    "strip_files",
]


@dataclass(frozen=True, slots=True)
class Exported:
    """A photo whose file is made and verified; it appears with the whole set. `output` is its new name.

    `reencoded` is True for fresh pixels; `note` says why, where the profile asks for the file's own.
    """

    id: int
    name: str
    output: str
    size: int
    reencoded: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The set stands in its folder (or nothing could go, and there is none). The receipt is plain JSON."""

    receipt: dict[str, Any]


def export(
    plan: Plan,
    library: Path,
    to: Path,
    *,
    workers: Executor | None = None,
    at: datetime,
    ending: Ending = ALL_OR_NOTHING,
    draw: Draw | None = None,
) -> Iterator[Exported | Held | Progress | Done]:
    """Make the set of a plan at `to`: one result a photo, those held back first, then Done.

    `library` is the folder the photos' paths are relative to, `at` the time for the receipt. A photo that
    cannot be made, or is not clean when it is read back, is held back and the rest goes on, numbered
    without a gap. Closing the generator before Done leaves nothing behind. `ending` may let the set end
    early, with what is done by then; the rest is held back as not made. `draw` draws a contact sheet, whose
    Progress comes before Done. Raises ExportRefused for a folder that may not be written to, a heading with a
    fault and a sheet nobody draws, TargetFailed when its disk does not do its part.
    """
    beside.check(plan, draw)
    with Staging(to, library, plan.profile.container) as staging:
        yield from plan.held
        made = _Made(plan, staging)
        goes = naming.shuffled(plan.profile.names, plan.goes)
        jobs = (_job(going, plan, library) for going in goes)
        with closing(making.made(jobs, staging, workers)) as answers:
            turns = zip(goes, answers, strict=True)
            why = yield from in_turn((partial(made.add, *turn) for turn in turns), staging, ending)
        if why:
            staging.forget_parts()
        early = EndedEarly(why, len(goes), goes[made.turns :]) if why else None
        yield from early.not_made if early else ()
        written = yield from beside.write(staging, plan, made.entries, draw, workers)
        if made.items:
            staging.publish()
        held = [*plan.held, *made.held]
        yield Done(receipt.make(plan.profile, staging.to, at, made.items, held, written, early))


class _Made:
    """What is done of a set so far: its items in the receipt, its captions, what was held back meanwhile."""

    def __init__(self, plan: Plan, staging: Staging) -> None:
        self._plan, self._staging = plan, staging
        self.items: list[dict[str, Any]] = []
        self.entries: list[Captioned] = []
        self.held: list[Held] = []

    @property
    def turns(self) -> int:
        """How many photos had their turn."""
        return len(self.items) + len(self.held)

    def add(self, going: Going, answer: Callable[[], Made]) -> Exported | Held:
        """Put the next picture into the set, or hold it back. Raises TargetFailed."""
        photo, plan = going.photo, self._plan
        output = _output(going, plan, len(self.items) + 1)
        try:
            made = answer()
            written = self._staging.name(made.part, output)
        except (PictureError, ExportRefused) as error:
            self.held.append(Held(photo.id, photo.name, str(error)))
            return self.held[-1]
        self.items.append(receipt.item(going, written, made.bare))
        self.entries.append(Captioned(output, going.caption))
        return _exported(photo, written, made.bare)


def hindrances(plan: Plan, library: Path, *, workers: Executor | None = None) -> Iterator[str]:
    """For each photo that goes, in order: why only fresh pixels will do, as far as the file's head tells.

    The reason is made to follow "because"; it is empty for what can keep its own pixels, and for what
    cannot be read, which the export will tell.
    """
    jobs = (partial(_hindrance, library, going.photo) for going in plan.goes)
    with closing(in_order(jobs, workers)) as answers:
        for answer in answers:
            try:
                yield answer()
            except PictureError:
                yield ""


def _hindrance(library: Path, photo: Photo) -> str:
    return hindrance(_source(library, photo.primary), photo.marks.rotation)


def _output(going: Going, plan: Plan, number: int) -> str:
    """The new name of the file that goes as the `number`th."""
    profile = plan.profile
    stem = naming.stem(profile.names, number, len(plan.goes), profile.title, going.place)
    return f"{stem}{profile.suffix}"


def _job(going: Going, plan: Plan, library: Path) -> Job:
    photo, form, keep = going.photo, Form.of(plan.profile), _kept(going, plan)
    return Job(partial(_bare, library, photo.primary, form, photo.marks.rotation, keep), keep)


def _bare(library: Path, file: StoredFile, form: Form, rotation: int, keep: Kept) -> Bare:
    return bare(_source(library, file), form, rotation, keep)


def _source(library: Path, file: StoredFile) -> Path:
    """Where a file lies in the library, links in its path followed. Raises PictureError outside of it."""
    source = file.within(library)
    with as_picture_error(source):
        outside = not source.resolve().is_relative_to(library.resolve())
    if outside:
        raise PictureError(f"{shown(source)} is behind a link that leads out of the library.")
    return source


def _exported(photo: Photo, written: Written, made: Bare) -> Exported:
    return Exported(
        id=photo.id,
        name=photo.name,
        output=written.output,
        size=written.size,
        reencoded=made.reencoded,
        note=made.note,
    )


def _kept(going: Going, plan: Plan) -> Kept:
    return Kept.of(going.caption, plan.profile.keep)
