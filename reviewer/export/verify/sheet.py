"""The contact sheet beside the pictures of a set, `contact-sheet.pdf`: each byte draws, or is left behind.

An allow-list of objects (ISO 32000-1): a catalog, pages of A4 with their content, JPEGs that hold a picture
and nothing else, and fonts with no more than the shapes and the meaning of the letters that are drawn. So
there is no information on the document, no metadata, id, annotation, action, script or attached file, and
nothing that no page shows.

What a person wrote is judged as in a caption file. Letters can be read back in no way that is sure for every
script, so whether somebody said just that is not. What is left of room for a message are the shapes of
letters, and measures: of fonts, and on the page.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice

from reviewer.export.kept import NOTHING
from reviewer.export.verify import content, jpeg, meanings, shapes
from reviewer.export.verify.content import Page
from reviewer.export.verify.left import Left
from reviewer.export.verify.objects import AnotherForm, Object, objects
from reviewer.export.verify.telling import telling, unseen

NAME = "contact-sheet.pdf"
# So much wrong is no sheet; the rest is not told.
_ENOUGH = 500

_N = content.NUMBER
_R = r"(\d+) 0 R"
_FONT_NAME = r"/AAAAAA\+F\d+"
_KINDS = {
    "catalog": "<< /Pages 2 0 R /Type /Catalog >>",
    "pages": r"<< /Count (\d+) /Kids \[ ((?:\d+ 0 R )+)\] /Type /Pages >>",
    "page": rf"<< /Contents {_R} /MediaBox \[ 0 0 595 842 \] /Parent 2 0 R /Resources"
    r" << /Font << ((?:/F\d+ \d+ 0 R )*)>> /XObject << ((?:/Im\d+ \d+ 0 R )*)>> >> /Type /Page >>",
    "content": r"<< /Length \d+ >>",
    "picture": r"<< /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode /Height (\d+) /Length \d+"
    r" /Subtype /Image /Type /XObject /Width (\d+) >>",
    "font": rf"<< /BaseFont {_FONT_NAME} /DescendantFonts \[ {_R} \] /Encoding /Identity-H /Subtype /Type0"
    rf" /ToUnicode {_R} /Type /Font >>",
    "letters": rf"<< /BaseFont {_FONT_NAME} /CIDSystemInfo << /Ordering \(Identity\) /Registry \(Adobe\)"
    rf" /Supplement 0 >> /CIDToGIDMap /Identity (?:/DW {_N} )?/FontDescriptor {_R} /Subtype /CIDFontType2"
    rf" /Type /Font (?:/W \[ 0 \[ ((?:{_N} )+)\] \] )?>>",
    "measures": rf"<< /Ascent {_N} /CapHeight {_N} /Descent {_N} /Flags 4 /FontBBox \[ (?:{_N} ){{4}}\]"
    rf" /FontFile2 {_R} /FontName {_FONT_NAME} /ItalicAngle 0 /StemV {_N} /Type /FontDescriptor >>",
    "shapes": r"<< /Length (\d+) /Length1 (\d+) >>",
    "meanings": r"<< /Length \d+ >>",
}
_STREAMS = ("content", "picture", "shapes", "meanings")
_FORMS = {kind: re.compile(form) for kind, form in _KINDS.items()}
_NAMED = re.compile(r"/(F\d+|Im\d+) (\d+) 0 R ")
# What somebody may have put there, by a word that tells it.
_TELLING = {
    "/JavaScript": "a script",
    "/JS": "a script",
    "/EmbeddedFile": "an attached file",
    "/Filespec": "an attached file",
    "/Metadata": "metadata (XMP)",
    "/Annot": "an annotation",
    "/OpenAction": "an action",
    "/Info": "information on the document",
    "/Producer": "information on the document",
    "/CreationDate": "information on the document",
    "/ID": "an id of the file",
}


class _Strange(Exception):
    """From here on nothing can be accounted for."""

    def __init__(self, left: Left) -> None:
        self.left = left
        super().__init__(left.what)


def check(data: bytes, files: Collection[str]) -> tuple[Left, ...]:
    """What is left in a contact sheet beside `files`. Never raises, whatever the bytes are."""
    try:
        return tuple(islice(_Sheet(objects(data), files).left(), _ENOUGH))
    except AnotherForm as form:
        rest = data[form.at :]
        return (Left(form.at, len(rest), _named(rest.decode("latin-1"), "bytes that draw nothing")),)
    except _Strange as strange:
        return (strange.left,)


class _Sheet:
    def __init__(self, objects: list[Object], files: Collection[str]) -> None:
        self._objects, self._files = objects, files
        self._reached: dict[int, str] = {}
        self._fonts: dict[int, set[int]] = defaultdict(set)
        self._pictures: dict[int, None] = {}
        self._pages: list[tuple[Object, Page, dict[str, int]]] = []

    def left(self) -> Iterator[Left]:
        """Everything that should not be there. Raises _Strange."""
        self._take(1, "catalog")
        pages = self._take(2, "pages")
        kids = [int(number) for number in pages[2].split()[::3]]
        if int(pages[1]) != len(kids):
            raise _Strange(self._objects[1].left("another number of pages than it tells"))
        for kid in kids:
            yield from self._left_on_page(kid)
        for number in self._pictures:
            yield from self._left_in_picture(number)
        said = {number: self._meanings(number, glyphs) for number, glyphs in self._fonts.items()}
        for number, glyphs in self._fonts.items():
            yield from self._left_in_font(number, glyphs)
        for one, page, fonts in self._pages:
            yield from self._left_in_text(one, page.texts({name: said[fonts[name]] for name in fonts}))
        for number, one in enumerate(self._objects, start=1):
            if number not in self._reached:
                yield one.left(_named(one.line, "an object that nothing uses"))

    def _take(self, number: int, kind: str) -> re.Match[str]:
        """An object as one of a kind. Raises _Strange when it is none, or not there."""
        if not 1 <= number <= len(self._objects):
            raise _Strange(Left(0, 0, "an object that is not there"))
        one = self._objects[number - 1]
        found = _FORMS[kind].fullmatch(one.line)
        is_stream = one.stream is not None
        if not found or is_stream != (kind in _STREAMS) or self._reached.get(number, kind) != kind:
            raise _Strange(one.left(_named(one.line, "an object that no contact sheet has")))
        self._reached[number] = kind
        return found

    def _stream(self, number: int, kind: str) -> tuple[Object, bytes]:
        self._take(number, kind)
        one = self._objects[number - 1]
        return one, one.stream or b""

    def _left_on_page(self, number: int) -> Iterator[Left]:
        found = self._take(number, "page")
        fonts = {name: int(place) for name, place in _NAMED.findall(found[2])}
        pictures = {name: int(place) for name, place in _NAMED.findall(found[3])}
        one, stream = self._stream(int(found[1]), "content")
        page = Page(stream)
        yield from (Left(one.at + at, length, what) for at, length, what in page.wrong)
        if page.fonts.keys() != fonts.keys() or page.pictures.keys() != pictures.keys():
            yield one.left("a font or a picture that the page does not use, or does not have")
            return
        for name, place in fonts.items():
            self._fonts[place] |= page.fonts[name]
        self._pictures |= dict.fromkeys(pictures.values())
        self._pages.append((one, page, fonts))

    def _left_in_picture(self, number: int) -> Iterator[Left]:
        found = self._take(number, "picture")
        one, stream = self._stream(number, "picture")
        for left in jpeg.check(stream, NOTHING, thorough=True):
            yield Left(one.at + left.offset, left.length, f"a picture on the sheet: {left.what}")
        if content.size(stream) != (int(found[2]), int(found[1])):
            yield one.left("a picture of another size than it tells")

    def _meanings(self, number: int, glyphs: Collection[int]) -> dict[int, str]:
        """What the letters of a font mean. Raises _Strange."""
        one, stream = self._stream(int(self._take(number, "font")[2]), "meanings")
        found = meanings.read(stream)
        if found is None or not found.keys() <= set(glyphs):
            raise _Strange(Left(one.at, len(stream), "meanings of letters that no page shows"))
        return found

    def _left_in_font(self, number: int, glyphs: Collection[int]) -> Iterator[Left]:
        letters = self._take(int(self._take(number, "font")[1]), "letters")
        measures = self._take(int(letters[1]), "measures")
        one, stream = self._stream(int(measures[1]), "shapes")
        if wrong := shapes.wrong(stream, glyphs):
            yield Left(one.at, len(stream), wrong)
        if one.line != f"<< /Length {len(stream)} /Length1 {len(stream)} >>":
            yield one.left("a font of another length than it tells")
        widths = (letters[2] or "").split()
        if widths and len(widths) != len({0, *glyphs}):
            yield one.left("a font with more or fewer widths than letters")

    def _left_in_text(self, one: Object, runs: list[str]) -> Iterator[Left]:
        for run in (*runs, " ".join(runs)):
            for told, what in (*unseen(run), *telling(run, self._files)):
                yield Left(one.at, len(one.stream or b""), f"{what}: {told!r}")
                return


def _named(text: str, otherwise: str) -> str:
    """What a piece of a PDF is, in words."""
    return next((what for word, what in _TELLING.items() if re.search(rf"{word}\b", text)), otherwise)
