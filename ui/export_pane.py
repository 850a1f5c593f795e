"""What export would do with the photos shown, under each profile, before anybody exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.lazily import lazily, load
from ui import theme
from ui.errand import Errand
from ui.lettering import body, quiet
from ui.subject import Subject

if TYPE_CHECKING:
    from reviewer.export import plan, profile
else:
    plan = lazily("reviewer.export.plan")
    profile = lazily("reviewer.export.profile")

# Nobody asks for an export in the first second, and the first screen needs every processor.
SOON_MS: Final = 1500
# Of more photos the export dialog tells, which works it out beside the window.
MOST: Final = 1000


class ExportPane(QWidget):
    """A line a profile: whether the photo goes, or why it is held back; of several, how many go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = Subject()
        self._profiles: list[profile.Profile] = []
        self._folder = Path()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(lambda: self.read(self._folder))
        self._errand = Errand(self)
        self._errand.arrived.connect(self._take)
        self._lines = QWidget(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._lines)
        self.setAccessibleName(self.tr("Export"))

    def read(self, folder: Path) -> None:
        """Speak of the shipped profiles and of those in a folder."""

        def all_at_once() -> Iterator[object]:
            load(plan)
            yield [one.profile for one in profile.Shelf(folder).all() if one.profile]

        self._errand.run(all_at_once)

    def read_soon(self, folder: Path) -> None:
        """The same in a moment."""
        self._folder = folder
        self._soon.start()

    def close_reading(self) -> None:
        """Let go of what is being read."""
        self._soon.stop()
        self._errand.drop()

    def _take(self, profiles: object) -> None:
        assert isinstance(profiles, list)
        self._profiles = profiles
        self.show_subject(self._subject)

    def show_subject(self, subject: Subject) -> None:
        """Show what would become of these photos."""
        self._subject = subject
        old, self._lines = self._lines, QWidget(self)
        self._layout.replaceWidget(old, self._lines)
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for one in self._profiles if 0 < len(subject.photos) <= MOST else ():
            column.addWidget(body(f"{one.title}: {self._said(one)}", self._lines))
            for remark in self._remarks(one):
                column.addWidget(quiet(remark, self._lines))
        old.hide()
        old.deleteLater()

    def _hindrances(self, chosen: profile.Profile) -> list[str]:
        both = zip(self._subject.photos, self._subject.judgements, strict=True)
        return [plan.hindrance(photo, judgement, chosen) for photo, judgement in both]

    def _said(self, chosen: profile.Profile) -> str:
        held = self._hindrances(chosen)
        goes = held.count("")
        if len(held) == 1:
            return self.tr("goes") if goes else self.tr("held back")
        return self.tr("{n} of {of} go").replace("{n}", str(goes)).replace("{of}", str(len(held)))

    def _remarks(self, chosen: profile.Profile) -> list[str]:
        """Why the one photo is held back, or what of its caption stays here."""
        if not self._subject.single:
            return []
        if hindrance := self._hindrances(chosen)[0]:
            return [hindrance]
        going = plan.Going(self._subject.photos[0], self._subject.judgements[0])
        if not going.left_out or not (chosen.keep or chosen.tells):
            return []
        fields = ", ".join(name.replace("_", " ") for name in going.left_out)
        return [self.tr("without its {fields}, as a rule asks").replace("{fields}", fields)]
