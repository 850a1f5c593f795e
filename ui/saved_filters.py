"""What is done with the filter as a whole: save it, take a saved one, copy it for the command line."""

import shlex
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from reviewer.review import Review
from ui.filter_bar import FilterBar
from ui.save_filter_dialog import SaveFilterDialog
from ui.saved_filters_dialog import SavedFiltersDialog


class SavedFilters(QObject):
    """Serves the menu of the filter bar, and the actions of the same names. `said` carries a sentence."""

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        bar: FilterBar,
        where: Callable[[], str],
        show: Callable[[QDialog], None],
        parent: QWidget,
    ) -> None:
        """`where` tells the whole filter line, the shoot chosen included; `show` shows a dialog."""
        super().__init__(parent)
        self._review, self._bar, self._where, self._show, self._window = review, bar, where, show, parent
        bar.changed.connect(self._show_filters)
        bar.menu.opening.connect(self._show_filters)
        bar.menu.chosen.connect(bar.set_text)
        bar.menu.save_requested.connect(self.save)
        bar.menu.list_requested.connect(self.choose)
        bar.menu.copy_requested.connect(self.copy)
        self._show_filters()

    def save(self) -> None:
        """Ask for a name and save the present filter under it."""
        if not self._bar.text():
            self.said.emit(self.tr("Nothing is filtered; there is no filter to save."))
            return
        dialog = SaveFilterDialog(self._review, self._bar.text(), self._window)
        dialog.accepted.connect(lambda: self._saved(dialog.name))
        self._show(dialog)

    def choose(self) -> None:
        """Show the saved filters, to filter by one, rename or remove it."""
        dialog = SavedFiltersDialog(self._review, self._window)
        dialog.accepted.connect(lambda: self._bar.set_text(dialog.line))
        dialog.finished.connect(self._show_filters)
        self._show(dialog)

    def copy(self) -> None:
        """Put the filter on the clipboard, as the command line takes it."""
        if line := self._where():
            QGuiApplication.clipboard().setText(f"--where {shlex.quote(line)}")
            self.said.emit(self.tr("Copied for the command line: {line}").replace("{line}", line))
        else:
            self.said.emit(self.tr("Nothing is filtered; there is nothing to copy."))

    def _saved(self, name: str) -> None:
        self._show_filters()
        self.said.emit(self.tr("The filter is saved as {name}.").replace("{name}", name))

    def _show_filters(self, *_: object) -> None:
        saved = self._review.saved_filters()
        name = next((name for name, line in saved.items() if self._bar.says(line)), "")
        self._bar.menu.show_filters(saved, self._bar.text(), name, writable=not self._review.read_only)
