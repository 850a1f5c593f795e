"""Camera facts and captions out of files, and nothing out of hostile ones."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import exiv2
import pytest
from PIL import Image

from reviewer import metadata
from reviewer.errors import PictureError
from reviewer.metadata import text
from reviewer.photo import CameraFacts, Caption

RDF = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)


def language(name: str, words: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></{name}>'


def listed(name: str, *words: str) -> str:
    return f"<{name}><rdf:Bag>{''.join(f'<rdf:li>{word}</rdf:li>' for word in words)}</rdf:Bag></{name}>"


WORDS = RDF.format(
    language("dc:description", "Two men\ncarry a door.")
    + language("dc:rights", "© Ada")
    + listed("dc:subject", "door", "street", "door", " ")
    + listed("dc:creator", "Ada Li", "Bo")
    + listed("Iptc4xmpExt:PersonInImage", "A. B.")
    + "<photoshop:Headline>Door</photoshop:Headline><photoshop:City>Łódź</photoshop:City>"
    + "<photoshop:State>Łódzkie</photoshop:State><photoshop:Country>Poland</photoshop:Country>"
    + "<photoshop:Credit>Desk</photoshop:Credit><photoshop:Source>Wire</photoshop:Source>"
    + "<photoshop:Instructions>Hold\tuntil noon</photoshop:Instructions>"
    + "<photoshop:DateCreated>2024-05-06T07:08:09+02:00</photoshop:DateCreated>"
    + "<Iptc4xmpCore:Location>Market</Iptc4xmpCore:Location>"
    + "<Iptc4xmpCore:CountryCode>POL</Iptc4xmpCore:CountryCode>"
)


def picture(
    path: Path, exif: Mapping[str, str] | None = None, iptc: tuple[tuple[str, str], ...] = ()
) -> Path:
    """A small JPEG with the given fields, by Exiv2's names."""
    Image.new("RGB", (30, 20)).save(path, "JPEG")
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    fields = image.exifData()
    for key, value in (exif or {}).items():
        fields[key] = value
    records = image.iptcData()
    for key, value in iptc:
        records.add(exiv2.Iptcdatum(exiv2.IptcKey(key), exiv2.StringValue(value)))
    image.writeMetadata()
    return path


CAMERA: dict[str, str] = {
    "Exif.Image.Make": "Canon",
    "Exif.Image.Model": "Canon EOS R6",
    "Exif.Image.Orientation": "6",
    "Exif.Photo.DateTimeOriginal": "2024:05:06 07:08:09",
    "Exif.Photo.SubSecTimeOriginal": "25",
    "Exif.Photo.BodySerialNumber": "053022005903",
    "Exif.Photo.LensModel": "RF70-200mm F2.8 L IS USM",
    "Exif.Photo.FocalLength": "200/1",
    "Exif.Photo.FocalLengthIn35mmFilm": "320",
    "Exif.Photo.FNumber": "28/10",
    "Exif.Photo.ExposureTime": "1/250",
    "Exif.Photo.ISOSpeedRatings": "800",
    "Exif.Photo.Flash": "25",
    "Exif.GPSInfo.GPSLatitude": "33/1 30/1 36/1",
    "Exif.GPSInfo.GPSLatitudeRef": "S",
    "Exif.GPSInfo.GPSLongitude": "151/1 15/1 0/1",
    "Exif.GPSInfo.GPSLongitudeRef": "E",
}


def test_camera_facts(tmp_path: Path) -> None:
    assert metadata.read(picture(tmp_path / "a.jpg", CAMERA)).facts == CameraFacts(
        taken_at=datetime(2024, 5, 6, 7, 8, 9, 250_000),
        make="Canon",
        model="Canon EOS R6",
        serial="053022005903",
        lens="RF70-200mm F2.8 L IS USM",
        focal_length_mm=200,
        focal_length_35mm=320,
        aperture=2.8,
        exposure_s=0.004,
        iso=800,
        flash_fired=True,
        gps=(-33.51, 151.25),
        width=30,
        height=20,
        orientation=6,
    )


@pytest.mark.parametrize(
    ("key", "value", "fact"),
    [
        ("Exif.Photo.DateTimeOriginal", "0000:00:00 00:00:00", "taken_at"),
        ("Exif.Photo.DateTimeOriginal", "    :  :     :  :  ", "taken_at"),
        ("Exif.Photo.DateTimeOriginal", "2024:13:06 07:08:09", "taken_at"),
        ("Exif.Image.DateTime", "2024:05:06 07:08:09", "taken_at"),
        ("Exif.Photo.FocalLength", "0/0", "focal_length_mm"),
        ("Exif.Photo.FNumber", "0/1", "aperture"),
        ("Exif.Photo.ExposureTime", "1/0", "exposure_s"),
        ("Exif.Photo.ISOSpeedRatings", "0", "iso"),
        ("Exif.Photo.FocalLengthIn35mmFilm", "0", "focal_length_35mm"),
        ("Exif.Image.Orientation", "9", "orientation"),
        ("Exif.Photo.LensModel", "----", "lens"),
    ],
)
def test_what_cannot_be_is_not_believed(tmp_path: Path, key: str, value: str, fact: str) -> None:
    facts = metadata.read(picture(tmp_path / "a.jpg", {key: value})).facts
    assert getattr(facts, fact) == getattr(CameraFacts(), fact)


