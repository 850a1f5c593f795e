"""A button that puts words in braces into the field beside it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QMenu, QPushButton

from ui.text_field import LineField


class TokenButton(QPushButton):
    """Its menu holds the words there are."""

    def __init__(self, tokens: Iterable[str], field: LineField, name: str) -> None:
        """`name` is what a screen reader says."""
        super().__init__(field.parentWidget())
        self._field = field
        self.setText(self.tr("Insert"))
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        menu = QMenu(self)
        for token in tokens:
            menu.addAction(f"{{{token}}}").triggered.connect(lambda _=False, word=token: self._insert(word))
        self.setMenu(menu)

    def _insert(self, token: str) -> None:
        self._field.insert(f"{{{token}}}")
        self._field.setFocus()
