"""The dialogs of an open library: each is shown over its desk, and gives the keys back when it is closed.

They are loaded when they are first asked for: a start of the window needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from reviewer.errors import ReviewerError
from reviewer.lazily import lazily
from reviewer.review import Review
from ui import settings as remembered
from ui.beside import Beside
from ui.importing import Importing
from ui.pictures import Pictures
from ui.views import Views

if TYPE_CHECKING:
    from reviewer.export import profile
    from ui import (
        export_dialog,
        history_dialog,
        import_dialog,
        imports_dialog,
        objection_dialog,
        person_dialog,
        profiles_dialog,
        receipts_dialog,
        ruleset_editor,
        rulesets_dialog,
    )
else:
    export_dialog = lazily("ui.export_dialog")
    history_dialog = lazily("ui.history_dialog")
    import_dialog = lazily("ui.import_dialog")
    imports_dialog = lazily("ui.imports_dialog")
    objection_dialog = lazily("ui.objection_dialog")
    person_dialog = lazily("ui.person_dialog")
    profile = lazily("reviewer.export.profile")
    profiles_dialog = lazily("ui.profiles_dialog")
    receipts_dialog = lazily("ui.receipts_dialog")
    ruleset_editor = lazily("ui.ruleset_editor")
    rulesets_dialog = lazily("ui.rulesets_dialog")


class DeskDialogs(QObject):
    """Opens them. `opening` comes before and `closed` after each of them; `said` carries a sentence.

    `photos_asked` carries the photos that the history was asked to show, `person_given` who is at work,
    `objection_given` an objection to the photos meant.
    """

    opening = Signal()
    closed = Signal()
    said = Signal(str)
    photos_asked = Signal(list)
    person_given = Signal(str)
    objection_given = Signal(object)

    def __init__(
        self,
        review: Review,
        workers: Executor,
        settings: QSettings,
        views: Views,
        pictures: Pictures,
        importing: Importing,
        beside: Beside,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._review, self._workers, self._desk = review, workers, parent
        self._settings = settings
        self._views, self._importing, self._beside = views, importing, beside
        self._pictures = pictures

    def show(self, dialog: QDialog) -> None:
        """Show a dialog over the window; it goes when it is closed."""
        self.opening.emit()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self.closed)
        dialog.open()

    def close(self) -> None:
        """End what is shown: the library is being closed."""
        for dialog in self._desk.findChildren(QDialog):
            if dialog.isVisible():
                dialog.done(QDialog.DialogCode.Rejected)

    def ask_import(self, source: Path | None = None) -> None:
        """Ask what to import, from `source` to begin with, and begin; frames appear as they come."""
        dialog = import_dialog.ImportDialog(
            self._review, self._workers, self._settings, self._desk, source=source
        )
        dialog.accepted.connect(lambda: self._import(dialog.requests))
        self.show(dialog)

    def _import(self, requests: Sequence[import_dialog.ImportRequest]) -> None:
        """Begin; where the shoot is there already, once its frames are judged by all rule sets asked for."""
        shoots = {shoot.name: shoot.rulesets for shoot in self._review.shoots()}
        begin = partial(self._begin, requests)
        shoot, rulesets = requests[0].plan.shoot, requests[0].rulesets
        if set(rulesets) <= set(shoots.get(shoot, rulesets)):
            begin()
            return
        both = [*shoots[shoot], *rulesets]
        what = self.tr("Judging {shoot} anew").replace("{shoot}", shoot)
        try:
            self._beside.run(what, lambda review: review.setting_rulesets(shoot, both), begin, self.said.emit)
        except ReviewerError as error:
            self.said.emit(str(error))

    def _begin(self, requests: Sequence[import_dialog.ImportRequest]) -> None:
        try:
            for request in requests:
                self._importing.start(request)
        except ReviewerError as error:
            self.said.emit(str(error))

    def ask_export(self, sequence: str = "") -> None:
        """Ask through which profile to hand over what, show what is held back, make the set.

        `sequence` is the one shown, if any.
        """
        self.opening.emit()
        dialog = export_dialog.ExportDialog(
            self._review,
            self._views.targets(),
            self._views.ids,
            self._shelf(),
            first=remembered.word(self._settings, remembered.PROFILE),
            sequence=sequence,
            workers=self._workers,
            parent=self._desk,
        )
        dialog.finished.connect(lambda _result: self._remember(dialog.receipt))
        self.show(dialog)

    def _remember(self, receipt: dict[str, Any] | None) -> None:
        """The profile something went through is the first choice the next time."""
        if receipt is not None:
            self._settings.setValue(remembered.PROFILE, receipt["profile"]["id"])

    def edit_profiles(self) -> None:
        """Show the export profiles, to make and to change one's own."""
        self.opening.emit()
        first = remembered.word(self._settings, remembered.PROFILE)
        shown = self._views.ids
        self.show(
            profiles_dialog.ProfilesDialog(self._shelf(), self._review, shown, first=first, parent=self._desk)
        )

    def _shelf(self) -> profile.Shelf:
        return profile.Shelf(remembered.profiles(self._settings))

    def ask_objection(self) -> None:
        """Ask who objected to the photos meant, and to what."""
        targets = self._views.targets()
        if not targets:
            return
        taken = self._review.photo(targets[0]).facts.taken_at
        when = taken.isoformat(" ", "minutes") if taken else ""
        dialog = objection_dialog.ObjectionDialog(len(targets), when, self._desk)
        dialog.accepted.connect(lambda: self.objection_given.emit(dialog.objection))
        self.show(dialog)

    def ask_person(self, then: Callable[[], None] | None = None) -> None:
        """Ask who is at work; `then` follows when it is told."""
        dialog = person_dialog.PersonDialog(self._review.person, self._desk)
        dialog.accepted.connect(lambda: self.person_given.emit(dialog.person))
        if then is not None:
            dialog.accepted.connect(then)
        self.show(dialog)

    def show_receipts(self) -> None:
        """Show the records of earlier exports."""
        self.show(receipts_dialog.ReceiptsDialog(self._review, self._desk))

    def show_imports(self) -> None:
        """Show the records of imports."""
        self.show(imports_dialog.ImportsDialog(self._review, self._desk))

    def show_exports_of_photo(self) -> None:
        """Show where the current photo went."""
        if self._views.current is not None:
            self.show(receipts_dialog.ReceiptsDialog(self._review, self._desk, photo=self._views.current))

    def show_history(self) -> None:
        """Show what was done, and the way back to it."""
        self.opening.emit()
        dialog = history_dialog.HistoryDialog(self._review, self._desk)
        dialog.asked.connect(self.photos_asked)
        self.show(dialog)

    def ask_rulesets(self, shoot: str = "") -> None:
        """Ask which rule sets judge a shoot; by default that of the current photo."""
        if not (shoot := shoot or self._shoot):
            return
        dialog = rulesets_dialog.RuleSetsDialog(self._review, self._beside, shoot, self._desk)

        def edit() -> ruleset_editor.RuleSetEditor:
            editor = self._editor(shoot, dialog)
            editor.written.connect(dialog.take_in)
            editor.judged.connect(dialog.show_judged)
            return editor

        dialog.new_asked.connect(lambda: edit().begin_new())
        dialog.edit_asked.connect(lambda ref: edit().open_ruleset(ref))
        dialog.copy_asked.connect(lambda ref: edit().open_ruleset(ref, copy=True))
        self.show(dialog)

    def edit_rules(self, shoot: str = "", ruleset: str = "", rule: str = "") -> None:
        """Show the editor on a rule of a shoot; by default on its first rule set, or a new one."""
        if shoot := shoot or self._shoot:
            self.opening.emit()
            editor = self._editor(shoot, self._desk)
            editor.finished.connect(self.closed)
            if ref := ruleset or next(iter(self._review.shoot(shoot).rulesets), ""):
                editor.open_ruleset(ref, rule=rule)
            else:
                editor.begin_new()

    def _editor(self, shoot: str, over: QWidget) -> ruleset_editor.RuleSetEditor:
        editor = ruleset_editor.RuleSetEditor(self._review, self._beside, shoot, self._pictures, over)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()
        return editor

    @property
    def _shoot(self) -> str:
        """The shoot of the current photo."""
        current = self._views.current
        return self._review.photo(current).shoot if current is not None else ""
