"""What the widgets need of the open library, and nothing more. `review.Review` is one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from reviewer.photo import Photo, Verdict
from reviewer.preview import Cache


class Library(Protocol):
    """What pictures come from. Asked on the window's thread only."""

    @property
    def previews(self) -> Cache:
        """Where previews are kept."""

    def photo(self, photo: int, /) -> Photo:
        """One photo."""

    def photos(self, ids: Sequence[int], /) -> list[Photo]:
        """Several photos, read in one go."""

    def path(self, photo: int | Photo, /) -> Path:
        """Where its picture lies."""


class JudgedLibrary(Library, Protocol):
    """What views show besides the pictures."""

    def verdict(self, photo: int, /) -> Verdict:
        """What the rules say of a photo."""
