"""Draws the contact sheet of an export: pages of A4 with pictures in columns, captions under them.

A row is as high as what stands in it. `Press` draws where there is no window too.
"""

import re
import unicodedata
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from reviewer.export.sheet import Cell
from reviewer.sequence import Heading

_DOTS: Final = 600
_MM: Final = _DOTS / 25.4
_PT: Final = _DOTS / 72
_WIDTH, _HEIGHT = 210 * _MM, 297 * _MM
_MARGIN: Final = 14 * _MM
_GAP: Final = 6 * _MM
_BETWEEN_ROWS: Final = 8 * _MM
_NEAR: Final = 1.1 * _MM
_FOOT: Final = 10 * _MM
_LEADING: Final = 1.1
_COLUMNS: Final = 3
_CELL: Final = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
_FULL: Final = _WIDTH - 2 * _MARGIN
# So many lines stand under a picture, and so many open the sheet, that each has room on a page.
_MOST_LINES: Final = 36
_MOST_OPENING: Final = 40
_INK: Final = "#1c1a18"
_QUIET: Final = "#635e57"
_ABSENT: Final = "□"
_ONE_BOX: Final = re.compile(rf"{_ABSENT}[{_ABSENT}\ufe0f\u200d]*")
# Blocks in which many systems have coloured pictures (Unicode 16.0, emoji-data).
_EMOJI: Final = re.compile("[\u231a-\u23ff\u2600-\u27bf\u2b1b-\u2b55\U0001f000-\U0001faff]")
_FAMILIES: Final = ("Helvetica Neue", "Segoe UI", "Noto Sans", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class _Type:
    """How words are set: their size in points, colour and weight, and the space below them."""

    size: float
    colour: str = _INK
    weight: QFont.Weight = QFont.Weight.Normal
    below: float = _NEAR

    @property
    def font(self) -> QFont:
        """Its shapes as they are, without hints for a screen."""
        font = QFont(list(_FAMILIES))
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(round(self.size * _PT))
        font.setWeight(self.weight)
        return font


_TITLE = _Type(18, weight=QFont.Weight.DemiBold, below=3 * _NEAR)
_OPENING = _Type(9)
_NAME = _Type(7, weight=QFont.Weight.DemiBold)
_HEADLINE = _Type(8, weight=QFont.Weight.DemiBold)
_TEXT = _Type(7.5)
_SMALL = _Type(6.5, _QUIET)


class _Words:
    """Paragraphs set under each other in a column; what is beyond `most` lines is cut off, and ends in …"""

    def __init__(self, paragraphs: Iterable[tuple[str, _Type]], width: float, most: int) -> None:
        self._set: list[tuple[QTextLayout, QColor]] = []
        self._width = width
        self.height = 0.0
        for text, kind in paragraphs:
            if text and most > 0:
                most -= self._add(_lettered(text, kind.font), kind, most)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw them with their upper left corner here."""
        for layout, colour in self._set:
            painter.setPen(colour)
            layout.draw(painter, at)

    def _add(self, text: str, kind: _Type, most: int) -> int:
        """Set one more below; the number of its lines."""
        layout = self._laid(text, kind.font)
        if layout.lineCount() > most:
            last = layout.lineAt(most - 1)
            layout = self._laid(f"{text[: last.textStart() + last.textLength() - 3].rstrip()}…", kind.font)
        self._set.append((layout, QColor(kind.colour)))
        self.height += layout.lineCount() * _leading(layout) + kind.below
        return layout.lineCount()

    def _laid(self, text: str, font: QFont) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            x = self._width - line.naturalTextWidth() if _leftward(text) else 0
            line.setPosition(QPointF(x, self.height + line.lineNumber() * _leading(layout)))
        layout.endLayout()
        return layout


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells side by side, with the words under each."""

    cells: tuple[tuple[Cell, _Words], ...]

    @property
    def pictures(self) -> float:
        """How high its highest picture is."""
        return max(_fitted(cell).height() for cell, _ in self.cells)

    @property
    def height(self) -> float:
        """How high all of it is."""
        return self.pictures + 2 * _NEAR + max(words.height for _, words in self.cells)


class Press:
    """Draws sheets, as `reviewer.export.sheet.Draw` asks for; Qt's part is made where no window did it."""

    def __init__(self) -> None:
        self._app = QGuiApplication.instance() or QGuiApplication(["reviewer", "-platform", "offscreen"])

    def __call__(
        self, heading: Heading, cells: Sequence[Cell], pictures: Iterable[bytes]
    ) -> Generator[None, None, bytes]:
        """Draw a sheet; see `Draw`."""
        room = QBuffer()
        room.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(room)
        writer.setResolution(_DOTS)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF())
        with QPainter(writer) as painter:
            yield from _draw(painter, writer, heading, _rows(cells), iter(pictures))
        return bytes(room.data().data())


