"""The export profiles: what each does, and those of one's own to make, change, bring in and hand on."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.export import profile as profiles
from reviewer.export.profile import Profile, Shelf, Shelved
from reviewer.photo import Verdict
from reviewer.review import Review
from ui import choose, theme
from ui.asking import Asking
from ui.dialog import Dialog
from ui.lettering import body
from ui.notice import Notice
from ui.profile_drafts import ProfileDrafts
from ui.profile_form import ProfileForm
from ui.profile_list import ProfileList, in_two_parts
from ui.profile_shelving import Listing, ProfileShelving
from ui.profile_tally import ProfileTally

LIST = 268
# The strictest that is of use; whoever makes one opens it as far as they mean to.
NEW = Profile("", "", frozenset({Verdict.CLEAR}), long_edge=2048, quality=88)


class ProfilesDialog(Dialog):
    """Those that come with the program stay as they are; one's own are changed, and saved when that is asked.

    `listed` carries the `Listing` whenever the shelf was looked at: at first, and after each change of it.
    """

    listed = Signal(object)

    def __init__(
        self,
        shelf: Shelf,
        review: Review,
        shown: Sequence[int],
        *,
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`shown` are the photos to be counted, `first` is the id of the profile to show first."""
        super().__init__(parent)
        self._first, self._saving = first, ""
        self._entering: QWidget | None = None
        self._drafts = ProfileDrafts()
        self._profiles: tuple[Shelved, ...] = ()
        self.setWindowTitle(self.tr("Export profiles"))
        self.resize(1000, 800)
        self.list = ProfileList(self)
        self.form = ProfileForm(self)
        stays = self.tr("It comes with the program and stays as it is. A change is saved as one of your own.")
        self._shipped = Notice(stays, Verdict.UNREVIEWED, self)
        self.faulty = Notice("", Verdict.RESTRICTED, self)
        self.sentence = body("", self)
        self.tally = ProfileTally(review, shown, self)
        self.asking = Asking(self)
        self.asking.setContentsMargins(0, theme.NEAR, 0, 0)
        self._shelving = ProfileShelving(shelf, self)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._show_state()
        self.list.setFocus()
        self._shelving.read()

    def _make_buttons(self) -> None:
        self.new = QPushButton(self.tr("&New…"), self)
        self.duplicate = QPushButton(self.tr("&Duplicate…"), self)
        self.remove = QPushButton(self.tr("&Remove…"), self)
        self.bring = QPushButton(self.tr("From a &file…"), self)
        self.hand_out = QPushButton(self.tr("Save t&o a file…"), self)
        self.cancel.setText(self.tr("Close"))
        for button in (self.new, self.duplicate, self.remove, self.bring, self.hand_out):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.WIDE + theme.TIGHT)
        row.addLayout(self._left())
        row.addLayout(self._right(), 1)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self.asking)

    def _left(self) -> QVBoxLayout:
        self.list.setFixedWidth(LIST)
        buttons = QGridLayout()
        buttons.setSpacing(theme.TIGHT)
        buttons.addWidget(self.new, 0, 0)
        buttons.addWidget(self.duplicate, 0, 1)
        buttons.addWidget(self.remove, 1, 0)
        buttons.addWidget(self.bring, 1, 1)
        buttons.addWidget(self.hand_out, 2, 0, 1, 2)
        column = QVBoxLayout()
        column.setSpacing(theme.NEAR)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        return column

    def _right(self) -> QVBoxLayout:
        self._line = QFrame(self)
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setFrameShadow(QFrame.Shadow.Plain)
        self._line.setForegroundRole(self.backgroundRole().Mid)
        column = QVBoxLayout()
        column.setSpacing(theme.NEAR)
        for notice in (self._shipped, self.faulty):
            column.addWidget(notice)
        column.addWidget(self.form, 1)
        column.addStretch()
        for widget in (self._line, self.sentence, self.tally):
            column.addWidget(widget)
        return column

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Save, self, self.confirm.click)
        self.list.chosen.connect(self._show_current)
        self.form.changed.connect(self._take)
        self.form.escaped.connect(self.reject)
        self._shelving.listed.connect(self._show_listing)
        self._shelving.failed.connect(self.show_error)
        self._shelving.clashed.connect(self._ask_whose)
        self._shelving.rested.connect(self._show_state)
        self.asking.began.connect(self._pause)
        self.asking.left.connect(self._go_on)
        self.new.clicked.connect(self.ask_new)
        self.duplicate.clicked.connect(lambda: self._ask_name(self.form.checked[0]))
        self.remove.clicked.connect(self._ask_remove)
        self.bring.clicked.connect(self._choose_source)
        self.hand_out.clicked.connect(self._choose_target)

    # What is shown

    @property
    def chosen(self) -> str:
        """The id of the profile that is shown; empty where it has faults."""
        shelved = self.list.current
        return shelved.id if shelved and shelved.profile else ""

    def _show_listing(self, listing: Listing) -> None:
        self.show_error("")
        self._profiles = listing.profiles
        if listing.written:
            self._drafts.drop(listing.written)
            self._drafts.drop(self._saving)
        here = self.list.current.id if self.list.current else self._first
        rows = in_two_parts(self._profiles, self._drafts)
        self.list.show_profiles(self._profiles, rows, (listing.written, here))
        self.listed.emit(listing)

    def _show_current(self) -> None:
        shelved = self.list.current
        if shelved is not None and shelved.profile is not None:
            draft = self._drafts.of(shelved)
            self.form.show_values(draft.values if draft else profiles.content(shelved.profile))
        self._show_state()

    def _show_state(self) -> None:
        shelved = self.list.current
        profile, faults = self.form.checked
        sound = shelved is not None and shelved.profile is not None
        own = shelved is not None and shelved.file is not None
        for widget in (self.form, self._line, self.sentence, self.tally):
            widget.setVisible(sound)
        self._shipped.setVisible(sound and not own)
        self.faulty.setVisible(own and not sound)
        self.faulty.set_text(self._said_of_faults(shelved) if shelved else "")
        unsaid = self.tr("Mend what is marked above; then it can be saved.")
        self.sentence.setText(unsaid if faults else profile.sentence)
        if sound:
            self.tally.ask(profile)
        changed = self._drafts.of(shelved) is not None
        self.confirm.setText(self.tr("&Save") if own else self.tr("&Save as…"))
        self.confirm.setEnabled(changed and not faults and not self._shelving.busy)
        self.remove.setEnabled(own)
        self.duplicate.setEnabled(sound and not faults)
        self.hand_out.setEnabled(sound)

    def _said_of_faults(self, shelved: Shelved) -> str:
        said = self.tr("{file} cannot be used: {fault} Mend it in a text editor, or remove it.")
        return said.replace("{file}", str(shelved.file)).replace("{fault}", shelved.fault)

    # What is changed

    def _take(self) -> None:
        if (shelved := self.list.current) is not None:
            self._drafts.enter(shelved, self.form.values)
            self.list.update_rows(in_two_parts(self._profiles, self._drafts))
            self._show_state()

    def accept(self) -> None:
        """Save the profile that is shown, under a name of its own where it came with the program."""
        profile, faults = self.form.checked
        draft = self._drafts.of(self.list.current)
        if draft is None or faults:
            return
        if draft.before.file is None:
            self._ask_name(profile, profile.id)
        else:
            self._shelving.save(profile, draft.before)

    def reject(self) -> None:
        """Esc leaves what is asked, if anything is; else the dialog, after asking about what is not saved."""
        if not self.asking.isHidden():
            self.asking.leave()
        elif titles := ", ".join(f"“{title}”" for title in self._drafts.titles):
            self.asking.ask_way(
                self.tr("What you changed in {titles} is not saved.").replace("{titles}", titles),
                self.tr("Go on changing it"),
                self.tr("Close without it"),
                lambda: None,
                super().reject,
            )
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of what is still being read and counted."""
        self._shelving.drop()
        self.tally.stop()
        super().done(result)

    # What is asked

    def ask_new(self) -> None:
        """Ask for the name of a new profile and make it."""
        self._ask_name(NEW)

    def _pause(self) -> None:
        here = self.focusWidget()
        self._entering = here if here is not None and self.form.isAncestorOf(here) else None
        self._body.setEnabled(False)

    def _go_on(self) -> None:
        self._body.setEnabled(True)
        self.confirm.setDefault(True)
        (self._entering or self.list).setFocus()

    def _ask_name(self, like: Profile, draft: str = "") -> None:
        """Make a profile like this one under another name; then the draft of that id is done with."""
        name = like.title or self.tr("My profile")
        taken = name in {one.profile.title for one in self._profiles if one.profile}
        self.asking.ask_name(
            self.tr("What shall the new profile be called? Its file and --profile take their name from it."),
            self.tr("{title} of mine").replace("{title}", name) if taken else name,
            self.tr("Make it"),
            lambda title: self._add(replace(like, title=title), draft),
        )

    def _add(self, profile: Profile, draft: str) -> None:
        if profile.title:
            self._saving = draft
            self._shelving.add(profile)

    def _ask_remove(self) -> None:
        if (shelved := self.list.current) is not None:
            title = shelved.profile.title if shelved.profile else shelved.id
            self.asking.ask_way(
                self.tr("Remove the profile “{title}” and its file for good?").replace("{title}", title),
                self.tr("Remove it"),
                self.tr("Keep it"),
                lambda: self._remove(shelved),
            )

    def _remove(self, shelved: Shelved) -> None:
        self._drafts.drop(shelved.id)
        self._shelving.remove(shelved)

    def _ask_whose(self, sentence: str) -> None:
        profile = self.form.checked[0]
        mine = profile.id in self._drafts
        self.asking.ask_way(
            sentence,
            self.tr("Show what stands there"),
            self.tr("Write mine over it") if mine else self.tr("Leave it"),
            lambda: self._show_theirs(profile.id),
            (lambda: self._shelving.save_anyway(profile)) if mine else None,
        )

    def _show_theirs(self, id: str) -> None:
        self._drafts.drop(id)
        self._shelving.read()

    def _choose_source(self) -> None:
        file = choose.file(self, self.tr("Export profile"), self.tr("Export profiles (*.toml)"))
        if file is not None:
            self._shelving.bring(file)

    def _choose_target(self) -> None:
        if (shelved := self.list.current) is not None:
            file = choose.new_file(self, self.tr("Save the profile to"), f"{shelved.id}.toml")
            if file is not None:
                self._shelving.hand_out(shelved, file)
