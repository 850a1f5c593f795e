"""How a change of a caption is drawn: whose it is at the left, what was above what will be at the right."""

from typing import Final, cast

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.photo import Verdict
from ui import theme, tick, wording
from ui.change import CHANGE_ROLE, Change
from ui.difference import Pieces, difference, from_difference, to_length
from ui.lettering import small_font
from ui.row_painter import paint_ground
from ui.tick import BOX, Mark
from ui.utf16 import units

Index = QModelIndex | QPersistentModelIndex
WHOSE: Final = 190
# What both texts begin with takes no more of the room than one such part.
_LEAD_PART: Final = 3
_TINT: Final = 64
_LEFT: Final = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class ChangePainter(QStyledItemDelegate):
    """Paints a `Change`: what goes is struck through, what comes underlined, both tinted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._nothing = QCoreApplication.translate("ChangePainter", "nothing")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text."""
        return QSize(100, 2 * _line(option) + 2 * theme.NEAR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one change."""
        change = cast(Change, index.data(CHANGE_ROLE))
        rect: QRect = option.rect
        palette: QPalette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, option.state, palette)
        chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        tick.paint(painter, _box(rect), Mark.ALL if chosen else Mark.NONE, palette)
        whose = rect.adjusted(theme.WIDE + BOX + theme.APART, theme.NEAR, 0, -theme.NEAR)
        whose.setWidth(min(WHOSE, rect.width() // 3))
        _paint_whose(painter, whose, change, option)
        room = QRect(rect)
        room.setLeft(whose.right() + theme.APART)
        room.adjust(0, theme.NEAR, -theme.WIDE, -theme.NEAR)
        if not chosen:
            painter.setOpacity(0.55)
        self._paint_texts(painter, room, change, option)
        painter.restore()

    def _paint_texts(
        self, painter: QPainter, room: QRect, change: Change, option: QStyleOptionViewItem
    ) -> None:
        lead = room.width() // (_LEAD_PART * option.fontMetrics.averageCharWidth())
        before, after = (from_difference(one, lead) for one in difference(change.before, change.after))
        painter.setClipRect(room)
        role = QPalette.ColorRole
        quiet, text = option.palette.color(role.PlaceholderText), option.palette.color(role.Text)
        self._paint_line(painter, room, before, quiet, Verdict.RESTRICTED, option.font)
        room.setTop(room.top() + _line(option))
        self._paint_line(painter, room, after, text, Verdict.CLEAR, option.font)

    def _paint_line(
        self, painter: QPainter, room: QRect, pieces: Pieces, colour: QColor, tint: Verdict, font: QFont
    ) -> None:
        """One text on one line. A layout does it: pieces of Arabic are not put side by side from the left."""
        painter.setPen(colour)
        if not pieces:
            font = QFont(font)
            font.setItalic(True)
            painter.setFont(font)
            painter.drawText(room, _LEFT, self._nothing)
            return
        text = _line_of(pieces)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        if elided != text:
            pieces = to_length(pieces, len(elided) - 1)
        layout = QTextLayout(_line_of(pieces), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(_formats(pieces, tint))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        layout.draw(painter, QPointF(room.topLeft()))


def _line_of(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces).replace("\n", "↵")


def marked(tint: Verdict) -> QTextCharFormat:
    """How what goes (restricted) and what comes (clear) is told from the rest."""
    background = QColor(theme.VERDICTS[tint])
    background.setAlpha(_TINT)
    made = QTextCharFormat()
    made.setBackground(background)
    made.setFontStrikeOut(tint is Verdict.RESTRICTED)
    made.setFontUnderline(tint is Verdict.CLEAR)
    return made


def _formats(pieces: Pieces, tint: Verdict) -> list[QTextLayout.FormatRange]:
    made, formats, start = marked(tint), [], 0
    for piece in pieces:
        length = units(piece.text, len(piece.text))
        if piece.differs:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, made
            formats.append(one)
        start += length
    return formats


def _paint_whose(painter: QPainter, room: QRect, change: Change, option: QStyleOptionViewItem) -> None:
    role = QPalette.ColorRole
    painter.setFont(theme.sized(option.font, 1.0, bold=True))
    painter.setPen(option.palette.color(role.Text))
    metrics = painter.fontMetrics()
    painter.drawText(room, _LEFT, metrics.elidedText(change.name, Qt.TextElideMode.ElideMiddle, room.width()))
    painter.setFont(small_font(option.font))
    said = " · ".join(filter(None, (wording.caption_field(change.address), change.note)))
    painter.setPen(
        theme.VERDICTS[Verdict.CAUTION] if change.note else option.palette.color(role.PlaceholderText)
    )
    below = room.adjusted(0, _line(option), 0, 0)
    elided = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(below, _LEFT, elided)


def _line(option: QStyleOptionViewItem) -> int:
    return int(option.fontMetrics.lineSpacing()) + 2


def _box(rect: QRect) -> QRectF:
    return QRectF(rect.left() + theme.WIDE, rect.center().y() - BOX / 2, BOX, BOX)


def tick_area(rect: QRect) -> QRectF:
    """Where a press turns the tick."""
    return _box(rect).adjusted(-theme.NEAR, -theme.NEAR, theme.NEAR, theme.NEAR)
