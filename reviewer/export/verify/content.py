"""What a page of a contact sheet shows (ISO 32000-1, 8 and 9): a line for each picture and run of letters.

Letters are of one of two greys, large enough to read, on the page, and under no picture; no picture lies on
another. So nothing is there that nobody sees.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping

NUMBER = r"-?(?:0|[1-9]\d*)(?:\.\d{0,2}[1-9])?"
_PICTURE = re.compile(rf"q ({NUMBER}) 0 0 ({NUMBER}) ({NUMBER}) ({NUMBER}) cm /(Im\d+) Do Q")
_GREYS = r"(?:0\.11 0\.102 0\.094|0\.388 0\.369 0\.341) rg"
_RUN = re.compile(rf"BT /(F\d+) ({NUMBER}) Tf {_GREYS} ((?:{NUMBER} {NUMBER} Td <[0-9a-f]{{4}}> Tj )+)ET")
_GLYPH = re.compile(rf"({NUMBER}) ({NUMBER}) Td <([0-9a-f]{{4}})> Tj ")
_WIDTH, _HEIGHT = 595, 842
_SMALLEST, _LARGEST = 6, 20  # points

Wrong = tuple[int, int, str]
"""Where in the content, how many bytes, and what it is."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""
Point = tuple[float, float]


class Page:
    """A page: its `fonts` with the glyphs they draw, its `pictures` with their boxes, and what is `wrong`."""

    def __init__(self, content: bytes) -> None:
        self.fonts: dict[str, set[int]] = defaultdict(set)
        self.pictures: dict[str, Box] = {}
        self.wrong: list[Wrong] = []
        self._runs: list[tuple[str, list[int]]] = []
        self._letters: list[tuple[int, int, list[Point]]] = []
        at = 0
        for line in content.decode("latin-1").split("\n")[:-1]:
            if what := self._wrong_with(line, at):
                self.wrong.append((at, len(line), what))
            at += len(line) + 1
        if at != len(content):
            self.wrong.append((at, len(content) - at, "content of another form"))
        self.wrong += self._covered()

    def texts(self, meanings: Mapping[str, Mapping[int, str]]) -> list[str]:
        """What each run of letters says, by what the glyphs of each font mean."""
        return ["".join(meanings[font].get(glyph, "") for glyph in glyphs) for font, glyphs in self._runs]

    def _wrong_with(self, line: str, at: int) -> str:
        """Take in a line; what is wrong with it, or the empty string."""
        if run := _RUN.fullmatch(line):
            return self._take_letters(run, at)
        if picture := _PICTURE.fullmatch(line):
            return self._take_picture(picture)
        return "content that is neither a picture nor letters as a sheet has them"

    def _take_picture(self, found: re.Match[str]) -> str:
        wide, high, x, y = map(float, found.groups()[:4])
        if found[5] in self.pictures:
            return "a picture that is there twice"
        self.pictures[found[5]] = (x, y, x + wide, y + high)
        shown = wide > 0 < high and _is_on_page(x, y) and _is_on_page(x + wide, y + high)
        return "" if shown else "a picture beside the page"

    def _take_letters(self, found: re.Match[str], at: int) -> str:
        x = y = 0.0
        glyphs, points = [], []
        for across, up, glyph in _GLYPH.findall(found[3]):
            x, y = x + float(across), y + float(up)
            points.append((x, y))
            glyphs.append(int(glyph, 16))
        self.fonts[found[1]].update(glyphs)
        self._runs.append((found[1], glyphs))
        self._letters.append((at, len(found[0]), points))
        if not _SMALLEST <= float(found[2]) <= _LARGEST:
            return "letters too small to be read, or too large"
        return "" if all(_is_on_page(x, y) for x, y in points) else "letters beside the page"

    def _covered(self) -> Iterator[Wrong]:
        """What lies under a picture."""
        boxes = list(self.pictures.values())
        if any(_meet(one, other) for n, one in enumerate(boxes) for other in boxes[:n]):
            yield 0, 0, "a picture on another one"
        for at, length, points in self._letters:
            if any(_is_in(point, box) for point in points for box in boxes):
                yield at, length, "letters under a picture"


def size(jpeg: bytes) -> tuple[int, int]:
    """Width and height of a JPEG that was found clean: its first frame header says (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(jpeg) and jpeg[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    high, wide = struct.unpack_from(">HH", jpeg.ljust(at + 9, b"\0"), at + 5)
    return wide, high


def _is_on_page(x: float, y: float) -> bool:
    return 0 <= x <= _WIDTH and 0 <= y <= _HEIGHT


def _is_in(point: Point, box: Box) -> bool:
    (x, y), (left, bottom, right, top) = point, box
    return left < x < right and bottom < y < top


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
