"""WebP, GIF, BMP and Photoshop pictures with the token at every place they have room."""

import struct
from collections.abc import Iterator

from tests.reviewer.export import leaky_exif
from tests.reviewer.export.canary import PAYLOAD, TEXT, TOKEN, Place, put, replaced
from tests.reviewer.export.leaky_png import under_nothing
from tests.reviewer.export.pieces import before_eoi, encoded, picture, segment

_XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{TEXT}</x:xmpmeta>".encode()
_WORD = TOKEN.encode()


def _riff(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<L", 4 + len(chunks)) + b"WEBP" + chunks


def _webp(**options: object) -> bytes:
    return encoded(picture(), "WEBP", lossless=True, **options)


def _padded(kind: bytes, body: bytes, pad: bytes = b"\0") -> bytes:
    return kind + struct.pack("<L", len(body)) + body + pad * (len(body) % 2)


def webps() -> Iterator[Place]:
    """WebP pictures (RFC 9649)."""
    plain = _webp()
    blocks = leaky_exif.exif_blocks()
    yield from put(plain, {where: _webp(exif=b"Exif\0\0" + one) for where, one in blocks.items()})
    wide = b"VP8X" + struct.pack("<LB3x", 10, 0) + struct.pack("<L", 44)[:3] + struct.pack("<L", 33)[:3]
    image = plain[12:]
    yield from put(
        plain,
        {
            "XMP": _webp(xmp=_XMP),
            "an unknown chunk before": _riff(wide + _padded(b"CNRY", PAYLOAD) + image),
            "an unknown chunk behind": _riff(wide + image + _padded(b"CNRY", PAYLOAD)),
            "a chunk without a header for more": _riff(image + _padded(b"EXIF", PAYLOAD)),
            "the picture twice": _riff(wide + image + image),
            "padding": _riff(wide + image + _padded(b"XMP ", b"x", b"C")),
            "reserved bits": _riff(wide[:9] + b"CAN" + wide[12:] + image),
            "behind the file": plain + PAYLOAD,
            "a JPEG behind the file": plain + before_eoi(encoded(picture()), segment(0xFE, PAYLOAD)),
            "behind the bits of the picture": _riff(_padded(b"VP8L", image[8:] + PAYLOAD)),
            "a second frame": _webp(
                save_all=True, append_images=[picture().rotate(90)], background=(67, 65, 78, 65)
            ),
        },
    )
    hidden, black = (encoded(one, "WEBP", lossless=True, exact=True) for one in under_nothing())
    yield Place("colours under full transparency", hidden, black)
    for where, (leaky, icc) in leaky_exif.profiles().items():
        yield Place(f"profile, {where}", _webp(icc_profile=leaky), _webp(icc_profile=icc))


def _blocks(body: bytes) -> bytes:
    pieces = [body[at : at + 255] for at in range(0, len(body), 255)]
    return b"".join(bytes((len(one),)) + one for one in pieces) + b"\0"


def gifs() -> Iterator[Place]:
    """GIF pictures (GIF89a, section 15 on)."""
    still = picture().quantize(64)
    plain = encoded(still, "GIF")
    first = plain.rindex(b"\x2c\0\0\0\0")
    extensions = {
        "comment": b"\x21\xfe" + _blocks(PAYLOAD),
        "application": b"\x21\xff\x0bCANARY-7f3a" + _blocks(PAYLOAD),
        "XMP": b"\x21\xff\x0bXMP DataXMP" + _blocks(_XMP),
        "plain text": b"\x21\x01\x0c" + bytes(8) + b"\x08\x08\0\0" + _blocks(PAYLOAD),
        "unknown extension": b"\x21\xce" + _blocks(PAYLOAD),
        "control": b"\x21\xf9\x04\x00CA\0\0",
    }
    yield from put(
        plain, {f"before: {name}": plain[:first] + one + plain[first:] for name, one in extensions.items()}
    )
    yield from put(plain, {f"behind: {name}": plain[:-1] + one + b";" for name, one in extensions.items()})
    yield from put(
        plain,
        {
            "behind the end": plain + PAYLOAD,
            "a second frame": encoded(
                still, "GIF", save_all=True, append_images=[picture().rotate(90).quantize(9)]
            ),
            "behind the codes": plain[:-2] + _blocks(PAYLOAD) + b";",
            "background and shape": plain[:11] + b"CA" + plain[13:],
        },
    )
    few = picture().quantize(5)
    plain = encoded(few, "GIF")
    yield Place("colours no pixel has", replaced(plain, plain[13 + 15 : 37], PAYLOAD[:9]), plain)


def bmps() -> Iterator[Place]:
    """BMP pictures; rows of 135 bytes have one of padding."""
    plain = encoded(picture(), "BMP")
    gap = plain[:10] + struct.pack("<L", 54 + len(PAYLOAD)) + plain[14:54] + PAYLOAD + plain[54:]
    rows = [plain[54 + n * 136 :][:135] for n in range(34)]
    padded = b"".join(row + PAYLOAD[n : n + 1] for n, row in enumerate(rows))
    yield from put(
        plain,
        {
            "between header and pixels": gap,
            "padding of the rows": plain[:54] + padded,
            "reserved words": plain[:6] + b"CANA" + plain[10:],
            "resolution": plain[:38] + b"CANARY-7" + plain[46:],
            "behind the pixels": plain + PAYLOAD,
        },
    )
    few = picture().quantize(5)
    plain = encoded(few, "BMP")
    told = struct.pack("<L", 74 + 40) + plain[14:46] + struct.pack("<LL", 15, 15)
    yield Place("colours no pixel has", plain[:10] + told + plain[54:74] + PAYLOAD[:40] + plain[74:], plain)


def _resource(number: int, body: bytes, name: bytes = b"") -> bytes:
    told = bytes((len(name),)) + name
    told += bytes(len(told) % 2)
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + told
        + struct.pack(">L", len(body))
        + body
        + bytes(len(body) % 2)
    )


def _photoshop(resources: bytes = b"", mode: bytes = b"", layers: bytes = b"", behind: bytes = b"") -> bytes:
    head = b"8BPS\0\1" + bytes(6) + struct.pack(">HLLHH", 3, 34, 45, 8, 3)
    sections = b"".join(struct.pack(">L", len(one)) + one for one in (mode, resources, layers))
    return head + sections + b"\0\0" + b"".join(band.tobytes() for band in picture().split()) + behind


def photoshops() -> Iterator[Place]:
    """Photoshop pictures (Adobe's file format specification of 2019)."""
    resources = {
        "IPTC": 0x0404,
        "XMP": 0x0424,
        "EXIF": 0x0422,
        "thumbnail": 0x040C,
        "print": 0x0425,
        "path": 2000,
    }
    yield from put(
        _photoshop(),
        {
            **{name: _photoshop(_resource(number, PAYLOAD)) for name, number in resources.items()},
            "name of a block": _photoshop(_resource(0x0404, b"", _WORD)),
            "colour mode": _photoshop(mode=PAYLOAD),
            "layers": _photoshop(layers=struct.pack(">L", 0) + struct.pack(">L", 0) + PAYLOAD),
            "behind the pixels": _photoshop(behind=PAYLOAD),
        },
    )
