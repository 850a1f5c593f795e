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
from ui.import_sources import ImportSources
from ui.lettering import quiet, strong
from ui.names_field import NamesField
from ui.photographers import Photographers
from ui.ruleset_list import RuleSetList
from ui.shoot_field import ShootField
from ui.template_field import TemplateField
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.NEAR, 0)
        self._column.setSpacing(theme.NEAR)
        self._add(self.tr("From"), sources, sources.list)
        self._eject = sources.eject
        self._eject.setChecked(remembered.word(settings, remembered.EJECT) == "yes")
        self._make_shoot(review)
        self.photographers = Photographers(settings, self)
        self._add(self.tr("Photographer"), self.photographers)
        self.names = NamesField(remembered.word(settings, remembered.NAMES), self)
        self._add(self.tr("File names"), self.names, self.names.field)
        self.backup = BackupField(review.folder, remembered.word(settings, remembered.BACKUP), self)
        self._add(self.tr("Backup, copied at the same time"), self.backup, self.backup.field)
        captions = remembered.captions(settings)
        self.template = TemplateField(captions, remembered.word(settings, remembered.PRESET), self)
        self._add(self.tr("Caption"), self.template)
        self._make_rulesets(review)
        self.job.textChanged.connect(lambda _text: self._fill_shoot())
        self.photographers.changed.connect(self._fill_shoot)
        self.shoot.changed.connect(self._show_words)
        for field in (self.names, self.backup, self.template):
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
        shoots = [shoot.name for shoot in review.shoots()]
        self.shoot = ShootField(shoots, remembered.word(self._settings, remembered.SHOOT), self)
        head = QHBoxLayout()
        head.addWidget(self._add(self.tr("Shoot"), self.shoot, self.shoot.field))
        head.addStretch(1)
        head.addWidget(self.shoot.existing)
        self._column.insertLayout(self._column.indexOf(self.shoot), head)
        self.job = LineField(self)
        self.job.setPlaceholderText(self.tr("for {job} in names"))
        self.job.setAccessibleName(self.tr("Job"))
        row, label = QHBoxLayout(), quiet(self.tr("Job"), self)
        label.setBuddy(self.job)
        row.addWidget(label)
        row.addWidget(self.job, 1)
        self._column.addLayout(row)

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
    def hindrance(self) -> str:
        """What is missing or makes no sense, in a sentence; empty when nothing is in the way."""
        parts = (self.shoot, self.names, self.backup, self.template)
        return next((part.trouble for part in parts if part.trouble), "")

    @property
    def ready(self) -> bool:
        """Whether nothing of it is still being looked up."""
        return self.backup.ready and self.template.ready

    def drop(self) -> None:
        """Let go of what is being looked up."""
        self.backup.drop()
        self.template.drop()

    def plan(self) -> Plan:
        """What the import is to do."""
        return Plan(
            shoot=self.shoot.name,
            backup=self.backup.folder,
            names=self.names.template,
            job=self.job.text().strip(),
            photographer=self.photographers.otherwise,
            photographers=self.photographers.by_serial,
            template=self.template.template,
        )

    def keep(self) -> None:
        """Remember what the next import begins with."""
        backup: Path | None = self.backup.folder
        for key, value in (
            (remembered.BACKUP, str(backup or "")),
            (remembered.NAMES, self.names.template),
            (remembered.PRESET, self.template.name),
            (remembered.SHOOT, self.shoot.usual),
            (remembered.EJECT, "yes" if self._eject.isChecked() else "no"),
        ):
            self._settings.setValue(key, value)
        self.photographers.keep()

    def propose(self, sources: Sequence[Found]) -> None:
        """Name the shoot after what is imported, unless somebody has named it."""
        self.shoot.propose(sources)

    def _fill_shoot(self) -> None:
        self.shoot.set_words(self.job.text().strip(), self.photographers.otherwise)

    def _show_words(self) -> None:
        self.names.set_words(self.shoot.name, self.job.text().strip(), self.photographers.otherwise)
        self.changed.emit()

    def _show_unjudged(self) -> None:
        self.unjudged.setVisible(not self.rulesets.refs())
        self.changed.emit()
