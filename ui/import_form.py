"""Where an import goes and what is done on arrival: the shoot, the photographer, the rule sets."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reviewer import rules
from reviewer.review import Review
from ui import theme
from ui.card_scan import Found
from ui.choice_button import ChoiceButton
from ui.import_sources import ImportSources
from ui.lettering import quiet, strong
from ui.ruleset_list import RuleSetList


class ImportForm(QWidget):
    """`changed`: something else is wanted. `error` carries a sentence about a faulty file."""

    changed = Signal()
    error = Signal(str)

    def __init__(self, review: Review, sources: ImportSources, parent: QWidget | None = None) -> None:
        """`sources` stand at the top of the form."""
        super().__init__(parent)
        self._named = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.NEAR, 0)
        self._column.setSpacing(theme.NEAR)
        self._heading(self.tr("From"), sources.list)
        self._column.addWidget(sources)
        self._make_shoot(review)
        self._make_rulesets(review)

    def _heading(self, text: str, of: QWidget | None = None) -> QLabel:
        label = strong(text, self)
        label.setContentsMargins(0, theme.TIGHT if self._column.count() else 0, 0, 0)
        if of is not None:
            label.setBuddy(of)
            of.setAccessibleName(text)
        self._column.addWidget(label)
        return label

    def _make_shoot(self, review: Review) -> None:
        self.shoot = QLineEdit(self)
        self.shoot.textChanged.connect(self.changed)
        self.shoot.textEdited.connect(self._name)
        self.existing = ChoiceButton(self.tr("An existing one"), self, nothing=self.tr("A new one"))
        names = [shoot.name for shoot in review.shoots()]
        self.existing.set_choices(dict(zip(names, names, strict=True)))
        self.existing.setVisible(bool(names))
        self.existing.changed.connect(self._take_existing)
        self._heading(self.tr("Shoot"), self.shoot)
        row = QHBoxLayout()
        row.addWidget(self.shoot, 1)
        row.addWidget(self.existing)
        self._column.addLayout(row)
        self.byline = QLineEdit(self)
        self.byline.setPlaceholderText(self.tr("for every frame that names none"))
        self._heading(self.tr("Photographer (by-line)"), self.byline)
        self._column.addWidget(self.byline)

    def _make_rulesets(self, review: Review) -> None:
        shoots = review.shoots()
        newest = max(shoots, key=lambda shoot: shoot.id).rulesets if shoots else (rules.DEFAULT,)
        self.rulesets = RuleSetList(review.folder / "rulesets", newest, self)
        self.rulesets.changed.connect(self._show_unjudged)
        self.rulesets.error.connect(self.error)
        self._heading(self.tr("Judged by"))
        self._column.addWidget(self.rulesets, 1)
        self.unjudged = quiet(
            self.tr("Without a rule set everything stays unreviewed, and no export lets it through."), self
        )
        self._column.addWidget(self.unjudged)
        self._show_unjudged()

    @property
    def shoot_name(self) -> str:
        """The shoot the frames go into."""
        return self.shoot.text().strip()

    @property
    def photographer(self) -> str:
        """Whose frames they are, where they do not say so themselves; may be empty."""
        return self.byline.text().strip()

    @property
    def ready(self) -> bool:
        """Whether all that an import needs was told."""
        return bool(self.shoot_name)

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

    def _show_unjudged(self) -> None:
        self.unjudged.setVisible(not self.rulesets.refs())
        self.changed.emit()
