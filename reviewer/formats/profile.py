"""Colour profiles for pictures that name their colour space without carrying it.

Most cameras set to Adobe RGB write a JPEG with no profile and only a word in EXIF; phones name Display P3
by a number in HEIF. Shown as if sRGB both look dull. A profile is built as ICC.1:2022 clause 7 and 9 say:
three colorants (adapted to D50) and one tone curve, and the two texts it must have, without a word in them.
"""

import struct

_S15 = 65536
# A text in no language (10.15): no records, each of them 12 bytes.
_NO_TEXT = b"mluc" + bytes(4) + struct.pack(">LL", 0, 12)


def _matrix_profile(colorants: tuple[tuple[float, float, float], ...], curve: bytes) -> bytes:
    tags = {
        b"desc": _NO_TEXT,
        b"cprt": _NO_TEXT,
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        b"rXYZ": _xyz(colorants[0]),
        b"gXYZ": _xyz(colorants[1]),
        b"bXYZ": _xyz(colorants[2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">L", len(tags)), b""
    for signature, data in tags.items():
        table += struct.pack(">4sLL", signature, offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = offset + len(body)
    header = struct.pack(">L4xL4s4s4s12x4s", size, 0x04300000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    header += bytes(28) + struct.pack(">3L", *(round(v * _S15) for v in (0.9642, 1.0, 0.8249)))
    return header.ljust(128, b"\x00") + table + body


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3l", *(round(value * _S15) for value in values))


def _gamma(value: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">LH", 1, round(value * 256))


def _parametric(*values: float) -> bytes:
    """Function type 3: ((a·x + b)^g above d, c·x below)."""
    return b"para" + bytes(4) + struct.pack(">HH5l", 3, 0, *(round(value * _S15) for value in values))


# Colorants of Adobe RGB (1998) 4.3.5 and of Display P3 (SMPTE EG 432-1, D65), adapted to D50 (Bradford).
ADOBE_RGB = _matrix_profile(
    ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)),
    _gamma(563 / 256),
)
DISPLAY_P3 = _matrix_profile(
    ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
    _parametric(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
)
# Colorants of ROMM RGB (ISO 22028-2), whose white is D50; the plain curve that ProPhoto profiles have.
PROPHOTO = _matrix_profile(
    ((0.79767, 0.28804, 0.0), (0.13519, 0.71187, 0.0), (0.03134, 0.00009, 0.82490)),
    _gamma(1.8),
)
