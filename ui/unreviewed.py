"""Why photos are not reviewed: nobody looked, nobody looked for this, or too few people did."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from reviewer.photo import Photo, Verdict
from reviewer.rules import Judgement
from ui import wording
from ui.subject import Subject

_MOST_NAMED = 6


def tr(text: str) -> str:
    """Translate in this module's context."""
    return QCoreApplication.translate("Unreviewed", text)


def waiting(subject: Subject) -> tuple[int, ...]:
    """The photos that wait for a look."""
    both = zip(subject.photos, subject.judgements, strict=True)
    return tuple(photo.id for photo, judgement in both if judgement.verdict is Verdict.UNREVIEWED)


def why(subject: Subject, labels: Mapping[str, str]) -> str:
    """What is asked of a person; empty where nothing is. `labels` names the tags."""
    if subject.single:
        return _why(subject.photos[0], subject.judgements[0], labels)
    reasons = {
        _why(photo, judgement, labels)
        for photo, judgement in zip(subject.photos, subject.judgements, strict=True)
    }
    reasons.discard("")
    if len(reasons) == 1 and len(waiting(subject)) == len(subject.photos):
        return reasons.pop()
    many = tr("{n} of these frames wait for a look.").replace("{n}", wording.number(len(waiting(subject))))
    return many if reasons else ""


def _why(photo: Photo, judgement: Judgement, labels: Mapping[str, str]) -> str:
    if judgement.verdict is not Verdict.UNREVIEWED:
        return ""
    if not photo.marks.looked_at:
        return tr(
            "Nobody has gone through this frame yet. Tag what it shows, or say that there is nothing to tag."
        )
    if judgement.looks_missing:
        people = ", ".join(look.by for look in photo.marks.looks if look.by) or tr("the first")
        return tr("The rule set asks for another person's look, besides {who}.").replace("{who}", people)
    if judgement.unlooked:
        return tr("New since it was looked at: {tags}. Does it show any of that?").replace(
            "{tags}", _named(judgement.unlooked, labels)
        )
    return ""


def _named(tags: frozenset[str], labels: Mapping[str, str]) -> str:
    names = sorted(labels.get(tag, tag) for tag in tags)
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (
        tr(" and {n} more").replace("{n}", str(more)) if more > 0 else ""
    )
