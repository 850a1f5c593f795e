"""The texts on a sheet beside its cells: headings over groups, and what an empty sheet says."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette

from ui import theme
from ui.grid import Group

_BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ABOVE = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
_BELOW = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


def heading_height(font: QFont) -> int:
    """How high a heading is."""
    return QFontMetrics(font).height() + theme.APART


def paint_headings(
    painter: QPainter, headings: Iterable[tuple[Group, QRect]], font: QFont, palette: QPalette
) -> None:
    """Paint the title of each group, and how many photos it has; nothing shows through."""
    bold = theme.sized(font, 1.0, bold=True)
    for group, rect in headings:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(rect, _BESIDE, group.title)
        end = painter.fontMetrics().horizontalAdvance(f"{group.title} ") if group.title else 0
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        count = QLocale().toString(group.photos or group.count)
        painter.drawText(rect.adjusted(end, 0, 0, 0), _BESIDE, f"· {count}" if group.title else count)


def paint_empty(
    painter: QPainter, rect: QRect, title: str, hint: str, font: QFont, palette: QPalette
) -> None:
    """Say in the middle that there is nothing, and what can be done about it."""
    room = rect.adjusted(theme.WIDE, 0, -theme.WIDE, 0)
    middle = room.center().y() - theme.WIDE
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.setFont(theme.sized(font, theme.DISPLAY))
    painter.drawText(QRect(room.left(), room.top(), room.width(), middle - room.top()), _ABOVE, title)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.setFont(font)
    below = QRect(room.left(), middle + theme.NEAR, room.width(), room.bottom() - middle)
    painter.drawText(below, _BELOW, hint)
