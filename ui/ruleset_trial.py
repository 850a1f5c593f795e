"""A rule set that is being changed, checked and tried on photos beside the window."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer import rules
from reviewer.album import Album
from reviewer.errors import RuleSetError
from reviewer.progress import Progress
from reviewer.rules import RuleSet, writing
from reviewer.trial import Trial
from ui.errand import Errand

_PATIENCE_MS: Final = 150


class RuleSetTrial(QObject):
    """Answers the newest question only.

    `checked` carries the faults, none where it is sound; then `progressed` how far the trial is and `told`
    the `Trial`. `failed` carries why there is none.
    """

    checked = Signal(tuple)
    progressed = Signal(object)
    told = Signal(object)
    failed = Signal(str)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        """`library` is its folder."""
        super().__init__(parent)
        self._library = library
        self._asked: tuple[Sequence[str], RuleSet, str] | None = None
        self._errand = Errand(self)
        self._errand.arrived.connect(self._hand_on)
        self._errand.failed.connect(self.failed)
        self._wait = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._wait.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._wait.isActive() or self._errand.running

    def ask(self, shoots: Sequence[str], ruleset: RuleSet, instead_of: str = "") -> None:
        """Check it and try it on shoots, in place of the one of its id or of the one named."""
        self._asked = shoots, ruleset, instead_of
        self._errand.drop()
        self._wait.start()

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._wait.stop()
        self._errand.drop()

    def _begin(self) -> None:
        if self._asked is not None:
            self._errand.run(partial(_try, self._library, *self._asked))

    def _hand_on(self, result: object) -> None:
        match result:
            case Trial():
                self.told.emit(result)
            case Progress():
                self.progressed.emit(result)
            case tuple():
                self.checked.emit(result)


def _try(library: Path, shoots: Sequence[str], ruleset: RuleSet, instead_of: str) -> Iterator[object]:
    try:
        sound = rules.parse(writing.written(ruleset), ruleset.title)
    except RuleSetError as error:
        yield error.faults
        return
    yield ()
    with Album.open(library) as album:
        yield from album.trying(sound, shoots, instead_of)
