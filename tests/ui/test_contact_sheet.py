"""The contact sheet as hands use it: keys, mouse, sizes, and pictures that never stand in a wrong cell."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.photo import Flag, Photo, StoredFile, Verdict
from reviewer.preview import Cache
from reviewer.review import Review
from tests.ui import shoot
from ui.contact_sheet import LEAST, MOST, ContactSheet
from ui.grid import Group
from ui.pictures import Pictures

MILLION = 1_000_000
Key, Mod, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


@dataclass(frozen=True)
class Bare:
    """Any number of photos that have no files."""

    previews: Cache

    def photo(self, photo: int, /) -> Photo:
        return Photo(photo, "shoot", f"IMG_{photo:07}", (StoredFile(PurePosixPath("a.jpg"), 1, str(photo)),))

    def photos(self, ids: object, /) -> list[Photo]:
        return []

    def path(self, photo: object, /) -> Path:
        return Path("nowhere.jpg")

    def verdict(self, photo: int, /) -> Verdict:
        return Verdict.CLEAR


@pytest.fixture
def sheet(qtbot: QtBot, review: Review, pictures: Pictures) -> Iterator[ContactSheet]:
    sheet = ContactSheet(review, pictures)
    qtbot.addWidget(sheet)
    sheet.resize(700, 500)
    sheet.set_ids(review.ids(sort="name"))
    sheet.show()
    qtbot.waitExposed(sheet)
    yield sheet


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactSheet]:
    library = Bare(Cache(tmp_path / "previews"))
    with ThreadPoolExecutor(1) as workers:
        pictures = Pictures(library, workers)
        sheet = ContactSheet(library, pictures)
        qtbot.addWidget(sheet)
        sheet.resize(700, 500)
        yield sheet
        pictures.close()
        pictures.deleteLater()


def cell(sheet: ContactSheet, place: int) -> QRect:
    """Where a cell is on screen."""
    return sheet._grid.rect(place).translated(-sheet._origin())


def test_arrows_pages_home_and_end(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(1000))
    bare.show()
    columns = bare._grid.columns
    page = columns * bare._grid.rows_in(bare.viewport().height())
    for key, place in (
        (Key.Key_Right, 1),
        (Key.Key_Left, 0),
        (Key.Key_Left, 0),
        (Key.Key_Down, columns),
        (Key.Key_PageDown, columns + page),
        (Key.Key_PageUp, columns),
        (Key.Key_Up, 0),
        (Key.Key_End, 999),
        (Key.Key_Home, 0),
    ):
        qtbot.keyClick(bare, key)
        assert bare.current_index == place
        assert bare.viewport().rect().contains(cell(bare, place))


def test_shift_selects_a_range_and_ctrl_a_everything(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(100))
    qtbot.keyClick(bare, Key.Key_Right, Mod.ShiftModifier)
    qtbot.keyClick(bare, Key.Key_Right, Mod.ShiftModifier)
    assert bare.selection() == [0, 1, 2]
    with qtbot.waitSignal(bare.selection_changed):
        qtbot.keyClick(bare, Key.Key_A, Mod.ControlModifier)
    assert bare.selection() == list(range(100))
    qtbot.keyClick(bare, Key.Key_Right)
    assert bare.selection() == [3]


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_5, Key.Key_Space, Key.Key_Slash, Key.Key_Escape])
def test_letters_and_digits_are_left_to_the_window(qtbot: QtBot, bare: ContactSheet, key: Key) -> None:
    bare.set_ids(range(10))
    event = QKeyEvent(QEvent.Type.KeyPress, key, Mod.NoModifier, "x")
    QApplication.sendEvent(bare, event)
    assert not event.isAccepted()


def test_the_mouse_selects_as_everywhere(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(100))
    bare.show()

    def click(place: int, modifier: Mod = Mod.NoModifier, button: Button = Button.LeftButton) -> None:
        qtbot.mouseClick(bare.viewport(), button, modifier, cell(bare, place).center())

    click(2)
    assert bare.current == 2
    click(4, Mod.ShiftModifier)
    assert bare.selection() == [2, 3, 4]
    click(0, Mod.ControlModifier)
    assert bare.selection() == [0, 2, 3, 4]
    click(3, button=Button.RightButton)
    assert bare.selection() == [0, 2, 3, 4]
    click(1, button=Button.RightButton)
    assert bare.selection() == [1]
    with qtbot.waitSignal(bare.activated) as opened:
        qtbot.mouseDClick(bare.viewport(), Button.LeftButton, pos=cell(bare, 1).center())
    assert opened.args == [1]


def test_enter_opens_the_current_photo(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(10))
    bare.set_current(4)
    with qtbot.waitSignal(bare.activated) as opened:
        qtbot.keyClick(bare, Key.Key_Return)
    assert opened.args == [4]


def test_the_size_stays_within_bounds_and_the_current_photo_in_view(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(5000))
    bare.show()
    bare.set_current(2500)
    for size in (1, 400, 96, 200, 9999, 160):
        bare.set_cell_size(size)
        assert LEAST <= bare.cell_size <= MOST
        assert bare.viewport().rect().contains(cell(bare, 2500).center())


def test_ctrl_and_the_wheel_change_the_size(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(10))
    before = bare.cell_size
    at = QPointF(50, 50)
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Button.NoButton,
        Mod.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(bare.cell_size_changed):
        QApplication.sendEvent(bare.viewport(), event)
    assert bare.cell_size > before


def test_a_photo_rejected_out_of_view_makes_way_for_the_next(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids([1, 2, 3, 4])
    bare.set_current(2)
    with qtbot.waitSignal(bare.current_changed) as told:
        bare.set_ids([1, 3, 4])
    assert told.args == [3]
    assert bare.selection() == [3]


def test_no_cell_ever_shows_another_photo_s_picture(
    qtbot: QtBot, sheet: ContactSheet, review: Review
) -> None:
    ids = review.ids(sort="name")
    for order in (ids, ids[::-1], ids[2:] + ids[:2], ids[::2]):
        sheet.set_ids(order)
        sheet.set_cell_size(96 + 16 * len(order))
        qtbot.waitUntil(lambda: sheet.complete)
        shown = sheet.viewport().grab().toImage()
        for place, photo in enumerate(order):
            if photo == ids[5]:
                continue
            colour = shown.pixelColor(cell(sheet, place).center() - QPoint(0, 20))
            wanted = shoot.COLOURS[ids.index(photo)]
            assert all(abs(a - b) < 15 for a, b in zip(colour.getRgb()[:3], wanted, strict=True))


def test_what_is_wrong_with_a_file_stands_in_its_cell(
    qtbot: QtBot, sheet: ContactSheet, review: Review, pictures: Pictures
) -> None:
    broken = review.ids(sort="name")[5]
    qtbot.waitUntil(lambda: bool(pictures.trouble(broken)))
    sheet.set_current(broken)
    assert "IMG_0006.JPG" in sheet.accessibleDescription()


def test_a_change_paints_its_cell_and_no_other(qtbot: QtBot, sheet: ContactSheet, review: Review) -> None:
    class Watcher(QObject):
        painted: list[QRect] = []  # noqa: RUF012  # one watcher

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                self.painted.append(event.rect())
            return False

    qtbot.waitUntil(lambda: sheet.complete)
    qtbot.wait(50)
    watcher = Watcher()
    sheet.viewport().installEventFilter(watcher)
    photo = review.ids(sort="name")[3]
    review.change("Reject", [photo], flag=Flag.REJECT)
    sheet.refresh(frozenset({photo}))
    qtbot.waitUntil(lambda: bool(watcher.painted))
    assert watcher.painted == [cell(sheet, 3)]


def test_marks_are_told_to_screen_readers(qtbot: QtBot, sheet: ContactSheet, review: Review) -> None:
    photo = review.ids(sort="name")[0]
    review.change("Rate", [photo], rating=3, flag=Flag.PICK, looked_at=True)
    sheet.refresh(frozenset({photo}))
    assert sheet.accessibleName()
    for words in ("IMG_0001", "Unreviewed", "3 stars", "Picked", "1 of 6"):
        assert words in sheet.accessibleDescription()


def test_an_empty_sheet_says_why(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_empty_text("No photos", "Import a card.")
    bare.set_ids([1])
    bare.show()
    assert bare.current == 1
    with qtbot.waitSignal(bare.current_changed) as told:
        bare.set_ids([])
    assert told.args == [None]
    bare.grab()
    assert "Import a card." in bare.accessibleDescription()


def test_groups_stand_under_headings(qtbot: QtBot, bare: ContactSheet) -> None:
    bare.set_ids(range(10), [Group("Monday", 4), Group("Tuesday", 6)])
    bare.show()
    bare.grab()
    qtbot.keyClick(bare, Key.Key_End)
    assert bare.current == 9
    assert cell(bare, 4).left() == cell(bare, 0).left()


def test_hidden_views_ask_for_nothing(qtbot: QtBot, sheet: ContactSheet, pictures: Pictures) -> None:
    qtbot.waitUntil(lambda: sheet in pictures._wishes)
    sheet.hide()
    assert sheet not in pictures._wishes


def test_a_million_photos_cost_what_is_on_screen(
    qtbot: QtBot, bare: ContactSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare.show()
    qtbot.waitExposed(bare)
    ids = list(range(MILLION))
    asked: list[int] = []
    photo_of = Bare.photo
    monkeypatch.setattr(Bare, "photo", lambda self, photo: asked.append(photo) or photo_of(self, photo))
    bare.set_ids(ids)
    bare.resize(900, 700)
    bare.verticalScrollBar().setValue(bare.verticalScrollBar().maximum() // 2)
    bare.set_current(MILLION - 1)
    bare.viewport().repaint()
    assert MILLION - 1 in bare.visible_ids()
    assert len(asked) < 500


def test_two_sheets_over_one_library_do_not_mix(
    qtbot: QtBot, sheet: ContactSheet, review: Review, pictures: Pictures
) -> None:
    other = ContactSheet(review, pictures)
    qtbot.addWidget(other)
    other.set_ids(review.ids(sort="name")[:1])
    other.set_cell_size(300)
    other.show()
    qtbot.waitUntil(lambda: sheet.complete and other.complete)
    assert isinstance(sheet, QWidget)


class Painted(QObject):
    """What is painted of a view from now on."""

    def __init__(self, sheet: ContactSheet) -> None:
        super().__init__(sheet)
        self.regions: list[QRegion] = []
        sheet.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(event.region())
        return False


@pytest.mark.parametrize("by", [70, -40])
def test_scrolling_paints_what_comes_in_and_no_more(qtbot: QtBot, bare: ContactSheet, by: int) -> None:
    bare.set_ids(range(1000))
    bare.show()
    qtbot.waitExposed(bare)
    bare.verticalScrollBar().setValue(500)
    qtbot.waitUntil(lambda: bare.complete)
    qtbot.wait(50)
    painted = Painted(bare)
    bare.verticalScrollBar().setValue(500 + by)
    qtbot.waitUntil(lambda: bool(painted.regions))
    height = bare.viewport().height()
    strip = QRect(0, height - by if by > 0 else 0, bare.viewport().width(), abs(by))
    assert painted.regions == [QRegion(strip)]


def test_scrolling_under_a_heading_paints_what_comes_in_and_the_heading(
    qtbot: QtBot, bare: ContactSheet
) -> None:
    bare.set_ids(range(1000), [Group("Monday", 1000)])
    bare.show()
    qtbot.waitExposed(bare)
    bare.verticalScrollBar().setValue(500)
    qtbot.waitUntil(lambda: bare.complete)
    qtbot.wait(50)
    painted = Painted(bare)
    bare.verticalScrollBar().setValue(570)
    qtbot.waitUntil(lambda: bool(painted.regions))
    size, heading = bare.viewport().size(), bare._grid.heading
    area = sum(rect.width() * rect.height() for region in painted.regions for rect in region)
    assert area <= size.width() * (70 + 2 * heading)


def test_moving_on_a_sheet_of_many_looks_at_the_cells_on_screen_only(
    qtbot: QtBot, bare: ContactSheet
) -> None:
    class Watched(Sequence[int]):
        asked = 0

        def __len__(self) -> int:
            return MILLION

        def __getitem__(self, place: int) -> int:  # type: ignore[override]  # no slices here
            self.asked += 1
            if place >= MILLION:
                raise IndexError(place)
            return place

    ids = Watched()
    bare.set_ids(ids)
    bare.show()
    qtbot.waitExposed(bare)
    ids.asked = 0
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_End, Key.Key_Home):
        for modifier in (Mod.NoModifier, Mod.ShiftModifier):
            qtbot.keyClick(bare, key, modifier)
    qtbot.keyClick(bare, Key.Key_A, Mod.ControlModifier)
    assert ids.asked < 2000
