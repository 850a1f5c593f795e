"""Cards are found by themselves, offered for import, and let go when all is safe."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer import card
from reviewer.eject import can_eject, eject
from reviewer.errors import StorageError
from reviewer.ingest import Plan
from tests.cards import jpeg, make_card
from ui import card_watch
from ui.card_notices import CardNotices
from ui.card_watch import CardWatch
from ui.desk import Desk
from ui.import_dialog import ImportDialog, ImportRequest
from ui.job import Job
from ui.main_window import MainWindow

LOOK = CardWatch.look
linux = pytest.mark.skipif(sys.platform != "linux", reason="udisks is Linux's")


class Slots:
    """What is mounted, in place of the machine's own disks."""

    def __init__(self) -> None:
        self.cards: frozenset[Path] = frozenset()

    def mounted(self) -> Iterator[frozenset[Path]]:
        yield self.cards


@pytest.fixture
def slots(monkeypatch: pytest.MonkeyPatch) -> Slots:
    slots = Slots()
    monkeypatch.setattr(CardWatch, "look", LOOK)
    monkeypatch.setattr(card_watch, "_mounted", slots.mounted)
    monkeypatch.setattr(card_watch, "EVERY_MS", 10)
    return slots


@pytest.fixture
def watch(qtbot: QtBot, slots: Slots) -> Iterator[CardWatch]:
    watch = CardWatch()
    yield watch
    watch.close()
    app = QApplication.instance()
    assert app is not None
    qtbot.waitUntil(lambda: not app.findChildren(Job))


