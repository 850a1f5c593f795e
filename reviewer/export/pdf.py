"""A PDF as Qt draws one, written anew with what showing it needs and nothing else (ISO 32000-1).

Qt tells in it when and by what it was made, and puts ids and the names of fonts there. What comes out is
pages with their content, pictures and letters: one form of file, objects one behind the other, nothing packed
but pictures. The same drawing gives the same bytes.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reviewer.errors import ExportRefused
from reviewer.export import drawn, letters, strip
from reviewer.export.drawn import number
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import pikepdf
else:
    pikepdf = lazily("pikepdf")

_HEAD = b"%PDF-1.4\n"
_CATALOG, _PAGES = 1, 2
# The tag of a font of which only some letters are there (9.6.4).
_SUBSET = "AAAAAA"


def bare(drawn_by_qt: bytes) -> bytes:
    """The PDF that Qt drew, written anew.

    Raises ExportRefused for what is no drawing of letters and pictures.
    """
    try:
        with pikepdf.open(io.BytesIO(drawn_by_qt)) as pdf:
            return _Document().written(pdf)
    except (pikepdf.PdfError, KeyError, AttributeError) as error:
        raise ExportRefused("The contact sheet could not be drawn as a PDF that can be checked.") from error


class _Document:
    """The objects of the new file, with the fonts and pictures that its pages share."""

    def __init__(self) -> None:
        self._objects = [b"", b""]
        self._known: dict[tuple[int, int], tuple[str, int]] = {}
        self._counts = Counter[str]()

    def written(self, pdf: pikepdf.Pdf) -> bytes:
        """The whole file."""
        pages = [self._page(page) for page in pdf.pages]
        self._objects[_CATALOG - 1] = _dictionary(Pages=_to(_PAGES), Type="/Catalog")
        kids = f"[ {' '.join(map(_to, pages))} ]"
        self._objects[_PAGES - 1] = _dictionary(Count=len(pages), Kids=kids, Type="/Pages")
        return _file(self._objects)

    def _page(self, page: pikepdf.Page) -> int:
        fonts = {by_qt: self._shared("F", font) for by_qt, font in _items(page.resources, "/Font").items()}
        pictures = {
            by_qt: self._shared("Im", one) for by_qt, one in _items(page.resources, "/XObject").items()
        }
        names = {by_qt: f"/{name}" for by_qt, (name, _) in (fonts | pictures).items()}
        instructions = ((list(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(page))
        content = "".join(f"{line}\n" for line in drawn.lines(instructions, names)).encode()
        return self._add(
            _dictionary(
                Contents=_to(self._add(_stream(content))),
                MediaBox=f"[ {_row(page.mediabox)} ]",
                Parent=_to(_PAGES),
                Resources=_dictionary(Font=_named(fonts), XObject=_named(pictures)).decode(),
                Type="/Page",
            )
        )

    def _shared(self, letter: str, thing: Any) -> tuple[str, int]:  # noqa: ANN401  # an object of pikepdf
        """The name and the number of a font or a picture, written when it comes first."""
        if thing.objgen not in self._known:
            self._counts[letter] += 1
            name = f"{letter}{self._counts[letter]}"
            place = self._font(name, thing) if letter == "F" else self._picture(thing)
            self._known[thing.objgen] = (name, place)
        return self._known[thing.objgen]

    def _picture(self, image: Any) -> int:  # noqa: ANN401
        if image.Filter != "/DCTDecode" or image.ColorSpace != "/DeviceRGB":
            raise ExportRefused("The contact sheet holds a picture that is no JPEG.")
        return self._add(
            _stream(
                strip.lossless(image.read_raw_bytes()),
                BitsPerComponent=8,
                ColorSpace="/DeviceRGB",
                Filter="/DCTDecode",
                Height=int(image.Height),
                Subtype="/Image",
                Type="/XObject",
                Width=int(image.Width),
            )
        )

    def _font(self, name: str, font: Any) -> int:  # noqa: ANN401
        inner = font.DescendantFonts[0]
        name = f"/{_SUBSET}+{name}"
        widths = {"W": f"[ 0 [ {_row(inner.W[1])} ] ]"} if "/W" in inner else {"DW": number(inner.DW)}
        descendant = _dictionary(
            BaseFont=name,
            CIDSystemInfo="<< /Ordering (Identity) /Registry (Adobe) /Supplement 0 >>",
            CIDToGIDMap="/Identity",
            FontDescriptor=_to(self._descriptor(name, inner.FontDescriptor)),
            Subtype="/CIDFontType2",
            Type="/Font",
            **widths,
        )
        meanings = letters.meanings(font.ToUnicode.read_bytes())
        return self._add(
            _dictionary(
                BaseFont=name,
                DescendantFonts=f"[ {_to(self._add(descendant))} ]",
                Encoding="/Identity-H",
                Subtype="/Type0",
                ToUnicode=_to(self._add(_stream(letters.cmap(meanings)))),
                Type="/Font",
            )
        )

    def _descriptor(self, name: str, descriptor: Any) -> int:  # noqa: ANN401
        shapes = letters.shapes(descriptor.FontFile2.read_bytes())
        return self._add(
            _dictionary(
                Ascent=number(descriptor.Ascent),
                CapHeight=number(descriptor.CapHeight),
                Descent=number(descriptor.Descent),
                Flags=4,
                FontBBox=f"[ {_row(descriptor.FontBBox)} ]",
                FontFile2=_to(self._add(_stream(shapes, Length1=len(shapes)))),
                FontName=name,
                ItalicAngle=0,
                StemV=number(descriptor.StemV),
                Type="/FontDescriptor",
            )
        )

    def _add(self, content: bytes) -> int:
        """Put one more object in; its number."""
        self._objects.append(content)
        return len(self._objects)


def _items(resources: Any, kind: str) -> dict[str, Any]:  # noqa: ANN401
    return dict(resources.get(kind, {}).items())


def _to(place: int) -> str:
    return f"{place} 0 R"


def _row(numbers: Iterable[Any]) -> str:
    return " ".join(map(number, numbers))


def _named(things: Mapping[str, tuple[str, int]]) -> str:
    return _dictionary(**{name: _to(place) for name, place in sorted(things.values())}).decode()


def _dictionary(**entries: object) -> bytes:
    return f"<< {''.join(f'/{key} {value} ' for key, value in sorted(entries.items()))}>>".encode()


def _stream(data: bytes, **entries: object) -> bytes:
    return _dictionary(**entries, Length=len(data)) + b"\nstream\n" + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects behind each other, where each of them stands, and which is the first (7.5)."""
    parts, places, at = [_HEAD], [], len(_HEAD)
    for place, content in enumerate(objects, start=1):
        part = b"%d 0 obj\n%b\nendobj\n" % (place, content)
        places.append(at)
        at += len(part)
        parts.append(part)
    size = len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = _dictionary(Root=_to(_CATALOG), Size=size)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n%b\n" % (size, rows, trailer))
    return b"".join(parts) + b"startxref\n%d\n%%%%EOF\n" % at
