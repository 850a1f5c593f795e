"""How a frame that is still on its card is drawn: small, with a tick, a lock, and what is known of it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import badge, theme, tick, wording
from ui.card_frames import FRAME_ROLE, CardFrame
from ui.framing import centred
from ui.glimpses import Glimpses
from ui.lettering import small_font
from ui.tick import BOX, Mark

EDGE: Final = 128
PAD: Final = 6
_KNOWN: Final = 0.35
_LINES: Final = 2


class CardCell(QStyledItemDelegate):
    """Paints a `CardFrame`."""

    def __init__(self, glimpses: Glimpses, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._glimpses, self._sheet = glimpses, sheet

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every cell is as large as the others."""
        line = self._sheet.fontMetrics().height()
        return QSize(EDGE + 2 * PAD, EDGE + _LINES * line + 3 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one frame."""
        frame = index.data(FRAME_ROLE)
        if not isinstance(frame, CardFrame):
            return
        card: QRect = option.rect.adjusted(2, 2, -2, -2)
        palette: QPalette = option.palette
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_card(painter, card, option.state, palette)
        square = QRect(card.center().x() - EDGE // 2 + 1, card.top() + PAD, EDGE, EDGE)
        self._paint_picture(painter, square, frame, palette)
        chosen = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        _paint_tick(painter, tick_area(card), chosen, palette)
        if frame.offer.locked:
            _paint_lock(
                painter, QRect(card.right() - PAD - BOX - 4, card.top() + PAD, BOX + 4, BOX + 4), palette
            )
        painter.setFont(small_font(option.font))
        _paint_lines(painter, card.adjusted(PAD, PAD + EDGE + 2, -PAD, -2), frame, palette)
        painter.restore()

    def _paint_picture(self, painter: QPainter, square: QRect, frame: CardFrame, palette: QPalette) -> None:
        picture = self._glimpses.picture(frame.path)
        painter.setOpacity(_KNOWN if frame.sure else 1.0)
        if picture is not None:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(centred(picture.size(), square, ratio), picture, QRectF(picture.rect()))
        elif self._glimpses.trouble(frame.path):
            side = EDGE // 3
            middle = QRect(0, 0, side, side)
            middle.moveCenter(square.center())
            badge.paint_broken(painter, middle, palette.color(QPalette.ColorRole.PlaceholderText))
        else:
            painter.fillRect(
                square.adjusted(0, EDGE // 6, 0, -EDGE // 6), palette.color(QPalette.ColorRole.Base)
            )
        painter.setOpacity(1.0)


def tick_area(card: QRect) -> QRect:
    """Where on a card its tick stands."""
    return QRect(card.left() + PAD, card.top() + PAD, BOX + 4, BOX + 4)


def _paint_card(painter: QPainter, card: QRect, state: QStyle.StateFlag, palette: QPalette) -> None:
    role = QPalette.ColorRole
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.setBrush(palette.color(role.Mid if selected else role.AlternateBase))
    current = bool(state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(palette.color(role.Highlight), 2) if current else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)


def _paint_tick(painter: QPainter, area: QRect, chosen: bool, palette: QPalette) -> None:
    """The tick on a ground of its own: it lies over the picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Window))
    painter.drawRoundedRect(area, 4, 4)
    box = QRectF(area.left() + 2, area.top() + 2, BOX, BOX)
    tick.paint(painter, box, Mark.ALL if chosen else Mark.NONE, palette)


def _paint_lock(painter: QPainter, area: QRect, palette: QPalette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Window))
    painter.drawRoundedRect(area, 4, 4)
    badge.paint_lock(painter, area.adjusted(2, 2, -2, -2), palette.color(QPalette.ColorRole.BrightText))


def _paint_lines(painter: QPainter, room: QRect, frame: CardFrame, palette: QPalette) -> None:
    metrics, role = painter.fontMetrics(), QPalette.ColorRole
    below = frame.place or f"{frame.kinds} · {wording.file_size(frame.offer.bytes)}"
    if frame.unbacked:
        below = QCoreApplication.translate("CardFrames", "not on the backup")
    name = frame.offer.frame.name
    top = room.top()
    for text, colour in (
        (name, role.PlaceholderText if frame.sure else role.Text),
        (below, role.PlaceholderText),
    ):
        line = QRect(room.left(), top, room.width(), metrics.height())
        painter.setPen(palette.color(colour))
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, elided)
        top += metrics.height() + 1
