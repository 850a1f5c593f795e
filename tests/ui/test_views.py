"""Sheet, loupe and filmstrip speak of the same photo, whichever is in front."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from ui.pictures import Pictures
from ui.views import Views


@pytest.fixture
def views(qtbot: QtBot, review: Review, pictures: Pictures) -> Iterator[Views]:
    views = Views(review, pictures)
    qtbot.addWidget(views)
    views.resize(800, 600)
    views.set_ids(review.ids(sort="name"))
    views.show()
    yield views


def test_the_loupe_opens_on_the_current_photo(views: Views) -> None:
    photo = views.sheet.ids[3]
    views.sheet.set_current(photo)
    views.show_loupe()
    assert [views.current, views.loupe.current, views.filmstrip.current] == [photo] * 3


def test_it_does_so_after_the_sheet_was_filtered(views: Views) -> None:
    views.sheet.set_current(views.sheet.ids[4])
    views.show_loupe()
    views.show_sheet()
    left = [views.sheet.ids[place] for place in (0, 2, 5)]
    views.set_ids(left)
    views.sheet.set_current(left[1])
    views.show_loupe()
    assert [views.current, views.loupe.current, views.filmstrip.current] == [left[1]] * 3


def test_the_sheet_follows_the_loupe_and_the_filmstrip(views: Views) -> None:
    views.show_loupe()
    views.loupe.step(1)
    assert views.current == views.sheet.ids[1]
    views.filmstrip.step(1)
    assert views.current == views.loupe.current == views.sheet.ids[2]


def test_a_photo_filtered_away_in_the_loupe_makes_way_for_the_next(views: Views) -> None:
    ids = list(views.sheet.ids)
    views.sheet.set_current(ids[2])
    views.show_loupe()
    views.set_ids(ids[:2] + ids[3:])
    assert [views.current, views.loupe.current, views.filmstrip.current] == [ids[3]] * 3


def test_the_filmstrip_catches_up_with_a_key_held_down(qtbot: QtBot, views: Views) -> None:
    views.show_loupe()
    for _ in range(3):
        views.loupe.grab()
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(views.loupe, held)
    assert views.targets() == [views.sheet.current] == [views.sheet.ids[3]]
    qtbot.waitUntil(lambda: views.filmstrip.current == views.sheet.ids[3])
