"""The texts on a sheet beside its cells: headings over groups, and what an empty sheet says."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette

from ui import theme
from ui.grid import Group

_BESIDE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ABOVE = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
_BELOW = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


def paint_headings(
    painter: QPainter, headings: Iterable[tuple[Group, QRect]], font: QFont, palette: QPalette
) -> None:
    """Paint the title of each group, and how many photos it has."""
    bold = theme.sized(font, 1.0, bold=True)
    for group, rect in headings:
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(rect, _BESIDE, group.title)
        end = painter.fontMetrics().horizontalAdvance(group.title) + theme.NEAR
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(rect.adjusted(end, 0, 0, 0), _BESIDE, QLocale().toString(group.count))


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
