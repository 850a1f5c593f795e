"""The camera: what it writes into a JPEG beside the pixels.

Make, model and people are invented. Everything that can betray somebody is there, as on a real card:
serial numbers, the owner's name, where and when, a maker note, a thumbnail.
"""

import io
import random
import struct
from datetime import datetime, timedelta
from fractions import Fraction
from xml.sax.saxutils import escape

import piexif
from PIL import Image

from reviewer.sample.shots import BYLINE, Shot

MAKE = "Meridian"
QUALITY = 88
_KOREA = timedelta(hours=9)
_TURNS = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}
_THUMBNAIL = 160
_XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\x00"
_IIM = {
    "headline": 105,
    "byline": 80,
    "city": 90,
    "region": 95,
    "country": 101,
    "credit": 110,
    "description": 120,
}


def expose(upright: Image.Image, shot: Shot) -> bytes:
    """The JPEG file of a picture: pixels as the sensor lay, EXIF, and XMP or IPTC where the shot has them."""
    turn = _TURNS[shot.orientation]
    stored = upright if turn is None else upright.transpose(turn)
    pixels = _jpeg(stored, QUALITY)
    segments = [_segment(0xE1, exif(stored, shot))]
    if "xmp" in shot.extras:
        segments.append(_segment(0xE1, _XMP_HEADER + xmp(shot)))
    if "iptc" in shot.extras:
        segments.append(_segment(0xED, _photoshop(shot)))
    return pixels[:2] + b"".join(segments) + pixels[_end_of_jfif(pixels) :]


