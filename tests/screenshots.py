"""Takes the pictures of the README anew: the real window on the sample card, 1440 by 900, dark and light.

`python -m tests.screenshots [FOLDER]`; by default those of the README are replaced.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from reviewer import demo
from reviewer.workers import Workers
from tests.ui.hands import open_library
from ui import theme
from ui.desk import Desk
from ui.export_dialog import ExportDialog
from ui.history_dialog import HistoryDialog
from ui.import_dialog import ImportDialog
from ui.keyboard_dialog import KeyboardDialog
from ui.main_window import MainWindow

D = TypeVar("D", bound=QDialog)

FOLDER = Path(__file__).parents[1] / "resources" / "screenshots"
SIZE = (1440, 900)
# So many cells before the one in front there is one in the first row on screen; a stack is in the last.
ABOVE = 5
PATIENCE_MS = 60_000
# Panes follow a moment after the photo they are about.
SETTLED_MS = 400


def wait(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    patience = QDeadlineTimer(PATIENCE_MS)
    while not holds():
        QApplication.processEvents()
        if patience.hasExpired():
            raise TimeoutError("the window did not come to rest")
    settled = QDeadlineTimer(SETTLED_MS)
    while not settled.hasExpired():
        QApplication.processEvents()


def shoot(picture: QPixmap, path: Path) -> None:
    """Keep one picture."""
    picture.save(str(path))
    print(path)  # noqa: T201


def over(window: MainWindow, dialog: QDialog) -> QPixmap:
    """The window with a dialog over its middle, as a person sees it."""
    picture, front = window.grab(), dialog.grab()
    with QPainter(picture) as painter:
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 110))
        painter.drawPixmap(picture.rect().center() - front.rect().center(), front)
    return picture


def take(window: MainWindow, desk: Desk, card: Path, folder: Path, ending: str) -> None:
    """All of them, in the order of the work."""
    views = desk.views
    views.show_sheet()
    views.strip.set_stacked(True)
    wait(lambda: not desk.search.busy)
    shown = desk.review.ids("rule:crowd-of-soldiers")[0]
    above = max(0, list(views.sheet.ids).index(shown) - ABOVE)
    for photo in (views.sheet.ids[-1], views.sheet.ids[above], shown):
        views.sheet.set_current(photo)  # from below, so that a whole row is at the top
    wait(lambda: views.sheet.complete and not desk.pictures.busy)
    shoot(window.grab(), folder / f"sheet{ending}.png")
    views.show_loupe()
    wait(lambda: views.loupe.sharp)
    shoot(window.grab(), folder / f"loupe{ending}.png")
    views.show_sheet()
    views.sheet.select(set(desk.review.ids("tag:leader-statue")[:3]))
    views.show_compare()
    wait(lambda: views.compare.sharp)
    shoot(window.grab(), folder / f"compare{ending}.png")
    views.show_sheet()
    for name, dialog in dialogs(window, desk, card):
        shoot(over(window, dialog), folder / f"{name}{ending}.png")
        dialog.reject()


def dialogs(window: MainWindow, desk: Desk, card: Path) -> Iterator[tuple[str, QDialog]]:
    """The dialogs, each open and at rest."""
    desk.dialogs.ask_export()
    export = find(window, ExportDialog)
    wait(lambda: export.form.plan is not None)
    yield "export", export
    desk.dialogs.ask_import()
    importing = find(window, ImportDialog)
    importing.list_folder(card)
    wait(lambda: bool(importing.summary))
    yield "import", importing
    window.edit_keys()
    yield "keyboard", find(window, KeyboardDialog)
    desk.dialogs.show_history()
    yield "history", find(window, HistoryDialog)


def find(window: MainWindow, kind: type[D]) -> D:
    """The dialog of this kind that was opened."""
    wait(lambda: window.findChild(kind) is not None)
    dialog = window.findChild(kind)
    assert isinstance(dialog, kind)
    return dialog


def main() -> None:
    """Make the sample, open the window on it, take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as temporary, Workers() as workers:
        at = Path(temporary)
        library = demo.prepare(at, workers, say=print)
        theme.apply(app)
        window = MainWindow(workers, QSettings(str(at / "window.ini"), QSettings.Format.IniFormat))
        window.resize(*SIZE)
        window.show()
        open_library(window, library)
        assert window.desk is not None
        for worn, ending in ((theme.DARK, ""), (theme.LIGHT, "-light")):
            theme.apply(app, worn)
            take(window, window.desk, at / "card", folder, ending)
        window.close()


if __name__ == "__main__":
    main()
