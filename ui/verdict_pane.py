"""The verdict with everything it rests on: the rules that fired, their reasons, the tags."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reviewer.errors import Fault
from reviewer.photo import Photo, Verdict, Waiver
from reviewer.review import Review
from ui import theme, wording
from ui.beside import Beside
from ui.hint import with_key
from ui.lettering import body, display, quiet
from ui.notice import Notice
from ui.rule_card import RuleCard
from ui.subject import Speaking, Subject, speaking
from ui.unreviewed import waiting, why
from ui.verdict_mark import VerdictMark
from ui.waiver_words import waivers


class VerdictPane(QWidget):
    """Shows the verdict of one photo, or how the verdicts of several fall.

    `rulesets_requested` carries the name of a shoot that needs a rule set, `rule_requested` the shoot, the
    rule set and the rule that is to be changed, `person_asked` what is to be done once it is known who is at
    work; `left`: what was done here is done, the focus belongs back to the pictures.
    """

    tag_requested = Signal()
    rulesets_requested = Signal(str)
    rule_requested = Signal(str, str, str)
    left = Signal()
    person_asked = Signal(object)
    error = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self._subject = Subject()
        self._person_was_asked = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.NEAR)
        self.setAccessibleName(self.tr("Verdict"))

    def show_subject(self, subject: Subject) -> None:
        """Show these photos; a reason being typed for the same photos is not disturbed."""
        if subject == self._subject:
            return
        self._subject = subject
        self._let_go_of_focus()
        _clear(self._layout)
        if not subject.photos:
            return
        if subject.single:
            self._add_single(subject)
        else:
            self._add_several(subject)
        troubled = [self._add_trouble(shoot) for shoot in subject.shoots]
        if not all(troubled) and (asked := why(subject, self._labels())):
            self._layout.addWidget(self._unreviewed(asked))
        self._add_cards(subject)

    def _let_go_of_focus(self) -> None:
        """What has the focus is taken away: hand it back, lest Qt give it to a field of the caption."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
            self.left.emit()

    @property
    def cards(self) -> list[RuleCard]:
        """The rules shown."""
        return self.findChildren(RuleCard)

    def _add_single(self, subject: Subject) -> None:
        judgement = subject.judgements[0]
        self._layout.addWidget(self._headline(judgement.verdict, self._why(subject)))
        if looked := self._looked(subject.photos[0]):
            self._layout.addWidget(quiet(looked, self))
        if judgement.standing != judgement.verdict:
            text = self.tr("With what was waived it stands as {verdict}, where a profile lets waivers pass.")
            word = wording.verdict_word(judgement.standing).lower()
            self._layout.addWidget(quiet(text.replace("{verdict}", word), self))

    def _looked(self, photo: Photo) -> str:
        """Who looked at it, and when, as far as that is known."""
        looks = (wording.given(look.by, look.at).strip() for look in photo.marks.looks)
        named = ", ".join(filter(None, looks))
        return self.tr("Looked at {who}").replace("{who}", named) if named else ""

    def _headline(self, verdict: Verdict, why: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.APART)
        row.addWidget(VerdictMark(verdict, 30, holder))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(display(wording.verdict_word(verdict), holder))
        words.addWidget(quiet(why, holder))
        row.addLayout(words, 1)
        return holder

    def _why(self, subject: Subject) -> str:
        judgement = subject.judgements[0]
        count = len(judgement.fired)
        if judgement.verdict is Verdict.UNREVIEWED:
            return self.tr("held back from every export")
        if not count:
            return self.tr("no rule has anything against it")
        many = self.tr("{n} rules speak; the strictest decides")
        return wording.counted(count, self.tr("one rule speaks"), many)

    def _labels(self) -> dict[str, str]:
        """What the tags of the shoots are called."""
        return {tag.id: tag.label for shoot in self._subject.shoots for tag in self._review.tags(shoot)}

    def _unreviewed(self, text: str) -> QWidget:
        notice = Notice(text, Verdict.UNREVIEWED, self)
        tag = notice.add_button(with_key(self.tr("Tag…"), self, "tags"))
        nothing = notice.add_button(with_key(self.tr("Nothing to tag"), self, "looked-at"))
        for button in (tag, nothing):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tag.clicked.connect(self.tag_requested)
        nothing.clicked.connect(self._look_at)
        return notice

    def _look_at(self) -> None:
        what = self.tr("Looked at, nothing to tag")
        self._beside.change(what, waiting(self._subject), self.error.emit, looked_at=True)

    def _add_several(self, subject: Subject) -> None:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.NEAR)
        grid.setVerticalSpacing(theme.TIGHT)
        grid.setColumnStretch(2, 1)
        found = Counter(judgement.verdict for judgement in subject.judgements)
        for row, verdict in enumerate(v for v in reversed(Verdict) if found[v]):
            number = body(wording.number(found[verdict]), holder)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setWordWrap(False)
            number.setMinimumWidth(28)
            grid.addWidget(VerdictMark(verdict, 16, holder), row, 0)
            grid.addWidget(number, row, 1)
            grid.addWidget(body(wording.verdict_word(verdict), holder), row, 2)
        self._layout.addWidget(holder)

    def _add_trouble(self, shoot: str) -> bool:
        trouble = self._review.ruleset_trouble(shoot)
        if not trouble:
            return False
        notice = Notice(trouble, Verdict.CAUTION, self)
        choose = notice.add_button(self.tr("Choose rule sets…"))
        choose.clicked.connect(lambda: self.rulesets_requested.emit(shoot))
        faults = notice.add_button(self.tr("Show faults"))
        told = [_told(fault) for fault in self._review.ruleset_faults(shoot)]
        faults.setVisible(len(told) > 1)
        faults.clicked.connect(lambda: notice.set_text("\n".join([trouble, "", *told])))
        faults.clicked.connect(lambda: choose.setFocus())
        faults.clicked.connect(faults.hide)
        for button in (choose, faults):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._layout.addWidget(notice)
        return True

    def _add_cards(self, subject: Subject) -> None:
        rulesets = {r.id: r for shoot in subject.shoots for r in self._review.rulesets(shoot)}
        titles = {f"{one.id}/{rule.id}": rule.title for one in rulesets.values() for rule in one.rules}
        labels = {**self._labels(), **titles}
        for one in speaking(subject):
            said = waivers(subject, one)
            card = RuleCard(one, rulesets[one.ruleset], labels, len(subject.photos), said, self)
            card.waived.connect(lambda reason, one=one: self._waive(one, reason))
            card.restored.connect(lambda one=one: self._restore(one))
            card.edit.setVisible(not self._review.read_only)
            card.edit_asked.connect(
                lambda one=one: self.rule_requested.emit(subject.shoots[0], one.ruleset, one.rule.id)
            )
            self._layout.addWidget(card)

    def _waive(self, one: Speaking, reason: str) -> None:
        """Let it pass; where nobody has said who is at work, that is asked first, once."""
        what = self.tr("Waive “{rule}”").replace("{rule}", one.rule.title)
        waiver = Waiver(one.ruleset, one.rule.id, reason)

        def waive() -> None:
            self._beside.change(what, one.standing, self.error.emit, waive=waiver)

        if self._review.person or self._person_was_asked:
            waive()
        else:
            self._person_was_asked = True
            self.person_asked.emit(waive)

    def _restore(self, one: Speaking) -> None:
        what = self.tr("Take back the waiver of “{rule}”").replace("{rule}", one.rule.title)
        self._beside.change(what, one.waived, self.error.emit, unwaive=(one.ruleset, one.rule.id))


def _told(fault: Fault) -> str:
    line = QCoreApplication.translate("VerdictPane", "Line {n}: {fault}") if fault.line else "{fault}"
    return line.replace("{n}", str(fault.line)).replace("{fault}", fault.sentence)


def _clear(layout: QLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
