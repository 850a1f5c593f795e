"""How the files of a set are named: by number, by a template, or at random."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.export import naming
from reviewer.export.profile import Profile
from ui import theme
from ui.entries import Choice, Entry
from ui.lettering import quiet
from ui.text_field import LineField

TEMPLATE = "template"
FIRST = "{title}-{number}"


class Names(Entry):
    """A choice, and a line for the template; below it what the names will look like."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            naming.NUMBER: self.tr("Numbers"),
            TEMPLATE: self.tr("Template"),
            naming.RANDOM: self.tr("Random"),
        }
        self.choice = Choice(name, words, self)
        self.field = LineField(self)
        self.field.setAccessibleName(self.tr("Template of the names"))
        self.editor = self.field
        self._example = quiet("", self)
        self.choice.row.insertSpacing(self.choice.row.count() - 1, theme.TIGHT)
        self.choice.row.insertWidget(self.choice.row.count() - 1, self.field, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.choice)
        column.addWidget(self._example)
        self.choice.changed.connect(self._turn)
        self.field.textEdited.connect(self.changed)
        self.field.escaped.connect(self.escaped)

    @property
    def value(self) -> object:
        """`names` as a profile has it."""
        chosen = self.choice.value
        return self.field.text().strip() if chosen == TEMPLATE else chosen

    def show_value(self, value: object) -> None:
        """Show names as a profile has them."""
        plain = value in (naming.NUMBER, naming.RANDOM)
        self.choice.show_value(value if plain else TEMPLATE)
        self.field.setText("" if plain else str(value))
        self._show_field()

    def show_example(self, profile: Profile | None) -> None:
        """Say what the first names would be in this profile; None: they cannot be."""
        self._example.setVisible(profile is not None)
        if profile is None:
            return
        if profile.names == naming.RANDOM:
            self._example.setText(self.tr("Sixteen random letters and digits, in no order."))
            return
        place = self.tr("Place")
        stems = (naming.stem(profile.names, number, 1, profile.title, place) for number in (1, 2))
        said = self.tr("{first}, {second} and so on; {number}, {title} and {place} of the shoot can be used.")
        if profile.names == naming.NUMBER:
            said = self.tr("{first}, {second} and so on.")
        first, second = (f"{stem}{profile.suffix}" for stem in stems)
        self._example.setText(said.replace("{first}", first).replace("{second}", second))

    def _turn(self) -> None:
        self._show_field()
        if self.choice.value == TEMPLATE and not self.field.text():
            self.field.setText(FIRST)
        self.changed.emit()

    def _show_field(self) -> None:
        template = self.choice.value == TEMPLATE
        self.field.setVisible(template)
        self.choice.row.setStretch(self.choice.row.count() - 1, 0 if template else 1)
