"""In which language the spelling of captions is looked at, among the dictionaries there are."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui import languages
from ui.matching import fit
from ui.row import Row
from ui.spelling import OFF, Spelling
from ui.tick import Mark
from ui.typeahead import TypeAhead


class SpellingPalette(TypeAhead):
    """Enter chooses the language of texts that have none of their own."""

    def __init__(self, spelling: Spelling, parent: QWidget) -> None:
        super().__init__(parent, QSize(440, 420))
        self._spelling = spelling
        self.title.setText(self.tr("Spelling of captions"))
        self.setAccessibleName(self.title.text())
        self.field.setPlaceholderText(self.tr("Which language?"))
        self.field.setAccessibleName(self.tr("Language"))
        self.list.setAccessibleName(self.tr("Dictionaries that fit"))
        self.empty.setText(self.tr("There is no such dictionary."))
        place = self.tr("More dictionaries, a .dic and its .aff each, go into {folder}")
        self.foot.setText(place.replace("{folder}", str(spelling.folder)))

    def open(self) -> None:
        """Show the dictionaries; those that were added meanwhile, the next time."""
        self._spelling.find()
        super().open()

    def rows(self, query: str) -> Sequence[Row]:
        """As the system has it, no spelling at all, and each dictionary."""
        rows = [
            self._row(self.tr("As the system"), "", ""),
            self._row(self.tr("No spelling"), OFF, ""),
            *(
                self._row(languages.full_name(one), one, languages.english(one))
                for one in sorted(self._spelling.dictionaries)
            ),
        ]
        return [row for row in rows if fit(query, row.title, row.hint, row.end)]

    def _row(self, title: str, choice: str, hint: str) -> Row:
        mark = Mark.ALL if choice == self._spelling.choice else Mark.NONE
        return Row(title, key=choice, hint=hint, end="" if choice == OFF else choice, mark=mark)

    def choose(self, row: Row, close: bool) -> None:
        """Look at the spelling by this dictionary."""
        self._spelling.choose(str(row.key))
        self.dismiss()
