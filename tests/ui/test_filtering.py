"""Filtering in the window, by keys: what is shown, who is current, and what it costs nobody."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.photo import Flag
from reviewer.review import Review
from tests.ui import judged, shoot
from ui.contact_sheet import ContactSheet
from ui.desk import Desk
from ui.facet_model import FacetModel
from ui.main_window import MainWindow
from ui.save_filter_dialog import SaveFilterDialog

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, NONE = Mod.ControlModifier, Mod.ShiftModifier, Mod.NoModifier


class Hands:
    """Hands on a window with six photos: 1 and 2 show a bus, 3 a soldier."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def shown(self) -> list[int]:
        return list(self.desk.views.sheet.ids)

    def press(self, key: Key, modifier: Mod = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget() or self.window, text)

    def rest(self) -> None:
        self._qtbot.waitUntil(lambda: not self.desk.search.busy)

    def wait_for(self, ids: list[int]) -> None:
        self._qtbot.waitUntil(lambda: self.shown == ids and not self.desk.search.busy)

    def flags(self) -> list[Flag]:
        return [photo.marks.flag for photo in self.desk.review.photos(range(1, 7))]

    def to_facet(self, title: str) -> None:
        """Go to the facets and down to a line."""
        self.press(Key.Key_Slash, CTRL)
        facets = self.desk.sidebar.facets
        self._qtbot.waitUntil(facets.hasFocus)
        model = facets.model()
        assert isinstance(model, FacetModel)
        for _ in range(model.rowCount()):
            if facets.currentIndex().data() == title:
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"no line {title}")


def library(folder: Path) -> Review:
    review = judged.library(folder, 6)
    review.change("Tag", [1, 2], tag=["bus"])
    review.change("Tag", [3], tag=["soldier"])
    return review


@pytest.fixture
def workers() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as workers:
        yield workers


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, workers: Executor) -> Iterator[Callable[[Review], Hands]]:
    """Opens a window on a library."""
    windows: list[MainWindow] = []

    def open(review: Review) -> Hands:
        window = MainWindow(workers, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        windows.append(window)
        window.show()
        window.show_review(review)
        window.activateWindow()
        qtbot.waitActive(window, timeout=5000)
        hands = Hands(qtbot, window)
        qtbot.waitUntil(hands.desk.views.sheet.hasFocus)
        hands.wait_for([1, 2, 3, 4, 5, 6])
        return hands

    yield open
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def hands(opened: Callable[[Review], Hands], tmp_path: Path) -> Hands:
    return opened(library(tmp_path / "library"))


def test_a_facet_is_chosen_and_left_by_keys(hands: Hands, qtbot: QtBot) -> None:
    hands.to_facet("Bus")
    hands.press(Key.Key_Space)
    hands.wait_for([1, 2])
    hands.to_facet("Soldier")
    hands.press(Key.Key_Space, CTRL)
    hands.wait_for([1, 2, 3])
    assert hands.desk.filter_bar.text() == "tag:bus,soldier"
    hands.press(Key.Key_Escape)
    assert hands.desk.views.sheet.hasFocus()
    assert hands.shown == [1, 2, 3]


def test_a_term_that_is_typed_counts_as_chosen(hands: Hands) -> None:
    hands.press(Key.Key_Slash)
    hands.write("tag:bus")
    hands.press(Key.Key_Return)
    hands.wait_for([1, 2])
    assert hands.desk.filter_bar.field.text() == "tag:bus"
    assert hands.desk.search.tally.facets["tag"]["soldier"] == 1
    hands.to_facet("Soldier")
    hands.press(Key.Key_Space, CTRL)
    hands.wait_for([1, 2, 3])
    assert (hands.desk.filter_bar.text(), hands.desk.filter_bar.field.text()) == ("tag:bus,soldier", "")


def test_two_rejects_without_a_breath_hit_two_frames(hands: Hands) -> None:
    hands.press(Key.Key_Slash)
    hands.write("flag:none")
    hands.press(Key.Key_Return)
    hands.rest()
    hands.press(Key.Key_Home)
    hands.press(Key.Key_X)
    hands.press(Key.Key_X)
    assert hands.flags()[:3] == [Flag.REJECT, Flag.REJECT, Flag.NONE]
    assert hands.shown == [3, 4, 5, 6]
    assert hands.desk.views.current == 3


def test_a_key_held_too_long_marks_one_frame_and_goes_on_over_many(hands: Hands) -> None:
    menus = hands.window.menus
    assert not any(menus[action].autoRepeat() for action in ("reject", "pick", "rate-5", "rotate-left"))
    assert all(menus[action].autoRepeat() for action in ("next", "next-burst", "undo", "bigger"))


def test_undo_goes_to_the_frame_that_comes_back(hands: Hands, qtbot: QtBot) -> None:
    hands.desk.filter_bar.set_text("flag:none")
    hands.rest()
    for key in (Key.Key_X, Key.Key_X, Key.Key_End):
        hands.press(key)
    for back in (2, 1):
        hands.press(Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda back=back: hands.desk.views.current == back)
    assert hands.shown == [1, 2, 3, 4, 5, 6]
    hands.press(Key.Key_Y, CTRL)
    assert hands.desk.views.current == 2
    hands.press(Key.Key_E)
    hands.press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: hands.desk.views.current == 1)
    assert hands.desk.views.shows_loupe


