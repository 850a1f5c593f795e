"""An export that runs: how far it is, and the question how it is to end when it does not go to its end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from reviewer.export.package import Exported, Held
from reviewer.photo import Verdict
from reviewer.progress import Progress
from ui import theme, wording
from ui.lettering import body, quiet
from ui.notice import Notice


class ExportProgress(QWidget):
    """`turned` when the question opens or closes; `keep` and `discard` are its answers besides going on.

    The work goes on while the question stands, unless the disk was what stopped it.
    """

    turned = Signal()
    keep = Signal()
    discard = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = 0
        self._why = ""
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self._at = body("", self)
        self._still = quiet("", self)
        self.question = Notice("", Verdict.CAUTION, self)
        self.go_on_button = self._answer(self.tr("Go on"), self.go_on)
        self.keep_button = self._answer("", self._stop)
        self.discard_button = self._answer(self.tr("Discard"), self._stop)
        self.keep_button.clicked.connect(self.keep)
        self.discard_button.clicked.connect(self.discard)
        self.question.hide()
        rule = quiet(self.tr("The set appears when all files in it are verified."), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        column.addStretch(1)
        for widget in (self._at, self.bar, self._still, rule):
            column.addWidget(widget)
        column.addSpacing(theme.APART)
        column.addWidget(self.question)
        column.addStretch(2)

    def _answer(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = self.question.add_button(text)
        button.clicked.connect(slot)
        return button

    @property
    def asking(self) -> bool:
        """Whether the question stands."""
        return not self.question.isHidden()

    def start(self, total: int) -> None:
        """Begin anew, with so many photos to go."""
        self._held, self._why = 0, ""
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self.question.hide()
        self._still.setText("")
        self._at.setText(self.tr("Making the files and reading each one back…"))

    def take(self, results: Sequence[object]) -> None:
        """Show what became of photos."""
        for result in results:
            if isinstance(result, Exported):
                self.bar.setValue(self.bar.value() + 1)
                self._at.setText(f"{result.name} → {result.output}")
            elif isinstance(result, Progress):
                drawn = self.tr("Drawing the contact sheet… {n} of {of}").replace("{n}", str(result.done))
                self._at.setText(drawn.replace("{of}", str(result.total)))
            elif isinstance(result, Held):
                self._held += 1
                self._still.setText(self.tr("{n} held back so far").replace("{n}", str(self._held)))
        if self.asking:
            self._tell()

    def ask(self) -> None:
        """Ask whether to stop, and what is to become of what is done; the work goes on meanwhile."""
        self._open(self.go_on_button)

    def ask_after(self, why: str) -> None:
        """Ask what is to become of what is done: there is no going on, the disk has failed."""
        self._why = why
        self._open(self.discard_button)

    def escape(self) -> None:
        """The answer that does least: going on, or nothing kept where that cannot be."""
        (self.discard_button if self._why else self.go_on_button).click()

    def go_on(self) -> None:
        """Close the question."""
        self.question.hide()
        self.turned.emit()

    def _open(self, first: QPushButton) -> None:
        self.go_on_button.setVisible(not self._why)
        self.question.show()
        self._tell()
        self.turned.emit()
        first.setFocus()

    def _stop(self) -> None:
        self._at.setText(self.tr("Stopping…"))
        self.go_on()

    def _tell(self) -> None:
        done, total = self.bar.value(), self.bar.maximum()
        asked = self.tr("Stop the export?")
        if self._why:
            asked = self.tr("The export cannot go on: {why}.").replace("{why}", self._why)
        state = self.tr("{n} of {of} files are done and verified.")
        state = state.replace("{n}", wording.number(done)).replace("{of}", wording.number(total))
        self.question.set_text(f"{asked} {state}")
        one, many = self.tr("Keep the one that is done"), self.tr("Keep the {n} that are done")
        self.keep_button.setText(wording.counted(done, one, many) if done else self.tr("Keep what is done"))
        self.keep_button.setEnabled(done > 0)
