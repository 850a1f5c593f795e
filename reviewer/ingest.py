"""Frames from a card into a library, and its backup: the verified copy, frame by frame.

One thread reads the card (`card_reader`), others flush, read back and compare (`verifier`) and have workers
read the facts, while the import's own (`intake`) decides what is new and gives names (`keeper`), in the
order of the frames. What is in the library already, by content, is skipped, so that an import can be
repeated after anything.
"""

from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from reviewer import file_names
from reviewer.destination import Destination
from reviewer.errors import UsageError, shown
from reviewer.imported import BackupFailed, Copied, Joined, Known, Memory, Moved, Plan, Result, Told
from reviewer.intake import Intake
from reviewer.keeper import Keeper
from reviewer.photo import Frame, StoredFile
from reviewer.portable_name import portable_stem

__all__ = [
    "BackupFailed", "Copied", "Joined", "Known", "Memory", "Moved", "Plan", "Result", "Told", "check_places",
    "ingest", "lacking", "shoot_name",
]  # fmt: skip


def shoot_name(wanted: str) -> str:
    """The folder name of a shoot: what was wanted, as every file system takes it."""
    return portable_stem(wanted.strip()) if wanted.strip() else "shoot"


def mirror(library: Path, backup: Path) -> Path:
    """The folder below `backup` that gets the same as the library."""
    return backup / library.resolve().name


def lacking(library: Path, backup: Path, frames: Iterable[Sequence[StoredFile]]) -> list[bool]:
    """For each frame whether a backup lacks one of its files, as far as sizes and manifests there tell."""
    there = Destination(mirror(library, backup), "", backup)
    return [not all(map(there.has, files)) for files in frames]


def check_places(card: Path, library: Path, backup: Path | None = None) -> None:
    """Raise UsageError where one lies in another: a card is never written, a library is no card.

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
    if backup is not None:
        _check_backup(on_card, own, mirror(library, backup).resolve())


def _check_backup(on_card: Path, own: Path, there: Path) -> None:
    if there.is_relative_to(own) or own.is_relative_to(there):
        raise UsageError(f"The backup {there} would lie in the library. Choose a folder on another disk.")
    if there.is_relative_to(on_card):
        raise UsageError(f"The backup {there} would lie on the card, which is only ever read.")


def ingest(
    frames: Sequence[Frame], library: Path, plan: Plan, memory: Memory, *, workers: Executor | None
) -> Generator[tuple[Told, ...], None, None]:
    """Copy frames into the shoot's folder; one `Result` a frame, in their order, and what is told between.

    What is made to last together is yielded together; closing leaves nothing behind that was not yielded.
    Raises UsageError where card, library and backup overlap, or for a faulty template, and StorageError when
    the disk of the library takes no more; the frame this happened to is yielded as Failed before.
    """
    file_names.check(plan.names)
    for top in {_top(frame) for frame in frames}:
        check_places(top, library, plan.backup)
    shoot = shoot_name(plan.shoot)
    own = Destination(library, shoot, library)
    second = Destination(mirror(library, plan.backup), shoot, plan.backup) if plan.backup else None
    return Intake(Keeper(own, second, plan, memory), memory, workers).results(frames)


def _top(frame: Frame) -> Path:
    """As much of the card as a frame tells for sure: its DCIM folder, else the frame's own folder."""
    folder = frame.primary.parent
    return next((up for up in (folder, *folder.parents) if up.name.upper() == "DCIM"), folder)
