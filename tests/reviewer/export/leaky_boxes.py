"""HEIC, AVIF and JPEG 2000 pictures with the token in every box (ISO/IEC 14496-12, 23008-12, 15444-1)."""

import io
import struct
from collections.abc import Iterator

import pillow_heif
from PIL import Image

from tests.reviewer.export import leaky_exif
from tests.reviewer.export.canary import PAYLOAD, TEXT, TOKEN, Place, put, replaced
from tests.reviewer.export.leaky_png import under_nothing
from tests.reviewer.export.pieces import before_eoi, encoded, picture, segment

_WORD = TOKEN.encode()
_XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{TEXT}</x:xmpmeta>".encode()


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L4s", 8 + len(body), kind) + body


def _heic(*images: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    made = pillow_heif.HeifFile()
    for image in images or (_shown(),):
        made.add_from_pillow(image)
    made.save(out, quality=-1, chroma=444, matrix_coefficients=0, primary_index=0, **options)
    return out.getvalue()


def _shown(**info: object) -> Image.Image:
    image = picture(size=(64, 64))
    image.info.update(info)
    return image


def _avif(image: Image.Image | None = None, **options: object) -> bytes:
    return encoded(image or _shown(), "AVIF", quality=100, max_threads=1, **options)


def _behind(plain: bytes) -> dict[str, bytes]:
    """More boxes behind the last one, and more in it: nothing before them moves."""
    data = plain.rindex(b"mdat") - 4
    grown = struct.pack(">L", len(plain) - data + len(PAYLOAD))
    user = _box(b"udta", _box(b"\xa9nam", PAYLOAD) + _box(b"name", PAYLOAD))
    return {
        "free": plain + _box(b"free", PAYLOAD),
        "skip": plain + _box(b"skip", PAYLOAD),
        "uuid": plain + _box(b"uuid", b"0123456789abcdef" + PAYLOAD),
        "an unknown box": plain + _box(b"cnry", PAYLOAD),
        "user data": plain + user,
        "a film": plain + _box(b"moov", _box(b"mvhd", bytes(100)) + user),
        "second data box": plain + _box(b"mdat", PAYLOAD),
        "behind the items in the data": plain[:data] + grown + plain[data + 4 :] + PAYLOAD,
        "behind the last box": plain + PAYLOAD,
        "a JPEG behind the last box": plain + before_eoi(encoded(picture()), segment(0xFE, PAYLOAD)),
    }


def _named(plain: bytes) -> dict[str, bytes]:
    """Words in boxes that have room for them and that no decoder reads."""
    handler = plain.index(b"hdlr")
    return {
        "reserved words of the handler": plain[: handler + 16] + _WORD + plain[handler + 16 + len(_WORD) :],
        "version of the brand": plain[:12] + b"CANA" + plain[16:],
        "compatible brands": replaced(plain, b"miaf", b"CANA"),
    }


def heics() -> Iterator[Place]:
    """HEIC pictures."""
    plain = _heic()
    yield from put(plain, {where: _heic(exif=b"Exif\0\0" + one) for where, one in _exif().items()})
    yield from put(plain, {"XMP": _heic(xmp=_XMP), "thumbnail": _heic(_shown(thumbnails=[32]))})
    yield from put(plain, _behind(plain) | _named(plain))
    yield from put(plain, {"second picture": _heic(_shown(), picture(size=(64, 64)).rotate(90))})
    for where, (leaky, icc) in leaky_exif.profiles().items():
        yield Place(f"profile, {where}", *(_heic(_shown(icc_profile=one)) for one in (leaky, icc)))
    hidden, black = under_nothing()
    yield Place("colours under full transparency", _heic(hidden), _heic(black))


def avifs() -> Iterator[Place]:
    """AVIF pictures."""
    plain = _avif()
    yield from put(plain, {where: _avif(exif=one) for where, one in _exif().items()})
    yield from put(plain, {"XMP": _avif(xmp=_XMP)})
    yield from put(plain, _behind(plain) | _named(plain))
    yield from put(plain, {"name of the item": replaced(plain, b"Color\0", b"CANAR\0")})
    turned = picture(size=(64, 64)).rotate(90)
    yield from put(plain, {"second frame": _avif(save_all=True, append_images=[turned])})
    for where, (leaky, icc) in leaky_exif.profiles().items():
        yield Place(f"profile, {where}", _avif(icc_profile=leaky), _avif(icc_profile=icc))


def _exif() -> dict[str, bytes]:
    """The blocks an encoder takes."""
    return {where: one for where, one in leaky_exif.exif_blocks().items() if one[:2] in (b"II", b"MM")}


def jpeg2000s() -> Iterator[Place]:
    """JPEG 2000 pictures, in their boxes and bare."""
    plain = encoded(picture(), "JPEG2000")
    at = plain.index(b"jp2c") - 4
    boxes = {
        "XML": b"xml ",
        "rights": b"jp2i",
        "an unknown box": b"cnry",
        "uuid": b"uuid",
        "web page": b"uinf",
    }
    found = {
        name: plain[:at] + _box(kind, b"0123456789abcdef" + _XMP) + plain[at:] for name, kind in boxes.items()
    }
    yield from put(plain, found | {"behind the end": plain + PAYLOAD})
    bare = encoded(picture(), "JPEG2000", no_jp2=True)
    tile = bare.index(b"\xff\x90")
    comment = b"\xff\x64" + struct.pack(">HH", 4 + len(PAYLOAD), 1) + PAYLOAD
    yield from put(bare, {"comment": bare[:tile] + comment + bare[tile:], "behind bare": bare + PAYLOAD})
