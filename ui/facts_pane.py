"""What the camera wrote, as photographers read it, with a sign on what could give somebody away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reviewer.photo import CameraFacts, Photo, Verdict
from ui import theme, wording
from ui.lettering import body, quiet
from ui.subject import Subject, shared
from ui.verdict_mark import VerdictMark

Read = Callable[[Photo], str]


class FactsPane(QWidget):
    """A table of names and values; "mixed" where several photos differ, no line where there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.APART)
        self._grid.setVerticalSpacing(theme.TIGHT)
        self._grid.setColumnStretch(1, 1)
        never = self.tr("will not leave with an export")
        self._lines = [
            self._line(self.tr("Camera"), lambda photo: photo.facts.camera),
            self._line(self.tr("Lens"), lambda photo: photo.facts.lens),
            self._line(self.tr("Exposure"), lambda photo: wording.exposure(photo.facts)),
            self._line(self.tr("Flash"), lambda photo: self._flash(photo.facts)),
            self._line(self.tr("Taken at"), lambda photo: wording.moment(photo.facts.taken_at)),
            self._line(self.tr("Size"), lambda photo: wording.pixels(photo.facts)),
            self._line(self.tr("Place"), lambda photo: wording.place(photo.facts.gps), never),
            self._line(self.tr("Serial no."), lambda photo: photo.facts.serial, never),
        ]
        self._files = self._line(self.tr("Files"), lambda photo: "")
        self.setAccessibleName(self.tr("Camera facts"))

    def show_subject(self, subject: Subject) -> None:
        """Show the camera facts and files of these photos."""
        for line in self._lines:
            line.show(self._common(subject, line.read))
        self._files.show(self._said_of_files(subject))

    def said(self) -> dict[str, str]:
        """What is shown, by name."""
        return {line.name: line.value.text() for line in (*self._lines, self._files) if line.value.text()}

    def _line(self, name: str, read: Read, warning: str = "") -> "_Line":
        return _Line(self, self._grid, name, read, warning)

    def _flash(self, facts: CameraFacts) -> str:
        return {True: self.tr("fired"), False: self.tr("did not fire"), None: ""}[facts.flash_fired]

    def _common(self, subject: Subject, read: Read) -> str:
        said = shared(map(read, subject.photos))
        return self.tr("mixed") if said is None and subject.photos else said or ""

    def _said_of_files(self, subject: Subject) -> str:
        if subject.single:
            files = subject.single.files
            return "\n".join(f"{file.path.name}  ({wording.file_size(file.size)})" for file in files)
        sizes = [file.size for photo in subject.photos for file in photo.files]
        count = wording.counted(len(sizes), self.tr("1 file"), self.tr("{n} files"))
        return f"{count}, {wording.file_size(sum(sizes))}" if sizes else ""


class _Line:
    """One line of the table, made once and filled again and again."""

    def __init__(self, pane: FactsPane, grid: QGridLayout, name: str, read: Read, warning: str) -> None:
        self.name, self.read, self._warning = name, read, warning
        self._label = quiet(name, pane)
        self._label.setWordWrap(False)
        self.value = body("", pane)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setCursor(Qt.CursorShape.IBeamCursor)
        row = grid.rowCount()
        grid.addWidget(self._label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.value, row, 1)
        self._parts: list[QWidget] = [self._label, self.value]
        if warning:
            sign = _warning(warning, pane)
            grid.addWidget(sign, row + 1, 1)
            self._parts.append(sign)

    def show(self, text: str) -> None:
        """Show a value; the line is hidden where there is none."""
        self.value.setText(text)
        self.value.setAccessibleName(f"{self.name}: {text}. {self._warning}".strip())
        for part in self._parts:
            part.setVisible(bool(text))


def _warning(text: str, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, theme.TIGHT)
    row.setSpacing(theme.TIGHT + 1)
    row.addWidget(VerdictMark(Verdict.CAUTION, 11, holder), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(quiet(text, holder), 1)
    return holder
