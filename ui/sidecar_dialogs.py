"""The dialogs about sidecars; they are loaded when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from reviewer.lazily import lazily
from ui.sidecars import Sidecars

if TYPE_CHECKING:
    from ui import settle_dialog, sidecars_dialog
else:
    settle_dialog = lazily("ui.settle_dialog")
    sidecars_dialog = lazily("ui.sidecars_dialog")


class SidecarDialogs(QObject):
    """Opens them over the desk; `show` is how a dialog is shown there."""

    def __init__(self, sidecars: Sidecars, show: Callable[[QDialog], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._sidecars, self._show, self._desk = sidecars, show, parent
        sidecars.conflicts_met.connect(self.settle)

    def open(self) -> None:
        """Show what other programs are to be told, and whether to tell them."""
        dialog = sidecars_dialog.SidecarsDialog(self._sidecars, self._desk)
        dialog.settle_asked.connect(self.settle)
        self._show(dialog)

    def settle(self) -> None:
        """Ask which side is to hold where both changed."""
        if conflicts := list(self._sidecars.outcome.conflicts.values()):
            dialog = settle_dialog.SettleDialog(conflicts, self._desk)
            dialog.accepted.connect(lambda: self._sidecars.settle(dialog.choices))
            self._show(dialog)
