"""What to export, how and where; and before anything is done, what goes and what is held back."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.export.package import Plan
from reviewer.export.profile import Pixels, Profile, Shelf, Shelved
from reviewer.review import Review
from reviewer.selection import quote
from reviewer.sequence import NO_HEADING, Heading
from ui import theme, wording
from ui.choice_button import ChoiceButton
from ui.export_plan import ExportPlan, picks
from ui.export_target import ExportTarget
from ui.heading_fields import HeadingFields
from ui.held_list import HeldList
from ui.lettering import quiet, strong, title
from ui.profile_list import ProfileList
from ui.profile_shelving import Listing, ProfileShelving
from ui.profiles_dialog import ProfilesDialog
from ui.row import Row
from ui.row_painter import HEIGHT
from ui.toggle import Toggle

PROFILES = 5


class ExportForm(QWidget):
    """`changed` whenever plan or folder are others; `trouble` carries a sentence, empty when all is well."""

    changed = Signal()
    trouble = Signal(str)

    def __init__(
        self,
        review: Review,
        selection: Sequence[int],
        shown: Sequence[int],
        shelf: Shelf,
        first: str = "",
        *,
        sequence: str = "",
        workers: Executor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`sequence` is the one that `selection` and `shown` are of."""
        super().__init__(parent)
        self._review, self._shelf, self._first = review, shelf, first
        self._sequence = sequence
        self._trouble = ""
        self._scopes = {
            "selection": tuple(selection),
            "shown": tuple(shown),
            "picks": tuple(picks(review, shown)),
        }
        self._work = ExportPlan(review, workers=workers, parent=self)
        self._work.ready.connect(self._show_plan)
        self._work.foreseen.connect(self._show_pixels)
        self._make_profiles()
        self._make_scopes()
        self.heading = HeadingFields(self)
        self.heading.hide()
        self.heading.changed.connect(self.changed)
        self.target = ExportTarget(review.folder, self)
        self.target.checked.connect(self._show_target)
        self.target.turned.connect(self._ask)
        self._going = title("", self)
        self._sentence = quiet("", self)
        self._anew = quiet("", self)
        self.held = HeldList(self)
        self._arrange()
        self._shelving = ProfileShelving(shelf, self)
        self._shelving.listed.connect(self._show_profiles)
        self._shelving.failed.connect(self._tell_of_profiles)
        self._shelving.read()

    def _make_profiles(self) -> None:
        self.profiles = ProfileList(self)
        self.profiles.chosen.connect(self._take_profile)
        self.new = QPushButton(self.tr("&New…"), self)
        self.edit = QPushButton(self.tr("E&dit…"), self)
        self.new.setAccessibleDescription(self.tr("Make a profile of your own"))
        self.edit.setAccessibleDescription(self.tr("Look at this profile, change it, copy it"))
        self.new.clicked.connect(lambda: self._edit_profiles().ask_new())
        self.edit.clicked.connect(self._edit_profiles)
        for button in (self.new, self.edit):
            button.setAutoDefault(False)

    def _make_scopes(self) -> None:
        names = {
            "selection": self.tr("Selection"),
            "shown": self.tr("Everything shown"),
            "picks": self.tr("Picks among what is shown"),
        }
        self.scopes = {scope: Toggle(name, None, self) for scope, name in names.items()}
        group = QButtonGroup(self)
        for scope, toggle in self.scopes.items():
            group.addButton(toggle)
            toggle.setText(f"{names[scope]}   {wording.number(len(self._scopes[scope]))}")
            toggle.setEnabled(bool(self._scopes[scope]))
        self.sequences = self._make_sequences()
        group.addButton(self.sequences)
        self._begin_with_scope()
        group.buttonToggled.connect(self._take_scope)

    def _make_sequences(self) -> ChoiceButton:
        there = {one.name: one.count for one in self._review.sequences()}
        sequences = ChoiceButton(self.tr("Sequence"), self, nothing=self.tr("None"))
        labels = {name: f"{wording.shortened(name)}   {wording.number(n)}" for name, n in there.items()}
        sequences.set_choices(labels)
        sequences.setEnabled(any(there.values()))
        sequences.changed.connect(self._take_sequence)
        return sequences

    def _begin_with_scope(self) -> None:
        """With what is selected, the whole sequence shown, or everything shown."""
        if len(self._scopes["selection"]) > 1:
            self.choose_scope("selection")
        elif self._sequence and 0 < len(self._review.ranked(self._sequence)) <= len(self._scopes["shown"]):
            self.sequences.set_chosen(self._sequence)
        else:
            self.choose_scope("shown")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        head = QHBoxLayout()
        head.setSpacing(theme.TIGHT)
        head.addWidget(self._heading(self.tr("Profile"), self.profiles), 1)
        head.addWidget(self.new)
        head.addWidget(self.edit)
        column.addLayout(head)
        column.addWidget(self.profiles)
        column.addWidget(self._sentence)
        column.addWidget(self._heading(self.tr("Photos"), self.scopes["selection"]))
        row = QHBoxLayout()
        row.setSpacing(theme.TIGHT)
        for toggle in (*self.scopes.values(), self.sequences):
            row.addWidget(toggle)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.heading)
        column.addWidget(self._heading(self.tr("Into a new"), self.target.field))
        column.addWidget(self.target)
        column.addSpacing(theme.NEAR)
        column.addWidget(self._going)
        column.addWidget(self._anew)
        column.addWidget(self.held, 1)
        column.addStretch()

    def _heading(self, text: str, of: QWidget) -> QLabel:
        label = strong(text, self)
        label.setContentsMargins(0, theme.TIGHT, 0, 0)
        label.setBuddy(of)
        return label

    @property
    def plan(self) -> Plan | None:
        """What the export would do, once it is worked out."""
        return replace(self._work.plan, heading=self.heading.heading) if self._work.plan else None

    @property
    def ready(self) -> bool:
        """Whether there is something to export and somewhere to put it."""
        return bool(self.plan and self.plan.goes and self.target.folder and self.heading.sound)

    @property
    def summary(self) -> str:
        """How many go and how many are held back."""
        return self._going.text()

    def choose_profile(self, profile: str) -> None:
        """Choose a profile by its id."""
        self.profiles.choose(profile)

    def choose_scope(self, scope: str) -> None:
        """Choose "selection", "shown" or "picks"."""
        self.scopes[scope].setChecked(True)

    def choose_sequence(self, name: str) -> None:
        """Choose all photos of a sequence, in its order."""
        self.sequences.set_chosen(name)

    def _take_scope(self, button: QAbstractButton, down: bool) -> None:
        """Of the scope and a sequence, one is chosen."""
        if down and button is not self.sequences:
            self.sequences.set_chosen("")
        if down:
            self._ask()

    def _take_sequence(self) -> None:
        """Another sequence, or none."""
        if self.sequences.chosen:
            self._ask()
        else:
            self.choose_scope("shown")

    @property
    def _chosen(self) -> tuple[Sequence[int], Heading]:
        """The photos to be exported, in order, and what is to stand above them in a story."""
        name = self.sequences.chosen
        if name:
            return self._review.ids(f"in:{quote(name)}"), self._review.heading(name)
        scope = next(scope for scope, toggle in self.scopes.items() if toggle.isChecked())
        return self._scopes[scope], self._review.heading(self._sequence) if self._sequence else NO_HEADING

    def drop(self) -> None:
        """Let go of what is still being worked out."""
        self._shelving.drop()
        self._work.stop()
        self.target.drop()

    def _tell_of_profiles(self, sentence: str) -> None:
        self._trouble = sentence
        self._show_target()

    def _show_profiles(self, listing: Listing) -> None:
        """The strictest first; what has faults last, with them, and not to be chosen."""
        order = sorted(listing.profiles, key=_leniency)
        here = self.profiles.current.id if self.profiles.current else self._first
        self.profiles.setFixedHeight(min(len(order), PROFILES) * HEIGHT + theme.NEAR)
        self.profiles.show_profiles(order, [_row(shelved) for shelved in order], (listing.written, here))

    def _edit_profiles(self) -> ProfilesDialog:
        current = self.profiles.current
        ids = self._scopes["shown"]
        dialog = ProfilesDialog(
            self._shelf, self._review, ids, first=current.id if current else "", parent=self.window()
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.listed.connect(self._show_profiles)
        dialog.finished.connect(lambda _result: self._choose_edited(dialog.chosen))
        dialog.open()
        return dialog

    def _choose_edited(self, id: str) -> None:
        self.profiles.choose(id)
        self.profiles.setFocus()

    @property
    def _profile(self) -> Profile | None:
        found = self.profiles.current
        if found is None or found.profile is None:
            return None
        return replace(found.profile, container=self.target.container)

    def _take_profile(self) -> None:
        found = self.profiles.current
        if found is not None and found.profile is not None:
            self.target.set_container(found.profile.container)
        self._ask()

    def _ask(self) -> None:
        profile = self._profile
        if profile is None:
            return
        ids, heading = self._chosen
        self._sentence.setText(profile.sentence)
        self._going.setText(self.tr("Working out what may go…"))
        self._anew.setText("")
        self.target.suggest(profile.title)
        self.heading.setVisible(profile.story or profile.contact_sheet)
        self.heading.begin(heading)
        self._work.ask(ids, profile)
        self.changed.emit()

    def _show_plan(self) -> None:
        plan = self.plan
        if plan is None:
            return
        goes = wording.counted(len(plan.goes), self.tr("1 photo goes"), self.tr("{n} photos go"))
        held = wording.counted(len(plan.held), self.tr("1 held back"), self.tr("{n} held back"))
        self._going.setText(f"{goes}, {held}" if plan.held else f"{goes}, {self.tr('nothing held back')}")
        self._show_pixels()
        self.held.show_held([{"name": one.name, "reason": one.reason} for one in plan.held])
        self.held.setVisible(bool(plan.held))
        self.changed.emit()

    def _show_pixels(self) -> None:
        plan = self.plan
        if plan is None or not plan.goes:
            said = ""
        elif plan.profile.pixels is Pixels.FRESH:
            said = self._all_anew(plan)
        elif self._work.looking:
            said = self.tr("Looking which photos can keep their own pixels…")
        else:
            said = self._some_anew(len(plan.goes), self._work.hindrances)
        self._anew.setText(said)

    def _all_anew(self, plan: Plan) -> str:
        form = plan.profile.format.upper()
        said = self.tr("Every photo is encoded anew as {form}, upright and in sRGB").replace("{form}", form)
        others = ", ".join(f"{number} {kind}" for kind, number in plan.formats.items() if kind != form)
        return f"{said} ({others})." if others else f"{said}."

    def _some_anew(self, count: int, hindrances: Counter[str]) -> str:
        anew = hindrances.total()
        if not anew:
            return self.tr("Every photo can keep its own pixels.")
        keep = wording.counted(
            count - anew,
            self.tr("1 photo can keep its own pixels"),
            self.tr("{n} photos can keep their own pixels"),
        )
        told = wording.counted(anew, self.tr("1 is encoded anew"), self.tr("{n} are encoded anew"))
        why = "; ".join(f"{reason} ({wording.number(n)})" for reason, n in hindrances.most_common())
        return f"{keep}, {told}: {why}."

    def _show_target(self) -> None:
        self.trouble.emit(self.target.trouble or self._trouble)
        self.changed.emit()


def _leniency(shelved: Shelved) -> tuple[bool, int, bool, int]:
    profile = shelved.profile
    if profile is None:
        return (True, 0, False, 0)
    return (False, len(profile.verdicts), profile.waivers, len(profile.keep))


def _row(shelved: Shelved) -> Row:
    if shelved.profile is None:
        return Row(shelved.id, key=shelved.id, hint=shelved.fault, note=shelved.fault, enabled=False)
    title, sentence = shelved.profile.title, shelved.profile.sentence
    return Row(title, key=shelved.id, hint=sentence.removeprefix(f"{title}: "), note=sentence)
