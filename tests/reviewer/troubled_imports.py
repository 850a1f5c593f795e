"""Imports that are killed at any step they take on the disk, or fail at it, or find it full or read only.

Run as `python -m tests.reviewer.troubled_imports TROUBLE FOLDER TIMES`, a process of its own that forks a
child for each import; what is wrong afterwards is printed, a line each. With the troubles "full" and
"read-only", FOLDER must be a small file system that this process may mount anew.
"""

import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from reviewer import card, ingest, manifest, verified_copy
from reviewer.errors import ReviewerError
from reviewer.review import Review
from reviewer.verified_copy import PART
from tests.reviewer.shelves import picture

FRAMES = 5
SEED = 6
_PLENTY_KB = 64_000
_STEP_KB = 160
# What is done to files, by the names of Python's audit events; `sqlite3` has none of its own.
_STEPS = frozenset(
    f"os.{name}" for name in ("chmod", "link", "mkdir", "remove", "rename", "scandir", "utime")
) | {"open"}

_KEPT = (ingest.Copied, ingest.Joined, ingest.Known)

# Where steps fail, and how.
_WHERE = ("/shoots", "/card")
_TROUBLES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ENOMEM, errno.EINVAL, errno.ENOENT)

# Threads that look over what was told: their own steps do not fail.
_spared: set[int] = set()

Watch = Callable[[str, tuple[object, ...]], None]


def make_card(folder: Path) -> Path:
    """Pictures, two of them with a RAW and a sidecar, large enough to fill a small disk."""
    for number in range(FRAMES):
        file = picture(folder / "DCIM" / "100TEST" / f"IMG_{number}.JPG", 40 * number)
        file.write_bytes(file.read_bytes() + bytes([number]) * 200_000)
        if number < 2:
            file.with_suffix(".CR2").write_bytes(bytes([number]) * 100_000)
            file.with_suffix(".xmp").write_text(f"<x{number}/>")
    return folder


def run(source: Path, room: Path) -> None:
    """Import all into `room/library`, which is made where it is not there, and into a backup beside it."""
    library, backup = room / "library", room / "backup"
    backup.mkdir(exist_ok=True)
    with Review.open(library) if (library / "catalog.sqlite").exists() else Review.create(library) as review:
        review.start_shoot("day")
        plan = ingest.Plan("day", backup=backup, names="{date:%m/%d}/{name}-{seq}")
        for told in ingest.ingest(card.frames(source).frames, library, plan, review, workers=None):
            kept = [one for one in told if isinstance(one, _KEPT)]
            review.add("day", kept)
            _check_told(library, kept)


def _check_told(library: Path, kept: list[ingest.Copied | ingest.Joined | ingest.Known]) -> None:
    """What is told as copied is there at that moment, byte for byte, and in the manifest."""
    _spared.add(threading.get_ident())
    noted = manifest.parse((library / "shoots" / "day" / manifest.NAME).read_bytes()) if kept else {}
    for one in kept:
        for file in () if isinstance(one, ingest.Known) else one.files:
            found = hashlib.sha256((library / file.path).read_bytes()).hexdigest()
            name = file.path.relative_to("shoots/day").as_posix()
            assert found == file.sha256 == noted[name], f"{name} was told, and is not there"
    _spared.clear()


def wrong(source: Path, room: Path) -> Iterator[str]:
    """What does not hold of an import that came to its end."""
    originals = sorted(path.read_bytes() for path in source.rglob("*") if path.is_file())
    with Review.open(room / "library", read_only=True) as review:
        photos = review.photos(review.ids())
    if len(photos) != FRAMES:
        yield f"{len(photos)} photos"
    listed = sorted(str(file.path) for photo in photos for file in photo.files)
    for root in (room / "library", room / "backup" / "library"):
        files = {str(path.relative_to(root)): path for path in (root / "shoots").rglob("*") if path.is_file()}
        sums = files.pop(f"shoots/day/{manifest.NAME}")
        if sorted(files) != listed or sorted(path.read_bytes() for path in files.values()) != originals:
            yield f"{root.name} holds {sorted(files)}"
        if subprocess.run(["sha256sum", "-c", "--quiet", "--strict", sums.name], cwd=sums.parent).returncode:
            yield f"{sums} does not agree"
        stored = {path.relative_to(sums.parent).as_posix() for path in files.values()}
        if set(manifest.parse(sums.read_bytes())) != stored:
            yield f"{sums} lists other files"
        if left := list(root.rglob(f"{PART}*")):
            yield f"left: {left}"


