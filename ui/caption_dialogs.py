"""The dialogs by which many captions are written: find and replace, tables, templates, codes, checks.

They are loaded when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from reviewer.lazily import lazily
from reviewer.review import Review
from ui import settings as remembered
from ui.beside import Beside
from ui.desk_dialogs import DeskDialogs
from ui.proofreading import Proofreading
from ui.template_again import TemplateAgain
from ui.views import Views

if TYPE_CHECKING:
    from ui import (
        checks_dialog,
        codes_dialog,
        replace_dialog,
        table_dialog,
        table_out_dialog,
        templates_dialog,
    )
else:
    checks_dialog = lazily("ui.checks_dialog")
    codes_dialog = lazily("ui.codes_dialog")
    replace_dialog = lazily("ui.replace_dialog")
    table_dialog = lazily("ui.table_dialog")
    table_out_dialog = lazily("ui.table_out_dialog")
    templates_dialog = lazily("ui.templates_dialog")


class CaptionDialogs(QObject):
    """Opens them over the desk. `said` carries a sentence for the status line."""

    said = Signal(str)

    def __init__(
        self,
        review: Review,
        workers: Executor,
        settings: QSettings,
        views: Views,
        beside: Beside,
        proofs: Proofreading,
        dialogs: DeskDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._review, self._workers, self._settings = review, workers, settings
        self._views, self._beside = views, beside
        self._codes, self._checks = proofs.codes, proofs.checks
        self._dialogs, self._desk = dialogs, parent
        self._again = TemplateAgain(review, beside, self)
        self._again.said.connect(self.said)

    def replace(self) -> None:
        """Find and replace in the captions of what is selected, or shown."""
        dialog = replace_dialog.ReplaceDialog(
            self._review, self._beside, *self._photos(), self._workers, self._desk
        )
        dialog.said.connect(self.said)
        self._dialogs.show(dialog)

    def templates(self) -> None:
        """Show the caption templates, to write one of them or to change it."""
        selection, shown = self._photos()
        dialog = templates_dialog.TemplatesDialog(
            self._review,
            self._beside,
            remembered.captions(self._settings),
            selection,
            shown,
            self._codes.codes,
            front=self._views.current,
            first=remembered.word(self._settings, remembered.TEMPLATE),
            parent=self._desk,
        )
        dialog.said.connect(self.said)
        dialog.said.connect(lambda: self._settings.setValue(remembered.TEMPLATE, dialog.name))
        self._dialogs.show(dialog)

    def write_template_again(self) -> None:
        """Write the template that was written last into the photos meant; without one, ask which."""
        name = remembered.word(self._settings, remembered.TEMPLATE)
        targets, _ = self._photos()
        if not name:
            self.templates()
        elif targets:
            self._again.write(remembered.captions(self._settings), name, targets, self._codes.codes)

    def close(self) -> None:
        """End what is under way: the library is being closed."""
        self._again.close()

    def edit_codes(self) -> None:
        """Show the code replacements, and which files they come from."""
        self._dialogs.show(codes_dialog.CodesDialog(self._codes, self._desk))

    def choose_checks(self) -> None:
        """Show which checks look at captions, to turn them off and on."""
        self._dialogs.show(checks_dialog.ChecksDialog(self._review, self._checks, self._desk))

    def write_table(self) -> None:
        """Write captions to a table."""
        dialog = table_out_dialog.TableOutDialog(self._review.folder, *self._photos(), self._desk)
        dialog.said.connect(self.said)
        self._dialogs.show(dialog)

    def read_table(self) -> None:
        """Ask for a table and show what it would change."""
        self._dialogs.opening.emit()
        if file := table_dialog.ask_file(self._desk):
            dialog = table_dialog.TableDialog(self._review, self._beside, file, self._desk)
            dialog.said.connect(self.said)
            self._dialogs.show(dialog)

    def _photos(self) -> tuple[Sequence[int], Sequence[int]]:
        """The photos meant, and all that are shown; what is being typed is saved before."""
        self._dialogs.opening.emit()
        return self._views.targets(), self._views.ids
