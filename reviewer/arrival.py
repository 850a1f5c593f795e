"""What a frame is taken in with: what its file says of itself, and what is given to every frame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reviewer import formats, likeness, metadata
from reviewer.caption import template, with_fields
from reviewer.caption.template import Template
from reviewer.caption.variables import Told
from reviewer.errors import PictureError, shown
from reviewer.metadata import Judged, Metadata
from reviewer.photo import CameraFacts, Caption, Photo


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says of itself.

    `trouble` says why it cannot be shown, or is empty; `likeness` is the hash of its look, if that is known;
    `beside` what its sidecar says alone.
    """

    facts: CameraFacts = field(default_factory=CameraFacts)
    caption: Caption = field(default_factory=Caption)
    judged: Judged = field(default_factory=Judged)
    trouble: str = ""
    likeness: int | None = None
    beside: Metadata | None = None


def look(path: Path, sidecars: Sequence[Path] = (), name: str = "") -> Look:
    """Read what a copy says of itself, and whether it can be shown. Runs in a worker process.

    What sidecars say comes first, in their order. A copy under a temporary name is told of by `name`.
    """
    seen = _look(path, sidecars)
    return replace(seen, trouble=seen.trouble.replace(shown(path), name)) if name else seen


def _look(path: Path, sidecars: Sequence[Path]) -> Look:
    try:
        found = formats.sniff(path)
        if found is None:
            return Look(trouble=f"{shown(path)} is no picture in a format that can be read here.")
        told = metadata.read(path, *sidecars)
    except PictureError as error:
        return Look(trouble=str(error))
    except OSError as error:
        return Look(trouble=f"{shown(path)} cannot be read: {error.strerror}.")
    if found.kind == "video":
        trouble = f"{shown(path)} is a video. Videos are kept, but not shown."
        return Look(told.facts, told.caption, told.judged, trouble, beside=told.beside)
    seen = likeness.of_file(path)
    return Look(told.facts, told.caption, told.judged, likeness=seen, beside=told.beside)


def captioned(given: Template, photo: Photo, number: int, job: str, by: str) -> Caption:
    """A frame's own caption with the by-line of who took it, and what a template makes of that."""
    caption = photo.marks.caption
    caption = replace(caption, byline=caption.byline or by)
    told = Told(photo, number, job=job, photographer=by)
    return with_fields(caption, template.applied(given, caption, told))


def photographer(facts: CameraFacts, by_serial: Mapping[str, str], otherwise: str) -> str:
    """Who took it, by the serial number of the camera."""
    return by_serial.get(facts.serial, "") or otherwise if facts.serial else otherwise
