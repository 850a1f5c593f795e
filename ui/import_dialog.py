"""What to import, into which shoot, judged by what. The import itself runs beside the window."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from reviewer import rules
from reviewer.photo import Failed, Frame
from reviewer.review import Review
from ui import card_scan, choose, theme, wording
from ui.card_scan import Found
from ui.choice_button import ChoiceButton
from ui.dialog import Dialog
from ui.errand import Errand
from ui.lettering import body
from ui.ruleset_list import RuleSetList
from ui.sentences import show_sentences

FOUND = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a person asked for. `rulesets` are ids and paths; `byline` may be empty."""

    source: Path
    frames: tuple[Frame, ...]
    shoot: str
    rulesets: tuple[str, ...]
    byline: str


class ImportDialog(Dialog):
    """Collects an `ImportRequest`; `request` is None until the dialog was accepted."""

    def __init__(self, review: Review, parent: QWidget | None = None, *, source: Path | None = None) -> None:
        """`source` is a card or folder to begin with; mounted cards are looked for in any case."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.confirm.setText(self.tr("Import"))
        self._review = review
        self.request: ImportRequest | None = None
        self._named = False
        self.resize(600, 680)
        self._make_source()
        self._make_shoot()
        self._make_rulesets()
        self._make_summary()
        self._cards, self._folder = Errand(self), Errand(self)
        for errand in (self._cards, self._folder):
            errand.arrived.connect(self._arrive)
            errand.failed.connect(self.show_error)
            errand.finished.connect(self._show_state)
        self._cards.finished.connect(self._lead_to_folder)
        self._cards.run(lambda: card_scan.cards(review.folder))
        if source is not None:
            self.list_folder(source)
        self._show_state()
        self.sources.setFocus()

    def _make_source(self) -> None:
        self.sources = QListWidget(self)
        self.sources.setMinimumHeight(40)
        self.sources.setMaximumHeight(104)
        self.sources.currentItemChanged.connect(self._choose_source)
        self.heading(self.tr("From"), self.sources)
        self.column.addWidget(self.sources)
        self.choose_folder = QPushButton(self.tr("Choose a folder…"), self)
        self.choose_folder.clicked.connect(self._choose_folder)
        self._looking = self.remark()
        row = QHBoxLayout()
        row.addWidget(self.choose_folder)
        row.addWidget(self._looking, 1)
        self.column.addLayout(row)

    def _make_shoot(self) -> None:
        self.shoot = QLineEdit(self)
        self.shoot.textChanged.connect(self._show_state)
        self.shoot.textEdited.connect(self._name)
        self.existing = ChoiceButton(self.tr("An existing one"), self, nothing=self.tr("A new one"))
        names = [shoot.name for shoot in self._review.shoots()]
        self.existing.set_choices(dict(zip(names, names, strict=True)))
        self.existing.setVisible(bool(names))
        self.existing.changed.connect(self._take_existing)
        self.heading(self.tr("Shoot"), self.shoot)
        row = QHBoxLayout()
        row.addWidget(self.shoot, 1)
        row.addWidget(self.existing)
        self.column.addLayout(row)
        self.byline = QLineEdit(self)
        self.byline.setPlaceholderText(self.tr("written into the caption of every frame that has none"))
        self.heading(self.tr("By-line (optional)"), self.byline)
        self.column.addWidget(self.byline)

    def _make_rulesets(self) -> None:
        shoots = self._review.shoots()
        newest = max(shoots, key=lambda shoot: shoot.id).rulesets if shoots else (rules.DEFAULT,)
        self.rulesets = RuleSetList(self._review.folder / "rulesets", newest, self)
        self.rulesets.changed.connect(self._show_state)
        self.rulesets.error.connect(self.show_error)
        self.heading(self.tr("Judged by"))
        self.column.addWidget(self.rulesets, 1)
        self._unjudged = self.remark(
            self.tr("Without a rule set everything stays unreviewed, and no export lets it through.")
        )

    def _make_summary(self) -> None:
        self._summary = body("", self)
        self.left_button = QPushButton(self.tr("Show what stays"), self)
        self.left_button.setFlat(True)
        self.left_button.clicked.connect(self._show_left)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.NEAR, 0, 0)
        row.addWidget(self._summary, 1)
        row.addWidget(self.left_button)
        self.column.addLayout(row)

    @property
    def summary(self) -> str:
        """How many frames will be imported, and how many files stay on the card."""
        return self._summary.text()

    @property
    def _found(self) -> Found | None:
        item = self.sources.currentItem()
        found = item.data(FOUND) if item else None
        return found if isinstance(found, Found) else None

    def list_folder(self, folder: Path) -> None:
        """List a folder off the window's thread, and choose it."""
        self.show_error("")
        self._folder.run(lambda: card_scan.listing(folder, self._review.folder))
        self._show_state()

    def _choose_folder(self) -> None:
        folder = choose.folder(self, self.tr("Import from"))
        if folder is not None:
            self.list_folder(folder)

    def _arrive(self, result: object) -> None:
        if isinstance(result, Failed):
            self.show_error(result.sentence)
        if not isinstance(result, Found):
            return
        item = self._item_of(result.folder) or QListWidgetItem(self.sources)
        frames = wording.counted(len(result.frames), self.tr("1 frame"), self.tr("{n} frames"))
        item.setText(f"{result.folder.name or result.folder}   {frames}")
        item.setToolTip(str(result.folder))
        item.setData(FOUND, result)
        if self.sources.currentItem() is None or not result.is_card or self.sender() is self._folder:
            self.sources.setCurrentItem(item)
        if self.focusWidget() is self.choose_folder:
            # Enter was for choosing the folder; the next one is for importing it.
            self.sources.setFocus()
        self._show_state()

    def _lead_to_folder(self) -> None:
        """Without a card the first thing to do is to choose a folder: let Enter do it."""
        if self.focusWidget() is self.sources and not self.sources.count() and not self._folder.running:
            self.choose_folder.setFocus()

    def _item_of(self, folder: Path) -> QListWidgetItem | None:
        for row in range(self.sources.count()):
            found = self.sources.item(row).data(FOUND)
            if isinstance(found, Found) and found.folder == folder:
                return self.sources.item(row)
        return None

    def _choose_source(self) -> None:
        found = self._found
        if found is not None and not self._named:
            self.shoot.setText(found.shoot)
        self._show_state()

    def _name(self) -> None:
        """A name that somebody typed stays, whatever card is chosen after."""
        self._named = True
        self.existing.set_chosen("")

    def _take_existing(self) -> None:
        self._named = bool(self.existing.chosen)
        self.shoot.setText(self.existing.chosen)

    def _show_state(self) -> None:
        found = self._found
        ready = found is not None and bool(found.frames) and bool(self.shoot.text().strip())
        self.confirm.setEnabled(ready)
        self._unjudged.setVisible(not self.rulesets.refs())
        self._looking.setText(self._what_is_looked_for())
        self.left_button.setVisible(bool(found and found.left))
        self._summary.setText(self._sum(found) if found else "")

    def _what_is_looked_for(self) -> str:
        if self._folder.running:
            return self.tr("Reading the folder…")
        if self._cards.running:
            return self.tr("Looking for cards…")
        return "" if self.sources.count() else self.tr("No card is mounted.")

    def _sum(self, found: Found) -> str:
        frames = wording.counted(len(found.frames), self.tr("1 frame"), self.tr("{n} frames"))
        if not found.left:
            return self.tr("{frames} will be copied and checked.").replace("{frames}", frames)
        left = wording.counted(
            len(found.left), self.tr("1 file stays where it is"), self.tr("{n} files stay where they are")
        )
        text = self.tr("{frames} will be copied and checked; {left}.")
        return text.replace("{frames}", frames).replace("{left}", left)

    def _show_left(self) -> None:
        if found := self._found:
            show_sentences(self, self.tr("What stays"), [failed.sentence for failed in found.left])

    def accept(self) -> None:
        """Keep what was asked for, and close."""
        found = self._found
        if found is None or not self.confirm.isEnabled():
            return
        self.request = ImportRequest(
            source=found.folder,
            frames=found.frames,
            shoot=self.shoot.text().strip(),
            rulesets=self.rulesets.refs(),
            byline=self.byline.text().strip(),
        )
        super().accept()

    def done(self, result: int) -> None:
        """Let go of what is still being read."""
        self._cards.drop()
        self._folder.drop()
        super().done(result)