@pytest.fixture
def notices(qtbot: QtBot, watch: CardWatch) -> CardNotices:
    notices = CardNotices(watch)
    qtbot.addWidget(notices)
    notices.show()
    return notices


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    """A udisksctl that does as told."""
    script = folder / "bin" / "udisksctl"
    script.parent.mkdir()
    script.write_text(f"#!/bin/sh\n{lines}\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(script.parent), prepend=":")


def test_cards_come_and_go(qtbot: QtBot, watch: CardWatch, slots: Slots, notices: CardNotices) -> None:
    slots.cards = frozenset({Path("/media/A"), Path("/media/B")})
    watch.look()
    qtbot.waitUntil(lambda: len(notices.notices) == 2)
    assert [notice.label.text() for notice in notices.notices] == [
        "A card is there: A.",
        "A card is there: B.",
    ]
    slots.cards = frozenset({Path("/media/B")})
    qtbot.waitUntil(lambda: [notice.card for notice in notices.notices] == [Path("/media/B")])


def test_a_notice_offers_to_import_and_can_be_put_away(
    qtbot: QtBot, watch: CardWatch, slots: Slots, notices: CardNotices
) -> None:
    slots.cards = frozenset({Path("/media/A")})
    watch.look()
    qtbot.waitUntil(lambda: len(notices.notices) == 1)
    with qtbot.waitSignal(notices.import_asked) as asked:
        notices.notices[0].importing.click()
    assert asked.args == [Path("/media/A")]
    notices.notices[0].close_button.click()
    assert notices.notices == []


@linux
def test_a_card_is_let_go(
    qtbot: QtBot,
    watch: CardWatch,
    slots: Slots,
    notices: CardNotices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program(tmp_path, monkeypatch, f'echo "$@" > {tmp_path}/told')
    slots.cards = frozenset({tmp_path})
    watch.look()
    qtbot.waitUntil(lambda: len(notices.notices) == 1)
    notice = notices.notices[0]
    assert can_eject() and notice.eject.isVisible()
    notices.eject_any()
    assert not notice.eject.isEnabled()
    qtbot.waitUntil(lambda: notice.label.text() == f"{tmp_path.name} can be taken out.")
    assert (tmp_path / "told").read_text().startswith("unmount --no-user-interaction --block-device ")


@linux
def test_a_card_that_is_held_is_told_with_the_systems_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "echo Error: target is busy. >&2; exit 1")
    with pytest.raises(StorageError, match=r"CARD was not ejected: Error: target is busy\. Do not take"):
        eject(Path("/media/CARD"), "/dev/sdb1")


def test_without_a_command_for_it_nothing_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not can_eject()
    with pytest.raises(StorageError, match="the system's own window"):
        eject(Path("/media/CARD"), "/dev/sdb1")


def test_the_notice_leads_to_the_dialog_with_the_card_in_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    top = make_card(tmp_path / "CARD", count=2)
    desk._watch.came.emit(top)
    qtbot.mouseClick(desk.cards.notices[0].importing, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    dialog = window.findChildren(ImportDialog)[0]
    qtbot.waitUntil(lambda: [found.folder for found in dialog.sources.ticked] == [top])
    dialog.reject()


def imported(qtbot: QtBot, desk: Desk, request: ImportRequest) -> str:
    """What the bar says at the end."""
    desk.importing.start(request)
    qtbot.waitUntil(lambda: not desk.importing.running, timeout=20_000)
    return desk.importing.bars.strips[-1].summary


def test_a_card_is_safe_to_remove_when_every_frame_is_verified_and_not_before(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    top = make_card(tmp_path / "CARD", count=3)
    frames = card.frames(top).frames
    some = ImportRequest(top, frames[:2], Plan("May"), whole=False, removable=True)
    assert "do not format it" in imported(qtbot, desk, some)
    every = ImportRequest(top, frames, Plan("May"), whole=True, removable=True)
    assert "safe to remove" in imported(qtbot, desk, every)
    frames[0].primary.unlink()
    told = imported(qtbot, desk, every)
    assert "1 failed" in told and "do not format it" in told


@linux
def test_a_card_is_let_go_by_itself_when_that_was_asked_for_and_not_before(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "exit 0")
    top = make_card(tmp_path / "CARD", count=2)
    frames = card.frames(top).frames
    some = ImportRequest(top, frames[:1], Plan("May"), whole=False, removable=True, eject=True)
    imported(qtbot, desk, some)
    assert desk.cards.notices == []
    imported(qtbot, desk, replace(some, frames=frames, whole=True))
    qtbot.waitUntil(lambda: [one.label.text() for one in desk.cards.notices] == ["CARD can be taken out."])


def test_the_shoot_of_an_import_is_shown_while_it_runs(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    top = make_card(tmp_path / "CARD", count=2)
    desk.filter_bar.set_text("rating>=3")
    desk.importing.start(ImportRequest(top, card.frames(top).frames, Plan("May")))
    (strip,) = desk.importing.bars.strips
    next(button for button in strip.offers if button.text() == "Show").click()
    assert (desk.sidebar.scope, desk.filter_bar.text()) == ("shoot:May", "")
    qtbot.waitUntil(lambda: not desk.importing.running and not desk.search.busy, timeout=20_000)
    assert {desk.review.photo(photo).shoot for photo in desk.views.sheet.ids} == {"May"}


def test_tab_goes_from_the_photos_to_the_bar_of_an_import(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    top = make_card(tmp_path / "CARD", count=2)
    desk._watch.came.emit(top)
    desk._watch.came.emit(tmp_path)
    imported(qtbot, desk, ImportRequest(top, card.frames(top).frames, Plan("May")))
    (strip,) = desk.importing.bars.strips
    (notice,) = desk.cards.notices
    parts: list[QWidget] = [notice.importing, notice.close_button, desk.filter_bar.field, desk.views.sheet]
    parts += [strip.failures, *strip.offers, strip.close_button, desk.inspector.tags.add]
    chain: list[QWidget] = [window]
    while (follower := chain[-1].nextInFocusChain()) is not window:
        chain.append(follower)
    assert [one for one in chain if one in parts] == parts


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_button_in_focus_is_pressed_by_its_keys(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, key: Qt.Key
) -> None:
    top = make_card(tmp_path / "CARD", count=2)
    desk._watch.came.emit(top)
    imported(qtbot, desk, ImportRequest(top, card.frames(top).frames, Plan("May")))
    desk._watch.came.emit(top)
    for button in (desk.importing.bars.strips[0].close_button, desk.cards.notices[0].close_button):
        button.setFocus()
        current = desk.views.current
        qtbot.keyClick(button, key)
        assert desk.views.current == current
    assert desk.cards.notices == []
    qtbot.waitUntil(lambda: not desk.importing.bars.strips)


def test_two_cards_are_copied_side_by_side(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    before = len(desk.review.ids())
    for number, name in enumerate("AB"):
        folder = tmp_path / name / "DCIM" / "100MRDN"
        folder.mkdir(parents=True)
        for frame in range(4):
            (folder / f"IMG_{frame:04}.JPG").write_bytes(jpeg(10 * number + frame))
        frames = card.frames(tmp_path / name).frames
        desk.importing.start(ImportRequest(tmp_path / name, frames, Plan("May")))
    assert len(desk.importing.bars.strips) == 2
    qtbot.waitUntil(lambda: not desk.importing.running, timeout=20_000)
    assert len(desk.review.ids()) == before + 8
    assert sorted(path.name for path in (desk.review.folder / "shoots" / "May").iterdir())[:2] == [
        "IMG_0000-2.JPG",
        "IMG_0000.JPG",
    ]
    assert [strip._label.text().split(":")[0] for strip in desk.importing.bars.strips] == ["A", "B"]
    for strip in desk.importing.bars.strips:
        strip.close_button.click()
    qtbot.waitUntil(lambda: not desk.importing.bars.strips)
