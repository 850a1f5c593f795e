"""The shoot that frames go into: one that is there, a new name, or a template that names it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer import file_names
from ui import theme
from ui.card_scan import Found
from ui.choice_button import ChoiceButton
from ui.lettering import quiet
from ui.text_field import LineField
from ui.token_button import TokenButton


class ShootField(QWidget):
    """`changed`: another name. What a template is filled from beside the cards is told by `set_words`.

    `existing` offers the shoots there are; it stands where the form puts it.
    """

    changed = Signal()

    def __init__(self, shoots: Sequence[str], template: str, parent: QWidget | None = None) -> None:
        """`template` names new shoots; empty: the cards do."""
        super().__init__(parent)
        self._usual = template
        self._named = False
        self._sources: Sequence[Found] = ()
        self._first_day: date | None = None
        self._words = ("", "")
        self.field = LineField(self)
        self.field.setToolTip(self.tr("A name, or a template such as {date:%Y-%m-%d} {job}"))
        self.field.textEdited.connect(lambda _text: self._name())
        self.field.textChanged.connect(lambda _text: self._show())
        tokens = TokenButton(file_names.OF_SHOOT, self.field, self.tr("Insert a word into the name"))
        self.existing = ChoiceButton(self.tr("An existing one"), self, nothing=self.tr("A new one"))
        self.existing.set_choices(dict(zip(shoots, shoots, strict=True)))
        self.existing.setVisible(bool(shoots))
        self.existing.changed.connect(self._take_existing)
        self.preview = quiet("", self)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(theme.TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(tokens)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(row)
        column.addWidget(self.preview)
        self.setFocusProxy(self.field)
        self._show()

    @property
    def template(self) -> str:
        """The template that names the shoot; empty where it has a plain name."""
        typed = self.field.text().strip()
        return typed if "{" in typed else ""

    @property
    def usual(self) -> str:
        """The template to begin with the next time; a plain name that somebody typed ends it."""
        typed = self._named and not self.existing.chosen
        return self.template or ("" if typed else self._usual)

    @property
    def trouble(self) -> str:
        """Why the shoot has no name, in a sentence; empty where it has one."""
        if told := file_names.shoot_fault(self.field.text()):
            return told
        return "" if self.name else self.tr("The shoot has no name.")

    @property
    def name(self) -> str:
        """The shoot the frames go into; empty where it has no name yet."""
        typed = self.field.text().strip()
        return "" if file_names.shoot_fault(typed) else file_names.shoot(typed, self._first_day, *self._words)

    def set_words(self, job: str, photographer: str) -> None:
        """What else a template is filled from."""
        self._words = (job, photographer)
        self._show()

    def propose(self, sources: Sequence[Found]) -> None:
        """Name the shoot after what is imported, unless somebody has named it."""
        self._sources = sources
        days = [found.first_day for found in sources if found.first_day]
        self._first_day = min(days, default=None)
        if sources and not self._named:
            first = sources[0]
            self.field.setText(first.going_on or self._usual or first.proposal)
        self._show()

    def _name(self) -> None:
        """A name that somebody typed stays, whatever card is chosen after."""
        self._named = True
        self.existing.set_chosen("")

    def _take_existing(self) -> None:
        self._named = bool(self.existing.chosen)
        if self._named:
            self.field.setText(self.existing.chosen)
        else:
            self.propose(self._sources)

    def _show(self) -> None:
        said = self.tr("Now {name}").replace("{name}", self.name) if self.name else self.trouble
        self.preview.setText(said if self.template else "")
        self.preview.setVisible(bool(self.template))
        self.field.setAccessibleDescription(self.preview.text())
        self.changed.emit()