def test_undo_takes_nobody_back_who_has_gone_on(hands: Hands) -> None:
    hands.desk.filter_bar.set_text("flag:none")
    hands.rest()
    for key, modifier in ((Key.Key_X, NONE), (Key.Key_Z, CTRL), (Key.Key_Right, NONE)):
        hands.press(key, modifier)
    hands.wait_for([1, 2, 3, 4, 5, 6])
    assert hands.desk.views.current == 3


def test_undo_shows_what_it_took_back_and_leaves_a_batch_selected(hands: Hands) -> None:
    hands.press(Key.Key_A, CTRL)
    hands.press(Key.Key_3)
    hands.press(Key.Key_Z, CTRL)
    assert hands.desk.views.sheet.selection() == [1, 2, 3, 4, 5, 6]
    hands.press(Key.Key_Home)
    hands.press(Key.Key_P)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Z, CTRL)
    assert hands.desk.views.current == 1


def test_the_filter_is_cleared_and_its_buttons_left_by_keys(hands: Hands) -> None:
    hands.press(Key.Key_Slash)
    hands.write("flag:pick")
    hands.press(Key.Key_Tab)
    hands.wait_for([])
    assert "Ctrl+Backspace" in hands.desk.views.sheet._empty[1]
    assert not hands.desk.views.sheet.hasFocus()
    hands.press(Key.Key_Escape)
    assert hands.desk.views.sheet.hasFocus()
    hands.press(Key.Key_Backspace, CTRL)
    hands.wait_for([1, 2, 3, 4, 5, 6])


def test_current_photo_and_selection_stay_what_they_are(hands: Hands) -> None:
    sheet = hands.desk.views.sheet
    sheet.set_current(3)
    sheet.select({2, 3, 5})
    hands.desk.filter_bar.set_text("tag:bus,soldier")
    hands.wait_for([1, 2, 3])
    assert (sheet.current, sheet.selection()) == (3, [2, 3])
    hands.desk.views.strip.set_sort("-name")
    hands.wait_for([3, 2, 1])
    assert (sheet.current, sheet.selection()) == (3, [3, 2])
    hands.desk.filter_bar.clear()
    hands.wait_for([6, 5, 4, 3, 2, 1])
    assert (sheet.current, sheet.selection()) == (3, [3, 2])


