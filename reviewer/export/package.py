"""A whole set, made picture by picture and handed over at once or not at all."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from reviewer.errors import ExportRefused, PictureError, shown
from reviewer.export import captions, naming, receipt
from reviewer.export.bare import Bare, Form, bare
from reviewer.export.captions import Captioned
from reviewer.export.in_order import in_order
from reviewer.export.kept import Kept
from reviewer.export.loose import Stripped, strip_files
from reviewer.export.plan import Going, Held, Plan, plan
from reviewer.export.receipt import as_text as receipt_text
from reviewer.export.staging import Staging, Written, check_target
from reviewer.formats.failure import as_picture_error
from reviewer.photo import Photo, StoredFile

__all__ = [
    "Done",
    "Exported",
    "Going",
    "Held",
    "Plan",
    "Stripped",
    "check_target",
    "export",
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
    sha256: str
    reencoded: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The set stands in its folder (or nothing could go, and there is none). The receipt is plain JSON."""

    receipt: dict[str, Any]


def export(
    plan: Plan, library: Path, to: Path, *, workers: Executor | None = None, at: datetime
) -> Iterator[Exported | Held | Done]:
    """Make the set of a plan at `to`: one result a photo, those held back first, then Done.

    `library` is the folder the photos' paths are relative to, `at` the time for the receipt. A photo that
    cannot be made, or is not clean when it is read back, is held back and the rest goes on, numbered
    without a gap. Closing the generator before Done leaves nothing behind. Raises ExportRefused for a
    folder that may not be written to, StorageError when the disk does not do its part.
    """
    with Staging(to, library, plan.profile.container) as staging:
        yield from plan.held
        held = list(plan.held)
        items: list[dict[str, Any]] = []
        entries: list[Captioned] = []
        goes = naming.shuffled(plan.profile.names, plan.goes)
        jobs = (_job(going, plan, library) for going in goes)
        with closing(in_order(jobs, workers)) as answers:
            for going, answer in zip(goes, answers, strict=True):
                photo = going.photo
                output = _output(going, plan, len(items) + 1)
                try:
                    made = answer()
                    written = staging.add_picture(output, made.data, _kept(going, plan))
                except (PictureError, ExportRefused) as error:
                    held.append(Held(photo.id, photo.name, str(error)))
                    yield held[-1]
                    continue
                items.append(receipt.item(going, written, made))
                entries.append(Captioned(output, photo.marks.caption))
                yield _exported(photo, written, made)
        beside = _captions(staging, plan, entries)
        if items:
            staging.publish()
        yield Done(receipt.make(plan.profile, staging.to, at, items, held, beside))


def _output(going: Going, plan: Plan, number: int) -> str:
    """The new name of the file that goes as the `number`th."""
    profile = plan.profile
    stem = naming.stem(profile.names, number, len(plan.goes), profile.title, going.place)
    return f"{stem}{profile.suffix}"


def _job(going: Going, plan: Plan, library: Path) -> "partial[Bare]":
    photo, form = going.photo, Form.of(plan.profile)
    return partial(_bare, library, photo.primary, form, photo.marks.rotation, _kept(going, plan))


def _bare(library: Path, file: StoredFile, form: Form, rotation: int, keep: Kept) -> Bare:
    """As `bare`, of a file that lies in the library, links in its path followed."""
    source = file.within(library)
    with as_picture_error(source):
        outside = not source.resolve().is_relative_to(library.resolve())
    if outside:
        raise PictureError(f"{shown(source)} is behind a link that leads out of the library.")
    return bare(source, form, rotation, keep)


def _exported(photo: Photo, written: Written, made: Bare) -> Exported:
    return Exported(
        id=photo.id,
        name=photo.name,
        output=written.output,
        size=written.size,
        sha256=written.sha256,
        reencoded=made.reencoded,
        note=made.note,
    )


def _kept(going: Going, plan: Plan) -> Kept:
    return Kept.of(going.photo.marks.caption, plan.profile.keep)


def _captions(staging: Staging, plan: Plan, entries: list[Captioned]) -> list[Written]:
    if not entries:
        return []
    fields = plan.profile.caption_fields
    return [
        staging.add_text(f"captions.{form}", captions.write(form, entries, fields))
        for form in plan.profile.captions
    ]
