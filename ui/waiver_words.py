"""What is told of the waivers of a rule: who let it pass, when and why; and what ended one."""

from PySide6.QtCore import QCoreApplication

from reviewer.photo import Waiver
from reviewer.rules import Ended, Fired, ended, waivers_of
from ui import wording
from ui.subject import Speaking, Subject

_MOST = 3


def tr(text: str) -> str:
    """Translate in this module's context."""
    return QCoreApplication.translate("WaiverWords", text)


def waivers(subject: Subject, one: Speaking) -> list[str]:
    """A sentence each; of many that differ, only that they do."""
    both = zip(subject.photos, subject.judgements, strict=True)
    said = dict.fromkeys(
        _said(waiver, fired)
        for photo, judgement in both
        for fired in judgement.fired
        if (fired.ruleset, fired.rule.id) == (one.ruleset, one.rule.id)
        for waiver in waivers_of(photo.marks.waivers, one.ruleset, one.rule.id)
    )
    return list(said) if len(said) <= _MOST else [tr("Waived for several reasons.")]


def _said(waiver: Waiver, fired: Fired) -> str:
    who = wording.given(waiver.by, waiver.at)
    match ended(waiver, fired.rule, fired.tags):
        case Ended.RULE:
            said = tr("A waiver{who} has ended: the rule changed since. It said: {why}")
        case Ended.TAGS:
            said = tr("A waiver{who} has ended: the tags changed since. It said: {why}")
        case None:
            said = tr("Waived{who}: {why}")
    return said.replace("{who}", who).replace("{why}", waiver.reason)
