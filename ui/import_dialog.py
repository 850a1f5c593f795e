"""What to import, into which shoot, judged by what. The import itself runs beside the window."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from reviewer.ingest import Plan
from reviewer.offer import bytes_of
from reviewer.photo import Frame
from reviewer.review import Review
from ui import card_scan, theme, wording
from ui.card_frames import CardFrame
from ui.card_pane import CardPane
from ui.card_scan import Found
from ui.dialog import Dialog
from ui.errand import Errand
from ui.import_form import ImportForm
from ui.import_sources import ImportSources
from ui.lettering import body
from ui.sentences import show_sentences

_WIDTH, _HEIGHT, _FORM = 1180, 820, 360


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a person asked for of one card or folder. `rulesets` are ids and paths.

    `whole`: these are all frames there are, and nothing was unreadable. `removable`: it is a card.
    `eject`: it is let go when every frame on it is verified.
    """

    source: Path
    frames: tuple[Frame, ...]
    plan: Plan
    rulesets: tuple[str, ...] = ()
    whole: bool = False
    removable: bool = False
    eject: bool = False


class ImportDialog(Dialog):
    """Collects `ImportRequest`s, one a card; `requests` is empty until the dialog was accepted."""

    def __init__(
        self,
        review: Review,
        workers: Executor,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        source: Path | None = None,
    ) -> None:
        """`source` is a card or folder to begin with; mounted cards are looked for in any case."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.confirm.setText(self.tr("Import"))
        self.requests: tuple[ImportRequest, ...] = ()
        self._shown: Sequence[Found] = ()
        self._short = ""
        self._library = review.folder
        self._checking = Errand(self)
        self._checked: tuple[Sequence[Found], Path | None] = ((), None)
        self.sources = ImportSources(review.folder, self, source=source)
        self.form = ImportForm(review, settings, self.sources, self)
        self.pane = CardPane(workers, self)
        self._summary = body("", self)
        self.left_button = QPushButton(self.tr("Show what stays"), self)
        self.resize(_WIDTH, _HEIGHT)
        self._arrange()
        self.sources.changed.connect(self._take_sources)
        self.form.changed.connect(self._check_backup)
        self.form.changed.connect(self._show_state)
        self._checking.arrived.connect(self.pane.frames.show_unbacked)
        self._checking.finished.connect(self._show_state)
        self.pane.changed.connect(self._show_state)
        self.pane.cameras_met.connect(self._show_cameras)
        for speaks in (self.sources.error, self.form.error, self._checking.failed):
            speaks.connect(self.show_error)
        self.left_button.clicked.connect(self._show_left)
        self._show_state()
        self.sources.setFocus()

    def _arrange(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        scroll.setFixedWidth(_FORM)
        both, below = QHBoxLayout(), QHBoxLayout()
        both.setSpacing(theme.WIDE)
        both.addWidget(scroll)
        both.addWidget(self.pane, 1)
        below.addWidget(self._summary, 1)
        below.addWidget(self.left_button)
        self.left_button.setFlat(True)
        self.column.addLayout(both, 1)
        self.column.addLayout(below)

    @property
    def summary(self) -> str:
        """How many frames will be imported, and how many files stay on the card."""
        return self._summary.text()

    def list_folder(self, folder: Path) -> None:
        """List a folder off the window's thread, and tick it alone."""
        self.sources.list_folder(folder)

    def _take_sources(self) -> None:
        ticked = self.sources.ticked
        if ticked != self._shown:
            self._shown = ticked
            self.form.propose(ticked)
            self.pane.show_frames(
                [
                    CardFrame(offer, place)
                    for found in ticked
                    for offer, place in zip(found.offers, found.places, strict=True)
                ]
            )
        self._check_backup()
        self._show_state()

    def _check_backup(self) -> None:
        """Look which known frames the backup lacks: importing them again brings them there."""
        cards, backup = wanted = self._shown, self.form.backup.folder
        if wanted == self._checked:
            return
        self._checked = wanted
        self._checking.drop()
        self.pane.frames.show_unbacked(frozenset())
        if backup is not None:
            library = self._library
            self._checking.run(lambda: card_scan.unbacked(cards, library, backup))

    # What will be done

    def _show_state(self) -> None:
        chosen = self.pane.frames.chosen
        needed = bytes_of(one.offer for one in chosen)
        short = self._shortage(needed) if chosen else ""
        self.left_button.setVisible(bool(self._left))
        hindrance = self.form.hindrance
        self._summary.setText((hindrance or self._sum(len(chosen), needed)) if self._shown else "")
        wanted = bool(chosen) and not hindrance and not short
        self.confirm.setEnabled(wanted and self.form.ready and not self._checking.running)
        if short or self._short:
            self.show_error(short)
        self._short = short

    def _show_cameras(self) -> None:
        self.form.photographers.show_cameras(self.pane.frames.serials)

    @property
    def _free(self) -> int:
        return min((found.free for found in self._shown), default=0)

    @property
    def _left(self) -> list[str]:
        return [failed.sentence for found in self._shown for failed in found.left]

    def _shortage(self, needed: int) -> str:
        """What is said when a disk has no room for what is chosen."""
        disk, free, room = self.tr("the disk of the library"), self._free, self.form.backup.room
        if room is not None and room.same_disk:
            needed *= 2
        elif room is not None and room.free < needed <= free:
            disk, free = self.tr("the disk of the backup"), room.free
        if needed <= free:
            return ""
        said = self.tr(
            "{needed} are needed, and {disk} has room for {free}. Choose fewer frames, or make room."
        )
        return self._with_sizes(said.replace("{disk}", disk), needed, free)

    def _sum(self, count: int, needed: int) -> str:
        one, many = self.tr("1 frame, {needed},"), self.tr("{n} frames, {needed},")
        said = wording.counted(count, one, many) + " " + self.tr("will be copied and checked; {free} free.")
        frames = self.pane.frames.frames
        if not count:
            said = self.tr("No frame is chosen.") if frames else self.tr("There is no frame here.")
        known = sum(bool(frame.place) for frame in frames)
        if known:
            one = self.tr("1 is in the library already.")
            said += " " + wording.counted(known, one, self.tr("{n} are in the library already."))
        if unbacked := sum(frame.unbacked for frame in frames):
            one, many = (
                self.tr("1 of them is not on the backup."),
                self.tr("{n} of them are not on the backup."),
            )
            said += " " + wording.counted(unbacked, one, many)
        if left := len(self._left):
            one, many = self.tr("1 file stays where it is."), self.tr("{n} files stay where they are.")
            said += " " + wording.counted(left, one, many)
        return self._with_sizes(said, needed, self._free)

    def _with_sizes(self, said: str, needed: int, free: int) -> str:
        return said.replace("{needed}", wording.file_size(needed)).replace("{free}", wording.file_size(free))

    def _show_left(self) -> None:
        show_sentences(self, self.tr("What stays"), self._left)

    def accept(self) -> None:
        """Keep what was asked for, and close."""
        if not self.confirm.isEnabled():
            return
        plan = self.form.plan()
        self.form.keep()
        chosen = {frame.path for frame in self.pane.frames.chosen}
        asked = (self._request(found, chosen, plan) for found in self._shown)
        self.requests = tuple(request for request in asked if request.frames)
        super().accept()

    def _request(self, found: Found, chosen: set[Path], plan: Plan) -> ImportRequest:
        frames = tuple(frame for frame in found.frames if frame.primary in chosen)
        sure = {frame.path for frame in self.pane.frames.frames if frame.sure}
        left = {frame.primary for frame in found.frames} - chosen - sure
        return ImportRequest(
            source=found.folder,
            frames=frames,
            plan=plan,
            rulesets=self.form.rulesets.refs(),
            whole=not left and not found.unread,
            removable=found.is_card,
            eject=self.sources.eject.isChecked(),
        )

    def done(self, result: int) -> None:
        """Let go of what is still being read."""
        self.sources.drop()
        self.form.drop()
        self._checking.drop()
        self.pane.close_looking()
        super().done(result)
