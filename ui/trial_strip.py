"""What a change of rules would do to the photos at hand, said in a sentence and shown in pictures."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.photo import Verdict
from reviewer.progress import Progress
from reviewer.trial import Trial
from ui import theme, wording
from ui.badge import paint_verdict
from ui.lettering import body
from ui.pictures import Pictures
from ui.tick import TickBox

EDGE: Final = 60
WORDS: Final = 404
SIGN: Final = 14
ORDER: Final = (Verdict.RESTRICTED, Verdict.CAUTION, Verdict.CLEAR, Verdict.UNREVIEWED)


class TrialStrip(QWidget):
    """A sentence, and beside it the photos that would be judged otherwise."""

    def __init__(self, pictures: Pictures | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = body("", self)
        self.said.setAccessibleName(self.tr("What this change does"))
        self.photos = _Photos(pictures, self)
        self.everywhere = TickBox("", self)
        self.everywhere.hide()
        words = QVBoxLayout()
        words.setSpacing(theme.TIGHT)
        words.addWidget(self.said, 1)
        words.addWidget(self.everywhere)
        self.said.setFixedWidth(WORDS)
        self.said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.WIDE + theme.TIGHT)
        row.addLayout(words)
        row.addWidget(self.photos, 1)

    @property
    def text(self) -> str:
        """What is said."""
        return self.said.text()

    def offer_everywhere(self, shoots: int) -> None:
        """Let the person ask about all shoots that are judged by it, where there are several."""
        self.everywhere.setText(self.tr("In all {n} shoots it judges").replace("{n}", str(shoots)))
        self.everywhere.setVisible(shoots > 1)

    def say(self, text: str) -> None:
        """Say something else; what was shown is out of date."""
        self.said.setText(text)
        self.photos.show_photos([])

    def show_progress(self, progress: Progress, shoot: str) -> None:
        """How far the trial is."""
        said = self.tr("Trying it on {total} photos of {shoot}: {done} done.")
        total, done = wording.number(progress.total), wording.number(progress.done)
        self.said.setText(said.replace("{total}", total).replace("{done}", done).replace("{shoot}", shoot))

    def show_trial(self, trial: Trial, shoot: str) -> None:
        """Say how many photos of a shoot would become what, and show them."""
        becoming = {verdict: trial.becoming(verdict) for verdict in ORDER}
        self.said.setText(self._sentence({one: len(ids) for one, ids in becoming.items() if ids}, shoot))
        self.photos.show_photos([(id, verdict) for verdict, ids in becoming.items() for id in ids])

    def _sentence(self, counts: dict[Verdict, int], shoot: str) -> str:
        if not counts:
            return self.tr("This changes no verdict in {shoot}.").replace("{shoot}", shoot)
        (first, number), *others = counts.items()
        one = self.tr("With this change 1 photo of {shoot} becomes {verdict}")
        many = self.tr("With this change {n} photos of {shoot} become {verdict}")
        said = wording.counted(number, one, many).replace("{verdict}", _word(first))
        parts = [said.replace("{shoot}", shoot)]
        for verdict, count in others:
            both = wording.counted(count, self.tr("1 becomes {verdict}"), self.tr("{n} become {verdict}"))
            parts.append(both.replace("{verdict}", _word(verdict)))
        return f"{', '.join(parts)}."


def _word(verdict: Verdict) -> str:
    return wording.verdict_word(verdict).lower()


class _Photos(QWidget):
    """Small pictures in a row, as many as there is room for, each with the verdict it would get."""

    def __init__(self, pictures: Pictures | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._moved: Sequence[tuple[int, Verdict]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if pictures is not None:
            pictures.arrived.connect(self._show_arrived)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(200, EDGE)

    def show_photos(self, moved: Sequence[tuple[int, Verdict]]) -> None:
        """Show these."""
        self._moved = moved
        self._ask()
        self.update()

    def _show_arrived(self) -> None:
        self.update()

    @property
    def _room(self) -> int:
        return max(0, (self.width() + theme.TIGHT) // (EDGE + theme.TIGHT))

    def _ask(self) -> None:
        if self._pictures is None:
            return
        seen = [photo for photo, _ in self._moved[: self._room]]
        if seen:
            self._pictures.want(seen, self._edge, by=self)
        else:
            self._pictures.leave(self)

    @property
    def _edge(self) -> int:
        return round(EDGE * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer have room."""
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is wanted any more."""
        super().hideEvent(event)
        if self._pictures is not None:
            self._pictures.leave(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pictures, and how many more there are."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            every = len(self._moved)
            fits = every if every <= self._room else self._room - 1
            for number, (photo, verdict) in enumerate(self._moved[:fits]):
                self._paint(painter, QRect(number * (EDGE + theme.TIGHT), 0, EDGE, EDGE), photo, verdict)
            if more := every - fits:
                room = QRect(fits * (EDGE + theme.TIGHT), 0, EDGE, EDGE)
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"+ {wording.number(more)}")

    def _paint(self, painter: QPainter, cell: QRect, photo: int, verdict: Verdict) -> None:
        painter.fillRect(cell, self.palette().color(QPalette.ColorRole.AlternateBase))
        picture = self._pictures.thumbnail(photo, self._edge) if self._pictures else None
        if picture is not None:
            size = picture.size().scaled(cell.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(cell.topLeft(), size)
            place.moveCenter(cell.center())
            painter.drawPixmap(place, picture)
        sign = QRectF(cell.right() - SIGN - 2, cell.bottom() - SIGN - 2, SIGN, SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = self.palette().color(QPalette.ColorRole.Window)
        ground.setAlpha(200)
        painter.setBrush(ground)
        painter.drawRoundedRect(sign.adjusted(-2, -2, 2, 2), 3, 3)
        paint_verdict(painter, sign, verdict)
