"""Exports that are killed, or find the disk full, at each step they take on the disk.

Run as `python -m tests.reviewer.export.interrupted TROUBLE FOLDER EVERY`, a process of its own that forks a
child for each step of each kind of export; what is wrong afterwards is printed, a line each.
With the trouble "disk", FOLDER must be a small file system that this process may mount anew in other sizes.
"""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from reviewer.errors import ReviewerError
from reviewer.export import package
from reviewer.export.profile import CaptionFile, Container, Pixels, Profile
from reviewer.photo import Caption, Look, Marks, Photo, StoredFile, Verdict
from reviewer.rules import Judgement
from tests.reviewer.export.pieces import PUBLICATION, encoded, exif, picture
from ui.printed_sheet import Press

AT = datetime(2031, 5, 6, tzinfo=UTC)
ZIPPED = replace(PUBLICATION, container=Container.ZIP)
OWN = replace(PUBLICATION, pixels=Pixels.LOSSLESS, captions=(CaptionFile.TXT, CaptionFile.CSV))
TOLD = replace(PUBLICATION, story=True, contact_sheet=True)
_NAMES = ("1.JPG", "2.JPG", "3.JPG")

# Fewer than any of these exports takes.
_FEWEST_STEPS = 5
# Pages of 4 KB.
_PLENTY = 16_000

Make = Callable[[Path, Path], None]


def _strip(lossless: bool) -> Make:
    def make(sources: Path, to: Path) -> None:
        files = [sources / name for name in _NAMES]
        for _ in package.strip_files(files, to, lossless=lossless, keep_names=False):
            pass

    return make


def _export(profile: Profile) -> Make:
    marks = Marks(looks=(Look(),), caption=Caption(headline="Head"))
    clear = Judgement(Verdict.CLEAR, Verdict.CLEAR)

    def make(sources: Path, to: Path) -> None:
        photos = [
            (Photo(n, "s", name, (StoredFile(PurePosixPath(name), 1, "00"),), marks=marks), clear)
            for n, name in enumerate(_NAMES, start=1)
        ]
        draw = Press() if profile.contact_sheet else None
        for _ in package.export(package.plan(photos, profile), sources, to, at=AT, draw=draw):
            pass

    return make


KINDS: dict[str, tuple[Make, str]] = {
    "strip": (_strip(False), "Set"),
    "strip-lossless": (_strip(True), "Set"),
    "folder": (_export(PUBLICATION), "Set"),
    "zip": (_export(ZIPPED), "Set.zip"),
    "lossless": (_export(OWN), "Set"),
    "sheet": (_export(TOLD), "Set"),
    "sheet-zip": (_export(replace(TOLD, container=Container.ZIP)), "Set.zip"),
    "lossless-zip": (_export(replace(OWN, container=Container.ZIP)), "Set.zip"),
}

DRAWN = "sheet"

# What is done to files, by the names of Python's audit events; reading is among it.
_STEPS = frozenset(
    f"os.{name}"
    for name in (
        "chmod",
        "link",
        "listdir",
        "mkdir",
        "remove",
        "rename",
        "rmdir",
        "scandir",
        "truncate",
        "utime",
    )
) | {"open"}
# Those that need room on the disk.
_MAKING = frozenset(("os.link", "os.mkdir", "os.rename"))


def _killed_at(step: int) -> Callable[[str, tuple[object, ...]], None]:
    steps = iter(range(1, step))

    def watch(event: str, _: tuple[object, ...]) -> None:
        if event in _STEPS and next(steps, 0) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return watch


def _full_from(step: int) -> Callable[[str, tuple[object, ...]], None]:
    steps = iter(range(1, step))

    def watch(event: str, given: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)
        if (event in _MAKING or writes) and next(steps, 0) == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return watch


