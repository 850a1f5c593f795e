"""What is asked of an import, and what it answers: one result a frame, and what is told between them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

from reviewer import file_names
from reviewer.caption.template import Template
from reviewer.metadata import Judged, Metadata
from reviewer.photo import CameraFacts, Caption, Failed, Frame, Seen, StoredFile


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import is asked to do.

    `backup` is a folder that gets a mirror of the library, in a folder of its name. `names` is a template of
    `file_names`, which may make folders in that of the shoot, `template` one of captions; `photographers`, by
    the serial numbers of their cameras, fill by-lines, and `photographer` those of all other cameras.
    """

    shoot: str
    backup: Path | None = None
    names: str = file_names.ORIGINAL
    job: str = ""
    photographer: str = ""
    photographers: Mapping[str, str] = field(default_factory=dict)
    template: Template = field(default_factory=Template)


class Abreast:
    """What imports into one library share that run side by side.

    They keep frames in turn, so that none takes over what another has named and may take back. `number` is
    the last `{seq}` that was given, `homes` tells by SHA-256 where files are that came; the library learns of
    both a moment later.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.number = 0
        self.homes: dict[str, StoredFile] = {}
        self._running = 0

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """While one is running. After the last of them only the library is asked."""
        with self.lock:
            self._running += 1
        try:
            yield
        finally:
            with self.lock:
                self._running -= 1
                if not self._running:
                    self.homes.clear()


class Memory(Protocol):
    """What a library knows of earlier imports; asked on the import's thread."""

    @property
    def abreast(self) -> Abreast:
        """The same for all imports into it."""

    def stored(self, sha256: str) -> StoredFile | None:
        """Where a file of this content is in the library, of any photo."""

    def seen(self, name: str, size: int, mtime_ns: int) -> list[Seen]:
        """What was in files of this name, size and time on cards."""

    def last_number(self) -> int:
        """The highest `{seq}` that was given to a frame."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A frame that is in the library now, verified.

    `trouble` says why it cannot be shown, or is empty; `likeness` is the hash of its look, if that is known.
    `seen` are its files as they were on the card, `number` its `{seq}`, 0 where its name holds none.
    `judged` is what other programs said of it, `beside` what the sidecar that comes first says alone.
    """

    frame: Frame
    files: tuple[StoredFile, ...]
    facts: CameraFacts
    caption: Caption
    trouble: str
    likeness: int | None = None
    seen: tuple[Seen, ...] = ()
    number: int = 0
    judged: Judged = field(default_factory=Judged)
    beside: Metadata | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Files that came later of a frame that is in the library: they stand beside the file `to`, verified."""

    frame: Frame
    files: tuple[StoredFile, ...]
    to: StoredFile
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A frame of which every file is in the library already, by content.

    `completed` tells that a destination lacked some of it, and takes it now; `seen` are those of its files
    that were not seen before.
    """

    name: str
    frame: Frame
    seen: tuple[Seen, ...] = ()
    completed: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a frame is that takes long: a byte is done when it was read back."""

    frame: Frame
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class BackupFailed:
    """The backup did not take a frame, or takes no more (`ended`); the library goes on.

    `lost`: so many of the frames told until now are missing there by this.
    """

    name: str
    sentence: str
    lost: int = 1
    ended: bool = False


Result = Copied | Joined | Known | Failed
"""What became of a frame."""

Told = Result | Moved | BackupFailed
