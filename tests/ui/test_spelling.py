"""Misspelt words are marked, and put right by keys."""

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes
from reviewer.caption.spelling import OWN_WORDS
from reviewer.review import Review
from tests.reviewer import dictionaries
from tests.ui import judged
from tests.ui.hands import compose, press
from tests.ui.inspected import inspected
from tests.ui.test_caption_typing import editor, offered, underlined
from ui import settings as remembered
from ui.inspector import Inspector
from ui.main_window import MainWindow
from ui.spelling import OFF, Spelling

KEY = Qt.Key


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        review.change("Caption", [2], caption={"city": "Wonsan"})
        yield review


@pytest.fixture
def spelling(qtbot: QtBot, settings: QSettings, workers: Executor) -> Iterator[Spelling]:
    parent = QMainWindow()
    qtbot.addWidget(parent)
    folder = remembered.dictionaries(settings)
    dictionaries.write(folder, "en_US")
    dictionaries.write(folder, "ko", ("버스",))
    spelling = Spelling(workers, settings, parent)
    with qtbot.waitSignal(spelling.changed):
        spelling.find()
    spelling.choose("en-US")
    yield spelling
    qtbot.waitUntil(lambda: not spelling._kept.running, timeout=30_000)  # a disk may be slow to flush
    spelling.close()


@pytest.fixture
def inspector(qtbot: QtBot, review: Review, spelling: Spelling) -> Iterator[Inspector]:
    with inspected(qtbot, review) as inspector:
        inspector.caption.use_spelling(spelling)
        inspector.show_photos([1], 1)
        inspector.focus_caption("description")
        qtbot.waitUntil(lambda: "wonsan" in spelling._names)
        yield inspector


def test_misspelt_words_are_marked_but_no_names(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "The buz waits Wonsan streat ")
    qtbot.waitUntil(lambda: underlined(text) == ["buz", "streat"])


def test_the_word_being_written_is_not_marked_yet(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "buz buz")
    qtbot.waitUntil(lambda: underlined(text) == ["buz"])
    editor(inspector, "city")
    assert underlined(text) == ["buz", "buz"]


def test_each_language_has_its_own_dictionary(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.caption.form.ask({"description@ko", "description@ar"})
    korean, arabic = (editor(inspector, f"description@{one}") for one in ("ko", "ar"))
    korean.setFocus()
    compose("버스 버수 buz ")
    qtbot.waitUntil(lambda: underlined(korean) == ["버수"])
    arabic.setFocus()
    compose("حافله ")
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "buz ")
    compose("버수 ")
    qtbot.waitUntil(lambda: underlined(text) == ["buz"])
    assert underlined(arabic) == []


def test_a_key_offers_what_was_meant(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "The recieve waits")
    for _ in range(8):
        qtbot.keyClick(text, KEY.Key_Left)
    qtbot.waitUntil(lambda: underlined(text) == ["recieve"])
    inspector.caption.offer()
    qtbot.waitUntil(lambda: "receive" in offered(inspector))
    qtbot.keyClick(text, KEY.Key_Return)
    assert text.text() == "The receive waits" and underlined(text) == []


def test_a_word_is_taken_into_ones_own_list(qtbot: QtBot, inspector: Inspector, spelling: Spelling) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "Zorp ")
    qtbot.waitUntil(lambda: underlined(text) == ["Zorp"])
    qtbot.keyClick(text, KEY.Key_Left)
    inspector.caption.offer()
    qtbot.waitUntil(lambda: offered(inspector) != [])
    qtbot.keyClick(text, KEY.Key_Up)
    qtbot.keyClick(text, KEY.Key_Return)
    assert underlined(text) == []
    file = spelling.folder / OWN_WORDS
    qtbot.waitUntil(file.exists)
    assert file.read_text() == "zorp\n"


def test_the_menu_of_a_misspelt_word_begins_with_what_to_do(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "Zorp ")
    qtbot.waitUntil(lambda: underlined(text) == ["Zorp"])
    qtbot.keyClick(text, KEY.Key_Home)
    menu = text.menu()
    told = [action.text() for action in menu.actions()]
    assert told[:2] == ["What was meant…", "Add to your words"] and len(told) > 3
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: offered(inspector) != [])
    menu.actions()[1].trigger()
    assert underlined(text) == []
    menu.deleteLater()


def test_a_dictionary_that_cannot_be_read_is_told_of_once(
    qtbot: QtBot, inspector: Inspector, spelling: Spelling
) -> None:
    spelling.dictionaries["en-US"].file.unlink()
    text = editor(inspector, "description")
    with qtbot.waitSignal(spelling.failed) as said:
        qtbot.keyClicks(text, "Zarpzorp ")
    assert "en_US.dic" in said.args[0]
    assert spelling.of("") is None


def test_no_code_is_misspelt(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.caption.use_codes(Codes([Row("kju", ("Kim",))]))
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "=kjx= buz ")
    qtbot.waitUntil(lambda: underlined(text) == ["=kjx=", "buz"])


def test_spelling_is_left_alone_where_one_wants_none(
    qtbot: QtBot, inspector: Inspector, spelling: Spelling
) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "buz ")
    qtbot.waitUntil(lambda: underlined(text) == ["buz"])
    spelling.choose(OFF)
    assert underlined(text) == []


def test_the_language_is_chosen_by_keys_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    palette, spelling = window.desk.captioning.spelling, window.desk.proofs.spelling
    qtbot.waitUntil(lambda: bool(spelling.dictionaries))
    press(window, KEY.Key_F9, modifiers=Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(palette.field, "no spell")
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert spelling.choice == OFF
    window.close_library()
    assert window._settings.value("caption/spelling") == OFF


def test_what_codes_stand_for_is_not_misspelt(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert window.desk is not None
    file = tmp_path / "codes.txt"
    file.write_text("zz\tZorp Zarp\n")
    proofs = window.desk.proofs
    proofs.codes.use([file], "=")
    qtbot.waitUntil(lambda: {"zorp", "zarp"} <= proofs.spelling._names)
