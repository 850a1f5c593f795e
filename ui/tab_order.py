"""Where Tab leads for widgets that come while the window stands: Qt puts them behind all others."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these where `place` stands, which holds them and takes no focus itself."""
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what takes no focus
    for before, after in pairwise([place, *widgets]):
        QWidget.setTabOrder(before, after)
    place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
