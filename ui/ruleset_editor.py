"""The rule set editor: rules, tags, areas and sources made and changed without a line of TOML."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from reviewer.errors import Fault, ReviewerError
from reviewer.photo import Verdict
from reviewer.progress import Progress
from reviewer.review import Review
from reviewer.rules import RuleSet
from reviewer.trial import Trial
from ui import ruleset_source, theme, wording
from ui.asking import Asking
from ui.beside import Beside, Work
from ui.dialog import Dialog
from ui.errand import Errand
from ui.notice import Notice
from ui.pictures import Pictures
from ui.ruleset_draft import RuleSetDraft
from ui.ruleset_parts import RuleSetParts
from ui.ruleset_source import Begun
from ui.ruleset_trial import RuleSetTrial
from ui.text_field import is_enter
from ui.trial_strip import TrialStrip


class RuleSetEditor(Dialog):
    """Changes one rule set, tries it on the photos of a shoot, and saves it into the library.

    `written` carries its id after it was saved; `judged`: the shoot is judged by it from now on.
    """

    written = Signal(str)
    judged = Signal()

    def __init__(
        self,
        review: Review,
        beside: Beside,
        shoot: str,
        pictures: Pictures | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review, self._beside, self._shoot = review, beside, shoot
        self._folder = review.folder / "rulesets"
        self._begun = ruleset_source.new()
        self._draft = RuleSetDraft(self._begun.ruleset, self)
        self._sound = False
        self.resize(1180, 700)
        self.parts = RuleSetParts(self._draft, self)
        self.trial = RuleSetTrial(review.folder, self)
        self.strip = TrialStrip(pictures, self)
        self.asking = Asking(self)
        self._errand, self._places = Errand(self), Errand(self)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._places.run(partial(ruleset_source.places, review.folder))

    def _make_buttons(self) -> None:
        self.undo = QPushButton(self.tr("&Undo"), self)
        self.redo = QPushButton(self.tr("R&edo"), self)
        self.confirm.setText(self.tr("&Save"))
        self.cancel.setText(self.tr("Close"))
        for button in (self.undo, self.redo):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
            button.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self.fixed = Notice(
            self.tr("It comes with the program and stays as it is. Change a copy of it."),
            Verdict.UNREVIEWED,
            self,
        )
        self.copy = QPushButton(self.tr("Make a &copy"), self)
        self.copy.setAutoDefault(False)
        self.fixed.hide()
        self.copy.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        row.addWidget(self.fixed, 1)
        row.addWidget(self.copy)
        self.column.addLayout(row)
        self.column.addWidget(self.parts, 1)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.asking)

    def _connect(self) -> None:
        self._errand.arrived.connect(self._begin)
        self._errand.failed.connect(self.show_error)
        self._places.arrived.connect(self.parts.show_photos)
        self._draft.changed.connect(self._follow)
        self.parts.doubted.connect(self._ask_whether)
        self.parts.escaped.connect(self.reject)
        self.trial.checked.connect(self._show_faults)
        self.trial.progressed.connect(lambda progress: self.strip.show_progress(progress, self._where))
        self.trial.told.connect(self._show_trial)
        self.trial.failed.connect(self.strip.say)
        self.strip.everywhere.clicked.connect(self._follow)
        self.asking.began.connect(lambda: self.parts.setEnabled(False))
        self.asking.left.connect(self._go_on)
        self.copy.clicked.connect(lambda: self._begin(ruleset_source.copied(self._begun)))
        self.undo.clicked.connect(self._draft.undo)
        self.redo.clicked.connect(self._draft.redo)
        standard = QKeySequence.StandardKey
        for button, key in (
            (self.undo, standard.Undo),
            (self.redo, standard.Redo),
            (self.confirm, standard.Save),
        ):
            QShortcut(key, self, button.click)

    # Beginning

    def begin_new(self) -> None:
        """Make a new rule set."""
        self._begin(ruleset_source.new())

    def open_ruleset(self, ref: str, *, copy: bool = False, rule: str = "") -> None:
        """Show the rule set of that id, or a copy of it; `rule` is the id of the rule to show first."""
        self.parts.setEnabled(False)
        for button in (self.undo, self.redo, self.confirm):
            button.setEnabled(False)
        self.setWindowTitle(self.tr("Rule set: {about}").replace("{about}", ref))
        self._errand.run(partial(ruleset_source.reading, ref, self._folder, copy=copy, first=rule))

    def _begin(self, begun: Begun) -> None:
        self._begun = begun
        self.parts.setEnabled(True)
        self.fixed.setVisible(begun.fixed)
        self.copy.setVisible(begun.fixed)
        self.strip.setVisible(not begun.fixed)
        self.strip.offer_everywhere(len(self._shoots))
        self.parts.begin(begun.ruleset, fixed=begun.fixed, first=begun.first)
        if begun.fixed:
            self.copy.setFocus()

    # What is shown

    @property
    def ruleset(self) -> RuleSet:
        """The rule set as it is entered."""
        return self._draft.ruleset

    @property
    def unsaved(self) -> bool:
        """Whether closing would lose something."""
        return self._draft.dirty or bool(self._begun.copy_of and not self._begun.known)

    def _follow(self) -> None:
        """The rule set is another."""
        self._sound = False
        self._show_state()
        shoots = self._shoots if self.strip.everywhere.isChecked() else (self._shoot,)
        self.trial.ask(shoots, self.ruleset, self._begun.copy_of)

    @property
    def _shoots(self) -> tuple[str, ...]:
        """The shoot at hand, and the others that are judged by the rule set."""
        ref = self._begun.copy_of or self.ruleset.id
        judged = (shoot.name for shoot in self._review.shoots() if ref in shoot.rulesets)
        return tuple(dict.fromkeys((self._shoot, *judged)))

    @property
    def _where(self) -> str:
        """What the trial is made on, in words."""
        everywhere = self.tr("{n} shoots").replace("{n}", str(len(self._shoots)))
        return everywhere if self.strip.everywhere.isChecked() else self._shoot

    def _show_trial(self, trial: Trial) -> None:
        if self._draft.dirty:
            self.strip.show_trial(trial, self._where)
        else:
            said = self.tr("What you change is tried here on the photos of {shoot} before it is saved.")
            self.strip.say(said.replace("{shoot}", self._shoot))

    def _show_state(self) -> None:
        title = f"{self.ruleset.title or self.ruleset.id}{' *' if self.unsaved else ''}"
        version = self.ruleset.version
        about = self.tr("{title}, version {version}").replace("{version}", version) if version else "{title}"
        self.setWindowTitle(self.tr("Rule set: {about}").replace("{about}", about).replace("{title}", title))
        self.undo.setEnabled(self._draft.can_undo)
        self.redo.setEnabled(self._draft.can_redo)
        self.confirm.setEnabled(self._sound and self.unsaved and not self._begun.fixed)
        self.confirm.setVisible(not self._begun.fixed)

    def _show_faults(self, faults: tuple[Fault, ...]) -> None:
        self._sound = not faults
        whole = self.parts.show_faults(faults)
        self.show_error(" ".join(whole))
        if faults:
            self.strip.say(
                wording.counted(
                    len(faults),
                    self.tr("1 thing is to be mended before this can be tried and saved."),
                    self.tr("{n} things are to be mended before this can be tried and saved."),
                )
            )
        self._show_state()

    # Saving and leaving

    def accept(self) -> None:
        """Save it under a new version; the shoots judged by it are judged anew, beside the window."""
        begun, wanted, own = self._begun, self.ruleset, self._folder
        made: list[Begun] = []

        def work(review: Review) -> Iterator[Progress]:
            made.append(ruleset_source.ended(begun, wanted, own))
            yield from review.saving_ruleset(made[0].text)

        what = self.tr("Saving {title}").replace("{title}", wanted.title)
        self._run(what, work, lambda: self._keep(made[0]))

    def _ask_whether(self, sentence: str, do: Callable[[], None]) -> None:
        self.asking.ask_way(sentence, self.tr("Remove it"), self.tr("Keep it"), do)

    def _run(self, what: str, work: Work, then: Callable[[], None]) -> None:
        try:
            self._beside.run(what, work, then, self.show_error)
        except ReviewerError as error:
            self.show_error(str(error))

    def _keep(self, saved: Begun) -> None:
        ruleset, copy_of = saved.ruleset, self._begun.copy_of
        self._begun = saved
        self.show_error("")
        self._draft.save(ruleset)
        self.written.emit(ruleset.id)
        refs = self._review.shoot(self._shoot).rulesets
        if ruleset.id not in refs:
            self._ask_judging(ruleset, copy_of if copy_of in refs else "", refs)

    def _ask_judging(self, ruleset: RuleSet, instead_of: str, refs: tuple[str, ...]) -> None:
        """Ask whether the shoot at hand is to be judged by what was saved."""
        said = self.tr("“{title}” is saved. {shoot} is not judged by it yet.")
        if instead_of:
            said = self.tr("“{title}” is saved. {shoot} is still judged by what it was copied from.")
        wanted = [ruleset.id if ref == instead_of else ref for ref in refs]
        wanted = wanted if instead_of else [*refs, ruleset.id]
        what = self.tr("Judging {shoot} anew").replace("{shoot}", self._shoot)
        self.asking.ask_way(
            said.replace("{title}", ruleset.title).replace("{shoot}", self._shoot),
            self.tr("Judge it by this one"),
            self.tr("Not now"),
            lambda: self._run(
                what, lambda review: review.setting_rulesets(self._shoot, wanted), self._show_judged
            ),
        )

    def _show_judged(self) -> None:
        self.judged.emit()
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; from a line it does not save."""
        focused = self.focusWidget()
        if not is_enter(event):
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()

    def reject(self) -> None:
        """Esc leaves what is asked, if anything is; else the editor, after asking about what is not saved."""
        if not self.asking.isHidden():
            self.asking.leave()
        elif self.unsaved and not self._begun.fixed:
            self.asking.ask_way(
                self.tr("What you changed is not saved."),
                self.tr("Go on changing it"),
                self.tr("Close without it"),
                lambda: None,
                super().reject,
            )
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of what is still being read and tried."""
        self._errand.drop()
        self._places.drop()
        self.trial.stop()
        super().done(result)

    def _go_on(self) -> None:
        self.parts.setEnabled(True)
        self.parts.focus_list()
