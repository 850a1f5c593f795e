"""What a file says of itself: camera facts, captions and what others decided, out of EXIF, IPTC-IIM and XMP.

`fields` lets Exiv2 read; `facts`, `words` and `judged` decide what to believe, `labels` knows colours by
their names, `text` keeps the words short and printable. Everything runs on files that may be hostile: what
cannot be understood is as if it were not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.errors import PictureError, shown
from reviewer.formats import canon_cr3
from reviewer.metadata import facts, fields, judged, words
from reviewer.metadata.judged import Judged
from reviewer.photo import CameraFacts, Caption

__all__ = ["Judged", "Metadata", "facts_in", "of_packet", "read"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Camera facts and caption of one file, and the stars, flag and label it carries.

    `beside` is what its first sidecar says alone, None where there is none.
    """

    facts: CameraFacts = field(default_factory=CameraFacts)
    caption: Caption = field(default_factory=Caption)
    judged: Judged = field(default_factory=Judged)
    beside: "Metadata | None" = None


def read(path: Path, *sidecars: Path) -> Metadata:
    """Read a file's metadata; what XMP sidecars say comes before what the file says, the first one's first.

    Raises PictureError if a file cannot be read from its disk. One that makes no sense gives empty facts.
    """
    wanted = facts.WANTED | words.WANTED | judged.WANTED
    try:
        found = fields.read(path, wanted, wanted, wanted)
        beside = [fields.read(sidecar, frozenset(), frozenset(), wanted) for sidecar in sidecars]
    except OSError as error:
        reason = error.strerror or "the disk or card gave an error"
        raise PictureError(f"{shown(path)} cannot be read: {reason}.") from error
    sources = [*beside, found]
    first = _of(beside[:1]) if beside else None
    return Metadata(facts.facts(found), words.caption(sources), judged.judged(sources), first)


def of_packet(packet: bytes) -> Metadata | None:
    """What an XMP packet says, in UTF-8; None where it makes no sense."""
    found = fields.read_packet(packet, words.WANTED | judged.WANTED)
    return None if found is None else _of([found])


def _of(sources: Sequence[fields.Fields]) -> Metadata:
    return Metadata(caption=words.caption(sources), judged=judged.judged(sources))


def facts_in(head: bytes) -> CameraFacts:
    """The camera facts that stand in the first bytes of a file; empty where those make no sense."""
    whole = canon_cr3.facts_of(head) if canon_cr3.is_cr3(head) else head
    return facts.facts(fields.read_head(whole, facts.WANTED))
