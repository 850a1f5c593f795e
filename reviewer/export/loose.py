"""Stripping files that are in no library: the same promises, file by file, without a profile.

A picture with transparency, or from a format without loss, becomes a PNG; any other a JPEG of high
quality. Asked for no loss, a JPEG keeps its own pixels where that is safe, and it is told where not.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from pathlib import Path

from reviewer.errors import ExportRefused, PictureError
from reviewer.export.bare import Bare, Form, bare, plain
from reviewer.export.ending import ALL_OR_NOTHING, Ending, in_turn
from reviewer.export.making import Job, Made, made
from reviewer.export.staging import Staging, Written
from reviewer.portable_name import portable_stem, same_file

_LONGEST_STEM = 240


@dataclass(frozen=True, slots=True)
class Stripped:
    """What became of one file: a new one at `output`, or `held_back` says why there is none.

    `reencoded` is True for fresh pixels; `note` says why, where the file's own were asked for.
    """

    source: Path
    output: Path | None = None
    held_back: str = ""
    reencoded: bool = True
    note: str = ""
    size: int = 0

    def outcome(self) -> dict[str, object]:
        """The result as plain values for a script; see the command line's contract."""
        if self.output is None:
            return {"held_back": self.held_back}
        plain = {"output": str(self.output), "size": self.size}
        return {**plain, "reencoded": self.reencoded, "note": self.note}


def strip_files(
    paths: Sequence[Path],
    to: Path,
    *,
    lossless: bool,
    keep_names: bool,
    workers: Executor | None = None,
    ending: Ending = ALL_OR_NOTHING,
) -> Iterator[Stripped]:
    """Strip files into the new or empty folder `to`: one result a file, in order.

    The folder appears when the last has been done; closing the generator before leaves nothing behind,
    and `ending` may let it appear earlier, with the rest held back. Names are 001 and so on, or those of
    the sources, told apart by a number where two would be the same. Raises ExportRefused for a folder
    that may not be written to, TargetFailed for its disk.
    """
    with Staging(to, durable=False) as staging:
        done = _Done(staging, len(paths), keep_names)
        form = Form(lossless)
        jobs = (Job(partial(bare, path, form), plain=partial(plain, path, form)) for path in paths)
        with closing(made(jobs, staging, workers)) as answers:
            turns = zip(paths, answers, strict=True)
            why = yield from in_turn((partial(done.add, *turn) for turn in turns), staging, ending)
        if why:
            staging.forget_parts()
        for path in paths[done.turns :]:
            yield Stripped(path, held_back=f"Not made: the work ended early, {why}.")
        if done.names:
            staging.publish()


class _Done:
    """What is done so far: the names given, as `same_file` tells them apart, and how many had none."""

    def __init__(self, staging: Staging, of: int, keep_names: bool) -> None:
        self._staging, self._keep_names = staging, keep_names
        self._digits = max(3, len(str(of)))
        self._nameless = 0
        self.names: set[str] = set()

    @property
    def turns(self) -> int:
        """How many files had their turn."""
        return len(self.names) + self._nameless

    def add(self, path: Path, answer: Callable[[], Made]) -> Stripped:
        """Put the next file into the folder, or hold it back. Raises TargetFailed."""
        try:
            file = answer()
            stem = _own_stem(path) if self._keep_names else f"{len(self.names) + 1:0{self._digits}d}"
            output = _free(stem, file.bare.suffix, self.names)
            written = self._staging.name(file.part, output)
        except (PictureError, ExportRefused) as error:
            self._nameless += 1
            return Stripped(path, held_back=str(error))
        self.names.add(same_file(output))
        return _stripped(path, file.bare, self._staging.to, written)


def _own_stem(path: Path) -> str:
    """The name of the source without its suffix; cut where a longer suffix would make it too long."""
    return path.stem if len(os.fsencode(path.stem)) <= _LONGEST_STEM else portable_stem(path.stem)


def _free(stem: str, suffix: str, taken: set[str]) -> str:
    """The name, or with a number behind it if another file of the set has it."""
    names = chain([f"{stem}{suffix}"], (f"{stem}-{n}{suffix}" for n in count(2)))
    return next(name for name in names if same_file(name) not in taken)


def _stripped(path: Path, made: Bare, to: Path, written: Written) -> Stripped:
    return Stripped(
        source=path,
        output=to / written.output,
        reencoded=made.reencoded,
        note=made.note,
        size=written.size,
    )
