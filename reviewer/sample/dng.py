"""A small raw file: an uncompressed DNG 1.4 with a mosaic of the picture and a JPEG preview.

Layout: TIFF 6.0, little endian. IFD 0 holds the preview, its SubIFD the sensor's values, as the DNG
specification recommends.
"""

import io
import struct

import numpy as np
from PIL import Image

from reviewer.sample.camera import MAKE, model
from reviewer.sample.shots import Shot

_WHITE = 16383
_SHORT, _LONG, _BYTE, _ASCII, _RATIONAL, _SRATIONAL = 3, 4, 1, 2, 5, 10
_FORMATS = {_SHORT: "H", _LONG: "I", _BYTE: "B"}
# sRGB's primaries seen from XYZ (IEC 61966-2-1), so that the sensor sees what the eye does.
_COLOUR = (3.2405, -1.5371, -0.4985, -0.9693, 1.8760, 0.0416, 0.0556, -0.2040, 1.0572)

_Entry = tuple[int, int, int, bytes]


def raw(upright: Image.Image, shot: Shot) -> bytes:
    """The DNG of a picture, 1200 by 800 photosites behind an RGGB mosaic."""
    small = upright.convert("RGB").reduce(2)
    preview, mosaic = _preview(small), _mosaic(small)
    size = small.size
    first = _first_ifd(size, shot)
    second = _sensor_ifd(size)
    start = 8
    sub = start + _length(first, 2)
    data = sub + _length(second, 1)
    places = [_values(0x0111, _LONG, data), _values(0x0117, _LONG, len(preview))]
    first += [*places, _values(0x014A, _LONG, sub)]
    at = data + len(preview)
    second += [_values(0x0111, _LONG, at)]
    return struct.pack("<2sHI", b"II", 42, start) + _ifd(first, start) + _ifd(second, sub) + preview + mosaic


def _first_ifd(size: tuple[int, int], shot: Shot) -> list[_Entry]:
    body, stamp = model(shot.taken), shot.taken.strftime("%Y:%m:%d %H:%M:%S")
    matrix = [part for value in _COLOUR for part in (round(value * 10000), 10000)]
    return [
        _values(0x00FE, _LONG, 1),
        _values(0x0100, _LONG, size[0]),
        _values(0x0101, _LONG, size[1]),
        _values(0x0102, _SHORT, 8, 8, 8),
        _values(0x0103, _SHORT, 7),
        _values(0x0106, _SHORT, 6),
        _text(0x010F, MAKE),
        _text(0x0110, body),
        _values(0x0112, _SHORT, shot.orientation),
        _values(0x0115, _SHORT, 3),
        _values(0x0116, _LONG, size[1]),
        _text(0x0131, f"{body} Ver.1.04"),
        _text(0x0132, stamp),
        _text(0x9003, stamp),
        _values(0xC612, _BYTE, 1, 4, 0, 0),
        _values(0xC613, _BYTE, 1, 1, 0, 0),
        _text(0xC614, body),
        (0xC621, _SRATIONAL, 9, struct.pack("<18i", *matrix)),
        (0xC628, _RATIONAL, 3, struct.pack("<6I", 1, 1, 1, 1, 1, 1)),
        _values(0xC65A, _SHORT, 21),
    ]


def _sensor_ifd(size: tuple[int, int]) -> list[_Entry]:
    return [
        _values(0x00FE, _LONG, 0),
        _values(0x0100, _LONG, size[0]),
        _values(0x0101, _LONG, size[1]),
        _values(0x0102, _SHORT, 16),
        _values(0x0103, _SHORT, 1),
        _values(0x0106, _SHORT, 32803),
        _values(0x0115, _SHORT, 1),
        _values(0x0116, _LONG, size[1]),
        _values(0x0117, _LONG, size[0] * size[1] * 2),
        _values(0x828D, _SHORT, 2, 2),
        _values(0x828E, _BYTE, 0, 1, 1, 2),
        _values(0xC61A, _SHORT, 0),
        _values(0xC61D, _SHORT, _WHITE),
    ]


def _values(tag: int, kind: int, *values: int) -> _Entry:
    return tag, kind, len(values), struct.pack(f"<{len(values)}{_FORMATS[kind]}", *values)


def _text(tag: int, text: str) -> _Entry:
    data = text.encode("ascii") + b"\x00"
    return tag, _ASCII, len(data), data


def _length(entries: list[_Entry], more: int) -> int:
    """Bytes the directory takes once `more` entries of one LONG each (and a last SubIFD one) are in it."""
    long = sum(len(data) + len(data) % 2 for *_, data in entries if len(data) > 4)
    count = len(entries) + more + (1 if more == 2 else 0)
    return 2 + count * 12 + 4 + long


def _ifd(entries: list[_Entry], start: int) -> bytes:
    """The directory with the values that do not fit into it right behind it."""
    beyond = start + 2 + len(entries) * 12 + 4
    head, tail = struct.pack("<H", len(entries)), b""
    for tag, kind, count, data in sorted(entries):
        head += struct.pack("<HHI", tag, kind, count)
        if len(data) <= 4:
            head += data.ljust(4, b"\x00")
            continue
        head += struct.pack("<I", beyond + len(tail))
        tail += data + b"\x00" * (len(data) % 2)
    return head + b"\x00\x00\x00\x00" + tail


def _preview(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def _mosaic(image: Image.Image) -> bytes:
    """Linear light behind a red, green, green, blue filter, 14 bits in 16, little endian."""
    srgb = np.arange(256) / 255.0
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    light, pixels = (linear * _WHITE).round().astype("<u2"), np.asarray(image)
    sites = light[pixels[:, :, 1]]
    sites[0::2, 0::2] = light[pixels[0::2, 0::2, 0]]
    sites[1::2, 1::2] = light[pixels[1::2, 1::2, 2]]
    return bytes(sites.tobytes())
