"""What the camera wrote, as photographers read it, with a sign on what could give somebody away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reviewer.photo import CameraFacts, Photo, Verdict

from . import theme, wording
from .lettering import body, quiet
from .subject import Subject, shared
from .verdict_mark import VerdictMark


class FactsPane(QWidget):
    """A table of names and values; "mixed" where several photos differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._table = QWidget(self)
        self._layout.addWidget(self._table)
        self._grid = QGridLayout(self._table)
        self.setAccessibleName(self.tr("Camera facts"))

    def show_subject(self, subject: Subject) -> None:
        """Show the camera facts and files of these photos."""
        old, self._table = self._table, QWidget(self)
        self._layout.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.APART)
        self._grid.setVerticalSpacing(theme.TIGHT)
        self._grid.setColumnStretch(1, 1)
        for name, read in self._lines():
            self._add(name, subject, read)
        self._add_revealing(subject)
        self._add_files(subject)

    def _lines(self) -> list[tuple[str, Callable[[CameraFacts], str]]]:
        return [
            (self.tr("Camera"), lambda facts: facts.camera),
            (self.tr("Lens"), lambda facts: facts.lens),
            (self.tr("Exposure"), wording.exposure),
            (self.tr("Flash"), self._flash),
            (self.tr("Taken at"), lambda facts: wording.moment(facts.taken_at)),
            (self.tr("Size"), wording.pixels),
        ]

    def _flash(self, facts: CameraFacts) -> str:
        return {True: self.tr("fired"), False: self.tr("did not fire"), None: ""}[facts.flash_fired]

    def _add(self, name: str, subject: Subject, read: Callable[[CameraFacts], str]) -> None:
        self._add_line(name, self._common(subject, lambda photo: read(photo.facts)))

    def _common(self, subject: Subject, read: Callable[[Photo], str]) -> str:
        texts = [read(photo) for photo in subject.photos]
        said = shared(texts)
        return self.tr("mixed") if said is None and texts else said or ""

    def _add_line(self, name: str, value: str, warning: str = "") -> None:
        if not value:
            return
        row = self._grid.rowCount()
        label = quiet(name, self._table)
        label.setWordWrap(False)
        said = body(value, self._table)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.setCursor(Qt.CursorShape.IBeamCursor)
        said.setAccessibleName(f"{name}: {value}. {warning}".strip())
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(said, row, 1)
        if warning:
            self._add_warning(row + 1, warning)

    def _add_warning(self, row: int, warning: str) -> None:
        holder = QWidget(self._table)
        line = QGridLayout(holder)
        line.setContentsMargins(0, 0, 0, theme.TIGHT)
        line.setHorizontalSpacing(theme.TIGHT + 1)
        line.addWidget(VerdictMark(Verdict.CAUTION, 11, holder), 0, 0, Qt.AlignmentFlag.AlignTop)
        words = quiet(warning, holder)
        line.addWidget(words, 0, 1)
        line.setColumnStretch(1, 1)
        self._grid.addWidget(holder, row, 1)

    def _add_revealing(self, subject: Subject) -> None:
        """Place and serial number: in the original, never in an export."""
        never = self.tr("will not leave with an export")
        place = self._common(subject, lambda photo: wording.place(photo.facts.gps))
        self._add_line(self.tr("Place"), place, never)
        serial = self._common(subject, lambda photo: photo.facts.serial)
        self._add_line(self.tr("Serial no."), serial, never)

    def _add_files(self, subject: Subject) -> None:
        if subject.single is None:
            files = [file for photo in subject.photos for file in photo.files]
            if files:
                size = wording.file_size(sum(file.size for file in files))
                count = wording.counted(len(files), self.tr("one file"), self.tr("{n} files"))
                self._add_line(self.tr("Files"), f"{count}, {size}")
            return
        lines = [f"{file.path.name}  ({wording.file_size(file.size)})" for file in subject.single.files]
        self._add_line(self.tr("Files"), "\n".join(lines))
