"""The codes in use, to be searched: each with what it stands for."""

from collections.abc import Sequence
from typing import overload

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from reviewer.caption.code_file import Row as CodeRow
from ui import theme, wording
from ui.lettering import quiet
from ui.row import Row
from ui.row_list import RowList
from ui.text_field import LineField


class CodeRows(Sequence[Row]):
    """Codes as rows, each made when it is looked at: there may be tens of thousands."""

    def __init__(self, codes: Sequence[CodeRow], delimiter: str) -> None:
        self._codes, self._delimiter = codes, delimiter

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return CodeRows(self._codes[place], self._delimiter)
        code = self._codes[place]
        typed = f"{self._delimiter}{code.code}{self._delimiter}"
        stands = _filled(code) if code.addresses else ", ".join(code.columns)
        hot = QCoreApplication.translate("CodeList", "hot") if code.addresses else ""
        return Row(typed, key=code.code, hint=stands, end=hot, note=stands, spoken=f"{typed}, {stands}")


def _filled(row: CodeRow) -> str:
    """What a hot code fills, by the names of the fields."""
    pairs = zip(row.addresses, row.columns, strict=False)
    return ", ".join(f"{wording.caption_field(address)}: {text}" for address, text in pairs if text)


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
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self._codes: list[tuple[str, CodeRow]] = []
        self._delimiter = ""
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
        self._codes = [("\n".join((row.code, *row.columns)).casefold(), row) for row in by_code.values()]
        self._delimiter = delimiter
        self._search()

    def _search(self) -> None:
        found, wanted = self._codes, self.field.text().casefold().split()
        for word in wanted:
            found = [one for one in found if word in one[0]]
        self.list.setCurrentIndex(QModelIndex())
        self.list.show_rows(CodeRows([row for _, row in found], self._delimiter))
        one, many = self.tr("1 code"), self.tr("{n} codes")
        said = self.tr("{found} of {all}").replace("{found}", wording.number(len(found)))
        count = wording.counted(len(self._codes), one, many)
        self._count.setText(said.replace("{all}", count) if wanted else count)
