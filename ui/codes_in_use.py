"""The code replacements of the person at work: their files in their order, read beside the window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from reviewer.caption import code_file
from reviewer.caption.code_file import CodeFile
from reviewer.caption.codes import DELIMITER, Codes
from reviewer.errors import ReviewerError
from ui import settings as remembered
from ui.errand import Errand


@dataclass(frozen=True, slots=True)
class Read:
    """A file and what is in it; `trouble` says why nothing is."""

    path: Path
    content: CodeFile = field(default_factory=CodeFile)
    trouble: str = ""


class CodesInUse(QObject):
    """`codes` are there once `changed` was emitted; until then there are none.

    A file that cannot be read leaves its codes out, and says why in `files`.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.codes = Codes(delimiter=self.delimiter)
        self.files: tuple[Read, ...] = ()
        self._errand = Errand(self)
        self._errand.arrived.connect(self._take)

    @property
    def delimiter(self) -> str:
        """What stands before and behind a code."""
        return remembered.word(self._settings, remembered.CODE_DELIMITER).strip() or DELIMITER

    @property
    def paths(self) -> list[Path]:
        """The files in their order; of two with the same code the later one counts."""
        return [Path(one) for one in remembered.words(self._settings, remembered.CODE_FILES)]

    @property
    def reading(self) -> bool:
        """Whether files are being read."""
        return self._errand.running

    def use(self, paths: Sequence[Path], delimiter: str) -> None:
        """Use these from now on, and the next time the program starts."""
        self._settings.setValue(remembered.CODE_FILES, [str(path) for path in paths])
        self._settings.setValue(remembered.CODE_DELIMITER, delimiter)
        self.read()

    def read(self) -> None:
        """Read the files anew."""
        paths, delimiter = self.paths, self.delimiter
        if not paths and not self.files:
            self.codes = Codes(delimiter=delimiter)
            return
        self._errand.run(lambda: _read(paths, delimiter))

    def close(self) -> None:
        """Nobody waits for them any more."""
        self._errand.drop()

    def _take(self, result: object) -> None:
        if isinstance(result, tuple):
            self.files, self.codes = result
            self.changed.emit()


def _read(paths: Sequence[Path], delimiter: str) -> Iterator[object]:
    files = tuple(map(look_through, paths))
    rows = (row for file in files for row in file.content.rows)
    yield files, Codes(rows, delimiter)


def look_through(path: Path) -> Read:
    """What is in a file."""
    try:
        return Read(path, code_file.look_through(path))
    except ReviewerError as error:
        return Read(path, trouble=str(error))
