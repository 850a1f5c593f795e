"""Rule sets handed on: the file as it is, or a card to print and carry along."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reviewer import rules
from reviewer.errors import StorageError
from reviewer.whole_file import write_whole
from ui import choose, ruleset_card
from ui.errand import Errand


class RuleSetHandOut(QObject):
    """Writes files beside the window. `said` carries what went wrong, or nothing when all is well."""

    said = Signal(str)

    def __init__(self, own: Path, parent: QWidget) -> None:
        """`own` is the folder of the library's rule sets."""
        super().__init__(parent)
        self._own, self._over = own, parent
        self._errand = Errand(self)
        self._errand.failed.connect(self.said)

    def ask_file(self, ref: str) -> None:
        """Ask where to put the rule set's file, and put it there."""
        self._ask(
            self.tr("Save the rule set to"), f"{Path(ref).stem}.toml", partial(rules.source, ref, self._own)
        )

    def ask_card(self, ref: str) -> None:
        """Ask where to put the card, and put it there."""
        made = partial(_card, ref, self._own)
        self._ask(self.tr("Save the card to"), f"{Path(ref).stem}.pdf", made)

    def _ask(self, title: str, name: str, made: Callable[[], bytes]) -> None:
        to = choose.new_file(self._over, title, name)
        if to is not None:
            self._errand.run(partial(_write, to, made))


def _card(ref: str, own: Path) -> bytes:
    return ruleset_card.printed(rules.find(ref, own))


def _write(to: Path, made: Callable[[], bytes]) -> Iterator[object]:
    data = made()
    try:
        write_whole(to, data)
    except OSError as error:
        raise StorageError(f"{to} cannot be written: {error.strerror}.") from error
    yield to