def in_child(do: Callable[[], None], watch: Watch | None = None) -> tuple[int, str]:
    """The exit code of a process that does it, negative where it was killed, and its last words."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code, said = 0, ""
        verified_copy._MINE = f"{PART}{os.getpid()}-"  # as a process of its own would have it
        if watch:
            sys.addaudithook(watch)
        try:
            do()
        except ReviewerError as error:
            code, said = error.exit_code, str(error)
        except BaseException as error:  # noqa: BLE001  # told to the parent
            code, said = 99, "".join(traceback.format_exception(error))
        os.write(writing, said.encode())
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as words:
        said = words.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def at_step(step: int, do: Callable[[], None]) -> Watch:
    """Do something at the step of this number."""
    numbers = count(1)

    def watch(event: str, _: tuple[object, ...]) -> None:
        if event in _STEPS and next(numbers) == step:
            do()

    return watch


def failing(source: Path, folder: Path, times: int) -> Iterator[str]:
    """Let steps fail that are taken at random, of those on the card and below the shoots."""
    chance = random.Random(SEED)
    for number in range(times):
        room = folder / str(number)
        room.mkdir()
        seed, share = chance.random(), chance.choice((0.003, 0.01, 0.03, 0.1))
        code, said = in_child(lambda room=room: run(source, room), _fails(seed, share))  # type: ignore[misc]
        if code not in (0, 1, 3):
            yield f"failing {seed}, {share}: {code} {said}"
        yield from _comes_to_its_end(source, room, f"failing {seed}, {share}, {said}")
        shutil.rmtree(room)


def _fails(seed: float, share: float) -> Watch:
    """Let this share of the steps fail, but for removing what is to go: nobody else would."""
    chance = random.Random(seed)
    fsync = os.fsync

    def flushed(file: int) -> None:
        fail_sometimes()
        fsync(file)

    def fail_sometimes() -> None:
        if threading.get_ident() not in _spared and chance.random() < share:
            trouble = chance.choice(_TROUBLES)
            raise OSError(trouble, os.strerror(trouble))

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _STEPS - {"os.remove"} and any(part in str(arguments[0]) for part in _WHERE):
            fail_sometimes()

    def fsyncing(event: str, arguments: tuple[object, ...]) -> None:
        os.fsync = flushed
        watch(event, arguments)

    return fsyncing


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(source: Path, folder: Path, times: int) -> Iterator[str]:
    """Kill it at steps taken at random, then let it come to its end."""
    steps = _steps(source, folder)
    for number, step in enumerate(random.Random(SEED).sample(range(1, steps), min(times, steps - 1))):
        room = folder / str(number)
        room.mkdir()
        code, said = in_child(lambda room=room: run(source, room), at_step(step, kill))  # type: ignore[misc]
        if code not in (0, -signal.SIGKILL):
            yield f"step {step}: {code} {said}"
        yield from _comes_to_its_end(source, room, f"killed at step {step} of {steps}")
        shutil.rmtree(room)


def _steps(source: Path, folder: Path) -> int:
    """So many steps an import takes: it counts them itself, and writes the number down at its end."""
    room, steps = folder / "counted", count(1)
    room.mkdir()

    def counting() -> None:
        run(source, room)
        (room / "steps").write_text(str(next(steps)))

    in_child(counting, lambda event, _: (event in _STEPS and next(steps), None)[1])
    told = int((room / "steps").read_text())
    shutil.rmtree(room)
    return told


def full(source: Path, folder: Path, times: int) -> Iterator[str]:
    """Let the disk have room for some more each time; with plenty of it the import comes to its end."""
    for number in range(times):
        _mount(folder, f"size={_STEP_KB * (number + 1)}k")
        code, said = in_child(lambda: run(source, folder))
        if code not in (0, 3) or (code == 3 and "full" not in said and "No space left" not in said):
            yield f"with {_STEP_KB * (number + 1)} KB: {code} {said}"
        _mount(folder, f"size={_PLENTY_KB}k")
        yield from _comes_to_its_end(source, folder, f"with {_STEP_KB * (number + 1)} KB")
        for inside in folder.iterdir():
            shutil.rmtree(inside)


def read_only(source: Path, folder: Path, _: int) -> Iterator[str]:
    """Let the disk under the photographs take nothing."""
    shoots = folder / "library" / "shoots"
    in_child(lambda: run(source.parent / "nothing", folder))
    shoots.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "none", str(shoots)], check=True)
    code, said = in_child(lambda: run(source, folder))
    if code != 3 or "Read-only" not in said:
        yield f"read only: {code} {said}"
    subprocess.run(["umount", str(shoots)], check=True)
    yield from _comes_to_its_end(source, folder, "read only")


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def _comes_to_its_end(source: Path, room: Path, when: str) -> Iterator[str]:
    code, said = in_child(lambda: run(source, room))
    if code:
        yield f"{when}, then: {code} {said}"
    else:
        yield from (f"{when}: {one}" for one in wrong(source, room))


def main() -> None:
    """Try it out; exit code 1 where something is wrong."""
    trouble, folder, times = sys.argv[1:]
    source = make_card(Path(folder).parent / "card")
    (source.parent / "nothing").mkdir()
    before = {path: (path.read_bytes(), path.stat()) for path in source.rglob("*") if path.is_file()}
    tried = {"killed": killed, "failing": failing, "full": full, "read-only": read_only}[trouble]
    lines = list(tried(source, Path(folder), int(times)))
    if before != {path: (path.read_bytes(), path.stat()) for path in source.rglob("*") if path.is_file()}:
        lines.append("the card was changed")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