def _lettered(text: str, font: QFont) -> str:
    """The text with a box for what no font here has a letter for; emoji are pictures, not letters."""
    metrics = QFontMetricsF(font)

    def shown(letter: str) -> str:
        if letter.isascii() or unicodedata.category(letter) == "Cf" or metrics.inFontUcs4(ord(letter)):
            return letter
        return _ABSENT

    return _ONE_BOX.sub(_ABSENT, "".join(map(shown, _EMOJI.sub(_ABSENT, text))))


def _leading(layout: QTextLayout) -> float:
    """From one line to the next."""
    return layout.lineAt(0).height() * _LEADING


def _leftward(text: str) -> bool:
    """Whether a paragraph is written from right to left: its first letter says (Unicode Annex 9, P2)."""
    strong = (kind for letter in text if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _draw(
    painter: QPainter, writer: QPdfWriter, heading: Heading, rows: Iterator[_Row], pictures: Iterator[bytes]
) -> Iterator[None]:
    opening = ((line, _OPENING) for line in heading.opening.splitlines())
    head = _Words([(heading.title, _TITLE), *opening], _FULL, _MOST_OPENING)
    pages = list(_pages(rows, head.height + _GAP if head.height else 0))
    for number, page in enumerate(pages, start=1):
        y = _MARGIN
        if number > 1:
            writer.newPage()
        elif head.height:
            head.draw(painter, QPointF(_MARGIN, y))
            y += head.height + _GAP
        for row in page:
            yield from _draw_row(painter, row, y, pictures)
            y += row.height + _BETWEEN_ROWS
        if len(pages) > 1:
            foot = _Words([(f"{number} / {len(pages)}", _SMALL)], _FULL, 1)
            foot.draw(painter, QPointF(_MARGIN, _HEIGHT - _FOOT))


def _draw_row(painter: QPainter, row: _Row, y: float, pictures: Iterator[bytes]) -> Iterator[None]:
    for column, (cell, words) in enumerate(row.cells):
        x = _MARGIN + column * (_CELL + _GAP)
        box = _fitted(cell)
        box.moveBottomLeft(QPointF(x, y + row.pictures))
        painter.drawImage(box, QImage.fromData(next(pictures)))
        words.draw(painter, QPointF(x, y + row.pictures + 2 * _NEAR))
        yield


def _rows(cells: Sequence[Cell]) -> Iterator[_Row]:
    for start in range(0, len(cells), _COLUMNS):
        side_by_side = cells[start : start + _COLUMNS]
        yield _Row(tuple((cell, _Words(_said(cell), _CELL, _MOST_LINES)) for cell in side_by_side))


def _said(cell: Cell) -> Iterator[tuple[str, _Type]]:
    yield cell.file, _NAME
    yield cell.headline, _HEADLINE
    yield from ((text, _TEXT) for text in cell.texts)
    yield from ((text, _SMALL) for text in cell.quiet)


def _pages(rows: Iterable[_Row], begun: float) -> Iterator[list[_Row]]:
    """The rows as they fit on pages, of which the first has something on it already."""
    page: list[_Row] = []
    room = _HEIGHT - _MARGIN - _FOOT - _NEAR
    y = _MARGIN + begun
    for row in rows:
        if y + row.height > room and (page or y > _MARGIN):
            yield page
            page, y = [], _MARGIN
        page.append(row)
        y += row.height + _BETWEEN_ROWS
    yield page


def _fitted(cell: Cell) -> QRectF:
    """The size of its picture in a square as wide as the column."""
    scale = _CELL / max(cell.width, cell.height)
    return QRectF(0, 0, cell.width * scale, cell.height * scale)
