"""Choosing which frames of a card are copied, by keys and by the mouse."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer import card
from reviewer.offer import offers
from tests.cards import make_card
from ui.card_cell import tick_area
from ui.card_frames import CardFrame
from ui.card_pane import CardPane

Key = Qt.Key
DAY = 86400


@pytest.fixture
def frames(tmp_path: Path) -> list[CardFrame]:
    """Six frames of two days; the second is locked, the last two are in the library."""
    top = make_card(tmp_path / "card", count=4)
    files = sorted(top.rglob("*.JPG"))
    for number, file in enumerate(files):
        os.utime(file, (0, 1336132800 + (number // 3) * DAY))
    files[1].chmod(0o444)
    found = [CardFrame(offer) for offer in offers(card.frames(top).frames)]
    return [replace(frame, place="May" if number > 3 else "") for number, frame in enumerate(found)]


@pytest.fixture
def pane(qtbot: QtBot, workers: Executor, frames: list[CardFrame]) -> Iterator[CardPane]:
    pane = CardPane(workers)
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show_frames(frames)
    with qtbot.waitExposed(pane):
        pane.show()
    yield pane
    pane.close_looking()


def chosen(pane: CardPane) -> list[str]:
    return [frame.offer.frame.name[-1] for frame in pane.frames.chosen]


def test_new_frames_are_chosen_at_first(pane: CardPane) -> None:
    assert chosen(pane) == ["1", "2", "3", "4"]


def test_letters_choose_all_none_new_and_locked(qtbot: QtBot, pane: CardPane) -> None:
    for letter, expected in (("A", "123456"), ("O", ""), ("N", "1234"), ("L", "2")):
        qtbot.keyClick(pane.sheet, letter)
        assert "".join(chosen(pane)) == expected


def test_space_turns_the_ticks_of_what_is_selected(qtbot: QtBot, pane: CardPane) -> None:
    qtbot.keyClick(pane.sheet, Key.Key_Space)
    assert chosen(pane) == ["2", "3", "4"]
    qtbot.keyClick(pane.sheet, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pane.sheet, Key.Key_Space)
    assert chosen(pane) == ["1", "2", "3", "4"]
    qtbot.keyClick(pane.sheet, Key.Key_Space)
    assert chosen(pane) == ["3", "4"]


def test_a_click_on_a_tick_turns_it_and_nothing_else(qtbot: QtBot, pane: CardPane) -> None:
    place = pane.sheet.visualRect(pane.frames.index(2))
    at = tick_area(place.adjusted(2, 2, -2, -2)).center()
    qtbot.mouseClick(pane.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen(pane) == ["1", "2", "4"]


def test_a_day_and_a_camera_are_chosen_alone(qtbot: QtBot, pane: CardPane) -> None:
    pane.days._choose("2012-05-05")
    assert chosen(pane) == ["4", "5", "6"]
    qtbot.waitUntil(lambda: pane.frames.cameras.total() == 5)  # one is no picture
    pane.cameras._choose("Meridian M2")
    assert chosen(pane) == ["1", "2", "3", "4", "5"]
    pane.choices["O"].click()
    assert pane.cameras.chosen == "" and chosen(pane) == []


def test_pictures_come_for_what_is_on_screen(qtbot: QtBot, pane: CardPane, frames: list[CardFrame]) -> None:
    looks = pane.sheet._glimpses
    qtbot.waitUntil(lambda: looks.picture(frames[0].path) is not None and not looks.busy)
    assert looks.trouble(frames[-1].path)
    assert pane.grab().toImage().pixelColor(60, 100).isValid()


def test_a_screen_reader_hears_lock_and_place(pane: CardPane) -> None:
    words = [pane.frames.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(6)]
    assert "locked in the camera" in words[1]
    assert words[5].endswith("in the library already: May")


def test_what_was_chosen_stays_when_more_frames_come(pane: CardPane, frames: list[CardFrame]) -> None:
    pane.choices["L"].click()
    pane.show_frames(frames[:5])
    assert chosen(pane) == ["2"]


def test_a_pane_can_go_while_it_looks(qtbot: QtBot, workers: Executor, frames: list[CardFrame]) -> None:
    pane = CardPane(workers)
    pane.show_frames(frames)
    pane.close_looking()
    pane.deleteLater()
    with qtbot.waitSignal(pane.destroyed):
        pass
