"""A photo in words, for tool tips and for those who have the screen read to them."""

from PySide6.QtCore import QCoreApplication

from reviewer.photo import ColourLabel, Flag, Photo, Verdict
from ui import wording


def tr(text: str, count: int = -1) -> str:
    """Translate in this module's context; `count` fills %n."""
    return QCoreApplication.translate("Spoken", text, None, count)


def spoken(photo: Photo, verdict: Verdict, trouble: str = "") -> str:
    """Name, verdict and marks in one line: "IMG_0001, Restricted, 3 stars, Picked"."""
    marks = photo.marks
    parts = [photo.name, wording.verdict_word(verdict)]
    if marks.rating:
        parts.append(tr("1 star") if marks.rating == 1 else tr("{n} stars").format(n=marks.rating))
    if marks.flag is not Flag.NONE:
        parts.append(wording.flag_word(marks.flag))
    if marks.label is not ColourLabel.NONE:
        parts.append(tr("label {colour}").format(colour=wording.label_word(marks.label)))
    if not marks.looked_at:
        parts.append(tr("not looked at"))
    if marks.sequences:
        parts.append(wording.sequences(marks.sequences))
    if trouble:
        parts.append(trouble)
    return ", ".join(parts)


def placed(index: int, count: int) -> str:
    """Where a photo stands among others: "12 of 40"."""
    return tr("{index} of {count}").format(index=wording.number(index + 1), count=wording.number(count))