def test_the_bar_tells_how_many_are_left(hands: Hands) -> None:
    hands.desk.filter_bar.set_text("tag:bus")
    hands.wait_for([1, 2])
    assert hands.desk.filter_bar._result.text() == "2 of 6"
    hands.desk.filter_bar.set_text("tag:child")
    hands.wait_for([])
    assert hands.desk.views.sheet._empty[0] == "No photo fits the filter"
    hands.desk.filter_bar.clear()
    hands.wait_for([1, 2, 3, 4, 5, 6])
    assert hands.desk.filter_bar._result.text() == "6"


def test_a_filter_is_saved_by_keys_and_there_after_a_restart(
    hands: Hands, opened: Callable[[Review], Hands], tmp_path: Path
) -> None:
    hands.to_facet("Bus")
    hands.press(Key.Key_Space)
    hands.wait_for([1, 2])
    hands.press(Key.Key_S, CTRL | SHIFT)
    dialog = hands.window.findChild(SaveFilterDialog)
    assert isinstance(dialog, SaveFilterDialog)
    assert dialog.focusWidget() is dialog.field
    QTest.keyClicks(dialog.field, "Buses")
    QTest.keyClick(dialog.field, Key.Key_Return)
    hands.desk.sidebar.facets.fold(["tag", "lens"])
    hands.window.close()
    again = opened(Review.open(tmp_path / "library", read_only=True))
    assert again.desk.review.saved_filters() == {"Buses": "tag:bus"}
    assert again.desk.sidebar.facets.folded == {"tag", "lens"}
    again.desk.filter_bar.menu.chosen.emit("tag:bus")
    again.wait_for([1, 2])
    assert not again.window.menus["save-filter"].isEnabled()


def test_photos_that_come_are_shown_and_counted(hands: Hands) -> None:
    judged.add(hands.desk.review, judged.SHOOT, 7)
    hands.wait_for([1, 2, 3, 4, 5, 6, 7])
    assert hands.desk.search.tally.total == 7


def test_no_row_ever_shows_another_photo_s_picture(
    qtbot: QtBot, tmp_path: Path, workers: Executor, opened: Callable[[Review], Hands]
) -> None:
    pictures = [shoot.picture(colour, mark=str(colour)) for colour in shoot.COLOURS]
    hands = opened(shoot.library(tmp_path / "colours", pictures))
    desk, sheet = hands.desk, hands.desk.views.sheet
    for step in (
        lambda: desk.views.strip.set_sort("-name"),
        lambda: desk.filter_bar.set_text("id:1,3,4,6"),
        lambda: desk.marking.flag(Flag.REJECT),
        lambda: desk.filter_bar.set_text("flag:none"),
        lambda: desk.marking.flag(Flag.REJECT),
        lambda: desk.review.undo(),
        lambda: desk.filter_bar.clear(),
        lambda: desk.views.strip.set_sort("added"),
    ):
        step()
        assert_own_pictures(sheet)
        qtbot.waitUntil(lambda: own_pictures(sheet) and not desk.search.busy)
    qtbot.waitUntil(lambda: sheet.complete)
    assert_own_pictures(sheet)
    assert len(sheet.ids) == 6


def own_pictures(sheet: ContactSheet) -> bool:
    """Look once more; a turn of the event loop has passed."""
    assert_own_pictures(sheet)
    return True


def assert_own_pictures(sheet: ContactSheet) -> None:
    """The middle of each cell has the hue of its photo, or is grey while that is on its way."""
    seen = sheet.viewport().grab().toImage()
    for index, photo in enumerate(sheet.ids):
        place = sheet._grid.rect(index).translated(-sheet._origin()).center()
        colour, own = seen.pixelColor(place), QColor(*shoot.COLOURS[photo - 1])
        apart = abs(colour.hue() - own.hue())
        grey = colour.hsvSaturation() < 20
        assert grey or min(apart, 360 - apart) < 5, f"photo {photo} shows {colour.name()}, not {own.name()}"
