"""The fields of a file as plain Python values, read by Exiv2.

Exiv2 is the one parser here for EXIF, IPTC-IIM and XMP in every container. Its objects do not leave this
module: they point into memory that goes away with the file.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.lazily import lazily

if TYPE_CHECKING:
    import exiv2
else:
    exiv2 = lazily("exiv2")

MAX_READ = 256 << 20
MAX_VALUES = 8
MAX_ITEMS = 500

# Fields whose number stands for a name only Exiv2 knows.
_NAMED = frozenset(
    f"Exif.{tag}"
    for tag in (
        "CanonCs.LensType",
        "NikonLd1.LensIDNumber",
        "NikonLd2.LensIDNumber",
        "NikonLd3.LensIDNumber",
        "NikonLd4.LensIDNumber",
        "Nikon3.Lens",
        "Pentax.LensType",
        "PentaxDng.LensType",
        "Minolta.LensID",
        "Sony1.LensID",
        "Sony2.LensID",
        "OlympusEq.LensType",
        "Samsung2.LensType",
        "Panasonic.InternalSerialNumber",
    )
)

Value = str | tuple[float, ...]
Languages = dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands in a file, by Exiv2's keys. A number that cannot be (x/0) is NaN.

    `exif` has text or numbers, `iptc` and `xmp` lists of text. Of a text in several languages `xmp` has the
    one for all and `languages` the others, each with its language (BCP 47). `width` and `height` are 0 if
    unknown.
    """

    exif: dict[str, Value] = field(default_factory=dict)
    iptc: dict[str, tuple[str, ...]] = field(default_factory=dict)
    xmp: dict[str, tuple[str, ...]] = field(default_factory=dict)
    languages: Languages = field(default_factory=dict)
    width: int = 0
    height: int = 0


def read(path: Path, exif: frozenset[str], iptc: frozenset[str], xmp: frozenset[str]) -> Fields:
    """The wanted fields of a file; none of them if Exiv2 cannot make sense of it. Raises OSError."""
    with path.open("rb") as stream:
        stream.read(1)
    return _fields(lambda: _opened(path), exif, iptc, xmp) or Fields()


def read_head(head: bytes, exif: frozenset[str]) -> Fields:
    """The wanted EXIF fields that stand in the first bytes of a file."""
    return _fields(lambda: exiv2.ImageFactory.open(head), exif, frozenset(), frozenset()) or Fields()


def read_packet(packet: bytes, xmp: frozenset[str]) -> Fields | None:
    """The wanted fields of an XMP packet; None where there is nothing in it that makes sense."""
    return _fields(lambda: exiv2.ImageFactory.open(packet), frozenset(), frozenset(), xmp, whole=True)


def _fields(
    opening: Callable[[], Any],
    exif: frozenset[str],
    iptc: frozenset[str],
    xmp: frozenset[str],
    *,
    whole: bool = False,
) -> Fields | None:
    """The wanted fields; None where Exiv2 makes no sense of them, with `whole` also where there is no XMP."""
    # Exiv2 tells its log what is odd about a file; hostile files would fill a terminal with it.
    exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)
    try:
        image = opening()
        image.readMetadata()
        if whole and not image.xmpData().count():
            return None
        return Fields(
            _exif(image.exifData(), exif | _NAMED),
            _iptc(image.iptcData(), iptc),
            *_xmp(image.xmpData(), xmp),
            max(0, image.pixelWidth()),
            max(0, image.pixelHeight()),
        )
    except (exiv2.Exiv2Error, ValueError, OverflowError, MemoryError):
        return None


def _opened(path: Path) -> Any:  # noqa: ANN401  # Exiv2 has no types
    """Exiv2 takes names in plain characters everywhere; a file with another is read for it."""
    if str(path).isascii():
        return exiv2.ImageFactory.open(str(path))
    with path.open("rb") as stream:
        return exiv2.ImageFactory.open(stream.read(MAX_READ))


def _exif(data: Iterable[Any], wanted: frozenset[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for datum in data:
        key = datum.key()
        if key in wanted and key not in found:
            found[key] = datum.print(data) if key in _NAMED else _value(datum.value())
    return found


def _value(value: Any) -> Value:  # noqa: ANN401  # Exiv2 has no types
    kind = value.typeId()
    if kind in (exiv2.TypeId.asciiString, exiv2.TypeId.string, exiv2.TypeId.comment, exiv2.TypeId.undefined):
        return str(value.toString())
    count = min(value.count(), MAX_VALUES)
    if kind in (exiv2.TypeId.unsignedRational, exiv2.TypeId.signedRational):
        return tuple(_quotient(*value.toRational(i)) for i in range(count))
    return tuple(float(value.toFloat(i)) for i in range(count))


def _quotient(numerator: int, denominator: int) -> float:
    return numerator / denominator if denominator else math.nan


def _iptc(data: Iterable[Any], wanted: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """A field repeated for each item."""
    found: dict[str, tuple[str, ...]] = {}
    for datum in data:
        key = datum.key()
        if key in wanted and len(found.get(key, ())) < MAX_ITEMS:
            found[key] = (*found.get(key, ()), str(datum.value().toString()))
    return found


def _xmp(data: Iterable[Any], wanted: frozenset[str]) -> tuple[dict[str, tuple[str, ...]], Languages]:
    """One field with many items, and what is said in further languages."""
    languages, lists = exiv2.LangAltValue, exiv2.XmpArrayValue
    found: dict[str, tuple[str, ...]] = {}
    others: Languages = {}
    for datum in data:
        if (key := datum.key()) not in wanted:
            continue
        value = datum.value()
        if isinstance(value, languages):
            found[key], others[key] = _alternatives({str(tag): str(text) for tag, text in value.items()})
        elif isinstance(value, lists):
            found[key] = tuple(str(value.toString(i)) for i in range(min(value.count(), MAX_ITEMS)))
        else:
            found[key] = (str(value.toString()),)
    return found, others


def _alternatives(texts: dict[str, str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The text for all, else the first there is; and those in languages that say something else.

    Programs keep a text that is equal to the one for all alike when they change it (XMP Toolkit,
    SetLocalizedText); it is no translation.
    """
    if not texts:
        return (), ()
    main = texts["x-default"] if "x-default" in texts else next(iter(texts.values()))
    others = [(tag, text) for tag, text in texts.items() if tag != "x-default" and text != main]
    return (main,), tuple(others[:MAX_ITEMS])
