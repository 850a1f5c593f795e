"""What may lie over the loupe's picture to help judge it: which of it is on, for every view alike."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Aid(StrEnum):
    """One thing over the picture; the value is the id of its action and its word in the settings."""

    HISTOGRAM = "histogram"
    CLIPPING = "clipping"
    FACTS = "shot-facts"


class Aids(QObject):
    """The aids that are on."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on: frozenset[Aid] = frozenset()

    def __contains__(self, aid: Aid) -> bool:
        return aid in self._on

    def toggle(self, aid: Aid) -> None:
        """Put an aid over the picture, or take it away."""
        self._set(self._on ^ {aid})

    @property
    def words(self) -> str:
        """The aids that are on, as the settings keep them."""
        return " ".join(aid for aid in Aid if aid in self)

    def set_words(self, words: str) -> None:
        """Put those aids on that are named; other words mean nothing."""
        self._set(frozenset(aid for aid in Aid if aid in words.split()))

    def checked(self) -> dict[str, bool]:
        """Which actions of the menus hold at present, by their ids."""
        return {str(aid): aid in self for aid in Aid}

    def _set(self, on: frozenset[Aid]) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit()
