"""Every action has a key and no key two actions; a person's own file is used as far as it makes sense."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from reviewer.errors import StorageError
from reviewer.photo import ColourLabel, Flag, Marks
from ui import press
from ui.hint import key_of, with_key
from ui.keymap import Keymap, refusal
from ui.keymap_file import Reading, written
from ui.keymap_shelf import Shelf, shipped
from ui.main_window import MainWindow
from ui.menus import MENUS

ACTIONS = {entry.id for _, entries in MENUS for entry in entries if entry.id}
KEY, MOD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def _window_system(qtbot: QtBot) -> None:
    """Key names need Qt's."""


def read(text: str, name: str = "mine") -> Keymap:
    return Reading(name, shipped()).keymap(text)


def pressed(key: int, text: str = "", held: Qt.KeyboardModifier = MOD.NoModifier) -> str:
    return press.of(QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def marks(window: MainWindow) -> Marks:
    assert window.desk is not None and window.desk.views.current is not None
    return window.desk.review.photo(window.desk.views.current).marks


@pytest.mark.parametrize("name", ["default", "photo-mechanic"])
def test_every_action_of_a_shipped_keymap_has_a_key_of_its_own(name: str) -> None:
    keymap = shipped()[name]
    assert keymap.faults == ()
    assert {action for action, keys in keymap.keys.items() if keys} == ACTIONS
    assert [key for keys in keymap.keys.values() for key in keys if refusal(key) or press.sets_tag(key)] == []


def test_photo_mechanics_digits_are_colours_and_stars_with_ctrl() -> None:
    keymap = shipped()["photo-mechanic"]
    holders = [keymap.holder(str(digit)) for digit in range(9)]
    assert [holder.split("-")[0] for holder in holders] == ["label"] * 8 + ["reject"]
    assert [keymap.holder(f"Ctrl+{digit}") for digit in range(6)] == [f"rate-{stars}" for stars in range(6)]
    assert keymap.holder("T") == "toggle-pick"


def test_an_own_keymap_holds_only_what_differs() -> None:
    mine = read('base = "photo-mechanic"\n[photo]\npick = ["F13", "Ctrl+F13"]\ntags = ""\n')
    assert mine.faults == ()
    assert mine.of("pick") == ("F13", "Ctrl+F13")
    assert mine.of("tags") == ()
    assert mine.of("reject") == shipped()["photo-mechanic"].of("reject")
    assert mine.changes() == {"pick": ("F13", "Ctrl+F13"), "tags": ()}
    again = read(written(mine))
    assert again == mine


def test_all_that_is_wrong_is_told_at_once_and_the_rest_is_used() -> None:
    mine = read(
        'base = "defualt"\npikc = "F13"\n[photo]\npick = "Ctrl+Foo"\nreject = 3\nunflag = "F14"\n'
        'looked-at = ["Left", "Shift+L"]\ntags = "Alt+F"\ncaption = ["", "I"]\n'
    )
    told = " ".join(mine.faults)
    assert len(mine.faults) == 6
    for words in ("“defualt”", "Did you mean default", "Did you mean pick", "“Ctrl+Foo”", "“reject”", "Left"):
        assert words in told
    assert mine.of("pick") == ("P",)
    assert mine.of("unflag") == ("F14",)
    assert mine.of("looked-at") == ("Shift+L",)
    assert mine.of("tags") == ("T",)


def test_a_key_given_to_two_actions_is_neithers() -> None:
    mine = read('pick = "F13"\nreject = "F13"\nunflag = "F14"')
    assert mine.of("pick") == ("P",) and mine.of("reject") == ("X",) and mine.of("unflag") == ("F14",)
    assert len(mine.faults) == 1 and "“Pick”" in mine.faults[0] and "“Reject”" in mine.faults[0]


def test_a_line_that_takes_anothers_key_falls_back_and_draws_no_other_with_it() -> None:
    mine = read('pick = "T"\ntags = "F15"\nlooked-at = "F15"')
    assert len(mine.faults) == 2
    assert mine.keys == shipped()["default"].keys


@pytest.mark.parametrize("text", ["pick = ", "[[[", "x" * 10, "= 3", "a = " + "[" * 3000, "\0"])
def test_no_toml_is_told_and_all_keys_are_the_bases(text: str) -> None:
    mine = read(text)
    assert len(mine.faults) == 1
    assert mine.keys == shipped()["default"].keys


def test_the_shelf_keeps_own_keymaps_beside_the_shipped(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "keymaps")
    assert shelf.names() == ["default", "photo-mechanic"]
    name = shelf.free_name("Default")
    assert name == "Default 2"
    mine = shipped()["photo-mechanic"].copy("Mine").with_keys("pick", ("F13",))
    shelf.save(mine)
    assert shelf.names()[-1] == "Mine"
    assert shelf.load("Mine") == mine
    assert [file.name for file in (tmp_path / "keymaps").iterdir()] == ["Mine.toml"]
    shelf.remove("Mine")
    assert "Mine" not in shelf.names()


def test_a_keymap_that_cannot_be_read_is_the_default_and_told(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.toml").mkdir()
    for name in ("gone", "bytes", "folder"):
        keymap = Shelf(tmp_path).load(name)
        assert keymap.keys == shipped()["default"].keys
        assert len(keymap.faults) == 1 and f"{name}.toml" in keymap.faults[0]


def test_a_keymap_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "keymaps").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StorageError, match="Mine"):
        Shelf(tmp_path / "keymaps").save(shipped()["default"].copy("Mine"))


