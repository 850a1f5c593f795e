"""Where an import goes and what is done on arrival: shoot, names, backup, caption, rule sets."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from reviewer import rules
from reviewer.ingest import Plan
from reviewer.review import Review
from ui import settings as remembered
from ui import theme
from ui.backup_field import BackupField
from ui.card_scan import Found
from ui.choice_button import ChoiceButton
from ui.import_sources import ImportSources
from ui.lettering import quiet, strong
from ui.names_field import NamesField
from ui.photographers import Photographers
from ui.preset_field import PresetField
from ui.ruleset_list import RuleSetList
from ui.text_field import LineField

_RULES = 170


class ImportForm(QWidget):
    """`changed`: something else is wanted. `error` carries a sentence about a faulty file."""

    changed = Signal()
    error = Signal(str)

    def __init__(
        self, review: Review, settings: QSettings, sources: ImportSources, parent: QWidget | None = None
    ) -> None:
        """`sources` stand at the top of the form; what is remembered in the settings is filled in."""
        super().__init__(parent)
        self._settings = settings
        self._named = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.NEAR, 0)
        self._column.setSpacing(theme.NEAR)
        self._add(self.tr("From"), sources, sources.list)
        self._make_shoot(review)
        self.photographers = Photographers(settings, self)
        self._add(self.tr("Photographer"), self.photographers)
        self.names = NamesField(remembered.word(settings, remembered.NAMES), self)
        self._add(self.tr("File names"), self.names, self.names.field)
        self.job = LineField(self)
        self.job.setPlaceholderText(self.tr("for {job} in file names"))
        self._add(self.tr("Job"), self.job, self.job)
        self.backup = BackupField(review.folder, remembered.word(settings, remembered.BACKUP), self)
        self._add(self.tr("Backup, copied at the same time"), self.backup, self.backup.field)
        captions = remembered.captions(settings)
        self.preset = PresetField(captions, remembered.word(settings, remembered.PRESET), self)
        self._add(self.tr("Caption"), self.preset)
        self._make_rulesets(review)
        for part in (self.shoot, self.job):
            part.textChanged.connect(lambda _text: self._show_words())
        self.photographers.changed.connect(self._show_words)
        for field in (self.names, self.backup, self.preset):
            field.changed.connect(self.changed)

    def _add(self, text: str, part: QWidget | QLayout, named: QWidget | None = None) -> QLabel:
        """A part of the form under its heading, which is the label of the control `named`."""
        label = strong(text, self)
        label.setContentsMargins(0, theme.TIGHT if self._column.count() else 0, 0, 0)
        if named is not None:
            label.setBuddy(named)
            named.setAccessibleName(text)
        self._column.addWidget(label)
        if isinstance(part, QLayout):
            self._column.addLayout(part)
        else:
            self._column.addWidget(part)
        return label

    def _make_shoot(self, review: Review) -> None:
        self.shoot = LineField(self)
        self.shoot.textEdited.connect(lambda _text: self._name())
        self.existing = ChoiceButton(self.tr("An existing one"), self, nothing=self.tr("A new one"))
        names = [shoot.name for shoot in review.shoots()]
        self.existing.set_choices(dict(zip(names, names, strict=True)))
        self.existing.setVisible(bool(names))
        self.existing.changed.connect(self._take_existing)
        row = QHBoxLayout()
        row.addWidget(self.shoot, 1)
        row.addWidget(self.existing)
        self._add(self.tr("Shoot"), row, self.shoot)

    def _make_rulesets(self, review: Review) -> None:
        shoots = review.shoots()
        newest = max(shoots, key=lambda shoot: shoot.id).rulesets if shoots else (rules.DEFAULT,)
        self.rulesets = RuleSetList(review.folder / "rulesets", newest, self)
        self.rulesets.setMinimumHeight(_RULES)
        self.rulesets.changed.connect(self._show_unjudged)
        self.rulesets.error.connect(self.error)
        self._add(self.tr("Judged by"), self.rulesets)
        self._column.setStretchFactor(self.rulesets, 1)
        self.unjudged = quiet(
            self.tr("Without a rule set everything stays unreviewed, and no export lets it through."), self
        )
        self._column.addWidget(self.unjudged)
        self._show_unjudged()

    # What is asked for

    @property
    def shoot_name(self) -> str:
        """The shoot the frames go into."""
        return self.shoot.text().strip()

    @property
    def hindrance(self) -> str:
        """What is missing or makes no sense, in a sentence; empty when nothing is in the way."""
        if not self.shoot_name:
            return self.tr("The shoot has no name.")
        return self.names.trouble or self.backup.trouble

    def plan(self) -> Plan:
        """What the import is to do. Raises UsageError for a faulty caption template."""
        return Plan(
            shoot=self.shoot_name,
            backup=self.backup.folder,
            names=self.names.template,
            job=self.job.text().strip(),
            photographer=self.photographers.otherwise,
            photographers=self.photographers.by_serial,
            template=self.preset.template(),
        )

    def keep(self) -> None:
        """Remember what the next import begins with."""
        backup: Path | None = self.backup.folder
        for key, value in (
            (remembered.BACKUP, str(backup or "")),
            (remembered.NAMES, self.names.template),
            (remembered.PRESET, self.preset.name),
        ):
            self._settings.setValue(key, value)
        self.photographers.keep()

    def propose(self, sources: Sequence[Found]) -> None:
        """Name the shoot after what is imported, unless somebody has named it."""
        if sources and not self._named:
            self.shoot.setText(sources[0].shoot)

    def _name(self) -> None:
        """A name that somebody typed stays, whatever card is chosen after."""
        self._named = True
        self.existing.set_chosen("")

    def _take_existing(self) -> None:
        self._named = bool(self.existing.chosen)
        self.shoot.setText(self.existing.chosen)

    def _show_words(self) -> None:
        self.names.set_words(self.shoot_name, self.job.text().strip(), self.photographers.otherwise)
        self.changed.emit()

    def _show_unjudged(self) -> None:
        self.unjudged.setVisible(not self.rulesets.refs())
        self.changed.emit()
