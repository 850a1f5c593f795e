"""The codes in use, to be searched: each with what it stands for."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.caption.code_file import Row as CodeRow
from ui import theme, wording
from ui.lettering import quiet
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField


class CodeList(QWidget):
    """A field above a list; every word typed must stand in the code or in what it stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(self)
        self.field.setPlaceholderText(self.tr("Search codes and what they stand for"))
        self.field.setAccessibleName(self.tr("Search codes"))
        self.field.setClearButtonEnabled(True)
        self.list = RowList(self.field, self)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Codes"))
        self._count = quiet("", self)
        self._rows: list[tuple[str, Row]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.NEAR)
        for widget in (self.field, self._count):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(lambda _text: self._search())

    @property
    def text(self) -> str:
        """What is said of how many there are."""
        return self._count.text()

    def show_codes(self, codes: Sequence[CodeRow], delimiter: str) -> None:
        """Show these, as they are typed."""
        by_code = {row.code: row for row in codes}
        self._rows = [(_words(row), self._row(row, delimiter)) for row in by_code.values()]
        self._search()

    def _row(self, row: CodeRow, delimiter: str) -> Row:
        end = self.tr("hot") if row.addresses else ""
        stands = _filled(row) if row.addresses else dict(enumerate(row.columns, 1))
        hint = ", ".join(f"{name}: {text}" if row.addresses else text for name, text in stands.items())
        return Row(f"{delimiter}{row.code}{delimiter}", key=row.code, hint=hint, end=end, note=hint)

    def _search(self) -> None:
        wanted = self.field.text().casefold().split()
        found = [row for words, row in self._rows if all(word in words for word in wanted)]
        self.list.show_rows(found)
        one, many = self.tr("1 code"), self.tr("{n} codes")
        said = self.tr("{found} of {all}").replace("{found}", wording.number(len(found)))
        count = wording.counted(len(self._rows), one, many)
        self._count.setText(said.replace("{all}", count) if wanted else count)


def _words(row: CodeRow) -> str:
    return "\n".join((row.code, *row.columns)).casefold()


def _filled(row: CodeRow) -> Mapping[str, str]:
    """What a hot code fills, by the names of the fields."""
    pairs = zip(row.addresses, row.columns, strict=False)
    return {wording.caption_field(address): text for address, text in pairs if text}
