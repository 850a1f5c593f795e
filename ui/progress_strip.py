"""A strip that tells how far a long job is, while the window stays free for other work."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.photo import Verdict
from ui import theme, wording
from ui.lettering import body, quiet
from ui.notice import Notice
from ui.sentences import show_sentences

LEAST_FOR_ESTIMATE_MS: Final = 4000
_STEPS: Final = 100


class ProgressStrip(QWidget):
    """Hidden until a job starts, and again when it is put away after the summary (`closed`)."""

    cancelled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = self._done = 0
        self._title = ""
        self._failures: list[str] = []
        self._clock = QElapsedTimer()
        self._label = body("", self)
        # The name of a frame may be long: it must not make the window wider than its screen.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setMinimumWidth(120)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(140)
        self._bar.setMaximumWidth(320)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._counts = quiet("", self)
        self._counts.setWordWrap(False)
        self.failures = self._button(self.tr("Show what failed"), self._show_failures)
        self.offers: list[QPushButton] = []
        self.cancel = self._button(self.tr("Cancel"), self._cancel)
        self.close_button = self._button(self.tr("Close"), self.put_away)
        self.warning = Notice("", Verdict.CAUTION, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.APART, theme.TIGHT, theme.NEAR, theme.TIGHT)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.warning)
        row = self._row = QHBoxLayout()
        row.setSpacing(theme.APART)
        column.addLayout(row)
        row.addWidget(self._label, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self._counts)
        for button in (self.failures, self.cancel, self.close_button):
            row.addWidget(button)
        self.setAccessibleName(self.tr("Progress"))
        self.hide()

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setAutoDefault(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())
        return button

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return not self.cancel.isHidden()

    @property
    def summary(self) -> str:
        """What became of the job; empty while it is under way."""
        return "" if self.running else self._label.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """All of them, from left to right."""
        return [self.failures, *self.offers, self.cancel, self.close_button]

    def start(self, title: str, total: int) -> None:
        """Show a job of `total` steps; 0 when nobody knows how many."""
        self._title, self._total, self._done = title, total, 0
        self._label.setWordWrap(False)
        self._failures = []
        self._clock.start()
        self._bar.setRange(0, total * _STEPS)
        self._bar.setValue(0)
        self._bar.show()
        self._counts.show()
        self.cancel.show()
        self.close_button.hide()
        self.failures.hide()
        self.warning.hide()
        while self.offers:
            self.offers.pop().deleteLater()
        self.advance(0, "")
        self.show()

    def advance(self, n: int, text: str = "") -> None:
        """`n` more steps are done; `text` says what is being done now."""
        self._done += n
        self._bar.setValue(min(self._done, self._total) * _STEPS if self._total else 0)
        self._label.setText(self._fitting(f"{self._title}  {text}".rstrip()))
        done, total = wording.number(self._done), wording.number(self._total)
        said = self.tr("{n} of {total}").replace("{n}", done).replace("{total}", total)
        self._counts.setText((said if self._total else done) + self._estimate())

    def go_within(self, share: float) -> None:
        """The step in hand is done by so much, 0 to 1."""
        self._bar.setValue(max(self._bar.value(), round((self._done + min(share, 1.0)) * _STEPS)))

    def _fitting(self, text: str) -> str:
        width = max(self._label.width(), self._label.minimumWidth())
        return self._label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)

    def _estimate(self) -> str:
        elapsed = self._clock.elapsed()
        if not self._total or not self._done or elapsed < LEAST_FOR_ESTIMATE_MS:
            return ""
        left = elapsed / self._done * (self._total - self._done) / 1000
        if left < 60:
            return " · " + self.tr("less than a minute left")
        return " · " + self.tr("about {n} min left").replace("{n}", f"{left / 60:.0f}")

    def fail(self, sentence: str) -> None:
        """One thing could not be done; the job goes on."""
        self._failures.append(sentence)
        one, many = self.tr("One failed: show why"), self.tr("{n} failed: show why")
        self.failures.setText(wording.counted(len(self._failures), one, many))
        self.failures.show()

    def warn(self, sentence: str) -> None:
        """Something has to be known now, not when the job is over; it stays until the strip is put away."""
        self.warning.set_text(sentence)
        self.warning.show()

    def finish(self, summary: str) -> None:
        """The job is over; the summary stays until it is put away."""
        self._label.setWordWrap(True)
        self._label.setText(summary)
        self._bar.hide()
        self._counts.hide()
        self.close_button.show()
        if self.cancel.hasFocus():
            self.close_button.setFocus()
        self.cancel.hide()

    def offer(self, text: str, do: Callable[[], object]) -> None:
        """A button for what can be done next."""
        button = self._button(text, do)
        self._row.insertWidget(self._row.indexOf(self.cancel), button)
        self.setTabOrder([self.failures, *self.offers][-1], button)
        self.offers.append(button)

    def _cancel(self) -> None:
        self._label.setText(self.tr("Stopping after the one being done…"))
        self.cancelled.emit()

    def put_away(self) -> None:
        """Show it no more."""
        self.hide()
        self.closed.emit()

    def _show_failures(self) -> None:
        show_sentences(self.window(), self.tr("What failed"), self._failures)
