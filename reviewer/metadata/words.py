"""Captions that are in a file already: XMP first, then IPTC-IIM, then EXIF.

The pairs of XMP and IIM fields follow the IPTC Photo Metadata Standard 2023.1, the order of trust the
Metadata Working Group's guidelines 2.0, section 4.
"""

from reviewer.caption import with_fields
from reviewer.metadata import text
from reviewer.metadata.fields import Fields
from reviewer.photo import Caption

# What cameras put into ImageDescription on their own.
_NOT_A_DESCRIPTION = frozenset(
    (
        "olympus digital camera",
        "minolta digital camera",
        "konica minolta digital camera",
        "sony dsc",
        "epson dsc picture",
        "digital camera",
        "novatek camera",
        "exif_jpeg_picture",
        "exif jpeg",
        "default",
        "untitled",
    )
)

_SINGLE: dict[str, tuple[str, ...]] = {
    "headline": ("Xmp.photoshop.Headline", "Iptc.Application2.Headline"),
    "description": ("Xmp.dc.description", "Iptc.Application2.Caption", "Exif.Image.ImageDescription"),
    "location": ("Xmp.iptc.Location", "Iptc.Application2.SubLocation"),
    "city": ("Xmp.photoshop.City", "Iptc.Application2.City"),
    "region": ("Xmp.photoshop.State", "Iptc.Application2.ProvinceState"),
    "country": ("Xmp.photoshop.Country", "Iptc.Application2.CountryName"),
    "country_code": ("Xmp.iptc.CountryCode", "Iptc.Application2.CountryCode"),
    "date": ("Xmp.photoshop.DateCreated", "Iptc.Application2.DateCreated"),
    "credit": ("Xmp.photoshop.Credit", "Iptc.Application2.Credit"),
    "copyright": ("Xmp.dc.rights", "Iptc.Application2.Copyright", "Exif.Image.Copyright"),
    "source": ("Xmp.photoshop.Source", "Iptc.Application2.Source"),
    "instructions": ("Xmp.photoshop.Instructions", "Iptc.Application2.SpecialInstructions"),
}
_MANY: dict[str, tuple[str, ...]] = {
    "people": ("Xmp.iptcExt.PersonInImage",),
    "byline": ("Xmp.dc.creator", "Iptc.Application2.Byline", "Exif.Image.Artist"),
    "keywords": ("Xmp.dc.subject", "Iptc.Application2.Keywords"),
}
_PARAGRAPHS = ("description", "instructions")

WANTED = frozenset(key for keys in (*_SINGLE.values(), *_MANY.values()) for key in keys)


def caption(fields: Fields, sidecar: Fields | None = None) -> Caption:
    """The caption in a file; what stands in its sidecar comes before what stands in the file itself."""
    sources = [sidecar, fields] if sidecar else [fields]
    single = {name: _single(name, keys, sources) for name, keys in _SINGLE.items()}
    many = {name: _many(keys, sources) for name, keys in _MANY.items()}
    read = Caption(
        people=many["people"],
        byline=", ".join(many["byline"])[: text.MAX_LINE],
        keywords=many["keywords"],
    )
    return with_fields(read, {**single, "date": single["date"][:10]})


def _single(name: str, keys: tuple[str, ...], sources: list[Fields]) -> str:
    clean = text.paragraphs if name in _PARAGRAPHS else text.line
    for values in _found(keys, sources):
        if values and (value := clean(values[0])) and not _by_machine(value):
            return value
    return ""


def _by_machine(value: str) -> bool:
    """Whether a camera or program wrote it by itself: its own name, or the name of the file."""
    plain = value.lower().removeprefix("c:\\")
    return plain in _NOT_A_DESCRIPTION or plain.startswith(("dcim\\", "dcim/", "created with gimp"))


def _many(keys: tuple[str, ...], sources: list[Fields]) -> tuple[str, ...]:
    return next((values for raw in _found(keys, sources) if (values := text.items(raw))), ())


def _found(keys: tuple[str, ...], sources: list[Fields]) -> list[tuple[str, ...]]:
    return [values for fields in sources for key in keys if (values := _values(fields, key))]


def _values(fields: Fields, key: str) -> tuple[str, ...]:
    if not key.startswith("Exif."):
        return fields.xmp.get(key) or fields.iptc.get(key) or ()
    value = fields.exif.get(key)
    return (value.split("\x00")[0],) if isinstance(value, str) else ()
