"""Writing the text a profile keeps into a JPEG: EXIF for two fields, XMP for all three.

EXIF has no field for a credit. Its text is written as UTF-8, as Exif 3.0 allows and every reader of
today takes it. The XMP packet is a fixed form of ours: no toolkit's name, no date, no padding.
"""

from html import escape
from typing import TYPE_CHECKING

from reviewer.errors import ExportRefused
from reviewer.export.kept import Kept
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import piexif
else:
    piexif = lazily("piexif")

_MOST = 0xFFFF - 2
_XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
_SOI = 2


def put_in(jpeg: bytes, keep: Kept) -> bytes:
    """The JPEG with the texts right behind its first marker.

    Raises ExportRefused when a text is longer than a JPEG can hold in one piece (64 KB).
    """
    if keep.empty:
        return jpeg
    blocks = b"".join(_segment(block) for block in (_exif(keep), _xmp(keep)) if block)
    return jpeg[:_SOI] + blocks + jpeg[_SOI:]


def _exif(keep: Kept) -> bytes:
    texts = {
        piexif.ImageIFD.ImageDescription: keep.description,
        piexif.ImageIFD.Copyright: keep.copyright,
    }
    first = {tag: text.encode() for tag, text in texts.items() if text}
    return bytes(piexif.dump({"0th": first})) if first else b""


def _xmp(keep: Kept) -> bytes:
    fields = (
        _alternative("dc:description", keep.description),
        _alternative("dc:rights", keep.copyright),
        f"<photoshop:Credit>{escape(keep.credit, quote=False)}</photoshop:Credit>" if keep.credit else "",
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f"{''.join(fields)}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    )
    return _XMP_HEADER + packet.encode()


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    value = escape(text, quote=False)
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt></{name}>'


def _segment(body: bytes) -> bytes:
    if len(body) > _MOST:
        raise ExportRefused(
            "Its caption is too long to be kept in a JPEG (64 KB at most). Shorten it, "
            "or choose a profile that writes captions beside the pictures."
        )
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
