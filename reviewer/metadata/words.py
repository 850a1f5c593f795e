"""Captions that are in a file already: XMP first, then IPTC-IIM, then EXIF.

The pairs of XMP and IIM fields follow the IPTC Photo Metadata Standard 2023.1, the order of trust the
Metadata Working Group's guidelines 2.0, section 4.
"""

from collections.abc import Iterator, Sequence

from reviewer.caption import FIELDS, in_order, language
from reviewer.metadata import text
from reviewer.metadata.fields import Fields
from reviewer.photo import Caption, Translation

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
    "event": ("Xmp.iptcExt.Event",),
    "alt_text": ("Xmp.iptc.AltTextAccessibility",),
    "usage_terms": ("Xmp.xmpRights.UsageTerms",),
    "job_title": ("Xmp.photoshop.AuthorsPosition", "Iptc.Application2.BylineTitle"),
    "job_id": ("Xmp.photoshop.TransmissionReference", "Iptc.Application2.TransmissionReference"),
    "writer": ("Xmp.photoshop.CaptionWriter", "Iptc.Application2.Writer"),
    "urgency": ("Xmp.photoshop.Urgency", "Iptc.Application2.Urgency"),
}
_MANY: dict[str, tuple[str, ...]] = {
    "people": ("Xmp.iptcExt.PersonInImage",),
    "byline": ("Xmp.dc.creator", "Iptc.Application2.Byline", "Exif.Image.Artist"),
}
_KEYWORDS = ("Xmp.dc.subject", "Iptc.Application2.Keywords")
# Keywords with all that stands above them: "Places|Korea|Wonsan", as programs write them.
HIERARCHIES = {
    "Xmp.lr.hierarchicalSubject": "|",
    "Xmp.mediapro.CatalogSets": "|",
    "Xmp.digiKam.TagsList": "/",
    "Xmp.MicrosoftPhoto.LastKeywordXMP": "/",
}
# What stands below these is not of a caption: what darktable notes of its own, and what rules say here.
OWN = "Reviewer"
NO_KEYWORDS = frozenset(("darktable", OWN.lower()))
_COLOUR_CLASS = "Xmp.photomechanic.ColorClass"
_PARAGRAPHS = frozenset(field.name for field in FIELDS if field.multiline)
_LANGUAGES = {field.name: _SINGLE[field.name][0] for field in FIELDS if field.languages}

_ALL = (*_SINGLE.values(), *_MANY.values(), _KEYWORDS, tuple(HIERARCHIES), (_COLOUR_CLASS,))
WANTED = frozenset(key for keys in _ALL for key in keys)


def caption(sources: Sequence[Fields]) -> Caption:
    """The caption that sources tell of; what an earlier one says comes before what a later one does."""
    single = {name: _single(name, keys, sources) for name, keys in _SINGLE.items()}
    many = {name: _many(keys, sources) for name, keys in _MANY.items()}
    others = {(one.field, one.language): one for source in reversed(sources) for one in _translations(source)}
    return Caption(
        **{**single, "date": single["date"][:10], "urgency": _urgency(sources)},
        people=many["people"],
        byline=", ".join(many["byline"])[: text.MAX_LINE],
        keywords=next(filter(None, map(_keywords, sources)), ()),
        translations=in_order(others.values()),
    )


def _urgency(sources: Sequence[Fields]) -> str:
    """1 to 8. Photo Mechanic writes its colour class there too; that says nothing of a story."""
    for fields in sources:
        said = _single("urgency", _SINGLE["urgency"], [fields])
        if said in ("1", "2", "3", "4", "5", "6", "7", "8") and (said,) != fields.xmp.get(_COLOUR_CLASS):
            return said
    return ""


def _translations(fields: Fields) -> Iterator[Translation]:
    """The texts in further languages, those of a language that can be named here."""
    for name, key in _LANGUAGES.items():
        for tag, raw in fields.languages.get(key, ()):
            if (spoken := language(f"{name}@{tag}")) and (said := cleaned(name, raw)):
                yield Translation(name, spoken, said)


def cleaned(name: str, raw: str) -> str:
    """A text as its field holds it: short and printable, in one line or several."""
    return text.paragraphs(raw) if name in _PARAGRAPHS else text.line(raw)


def _keywords(fields: Fields) -> tuple[str, ...]:
    """The flat ones, and of those with a hierarchy the last word, where no flat one says it."""
    flat = _many(_KEYWORDS, [fields])
    there = frozenset(word.casefold() for word in flat)
    leaves = [
        path[-1]
        for key, between in HIERARCHIES.items()
        for raw in fields.xmp.get(key, ())
        if (path := [text.line(part) for part in raw.split(between)])[0].lower() not in NO_KEYWORDS
    ]
    return text.items((*flat, *(leaf for leaf in leaves if leaf.casefold() not in there)))


def _single(name: str, keys: tuple[str, ...], sources: Sequence[Fields]) -> str:
    for values in _found(keys, sources):
        value = cleaned(name, values[0]) if values else ""
        if value and not (name == "description" and _by_machine(value)):
            return value
    return ""


def _by_machine(value: str) -> bool:
    """Whether a camera or program wrote it by itself: its own name, or the name of the file."""
    plain = value.lower().removeprefix("c:\\")
    return plain in _NOT_A_DESCRIPTION or plain.startswith(("dcim\\", "dcim/", "created with gimp"))


def _many(keys: tuple[str, ...], sources: Sequence[Fields]) -> tuple[str, ...]:
    return next((values for raw in _found(keys, sources) if (values := text.items(raw))), ())


def _found(keys: tuple[str, ...], sources: Sequence[Fields]) -> list[tuple[str, ...]]:
    return [values for fields in sources for key in keys if (values := _values(fields, key))]


def _values(fields: Fields, key: str) -> tuple[str, ...]:
    if not key.startswith("Exif."):
        return fields.xmp.get(key) or fields.iptc.get(key) or ()
    value = fields.exif.get(key)
    return (value.split("\x00")[0],) if isinstance(value, str) else ()
