"""What one side says of a picture: its caption, stars, flag and label, by address and nothing that is empty.

Both sides are told in the same words, cleaned the same way, so that they can be compared: what this library
says, and what stands in a sidecar, as it is read on import.
"""

from dataclasses import replace

from reviewer import caption, metadata
from reviewer.metadata import Judged, Metadata, text
from reviewer.metadata.words import cleaned
from reviewer.photo import Caption, ColourLabel, Flag, Marks
from reviewer.sidecar.packet import BrokenPacket, Packet

Value = str | tuple[str, ...]
# By address; `rating` ("1" to "5"), `flag` and `label` beside those of a caption.
Said = dict[str, Value]

JUDGED = ("rating", "flag", "label")


def of_marks(marks: Marks) -> Said:
    """What this library says of a photo."""
    return _judged(Judged(marks.rating, marks.flag, marks.label)) | _caption(marks.caption)


def of_packet(packet: Packet) -> Said:
    """What stands in a sidecar. Raises BrokenPacket where it makes no sense as XMP."""
    if packet.empty:
        return {}
    read = metadata.of_packet(packet.plain())
    if read is None:
        raise BrokenPacket("it makes no sense as XMP")
    return of_metadata(read)


def of_metadata(read: Metadata) -> Said:
    """What was read of a sidecar."""
    return _judged(read.judged) | _caption(read.caption)


def with_said(marks: Marks, said: Said) -> Marks:
    """Marks with what another side says; an empty value takes away what was there."""
    texts = {address: value for address, value in said.items() if address not in JUDGED}
    judged = judged_in({**_judged(Judged(marks.rating, marks.flag, marks.label)), **said})
    written = caption.with_fields(marks.caption, texts)
    return replace(marks, rating=judged.rating, flag=judged.flag, label=judged.label, caption=written)


def judged_in(said: Said) -> Judged:
    """The stars, flag and label of what is said."""
    rating, flag, label = (str(said.get(name) or "") for name in JUDGED)
    return Judged(int(rating or 0), Flag(flag or Flag.NONE), ColourLabel(label or ColourLabel.NONE))


def alike(address: str, one: Value, other: Value) -> bool:
    """Whether two values say the same; keywords do in any order."""
    return sorted(one) == sorted(other) if address == "keywords" else one == other


def empty(address: str) -> Value:
    """What stands for nothing at an address."""
    return () if address not in JUDGED and caption.field(address).many else ""


def _judged(judged: Judged) -> dict[str, Value]:
    said = {"rating": str(judged.rating), "flag": str(judged.flag), "label": str(judged.label)}
    return {name: value for name, value in said.items() if value not in ("0", "none")}


def _caption(written: Caption) -> dict[str, Value]:
    """The texts of a caption. A translation that says what the text for all says is none."""
    said: dict[str, Value] = {}
    for field in caption.FIELDS:
        raw = getattr(written, field.name)
        said[field.name] = text.items(raw) if field.many else cleaned(field.name, raw)
    said["date"] = said["date"][:10]
    for one in written.translations:
        if (value := cleaned(one.field, one.text)) != said[one.field]:
            said[caption.address(one.field, one.language)] = value
    return {address: value for address, value in said.items() if value}
