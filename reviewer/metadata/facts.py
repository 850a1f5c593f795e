"""Camera facts out of EXIF: what the camera wrote, or nothing where it cannot be trusted.

Field meanings follow Exif 3.0, section 4.6.
"""

import math
from datetime import datetime

from reviewer.metadata import text
from reviewer.metadata.fields import Fields
from reviewer.photo import CameraFacts

_LENS = (
    "Exif.Photo.LensModel",
    "Exif.Canon.LensModel",
    "Exif.OlympusEq.LensModel",
    "Exif.NikonLd4.LensIDNumber",
    "Exif.NikonLd3.LensIDNumber",
    "Exif.NikonLd2.LensIDNumber",
    "Exif.NikonLd1.LensIDNumber",
    "Exif.Nikon3.Lens",
    "Exif.CanonCs.LensType",
    "Exif.Pentax.LensType",
    "Exif.PentaxDng.LensType",
    "Exif.Minolta.LensID",
    "Exif.Sony2.LensID",
    "Exif.Sony1.LensID",
    "Exif.OlympusEq.LensType",
    "Exif.Samsung2.LensType",
)
_SERIAL = (
    "Exif.Photo.BodySerialNumber",
    "Exif.Image.CameraSerialNumber",
    "Exif.Canon.SerialNumber",
    "Exif.Nikon3.SerialNumber",
    "Exif.Nikon3.SerialNO",
    "Exif.OlympusEq.SerialNumber",
    "Exif.Olympus.SerialNumber2",
    "Exif.Fujifilm.SerialNumber",
    "Exif.Pentax.SerialNumber",
    "Exif.PentaxDng.SerialNumber",
    "Exif.Sigma.SerialNumber",
    "Exif.Panasonic.InternalSerialNumber",
)
_ISO = (
    "Exif.Photo.ISOSpeedRatings",
    "Exif.Photo.RecommendedExposureIndex",
    "Exif.Photo.ISOSpeed",
    "Exif.Photo.StandardOutputSensitivity",
    "Exif.Image.ISOSpeedRatings",
)
_TAKEN = (
    ("Exif.Photo.DateTimeOriginal", "Exif.Photo.SubSecTimeOriginal"),
    ("Exif.Photo.DateTimeDigitized", "Exif.Photo.SubSecTimeDigitized"),
    ("Exif.Image.DateTimeOriginal", ""),
)
_NO_LENS = ("n/a", "none", "manual lens", "unknown", "----", "no lens", "not attached")

WANTED = frozenset(
    (
        *_LENS,
        *_SERIAL,
        *_ISO,
        *(key for pair in _TAKEN for key in pair),
        "Exif.Image.Make",
        "Exif.Image.Model",
        "Exif.Image.Orientation",
        "Exif.Photo.FocalLength",
        "Exif.Photo.FocalLengthIn35mmFilm",
        "Exif.Photo.FNumber",
        "Exif.Photo.ApertureValue",
        "Exif.Photo.ExposureTime",
        "Exif.Photo.ShutterSpeedValue",
        "Exif.Photo.Flash",
        "Exif.GPSInfo.GPSLatitude",
        "Exif.GPSInfo.GPSLatitudeRef",
        "Exif.GPSInfo.GPSLongitude",
        "Exif.GPSInfo.GPSLongitudeRef",
    )
)


def facts(fields: Fields) -> CameraFacts:
    """All camera facts of a file; the defaults where it says nothing sound."""
    flash = _number(fields, "Exif.Photo.Flash", 0, 0xFFFF)
    return CameraFacts(
        taken_at=_taken_at(fields),
        make=_line(fields, "Exif.Image.Make"),
        model=_line(fields, "Exif.Image.Model"),
        serial=_first(fields, _SERIAL),
        lens=next((lens for key in _LENS if (lens := _lens(fields, key))), ""),
        focal_length_mm=_number(fields, "Exif.Photo.FocalLength", 0.1, 20_000),
        focal_length_35mm=_number(fields, "Exif.Photo.FocalLengthIn35mmFilm", 1, 20_000),
        aperture=_aperture(fields),
        exposure_s=_exposure(fields),
        iso=_iso(fields),
        flash_fired=None if flash is None else bool(int(flash) & 1),
        gps=_gps(fields),
        width=fields.width or None,
        height=fields.height or None,
        orientation=int(_number(fields, "Exif.Image.Orientation", 1, 8) or 1),
    )


def _taken_at(fields: Fields) -> datetime | None:
    """The camera's clock at the shutter, with fractions of a second where it has them."""
    for key, fraction in _TAKEN:
        value = _line(fields, key)[:19].replace("-", ":").replace("T", " ")
        try:
            taken = datetime.strptime(value, "%Y:%m:%d %H:%M:%S")
        except ValueError:
            continue
        if taken.year < 1900:
            continue
        digits = _line(fields, fraction)[:6]
        return taken.replace(microsecond=int(digits.ljust(6, "0"))) if _is_number(digits) else taken
    return None


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdigit()


def _line(fields: Fields, key: str) -> str:
    value = fields.exif.get(key, "")
    return text.line(value.split("\x00")[0], 200) if isinstance(value, str) else ""


def _first(fields: Fields, keys: tuple[str, ...]) -> str:
    return next((value for key in keys if (value := _line(fields, key)).strip("0 ")), "")


def _lens(fields: Fields, key: str) -> str:
    name = _line(fields, key)
    unknown = name.startswith("(") or name.isdigit() or not any(c.isalnum() for c in name)
    return "" if unknown or name.lower().startswith(_NO_LENS) else name


def _number(fields: Fields, key: str, low: float, high: float, at: int = 0) -> float | None:
    value = fields.exif.get(key)
    if not isinstance(value, tuple) or len(value) <= at:
        return None
    return value[at] if low <= value[at] <= high else None


def _aperture(fields: Fields) -> float | None:
    plain = _number(fields, "Exif.Photo.FNumber", 0.1, 1000)
    apex = _number(fields, "Exif.Photo.ApertureValue", 0.01, 20)
    return plain if plain is not None or apex is None else round(2 ** (apex / 2), 1)


def _exposure(fields: Fields) -> float | None:
    plain = _number(fields, "Exif.Photo.ExposureTime", 1e-7, 1e6)
    apex = _number(fields, "Exif.Photo.ShutterSpeedValue", -20, 24)
    return plain if plain is not None or apex is None else 2**-apex


def _iso(fields: Fields) -> int | None:
    """A camera beyond ISO 65534 writes 65535 in the old field and the true value in a newer one."""
    values = [int(value) for key in _ISO if (value := _number(fields, key, 1, 100_000_000)) is not None]
    return next((value for value in values if value != 65535), values[0] if values else None)


def _gps(fields: Fields) -> tuple[float, float] | None:
    """Degrees north and east. 0, 0 is what software writes that knows no place."""
    latitude = _degrees(fields, "Exif.GPSInfo.GPSLatitude", "S", 90)
    longitude = _degrees(fields, "Exif.GPSInfo.GPSLongitude", "W", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return latitude, longitude


def _degrees(fields: Fields, key: str, negative: str, most: int) -> float | None:
    value = fields.exif.get(key)
    if not isinstance(value, tuple) or not value:
        return None
    parts = (*value, 0.0, 0.0)[:3]
    degrees = 0.0
    for power, part in enumerate(parts):
        degrees += 0.0 if power and math.isnan(part) else part / 60.0**power
    if not 0 <= degrees <= most:
        return None
    sign = -1 if _line(fields, f"{key}Ref").upper().startswith(negative) else 1
    return sign * round(degrees, 7)