def exif(stored: Image.Image, shot: Shot) -> bytes:
    """The EXIF block with its thumbnail, stored the way the picture is."""
    small = stored.reduce(max(stored.size) // _THUMBNAIL)
    blocks = {
        "0th": _about_file(shot),
        "Exif": _about_exposure(stored, shot),
        "GPS": _about_place(shot),
        "1st": {piexif.ImageIFD.Compression: 6},
        "thumbnail": _jpeg(small, 75),
    }
    return bytes(piexif.dump(blocks))


def model(taken: datetime) -> str:
    """The camera body of that year."""
    return "Meridian M1" if taken.year < 2010 else "Meridian M2"


def _serial(taken: datetime) -> str:
    return "10048213" if taken.year < 2010 else "20480117"


def _about_file(shot: Shot) -> dict[int, object]:
    tag = piexif.ImageIFD
    return {
        tag.Make: MAKE,
        tag.Model: model(shot.taken),
        tag.Orientation: shot.orientation,
        tag.XResolution: (300, 1),
        tag.YResolution: (300, 1),
        tag.ResolutionUnit: 2,
        tag.Software: f"{model(shot.taken)} Ver.1.04",
        tag.DateTime: _stamp(shot.taken),
        tag.Artist: BYLINE,
        tag.Copyright: f"(c) {shot.taken.year} {BYLINE}",
        tag.YCbCrPositioning: 2,
    }


def _about_exposure(stored: Image.Image, shot: Shot) -> dict[int, object]:
    tag, aperture = piexif.ExifIFD, Fraction(shot.aperture).limit_denominator(10)
    return {
        tag.ExposureTime: shot.shutter,
        tag.FNumber: (aperture.numerator, aperture.denominator),
        tag.ExposureProgram: 3,
        tag.ISOSpeedRatings: shot.iso,
        tag.ExifVersion: b"0230",
        tag.DateTimeOriginal: _stamp(shot.taken),
        tag.DateTimeDigitized: _stamp(shot.taken),
        tag.SubSecTimeOriginal: f"{shot.taken.microsecond // 10_000:02}",
        tag.ExposureBiasValue: (0, 3),
        tag.MeteringMode: 5,
        tag.Flash: 0x09 if shot.flash else 0x10,
        tag.FocalLength: (shot.focal_mm, 1),
        tag.FocalLengthIn35mmFilm: shot.focal_mm,
        tag.MakerNote: _maker_note(shot),
        tag.ColorSpace: 1,
        tag.PixelXDimension: stored.width,
        tag.PixelYDimension: stored.height,
        tag.CameraOwnerName: BYLINE,
        tag.BodySerialNumber: _serial(shot.taken),
        tag.LensMake: MAKE,
        tag.LensModel: _lens(shot),
        tag.LensSerialNumber: f"77{shot.focal_mm:04}31",
    }


def _lens(shot: Shot) -> str:
    return f"Meridian {shot.focal_mm}mm f/{'4' if shot.focal_mm >= 300 else '1.8'}"


def _maker_note(shot: Shot) -> bytes:
    """A block only its maker can read: a header, the serial and owner once more, and figures."""
    dice = random.Random(shot.number)
    owner = f"SN:{_serial(shot.taken)} OWNER:{BYLINE} SHUTTER:{18000 + shot.number}".encode("ascii")
    return b"MERIDIAN\x00\x02" + owner.ljust(96, b"\x00") + dice.randbytes(640)


def _about_place(shot: Shot) -> dict[int, object]:
    tag, dice = piexif.GPSIFD, random.Random(shot.seed)
    north, east = (degrees + dice.uniform(-0.006, 0.006) for degrees in shot.place.gps)
    utc = shot.taken - _KOREA
    return {
        tag.GPSVersionID: (2, 3, 0, 0),
        tag.GPSLatitudeRef: "N",
        tag.GPSLatitude: _sexagesimal(north),
        tag.GPSLongitudeRef: "E",
        tag.GPSLongitude: _sexagesimal(east),
        tag.GPSAltitudeRef: 0,
        tag.GPSAltitude: (dice.randint(8, 90), 1),
        tag.GPSTimeStamp: ((utc.hour, 1), (utc.minute, 1), (utc.second, 1)),
        tag.GPSMapDatum: "WGS-84",
        tag.GPSDateStamp: utc.strftime("%Y:%m:%d"),
    }


def _sexagesimal(degrees: float) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    whole, rest = divmod(degrees, 1)
    minutes, rest = divmod(rest * 60, 1)
    return (int(whole), 1), (int(minutes), 1), (round(rest * 6000), 100)


def _stamp(taken: datetime) -> str:
    return taken.strftime("%Y:%m:%d %H:%M:%S")


def xmp(shot: Shot) -> bytes:
    """An XMP packet (ISO 16684-1) with rating, creator, subjects and description, padded."""
    caption = shot.frame.caption
    subjects = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in caption.keywords)
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:Rating="{shot.frame.rating}"
    xmp:CreatorTool="{model(shot.taken)}">
   <dc:creator><rdf:Seq><rdf:li>{escape(BYLINE)}</rdf:li></rdf:Seq></dc:creator>
   <dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
   <dc:description><rdf:Alt>
    <rdf:li xml:lang="x-default">{escape(caption.description)}</rdf:li>
   </rdf:Alt></dc:description>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
    padding = (" " * 99 + "\n") * 10
    return f'{text}{padding}<?xpacket end="w"?>'.encode()


def _photoshop(shot: Shot) -> bytes:
    """An image resource block 0x0404 with IPTC-IIM 4.2 datasets, as picture desks write it into APP13."""
    caption = shot.frame.caption
    fields = [(number, str(getattr(caption, name))) for name, number in _IIM.items()]
    fields += [(25, word) for word in caption.keywords]
    utf8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
    records = b"".join(_dataset(number, text.encode()) for number, text in sorted(fields) if text)
    body = utf8 + _dataset(0, b"\x00\x04") + records
    body += b"\x00" * (len(body) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(body)) + body


def _dataset(number: int, content: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, 2, number, len(content)) + content


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _end_of_jfif(jpeg: bytes) -> int:
    """Where the segment after JFIF's APP0 begins; cameras write EXIF in its place."""
    return 4 + int.from_bytes(jpeg[4:6], "big")
