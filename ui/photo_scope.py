"""Which photos are meant: those selected, or all that are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui import wording
from ui.entries import Choice

SELECTION, SHOWN = "selection", "shown"


class PhotoScope(Choice):
    """Two words with their numbers. Where several photos are selected, they are meant at first."""

    def __init__(
        self,
        selection: Sequence[int],
        shown: Sequence[int],
        parent: QWidget | None = None,
        *,
        alone: bool = False,
    ) -> None:
        """`alone`: a single photo that is selected is meant at first, too."""
        self._ids = {SELECTION: tuple(selection), SHOWN: tuple(shown)}
        name = wording.tr("Photos")
        words = {SELECTION: wording.tr("Selection"), SHOWN: wording.tr("Everything shown")}
        super().__init__(
            name,
            {scope: f"{word}   {wording.number(len(self._ids[scope]))}" for scope, word in words.items()},
            parent,
        )
        for scope, toggle in self.toggles.items():
            toggle.setEnabled(bool(self._ids[scope]))
        self.show_value(SELECTION if len(selection) > (not alone) or not shown else SHOWN)

    @property
    def ids(self) -> tuple[int, ...]:
        """The photos that are meant, in their order."""
        return self._ids[str(self.value)]
