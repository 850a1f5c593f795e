"""Choosing among the frames of a card: the sheet, and above it what can be chosen at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.photo import CameraFacts
from ui import theme, wording
from ui.card_frames import CardFrame, CardFrames, day_of
from ui.card_sheet import CardSheet
from ui.choice_button import ChoiceButton
from ui.glimpses import Glimpses

Fits = Callable[[CardFrame], bool]


class CardPane(QWidget):
    """`changed`: other frames are chosen than before. `cameras_met`: more is known of who took what."""

    changed = Signal()
    cameras_met = Signal()

    def __init__(self, workers: Executor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glimpses = Glimpses(workers, self)
        self.frames = CardFrames(self)
        self.sheet = CardSheet(self.frames, self._glimpses, self)
        self.choices: dict[str, QPushButton] = {}
        self._fits: dict[str, Fits] = {}
        self._bar = QHBoxLayout()
        self._bar.setSpacing(theme.TIGHT)
        self._add_choice("A", self.tr("&All"), self.tr("Choose all frames"), lambda _frame: True)
        self._add_choice("O", self.tr("N&one"), self.tr("Choose no frame"), lambda _frame: False)
        self._add_choice(
            "N", self.tr("&New only"), self.tr("Choose what is not in the library"), lambda f: not f.place
        )
        self._add_choice(
            "L",
            self.tr("&Locked only"),
            self.tr("Choose what was locked in the camera"),
            lambda f: f.offer.locked,
        )
        self.days = self._add_list(self.tr("A day"), lambda f, day: day_of(f) == day)
        self.cameras = self._add_list(self.tr("A camera"), lambda f, camera: self._took(f, camera))
        self._bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addLayout(self._bar)
        column.addWidget(self.sheet, 1)
        self.sheet.letter.connect(self._choose_by_letter)
        self.frames.chosen_changed.connect(self.changed)
        self._glimpses.read.connect(self._take_heads)

    def _add_choice(self, letter: str, text: str, hint: str, fits: Fits) -> None:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(f"{hint} ({letter})")
        button.setAccessibleDescription(hint)
        button.clicked.connect(lambda: self._choose(fits))
        self.choices[letter], self._fits[letter] = button, fits
        self._bar.addWidget(button)

    def _add_list(self, name: str, fits: Callable[[CardFrame, str], bool]) -> ChoiceButton:
        choice = ChoiceButton(name, self, nothing=self.tr("All of them"))

        def choose() -> None:
            chosen = choice.chosen
            self.frames.choose(lambda frame: not chosen or fits(frame, chosen))

        choice.changed.connect(choose)
        self._bar.addWidget(choice)
        return choice

    def _took(self, frame: CardFrame, camera: str) -> bool:
        return self.frames.camera_of(frame) == camera

    def _choose(self, fits: Fits) -> None:
        for choice in (self.days, self.cameras):
            choice.set_chosen("")
        self.frames.choose(fits)

    def _choose_by_letter(self, letter: str) -> None:
        if letter in self._fits and self.choices[letter].isEnabled():
            self._choose(self._fits[letter])

    def show_frames(self, frames: Sequence[CardFrame]) -> None:
        """Show these, and read which camera took them."""
        self.frames.show(frames)
        self.choices["L"].setEnabled(any(frame.offer.locked for frame in frames))
        self.choices["N"].setEnabled(any(frame.place for frame in frames))
        days = Counter(map(day_of, frames))
        self.days.set_choices(_counted(days, wording.date))
        self.days.setVisible(len(days) > 1)
        self._show_cameras()
        self.cameras_met.emit()
        self._glimpses.read_heads([frame.path for frame in frames if not self.frames.has_facts(frame)])

    def _take_heads(self, paths: list[Path], facts: list[CameraFacts]) -> None:
        self.frames.add_cameras(dict(zip(paths, facts, strict=True)))
        self._show_cameras()
        self.cameras_met.emit()

    def _show_cameras(self) -> None:
        self.cameras.set_choices(_counted(self.frames.cameras, str))
        self.cameras.setVisible(len(self.frames.cameras) > 1)

    def showEvent(self, event: QShowEvent) -> None:
        """The sheet may be shown after its frames came."""
        super().showEvent(event)
        self.sheet.ask_soon()

    def close_looking(self) -> None:
        """Look at no further frame."""
        self._glimpses.close()


def _counted(counts: Mapping[str, int], name: Callable[[str], str]) -> dict[str, str]:
    return {key: f"{name(key)}   {wording.number(counts[key])}" for key in sorted(counts) if key}
