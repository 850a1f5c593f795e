"""What helps a person to write captions right: their code replacements, the spelling, the checks."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor

from PySide6.QtCore import QObject, QSettings, Signal

from reviewer.caption import checks
from reviewer.caption.suggestions import words
from ui.caption_pane import CaptionPane
from ui.checks_in_use import ChecksInUse
from ui.codes_in_use import CodesInUse, Read
from ui.errand import Errand
from ui.spelling import Spelling


class Proofreading(QObject):
    """Hands them to the caption pane, and others of them whenever they change. `begin` reads their files."""

    failed = Signal(str)

    def __init__(
        self,
        pane: CaptionPane,
        neighbours: Callable[[int], Sequence[int]],
        workers: Executor,
        settings: QSettings,
        parent: QObject,
    ) -> None:
        """`neighbours` tells which photos stand before and after one."""
        super().__init__(parent)
        self._pane = pane
        self.codes = CodesInUse(settings, self)
        self.checks = ChecksInUse(settings, self)
        self.spelling = Spelling(workers, settings, self)
        self.spelling.failed.connect(self.failed)
        pane.use_spelling(self.spelling)
        pane.hints.neighbours = neighbours
        pane.hints.refused.connect(lambda check: self.checks.turn(check, False))
        self._names = Errand(self)
        self._names.arrived.connect(self.spelling.know)
        self.codes.changed.connect(self._use_codes)
        self.checks.changed.connect(self._turn_off)
        self._turn_off()

    def begin(self) -> None:
        """Read the codes and look for dictionaries, beside the window."""
        self.codes.read()
        self.spelling.find()

    def close(self) -> None:
        """Nobody waits for them any more."""
        self.codes.close()
        self._names.drop()
        self.spelling.close()

    def _use_codes(self) -> None:
        """What codes stand for is mostly names: none of it is misspelt."""
        self._pane.use_codes(self.codes.codes)
        files = self.codes.files
        self._names.run(lambda: _names(files))

    def _turn_off(self) -> None:
        self._pane.hints.turn_off(self.checks.off)


def _names(files: Sequence[Read]) -> Iterator[object]:
    checks.prepare()
    yield words(text for file in files for row in file.content.rows for text in row.columns)
