"""Changes written into a packet, in all the ways in which programs say them there.

Each text and mark has one property that is always written. What else says the same, in the words of Photo
Mechanic, digiKam, darktable or Microsoft, is kept in step where it stands, and is not begun.
"""

from collections.abc import Sequence

from reviewer import caption
from reviewer.metadata import labels, text
from reviewer.metadata.judged import DARKTABLE, DIGIKAM, PHOTO_MECHANIC
from reviewer.metadata.words import NO_KEYWORDS
from reviewer.photo import ColourLabel, Flag
from reviewer.sidecar.packet import Packet
from reviewer.sidecar.said import JUDGED, Said, Value, judged_in
from reviewer.sidecar.spelling import FIELDS, HIERARCHIES, name

_RATING, _LABEL = name("xmp:Rating"), name("xmp:Label")
_PICK, _GOOD = name("xmpDM:pick"), name("xmpDM:good")
_PER_CENT = ("0", "1", "25", "50", "75", "99")  # of `MicrosoftPhoto:Rating`
_TRASH = "8"  # the last of Photo Mechanic's classes
_TAGGED, _PREFERENCES = name("photomechanic:Tagged"), name("photomechanic:Prefs")
_COLOUR_CLASS, _URGENCY = name("photomechanic:ColorClass"), name("photoshop:Urgency")


def merge(packet: Packet, changes: Said, now: Said) -> None:
    """Write changes into a packet; `now` is all that this side says."""
    for address, value in changes.items():
        if address not in JUDGED:
            _write(packet, address, value)
    judged = judged_in(now)
    told_by_class = "label" in changes and packet.text(_COLOUR_CLASS) == _TRASH
    if changes.keys() & {"rating", "flag"} or told_by_class:  # a rating of -1 told of both
        _write_rating(packet, judged.rating, judged.flag)
        _write_flag(packet, judged.flag)
    if "label" in changes:
        _write_label(packet, judged.label)
    if changes.keys() & set(JUDGED):
        _keep_preferences(packet)


def _write(packet: Packet, address: str, value: Value) -> None:
    field = caption.field(address).name
    known = FIELDS[field]
    if isinstance(value, tuple):
        if field == "keywords":
            _keep_hierarchies(packet, packet.items(known.name) or (), value)
        packet.set_items(known.name, [*value, *_unread(packet.items(known.name) or ())], known.kind)
    elif known.kind == "Alt":
        packet.set_language(known.name, caption.language(address), value)
    elif known.kind:
        packet.set_items(known.name, [value] if value else [], known.kind)
    else:
        packet.set_text(known.name, value)


def _unread(items: Sequence[str]) -> list[str]:
    """What stands in a list beyond what is read of it; nobody here saw it, so nobody took it out."""
    read = text.items(tuple(items))
    return [item for item in items if item.strip() and text.line(item) not in read]


def _keep_hierarchies(packet: Packet, before: Sequence[str], now: Sequence[str]) -> None:
    """Take out what ends in a keyword that went, and put in keywords that came."""
    wanted = {word.casefold() for word in now}
    for hierarchy, between in HIERARCHIES.items():
        paths = packet.items(hierarchy)
        if paths is None:
            continue
        kept = [path for path in paths if _leaf(path, between) in wanted or not _is_keyword(path, between)]
        there = {_leaf(path, between) for path in kept} | {word.casefold() for word in before}
        new = [word for word in now if word.casefold() not in there]
        packet.set_items(hierarchy, [*kept, *new], "Bag")


def _leaf(path: str, between: str) -> str:
    return path.rpartition(between)[2].strip().casefold()


def _is_keyword(path: str, between: str) -> bool:
    return path.partition(between)[0].strip().casefold() not in NO_KEYWORDS


def _write_rating(packet: Packet, rating: int, flag: Flag) -> None:
    """Stars; a reject without any is told to those who know no flags by -1."""
    stars = "-1" if flag == Flag.REJECT and not rating else str(rating)
    if stars != "0" or packet.text(_RATING) is not None:
        packet.set_text(_RATING, stars)
    for microsoft in ("MicrosoftPhoto:Rating", "MicrosoftPhoto/:Rating"):
        _in_step(packet, microsoft, _PER_CENT[rating])


def _write_flag(packet: Packet, flag: Flag) -> None:
    """As Lightroom Classic does: two properties, neither for a photo without a flag."""
    packet.set_text(_PICK, {Flag.PICK: "1", Flag.REJECT: "-1", Flag.NONE: ""}[flag])
    packet.set_text(_GOOD, {Flag.PICK: "True", Flag.REJECT: "False", Flag.NONE: ""}[flag])
    _in_step(packet, "digiKam:PickLabel", {Flag.PICK: "3", Flag.REJECT: "1", Flag.NONE: "0"}[flag])
    _in_step(packet, "photomechanic:Tagged", str(flag == Flag.PICK))
    if flag != Flag.REJECT and packet.text(_COLOUR_CLASS) == _TRASH:
        packet.set_text(_COLOUR_CLASS, "0")


def _write_label(packet: Packet, label: ColourLabel) -> None:
    packet.set_text(_LABEL, labels.name(label, packet.text(_LABEL) or ""))
    _in_step(packet, "digiKam:ColorLabel", str(_number(DIGIKAM, label)))
    if packet.items(name("darktable:colorlabels")) is not None:
        numbers = [] if label == ColourLabel.NONE else [str(DARKTABLE.index(label))]
        packet.set_items(name("darktable:colorlabels"), numbers, "Seq")
    if (before := packet.text(_COLOUR_CLASS)) is not None:
        number = str(_number(PHOTO_MECHANIC, label))
        packet.set_text(_COLOUR_CLASS, number)
        if packet.text(_URGENCY) == before:
            packet.set_text(_URGENCY, number)


def _keep_preferences(packet: Packet) -> None:
    """Photo Mechanic's "tagged:class:stars:number of the frame", as exiftool tells them apart."""
    parts = (packet.text(_PREFERENCES) or "").split(":")
    if len(parts) == 4:
        tagged = "1" if packet.text(_TAGGED) == "True" else "0"
        stars = (packet.text(_RATING) or "0").replace("-1", "0")
        packet.set_text(_PREFERENCES, ":".join((tagged, packet.text(_COLOUR_CLASS) or "0", stars, parts[3])))


def _number(colours: Sequence[ColourLabel], label: ColourLabel) -> int:
    """The last number of a colour that has several: the first ones stand for a near one."""
    return len(colours) - 1 - colours[::-1].index(label) if label != ColourLabel.NONE else 0


def _in_step(packet: Packet, qualified: str, text: str) -> None:
    if packet.text(name(qualified)) is not None:
        packet.set_text(name(qualified), text)
