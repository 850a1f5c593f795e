"""Verdicts are told apart by shape alone, and the theme is neutral."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reviewer.photo import ColourLabel, Flag, Verdict
from ui import badge


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