def test_a_key_moved_to_an_action_leaves_the_other() -> None:
    mine = shipped()["default"].copy("Mine").with_keys("pick", ("T", "P"))
    assert mine.holder("T") == "pick"
    assert mine.of("tags") == ()
    assert mine.changes() == {"pick": ("T", "P"), "tags": ()}


def test_a_press_is_written_as_the_sign_it_makes() -> None:
    assert pressed(KEY.Key_Question, "?", MOD.ShiftModifier) == "?"
    assert pressed(KEY.Key_Slash, "/") == "/"
    assert pressed(KEY.Key_S, "S", MOD.ShiftModifier) == "Shift+S"
    assert pressed(KEY.Key_Z, "\x1a", MOD.ControlModifier | MOD.ShiftModifier) == "Ctrl+Shift+Z"
    assert pressed(KEY.Key_Space, " ", MOD.ShiftModifier) == "Shift+Space"
    assert pressed(KEY.Key_5, "5", MOD.KeypadModifier) == "5"
    assert pressed(KEY.Key_Shift, "", MOD.ShiftModifier) == ""
    assert press.sets_tag("Shift+S") == "S" and press.sets_tag("Shift+F1") == press.sets_tag("S") == ""


def test_hands_of_photo_mechanic_find_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.use_keymap(shipped()["photo-mechanic"])
    assert window.desk is not None
    sheet = window.desk.views.sheet
    for key, held, found in (
        (KEY.Key_T, MOD.NoModifier, lambda: marks(window).flag is Flag.PICK),
        (KEY.Key_T, MOD.NoModifier, lambda: marks(window).flag is Flag.NONE),
        (KEY.Key_3, MOD.ControlModifier, lambda: marks(window).rating == 3),
        (KEY.Key_3, MOD.NoModifier, lambda: marks(window).label is ColourLabel.YELLOW),
        (KEY.Key_0, MOD.NoModifier, lambda: marks(window).label is ColourLabel.NONE),
        (KEY.Key_Space, MOD.NoModifier, lambda: not window.desk.views.shows_sheet),
        (KEY.Key_8, MOD.NoModifier, lambda: marks(window).flag is Flag.REJECT),
    ):
        qtbot.keyClick(sheet if sheet.isVisible() else window.desk.views.loupe, key, held)
        assert found(), key


def test_texts_name_the_keys_of_the_keymap_in_use(window: MainWindow) -> None:
    assert window.desk is not None
    assert key_of(window.desk.views, "tags") == "T"
    assert window.desk.filter_bar.field.placeholderText() == "Search  (/)"
    window.use_keymap(shipped()["photo-mechanic"])
    assert with_key("Tag…", window.desk.views, "tags") == "Tag…  (A)"
    assert with_key("Tag…", window.desk.views, "no-such") == "Tag…"
    assert "Ctrl+F" in window.desk.filter_bar.field.placeholderText()


def test_a_window_tells_what_it_could_not_use_of_its_keymap(qtbot: QtBot, window: MainWindow) -> None:
    window.tell_keymap_faults()
    assert not window.findChildren(QMessageBox)
    window.use_keymap(read('pikc = "F13"\npick = "Ctrl+Foo"'))
    window.tell_keymap_faults()
    (box,) = window.findChildren(QMessageBox)
    assert "mine" in box.text()
    assert "Did you mean pick" in box.informativeText() and "Ctrl+Foo" in box.informativeText()
    box.close()