def _in_child(
    make: Callable[[], None], watch: Callable[[str, tuple[object, ...]], None] | None
) -> tuple[int, str]:
    """The exit code of a process that does it, negative where it was killed, and its last words."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code, said = 0, ""
        if watch:
            sys.addaudithook(watch)
        try:
            make()
        except ReviewerError as error:
            code, said = error.exit_code, str(error)
        except BaseException as error:  # noqa: BLE001  # told to the parent
            code, said = 99, repr(error)
        os.write(writing, said.encode())
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as words:
        said = words.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def _content(place: Path) -> object:
    """What stands at a place: bytes, files by name, or nothing."""
    if place.is_dir():
        return {path.name: path.read_bytes() for path in place.iterdir()}
    return place.read_bytes() if place.exists() else None


class _Trial:
    """One kind of export into one folder, again and again."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._make, name = KINDS[kind]
        self._folder = folder
        self._sources = folder.parent / kind
        self.to, self._next = folder / name, folder / f"Next{Path(name).suffix}"
        self._sources.mkdir()
        for number, file in enumerate(_NAMES):
            data = encoded(picture(size=(300 + 16 * number, 200)), quality=100, exif=exif({0x0110: "CANARY"}))
            (self._sources / file).write_bytes(data)
        if DRAWN in kind:
            _in_child(self._run, None)  # Qt is not forked
        else:
            self._run()  # what is loaded for it is loaded once
        self._whole = _content(self.to)
        self._clear()

    def killed(self, every: int) -> Iterator[str]:
        """Kill it at each step; the next export clears away what it left."""
        step, code = 1, -signal.SIGKILL
        while code == -signal.SIGKILL:
            code, said = _in_child(self._run, _killed_at(step))
            yield from self._half(f"killed at step {step}")
            if code not in (0, -signal.SIGKILL):
                yield f"step {step}: {code} {said}"
            code_after, said = _in_child(lambda: self._make(self._sources, self._next), None)
            if code_after or self._names() - {self.to.name} != {self._next.name}:
                yield f"after step {step}: {code_after} {said} {self._names()}"
            self._clear()
            step += every
        yield from self._hit(step)

    def full(self, every: int) -> Iterator[str]:
        """Let the disk be full from each step on."""
        step, code = 1, 3
        while code == 3:
            code, said = _in_child(self._run, _full_from(step))
            yield from self._told(f"full from step {step}", code, said)
            step += every
        yield from self._hit(step)

    def disk(self, every: int) -> Iterator[str]:
        """Let the disk have room for one page more each time, until the set fits."""
        pages, code = 1, 3
        while code == 3:
            self._room(pages)
            code, said = _in_child(self._run, None)
            yield from self._told(f"with {pages} pages", code, said)
            pages += every
        self._room(_PLENTY)
        yield from self._hit(pages - every)

    def _room(self, pages: int) -> None:
        subprocess.run(["mount", "-o", f"remount,size={4 * pages}k", str(self._folder)], check=True)

    def _run(self) -> None:
        self._make(self._sources, self.to)

    def _told(self, when: str, code: int, said: str) -> Iterator[str]:
        yield from self._half(when)
        left = self._names() - {self.to.name}
        sound = (code == 0 and self.to.exists()) or (
            code == 3 and "its disk is full" in said and self.to.name in said
        )
        if left or not sound:
            yield f"{when}: {code} {said} {left}"
        self._clear()

    def _half(self, when: str) -> Iterator[str]:
        """The set is whole or not there, and nothing else can be seen."""
        if _content(self.to) not in (None, self._whole):
            yield f"{when}: half a set"
        if {name for name in self._names() if not name.startswith(".")} - {self.to.name}:
            yield f"{when}: {self._names()}"

    def _hit(self, steps: int) -> Iterator[str]:
        if steps < _FEWEST_STEPS:
            yield f"only {steps} steps: it was hardly hit"

    def _names(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()}

    def _clear(self) -> None:
        for path in self._folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def main() -> None:
    """Try it out at every so many steps, and where a sheet is drawn; exit code 1 where something is wrong."""
    trouble, folder, every, every_drawn = sys.argv[1:]
    wrong = 0
    for kind in KINDS:
        steps = int(every_drawn if DRAWN in kind else every)
        for line in getattr(_Trial(kind, Path(folder)), trouble)(steps):
            wrong += 1
            sys.stdout.write(f"{kind}: {line}\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
