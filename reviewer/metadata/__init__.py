"""What a file says of itself: camera facts and captions, out of EXIF, IPTC-IIM and XMP.

`fields` lets Exiv2 read, `facts` and `words` decide what to believe, `text` keeps the words short and
printable. Everything runs on files that may be hostile: what cannot be understood is as if it were not
there.
"""

from dataclasses import dataclass, field
from pathlib import Path

from reviewer.errors import PictureError, shown
from reviewer.metadata import facts, fields, words
from reviewer.photo import CameraFacts, Caption

__all__ = ["Metadata", "facts_in", "read"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Camera facts and caption of one file."""

    facts: CameraFacts = field(default_factory=CameraFacts)
    caption: Caption = field(default_factory=Caption)


def read(path: Path, sidecar: Path | None = None) -> Metadata:
    """Read a file's metadata; words in an XMP sidecar come before words in the file.

    Raises PictureError if a file cannot be read from its disk. One that makes no sense gives empty facts.
    """
    wanted = facts.WANTED | words.WANTED
    try:
        found = fields.read(path, wanted, wanted, wanted)
        beside = fields.read(sidecar, frozenset(), frozenset(), wanted) if sidecar else None
    except OSError as error:
        reason = error.strerror or "the disk or card gave an error"
        raise PictureError(f"{shown(path)} cannot be read: {reason}.") from error
    return Metadata(facts.facts(found), words.caption(found, beside))


def facts_in(head: bytes) -> CameraFacts:
    """The camera facts that stand in the first bytes of a file; empty where those make no sense."""
    return facts.facts(fields.read_head(head, facts.WANTED))
