"""Forty frames of the sample card tagged by keyboard alone, in the whole window.

What is seen in each frame, and what must come of it, is what the card was drawn for; what its pictures look
like is no matter here, and they are not drawn.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import card, ingest
from reviewer.photo import Verdict
from reviewer.review import Review
from reviewer.sample import SampleFrame, make_card
from reviewer.sample import card as drawn
from reviewer.sample.shots import Shot
from reviewer.workers import Workers
from ui import export_pane
from ui.desk import Desk
from ui.main_window import MainWindow

RULESET, SHOOT, COUNT = "dprk-visitor", "Sample card", 43
RESTRICTED = {4, 12, 16, 17, 19, 20, 23, 25, 26, 31, 32, 34, 36, 38, 40, 41, 43}
CAUTION = {15, 24, 33, 37}
PASSED = {28, 29, 30}
"""The frames of each verdict by their places on the card; nobody looks at the last, and the rest is clear."""
CASES = Path(__file__).parents[3] / "shared" / "restrictions" / "cases.toml"

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Tagger:
    """Hands on the keyboard of a window with a card's frames, all of them still to be gone through."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self._window = window
        self.desk = desk
        (shoot,) = desk.review.shoots()
        self._tags = {tag.id: tag for tag in desk.review.tags(shoot.name)}

    def press(self, key: Key, held: Mod = Mod.NoModifier) -> None:
        QTest.keyClick(self._window.focusWidget() or self._window, key, held)

    def tag(self, tags: Sequence[str]) -> None:
        """By their own letters, and the others by typing what they are called."""
        lettered = {tag for tag in tags if self._tags[tag].key.isalpha()}
        for tag in sorted(lettered):
            self.press(Key(ord(self._tags[tag].key.upper())), Mod.ShiftModifier)
        if typed := [tag for tag in tags if tag not in lettered]:
            self.press(Key.Key_T)
            for tag in typed:
                QTest.keyClicks(self._window.focusWidget(), self._tags[tag].label)
                self.press(Key.Key_Return)
            self.press(Key.Key_Escape)

    def verdicts(self) -> list[Verdict]:
        review = self.desk.review
        return [review.verdict(photo) for photo in review.ids()]


@pytest.fixture
def frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[SampleFrame, ...]:
    """The card's frames, and the card with plain pictures."""

    def plain(shot: Shot) -> Image.Image:
        return Image.new("RGB", (300, 200), (shot.number, 90, 120))

    monkeypatch.setattr(drawn, "draw", plain)
    return make_card(tmp_path / "card")[:COUNT]


@pytest.fixture
def tagger(
    qtbot: QtBot, tmp_path: Path, frames: Sequence[SampleFrame], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Tagger]:
    monkeypatch.setattr(export_pane, "SOON_MS", 10**6)  # no profile is read that nobody asks for
    review = Review.create(tmp_path / "library")
    review.start_shoot(SHOOT, [RULESET])
    listed = card.frames(tmp_path / "card").frames[:COUNT]
    with Workers() as workers:
        for told in ingest.ingest(listed, review.folder, ingest.Plan(SHOOT), review, workers=workers):
            review.add(SHOOT, [one for one in told if isinstance(one, ingest.Copied)])
        window = MainWindow(workers, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
        window.show()
        window.show_review(review)
        window.activateWindow()
        qtbot.waitActive(window, timeout=5000)
        desk = window.desk
        assert desk is not None
        qtbot.waitUntil(lambda: len(desk.views.ids) == COUNT)
        yield Tagger(window, desk)
        window.close()
        window.deleteLater()


def expected(place: int) -> Verdict:
    if place in PASSED:
        return Verdict.UNREVIEWED
    if place in RESTRICTED:
        return Verdict.RESTRICTED
    return Verdict.CAUTION if place in CAUTION else Verdict.CLEAR


def test_forty_frames_are_tagged_by_keys(qtbot: QtBot, tagger: Tagger, frames: Sequence[SampleFrame]) -> None:
    desk, review = tagger.desk, tagger.desk.review
    tagger.press(Key.Key_Home)
    tagger.press(Key.Key_E)
    before: SampleFrame | None = None
    for frame in frames:
        assert desk.views.current is not None
        assert review.photo(desk.views.current).name == frame.name
        if not frame.looked_at:
            tagger.press(Key.Key_Space)
            continue
        if before is not None and before.tags == frame.tags:
            tagger.press(Key.Key_T, Mod.ControlModifier)
        else:
            tagger.tag(frame.tags)
        before = frame
        tagger.press(Key.Key_N)

    assert [review.photo(photo).marks.tags for photo in review.ids()] == [set(frame.tags) for frame in frames]
    assert len(review.ids("looked:yes")) == COUNT - len(PASSED) == 40
    assert tagger.verdicts() == [expected(place) for place in range(1, COUNT + 1)]
    qtbot.waitUntil(lambda: not desk.search.busy)
    assert desk.sidebar.gone_through.done.text() == "40 of 43 looked at"

    # The key that goes on comes back to those that were gone past; they show nothing to tag.
    for place in sorted(PASSED):
        assert review.ids().index(desk.views.current or 0) + 1 == place
        tagger.press(Key.Key_L)
        tagger.press(Key.Key_N)
    assert Verdict.UNREVIEWED not in tagger.verdicts()


@pytest.mark.skipif(not CASES.exists(), reason="the acceptance cases are not beside this copy")
def test_the_verdicts_are_those_of_the_cases(frames: Sequence[SampleFrame]) -> None:
    cases = {case["scene"]: case for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]}
    found = {place: cases.get(frame.scene) for place, frame in enumerate(frames, 1) if frame.looked_at}
    named = {place: Verdict(case["verdict"]) for place, case in found.items() if case}
    assert len(named) >= 15
    assert named == {place: expected(place) for place in named}
