"""Frames from a card into a library: the verified copy, frame by frame.

Each frame goes from `card.frames` through `verified_copy` onto the `shelf` of its shoot. Its facts are
read from the copy, by workers while the next frame is copied. What is in the library already, by
content, is skipped, so that an import can be repeated after anything.
"""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from pathlib import Path

from reviewer import formats, likeness, metadata
from reviewer.errors import PictureError, StorageError, UsageError, shown
from reviewer.photo import CameraFacts, Caption, Failed, Frame, StoredFile
from reviewer.portable_name import portable_stem
from reviewer.shelf import Shelf
from reviewer.verified_copy import CopyFailed

# So many copied frames may wait for their facts. More would keep the window waiting for them.
WAITING = 16


@dataclass(frozen=True, slots=True)
class Copied:
    """A frame that is in the library now, verified.

    `trouble` says why it cannot be shown, or is empty; `likeness` is the hash of its look, if that is known.
    """

    frame: Frame
    files: tuple[StoredFile, ...]
    facts: CameraFacts
    caption: Caption
    trouble: str
    likeness: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A frame of which every file is in the library already, by content."""

    name: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Look:
    """What a file says of itself; see Copied."""

    facts: CameraFacts = field(default_factory=CameraFacts)
    caption: Caption = field(default_factory=Caption)
    trouble: str = ""
    likeness: int | None = None


Result = Copied | Known | Failed


def shoot_name(wanted: str) -> str:
    """The folder name of a shoot: what was wanted, as every file system takes it."""
    return portable_stem(wanted.strip()) if wanted.strip() else "shoot"


def check_places(card: Path, library: Path) -> None:
    """Raise UsageError when one lies in the other: a card is never written, a library is no card.

    To be called with the folder that was chosen; `ingest` itself knows only where the frames lie.
    """
    on_card, own = card.resolve(), library.resolve()
    if own.is_relative_to(on_card):
        raise UsageError(
            f"The library {shown(library)} lies inside {shown(card)}, and a card is only ever read. "
            "Choose a library elsewhere."
        )
    if on_card.is_relative_to(own):
        raise UsageError(f"{shown(card)} lies inside the library {shown(library)}. Choose a card.")


def ingest(
    frames: Sequence[Frame],
    library: Path,
    shoot: str,
    known: Callable[[str], bool],
    *,
    workers: Executor | None,
) -> Generator[Result, None, None]:
    """Copy frames into the shoot's folder; one result a frame, in their order.

    `known` tells whether the library has a file of this SHA-256, of any photo. Closing between two results
    leaves nothing behind that was not yielded. Raises UsageError where card and library overlap, and
    StorageError when the disk of the library takes no more; the frame this happened to is yielded as
    Failed before.
    """
    for top in {_top(frame) for frame in frames}:
        check_places(top, library)
    return _results(frames, Shelf(library, shoot_name(shoot), known), workers)


def look(path: Path, sidecar: Path | None = None) -> Look:
    """Read what a copy says of itself, and whether it can be shown. Runs in a worker process."""
    try:
        found = formats.sniff(path)
        if found is None:
            return Look(trouble=f"{shown(path)} is no picture in a format that can be read here.")
        told = metadata.read(path, sidecar)
    except PictureError as error:
        return Look(trouble=str(error))
    except OSError as error:
        return Look(trouble=f"{shown(path)} cannot be read: {error.strerror}.")
    if found.kind == "video":
        trouble = f"{shown(path)} is a video. Videos are kept, but not shown."
        return Look(told.facts, told.caption, trouble)
    return Look(told.facts, told.caption, likeness=likeness.of_file(path))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A frame whose copy is done and whose facts are being read."""

    frame: Frame
    files: tuple[StoredFile, ...]
    look: Future[Look]

    def copied(self) -> Copied:
        try:
            seen = self.look.result()
        except PictureError as error:
            seen = Look(trouble=str(error))
        except BrokenExecutor:
            seen = Look(trouble=f"{shown(self.frame.primary)} ended the process that looked into it.")
        return Copied(self.frame, self.files, seen.facts, seen.caption, seen.trouble, seen.likeness)


def _results(
    frames: Sequence[Frame], shelf: Shelf, workers: Executor | None
) -> Generator[Result, None, None]:
    waiting: deque[_Waiting] = deque()
    try:
        shelf.prepare()
        for frame in frames:
            name = shown(frame.primary)
            try:
                files = shelf.take(frame)
            except (CopyFailed, StorageError) as error:
                yield from _ready(waiting, leave=0)
                yield Failed(name, str(error))
                if isinstance(error, StorageError):
                    raise
                continue
            if files:
                waiting.append(_Waiting(frame, files, _submit(workers, shelf.library, files)))
                yield from _ready(waiting, leave=WAITING)
            else:
                yield from _ready(waiting, leave=0)
                yield Known(name, frame)
        yield from _ready(waiting, leave=0)
    finally:
        for unseen in waiting:
            unseen.look.cancel()
            shelf.remove(unseen.files)


def _ready(waiting: deque[_Waiting], *, leave: int) -> Generator[Copied, None, None]:
    """What has its facts, in order; waiting for them until at most `leave` are left."""
    while waiting and (len(waiting) > leave or waiting[0].look.done()):
        copied = waiting[0].copied()
        waiting.popleft()
        yield copied


def _submit(workers: Executor | None, library: Path, files: tuple[StoredFile, ...]) -> Future[Look]:
    sidecars = [library / file.path for file in files if file.path.suffix.lower() == ".xmp"]
    arguments = (library / files[0].path, sidecars[0] if sidecars else None)
    if workers:
        return workers.submit(look, *arguments)
    done: Future[Look] = Future()
    done.set_result(look(*arguments))
    return done


def _top(frame: Frame) -> Path:
    """As much of the card as a frame tells for sure: its DCIM folder, else the frame's own folder."""
    folder = frame.primary.parent
    return next((up for up in (folder, *folder.parents) if up.name.upper() == "DCIM"), folder)
