"""Verdicts are told apart by shape alone, and the theme is neutral."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.photo import ColourLabel, Flag, Verdict
from ui import badge, theme


def drawn(paint: Callable[[QPainter, QRectF], None]) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, 32, 32))
    painter.end()
    return image


def covered(image: QImage) -> frozenset[tuple[int, int]]:
    spots = itertools.product(range(image.width()), range(image.height()))
    return frozenset((x, y) for x, y in spots if image.pixelColor(x, y).alpha() > 127)


def test_every_verdict_has_its_own_shape(qtbot: QtBot) -> None:
    shapes = [covered(drawn(lambda p, r, v=verdict: badge.paint_verdict(p, r, v))) for verdict in Verdict]  # type: ignore[misc]
    for one, other in itertools.combinations(shapes, 2):
        assert len(one ^ other) > 60


def test_flags_stars_and_labels_paint_only_what_is_there(qtbot: QtBot) -> None:
    white = QColor("white")
    assert not covered(drawn(lambda p, r: badge.paint_flag(p, r, Flag.NONE, white)))
    assert not covered(drawn(lambda p, r: badge.paint_stars(p, r, 0, white)))
    assert not covered(drawn(lambda p, r: badge.paint_label(p, r, ColourLabel.NONE)))
    pick = covered(drawn(lambda p, r: badge.paint_flag(p, r, Flag.PICK, white)))
    reject = covered(drawn(lambda p, r: badge.paint_flag(p, r, Flag.REJECT, white)))
    assert len(pick ^ reject) > 60


@pytest.mark.parametrize("level", theme.DARK.__slots__)
def test_greys_are_neutral_and_text_is_readable(level: str) -> None:
    palette = theme.palette(theme.DARK)
    for role in (palette.ColorRole.Window, palette.ColorRole.Base, palette.ColorRole.AlternateBase):
        colour = palette.color(role)
        assert colour.red() == colour.green() == colour.blue()
    assert 0 <= getattr(theme.DARK, level) <= 255


def test_the_theme_applies_to_the_program(qapp: QApplication) -> None:
    before = qapp.palette(), qapp.font(), qapp.styleSheet(), qapp.style().name()
    theme.apply(qapp)
    assert qapp.style().objectName().lower() == "fusion" or qapp.styleSheet()
    assert qapp.palette().color(qapp.palette().ColorRole.Highlight) == theme.ACCENT
    qapp.setStyleSheet(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[1])
