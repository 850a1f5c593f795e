"""The text a profile lets stay in an exported file: the one thing writer and verifier agree on.

The writer puts exactly these values in, the verifier accepts exactly these values; both get them
from here and nowhere else.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from reviewer.photo import Caption

FIELDS = ("description", "credit", "copyright")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays in the file, word for word. Empty strings: nothing."""

    description: str = ""
    credit: str = ""
    copyright: str = ""

    @classmethod
    def of(cls, caption: Caption, fields: Collection[str]) -> "Kept":
        """The named fields of a caption, as text that EXIF and XMP can both hold.

        Line ends become \\n; characters no XML 1.0 document may hold become spaces.
        """
        return cls(**{name: _plain(getattr(caption, name)) for name in FIELDS if name in fields})

    @property
    def empty(self) -> bool:
        """Whether nothing is kept."""
        return not (self.description or self.credit or self.copyright)


NOTHING = Kept()


def _plain(text: str) -> str:
    return _NOT_TEXT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
