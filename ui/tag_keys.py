"""Letters that, with Shift, set tags: one's own, kept with the settings, and else those of the rule sets."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSettings

from reviewer.rules import Tag
from ui import settings as remembered

_GROUP: Final = "tag-keys"


class TagKeys:
    """Which letter sets which tag. Nothing is written into a rule set."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def letters(self, vocabulary: Sequence[Tag]) -> dict[str, str]:
        """The letter of each tag that has one, by the tag's id.

        One's own go first; of two tags with the same letter, the first in the vocabulary has it.
        """
        own = [(tag.id, self._own(tag.id)) for tag in vocabulary]
        given = [(tag.id, tag.key.upper()) for tag in vocabulary]
        by_letter: dict[str, str] = {}
        having: set[str] = set()
        for tag, letter in (*own, *given):
            if letter and letter not in by_letter and tag not in having:
                by_letter[letter] = tag
                having.add(tag)
        return {tag: letter for letter, tag in by_letter.items()}

    def holder(self, letter: str, vocabulary: Sequence[Tag]) -> Tag | None:
        """The tag that this letter sets."""
        letters = self.letters(vocabulary)
        return next((tag for tag in vocabulary if letters.get(tag.id) == letter.upper()), None)

    def give(self, tag: str, letter: str, vocabulary: Sequence[Tag]) -> None:
        """Let the letter set this tag, and no other of the vocabulary."""
        for other in vocabulary:
            if self._own(other.id) == letter.upper():
                self.take_back(other.id)
        self._settings.setValue(f"{_GROUP}/{tag}", letter.upper())

    def take_back(self, tag: str) -> None:
        """Leave the tag with what its rule set says."""
        self._settings.remove(f"{_GROUP}/{tag}")

    def _own(self, tag: str) -> str:
        return remembered.word(self._settings, f"{_GROUP}/{tag}")
