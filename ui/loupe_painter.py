"""What the loupe paints: the header line, the picture, and what is said in its place."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap

from reviewer.photo import ColourLabel, Flag
from ui import badge, theme, wording
from ui.shown import Facts

_ICON: Final = 72
_TEXT_WIDTH: Final = 520
# Narrower, the header leaves the verdict to its mark, so that stars and label have room.
_ROOMY: Final = 340
_PIXELS_SEEN: Final = 2.0
_FRAME: Final = 3
_BETWEEN: Final = " · "

_Left: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Below: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class LoupePainter:
    """Paints one frame of the loupe."""

    def __init__(self, painter: QPainter, font: QFont, palette: QPalette, ratio: float) -> None:
        self._painter = painter
        self._font = font
        self._ratio = ratio
        role = QPalette.ColorRole
        self._panel = palette.color(role.Window)
        self._text = palette.color(role.Text)
        self._dim = palette.color(role.PlaceholderText)
        self._accent = palette.color(role.Highlight)
        self._bright = palette.color(role.BrightText)

    @staticmethod
    def header_height(font: QFont) -> int:
        """How high the header line is."""
        return QFontMetrics(font).height() + 2 * theme.NEAR

    def paint_picture(self, area: QRectF, place: QRectF, picture: QPixmap, zoom: float) -> None:
        """Paint the part of the picture that is in view; beyond 2:1 its pixels are seen as squares."""
        painter = self._painter
        painter.save()
        painter.setClipRect(area)
        exact = QRectF(
            place.left(), place.top(), picture.width() / self._ratio, picture.height() / self._ratio
        )
        if abs(exact.width() - place.width()) * self._ratio < 2:
            place = exact  # pixel for pixel: rounding must not blur it
        seen = place.intersected(area)
        across, down = picture.width() / place.width(), picture.height() / place.height()
        source = QRectF(
            (seen.left() - place.left()) * across,
            (seen.top() - place.top()) * down,
            seen.width() * across,
            seen.height() * down,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < _PIXELS_SEEN)
        painter.drawPixmap(seen, picture, source)
        painter.restore()

    def paint_header(self, rect: QRect, facts: Facts, place: str, state: str) -> None:
        """Paint the line above the picture: verdict, name, place; marks; how it is shown."""
        painter, marks = self._painter, facts.photo.marks
        bar = QRect(rect.left(), rect.top(), rect.width(), self.header_height(self._font))
        painter.fillRect(bar, self._panel)
        metrics = QFontMetrics(self._font)
        side = metrics.ascent()
        lift = bar.top() + (bar.height() - side) // 2
        at = bar.left() + theme.APART
        badge.paint_verdict(painter, QRect(at, lift, side, side), facts.verdict)
        at += side + theme.NEAR
        at = self._say(facts.photo.name, at, bar, bold=True)
        if bar.width() >= _ROOMY:
            at = self._say(wording.verdict_word(facts.verdict), at + theme.APART, bar)
        at = self._say(place, at + theme.APART, bar, dim=True) + (theme.WIDE if place else 0)
        if marks.flag is not Flag.NONE:
            badge.paint_flag(painter, QRect(at, lift, side, side), marks.flag, self._bright)
            at += side + theme.NEAR
        if marks.rating:
            stars = QRectF(at, lift, 0, side)
            badge.paint_stars(painter, stars, marks.rating, self._text)
            at += round(badge.stars_width(side, marks.rating)) + theme.NEAR
        if marks.label is not ColourLabel.NONE:
            badge.paint_label(painter, QRectF(at, lift, 2 * side, side), marks.label)
            at += 2 * side + theme.NEAR
        painter.setFont(self._font)
        painter.setPen(self._dim)
        rest = bar.adjusted(at - bar.left(), 0, -theme.APART, 0)
        painter.drawText(rest, _Right, _fitting(state, metrics, rest.width()))

    def paint_front(self, rect: QRect, *, focused: bool) -> None:
        """Frame one of several photos: the keys mean it; in grey while the keyboard is elsewhere."""
        half = _FRAME / 2
        pen = QPen(self._accent if focused else self._dim, _FRAME)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))

    def _say(self, text: str, at: int, bar: QRect, *, bold: bool = False, dim: bool = False) -> int:
        """Paint words from `at` on; where they end."""
        font = theme.sized(self._font, 1.0, bold=bold)
        self._painter.setFont(font)
        self._painter.setPen(self._dim if dim else self._text)
        self._painter.drawText(bar.adjusted(at - bar.left(), 0, 0, 0), _Left, text)
        return at + QFontMetrics(font).horizontalAdvance(text)

    def paint_trouble(self, area: QRectF, title: str, sentence: str) -> None:
        """Say what is wrong with the file, in the middle."""
        top = area.center().y() - _ICON
        icon = QRectF(area.center().x() - _ICON / 2, top - _ICON / 2, _ICON, _ICON)
        badge.paint_broken(self._painter, icon, self._dim)
        width = min(_TEXT_WIDTH, area.width() - 2 * theme.WIDE)
        text = QRectF(area.center().x() - width / 2, icon.bottom() + theme.WIDE, width, area.height() / 2)
        self._painter.setFont(theme.sized(self._font, theme.TITLE))
        self._painter.setPen(self._text)
        used = self._painter.boundingRect(text, int(_Below), title)
        self._painter.drawText(text, int(_Below), title)
        self._painter.setFont(self._font)
        self._painter.setPen(self._dim)
        self._painter.drawText(text.adjusted(0, used.height() + theme.NEAR, 0, 0), int(_Below), sentence)

    def paint_waiting(self, area: QRectF, text: str) -> None:
        """Say that the photo is on its way."""
        self._painter.setFont(self._font)
        self._painter.setPen(self._dim)
        self._painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)


def _fitting(state: str, metrics: QFontMetrics, room: int) -> str:
    """As many of the last parts of a state as there is room for: 37 % of Preview · Fit · 37 %."""
    while state and metrics.horizontalAdvance(state) > room:
        state = state.partition(_BETWEEN)[2]
    return state
