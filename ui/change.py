"""One change of a caption before it is made."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

CHANGE_ROLE: Final = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Change:
    """One text of a photo that would be another. `note` says what is to be known of it.

    `chosen` is whether it is made unless a person says otherwise.
    """

    photo: int
    name: str
    address: str
    before: str
    after: str
    note: str = ""
    chosen: bool = True
