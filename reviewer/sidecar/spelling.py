"""What each text of a caption is called in XMP, and in which form it is written there.

IPTC Photo Metadata Standard 2023.1, "XMP property" of each field.
"""

from dataclasses import dataclass

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpDM": "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
}
# With those that are written only where they stand.
KNOWN = PREFIXES | {
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "darktable": "http://darktable.sf.net/",
    "photomechanic": "http://ns.camerabits.com/photomechanic/1.0/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0",
    "MicrosoftPhoto/": "http://ns.microsoft.com/photo/1.0/",  # as Exiv2 and digiKam have it
    "mediapro": "http://ns.iview-multimedia.com/mediapro/1.0/",
}


def name(qualified: str) -> str:
    """A property such as `dc:subject` in Clark's notation."""
    prefix, _, local = qualified.partition(":")
    return f"{{{KNOWN[prefix]}}}{local}"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of XMP. `kind` is "" for a text, "Alt" for one in languages, "Bag" or "Seq" for a list."""

    name: str
    kind: str = ""


FIELDS = {
    "headline": Property(name("photoshop:Headline")),
    "description": Property(name("dc:description"), "Alt"),
    "alt_text": Property(name("Iptc4xmpCore:AltTextAccessibility"), "Alt"),
    "people": Property(name("Iptc4xmpExt:PersonInImage"), "Bag"),
    "event": Property(name("Iptc4xmpExt:Event"), "Alt"),
    "location": Property(name("Iptc4xmpCore:Location")),
    "city": Property(name("photoshop:City")),
    "region": Property(name("photoshop:State")),
    "country": Property(name("photoshop:Country")),
    "country_code": Property(name("Iptc4xmpCore:CountryCode")),
    "date": Property(name("photoshop:DateCreated")),
    "keywords": Property(name("dc:subject"), "Bag"),
    "byline": Property(name("dc:creator"), "Seq"),
    "job_title": Property(name("photoshop:AuthorsPosition")),
    "credit": Property(name("photoshop:Credit")),
    "source": Property(name("photoshop:Source")),
    "copyright": Property(name("dc:rights"), "Alt"),
    "usage_terms": Property(name("xmpRights:UsageTerms"), "Alt"),
    "instructions": Property(name("photoshop:Instructions")),
    "job_id": Property(name("photoshop:TransmissionReference")),
    "writer": Property(name("photoshop:CaptionWriter")),
    "urgency": Property(name("photoshop:Urgency")),
}
HIERARCHY = name("lr:hierarchicalSubject")
# Keywords again, with all that stands above them, and what stands between the words.
HIERARCHIES = {
    HIERARCHY: "|",
    name("mediapro:CatalogSets"): "|",
    name("digiKam:TagsList"): "/",
    name("MicrosoftPhoto:LastKeywordXMP"): "/",
    name("MicrosoftPhoto/:LastKeywordXMP"): "/",
}
