"""All keys of one export profile to look at and to change, with what is wrong beside the key it is about."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.caption import FIELDS
from reviewer.export import profile as profiles
from reviewer.export.profile import CaptionFile, Container, FileFormat, KeptField, Pixels, Profile
from reviewer.photo import Verdict
from ui import theme, wording
from ui.badge import paint_verdict
from ui.entries import Choice, Entry, Number, Several, Switch, Text
from ui.lettering import quiet
from ui.notice import Notice
from ui.profile_names import Names
from ui.toggle import HEIGHT

_Word = TypeVar("_Word", bound=StrEnum)

LABELS = 128
EDGES = (1200, 1600, 2048, 3000, 4096)
QUALITIES = (80, 88, 92, 95)


class ProfileForm(QScrollArea):
    """`changed` whenever a person entered something; `escaped` when Esc was pressed in a field."""

    changed = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: object = ""
        self._inside = QWidget(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, theme.NEAR, 0)
        self._grid.setHorizontalSpacing(theme.APART)
        self._grid.setVerticalSpacing(theme.NEAR + 2)
        self._grid.setColumnMinimumWidth(0, LABELS)
        self._grid.setColumnStretch(1, 1)
        self._faults: dict[str, Notice] = {}
        self.entries: dict[str, Entry] = {}
        self._restricted = Notice(self._what_restricted_means(), Verdict.CAUTION, self)
        self._kept = Notice(self._what_is_kept_means(), Verdict.CAUTION, self)
        self._beside = quiet(self.tr("In files of their own, which can be left out when the pictures go on."))
        self._add_what_goes()
        self._add_pixels()
        self._add_words()
        self._add_set()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # The lines

    def _add_what_goes(self) -> None:
        title = self.tr("Name")
        self._add("title", title, Text(title, self))
        verdicts = (Verdict.CLEAR, Verdict.CAUTION, Verdict.RESTRICTED)
        goes = self.tr("What may go")
        words = {str(one): wording.verdict_word(one) for one in verdicts}
        signs = {str(one): partial(paint_verdict, verdict=one) for one in verdicts}
        never = quiet(self.tr("What nobody went through never goes."), self)
        self._add("verdicts", goes, Several(goes, words, signs=signs, parent=self), never, self._restricted)
        passed = self.tr("Also what a person let pass with a reason (a waiver)")
        self._add("waivers", "", Switch(passed, self))

    def _add_pixels(self) -> None:
        pixels = self.tr("Pixels")
        own = self.tr("A JPEG's own, where that is safe")
        words = {Pixels.FRESH: self.tr("Fresh ones"), Pixels.LOSSLESS: own}
        self._add("pixels", pixels, Choice(pixels, _by_value(words), self))
        edge = self.tr("Long edge")
        usual = {0: self.tr("Full size"), **{number: str(number) for number in EDGES}}
        self._add("long_edge", edge, Number(edge, usual, self.tr("px"), self))
        form = self.tr("Format")
        self._add("format", form, Choice(form, {str(one): one.upper() for one in FileFormat}, self))
        quality = self.tr("JPEG quality")
        self._add("quality", quality, Number(quality, {one: str(one) for one in QUALITIES}, "1–100", self))

    def _add_words(self) -> None:
        kept = self.tr("Kept in the file")
        words = {
            KeptField.DESCRIPTION: self.tr("Caption"),
            KeptField.CREDIT: self.tr("Credit"),
            KeptField.COPYRIGHT: self.tr("Copyright"),
        }
        self._add("keep", kept, Several(kept, _by_value(words), parent=self), self._kept)
        beside = self.tr("Captions beside")
        forms = {CaptionFile.TXT: self.tr("Text"), CaptionFile.CSV: "CSV", CaptionFile.JSON: "JSON"}
        self._add("captions", beside, Several(beside, _by_value(forms), parent=self), self._beside)
        fields = self.tr("Caption fields")
        labels = {one.name: QCoreApplication.translate("CaptionField", one.label) for one in FIELDS}
        everything = self.tr("All fields")
        self._add("caption_fields", fields, Several(fields, labels, everything=everything, parent=self))
        story = self.tr("Story, a page for any browser")
        self._add("story", self.tr("Made of the set"), Switch(story, self))
        sheet = self.tr("Contact sheet, a PDF to print")
        self._add("contact_sheet", "", Switch(sheet, self))

    def _add_set(self) -> None:
        names = self.tr("File names")
        self.names = Names(names, self)
        self._add("names", names, self.names)
        handed = self.tr("Handed over as")
        words = {Container.FOLDER: self.tr("Folder"), Container.ZIP: self.tr("ZIP")}
        self._add("container", handed, Choice(handed, _by_value(words), self))

    def _add(self, key: str, text: str, entry: Entry, *remarks: QWidget) -> None:
        self.entries[key] = entry
        self._faults[key] = fault = Notice("", Verdict.RESTRICTED, self)
        fault.hide()
        label = quiet(text, self._inside)
        label.setMinimumHeight(HEIGHT)
        label.setBuddy(entry.editor)
        column = QVBoxLayout()
        column.setSpacing(theme.TIGHT)
        for widget in (entry, *remarks, fault):
            column.addWidget(widget)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(column, row, 1)
        entry.changed.connect(self._take)
        entry.escaped.connect(self.escaped)

    def _what_restricted_means(self) -> str:
        return self.tr(
            "A restricted photo breaks a rule of the place or of the desk. "
            "This profile lets it out all the same."
        )

    def _what_is_kept_means(self) -> str:
        return self.tr(
            "Whoever gets a file can read this in it, and so can everybody it is passed on to. A caption can "
            "say who is shown, where and when; credit and copyright say who took the picture."
        )

    # What is shown and entered

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show the values of a profile, by key; they need not be right."""
        self._id = values["id"]
        for key, entry in self.entries.items():
            entry.show_value(values[key])
        self.verticalScrollBar().setValue(0)
        self._show_state()

    @property
    def values(self) -> dict[str, object]:
        """What is entered, as `profile.content` has it."""
        entered = {key: entry.value for key, entry in self.entries.items()}
        return {"id": self._id, **entered}

    @property
    def checked(self) -> tuple[Profile, dict[str, str]]:
        """The profile as it is entered, and what is wrong by key."""
        return profiles.check(self.values)

    def fault(self, key: str) -> str:
        """What is said to be wrong with a key."""
        return "" if self._faults[key].isHidden() else self._faults[key].label.text()

    def _take(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        profile, faults = self.checked
        for key, notice in self._faults.items():
            notice.set_text(faults.get(key, ""))
            notice.setVisible(key in faults)
            self.entries[key].editor.setAccessibleDescription(faults.get(key, ""))
        self._restricted.setVisible(Verdict.RESTRICTED in profile.verdicts)
        self._kept.setVisible(bool(profile.keep))
        self._beside.setVisible(bool(profile.captions))
        self.entries["caption_fields"].setEnabled(profile.tells)
        self.entries["quality"].setEnabled(profile.format is FileFormat.JPEG)
        self.names.show_example(None if "names" in faults else profile)


def _by_value(words: Mapping[_Word, str]) -> dict[str, str]:
    return {str(value): word for value, word in words.items()}