@pytest.mark.parametrize("degrees", ["0/1 0/1 0/1", "91/1 0/1 0/1", "0/0 0/0 0/0"])
def test_no_place_is_no_place(tmp_path: Path, degrees: str) -> None:
    place = {"Exif.GPSInfo.GPSLatitude": degrees, "Exif.GPSInfo.GPSLongitude": "0/1"}
    assert metadata.read(picture(tmp_path / "a.jpg", place)).facts.gps is None


def test_a_high_iso_stands_in_the_newer_field(tmp_path: Path) -> None:
    fields = {
        "Exif.Photo.ISOSpeedRatings": "65535",
        "Exif.Photo.RecommendedExposureIndex": "102400",
    }
    assert metadata.read(picture(tmp_path / "a.jpg", fields)).facts.iso == 102_400


def test_a_whole_caption(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "a.jpg", xmp=WORDS.encode())
    assert metadata.read(tmp_path / "a.jpg").caption == Caption(
        headline="Door",
        description="Two men\ncarry a door.",
        people=("A. B.",),
        location="Market",
        city="Łódź",
        region="Łódzkie",
        country="Poland",
        country_code="POL",
        date="2024-05-06",
        byline="Ada Li, Bo",
        credit="Desk",
        copyright="© Ada",
        source="Wire",
        keywords=("door", "street"),
        instructions="Hold until noon",
    )


def test_a_sidecar_comes_first_and_older_fields_fill_in(tmp_path: Path) -> None:
    exif = {"Exif.Image.ImageDescription": "From the camera", "Exif.Image.Copyright": "© Camera"}
    iptc = (
        ("Iptc.Application2.City", "Paris"),
        ("Iptc.Application2.Keywords", "one"),
        ("Iptc.Application2.Keywords", "two"),
        ("Iptc.Application2.Headline", "From the desk"),
    )
    path = picture(tmp_path / "a.jpg", exif, iptc)
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(RDF.format("<photoshop:City>Lyon</photoshop:City>"), encoding="utf-8")
    found = metadata.read(path, sidecar).caption
    assert (found.city, found.keywords, found.headline) == ("Lyon", ("one", "two"), "From the desk")
    assert (found.description, found.copyright) == ("From the camera", "© Camera")
    assert metadata.read(path).caption.city == "Paris"


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA         ", "DCIM\\100GOPRO\\G0010001.JPG"])
def test_what_cameras_say_is_no_description(tmp_path: Path, words: str) -> None:
    path = picture(tmp_path / "a.jpg", {"Exif.Image.ImageDescription": words})
    assert metadata.read(path).caption.empty


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE l [<!ENTITY a "lol">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>"
        + RDF.format(language("dc:description", "&i;")),
        '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        + RDF.format(language("dc:description", "&a;")),
        RDF.format("<photoshop:City>" * 20_000),
        "<x:xmpmeta",
    ],
)
def test_hostile_xml_is_as_if_it_were_not_there(tmp_path: Path, document: str) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(document, encoding="utf-8")
    assert metadata.read(picture(tmp_path / "a.jpg"), sidecar).caption.empty


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"II*\x00\x08\x00\x00\x00\xff\xff", os.urandom(5000)])
def test_rubbish_has_no_facts(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    assert metadata.read(tmp_path / "a.jpg") == metadata.Metadata()


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"gone\.jpg cannot be read: No such file"):
        metadata.read(tmp_path / "gone.jpg")


def test_a_name_that_is_not_plain_is_no_obstacle(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", CAMERA).rename(tmp_path / "é 写真.jpg")
    assert metadata.read(path).facts.model == "Canon EOS R6"


def test_words_are_bounded_and_printable() -> None:
    assert text.line(" a\x00b\r\n\tc\x1b[31m ") == "a b c [31m"
    assert text.paragraphs("a\r\nb\x07\rc\n\n") == "a\nb\nc"
    assert text.line("Z\udcfcrich") == "Zürich"
    assert len(text.line("x" * 100_000)) == text.MAX_LINE
    assert len(text.paragraphs("x" * 100_000)) == text.MAX_TEXT
    assert len(text.items(tuple(map(str, range(10_000))))) == text.MAX_ITEMS
