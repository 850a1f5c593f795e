"""Takes the pictures of the README anew: the real window on the sample card, 1440 by 900.

`python -m tests.screenshots [FOLDER]`; by default those of the README are replaced.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from reviewer import demo
from reviewer.workers import Workers
from ui import theme
from ui.desk import Desk
from ui.export_dialog import ExportDialog
from ui.import_dialog import ImportDialog
from ui.main_window import MainWindow

FOLDER = Path(__file__).parents[1] / "resources" / "screenshots"
SIZE = (1440, 900)
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


def shoot(widget: QWidget, folder: Path, name: str) -> None:
    """Take one picture."""
    path = folder / f"{name}.png"
    widget.grab().save(str(path))
    print(path)  # noqa: T201


def take(window: MainWindow, desk: Desk, card: Path, folder: Path) -> None:
    """All of them, in the order of the work."""
    views = desk.views
    wait(lambda: not desk.search.busy)
    views.sheet.set_current(desk.review.ids("rule:crowd-of-soldiers")[0])
    wait(lambda: views.sheet.complete and not desk.pictures.busy)
    shoot(window, folder, "sheet")
    views.show_loupe()
    wait(lambda: views.loupe.sharp)
    shoot(window, folder, "loupe")
    views.show_sheet()
    views.sheet.select(set(desk.review.ids("tag:leader-statue")[:3]))
    views.show_compare()
    wait(lambda: views.compare.sharp)
    shoot(window, folder, "compare")
    views.show_sheet()
    desk.ask_export()
    export = window.findChild(ExportDialog)
    assert isinstance(export, ExportDialog)
    wait(lambda: export.form.plan is not None)
    shoot(export, folder, "export")
    export.reject()
    desk.ask_import()
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.list_folder(card)
    wait(dialog.confirm.isEnabled)
    shoot(dialog, folder, "import")
    dialog.reject()


def main() -> None:
    """Make the sample, open the window on it, take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    with tempfile.TemporaryDirectory() as temporary, Workers() as workers:
        at = Path(temporary)
        library = demo.prepare(at, workers, say=print)
        window = MainWindow(workers, QSettings(str(at / "window.ini"), QSettings.Format.IniFormat))
        window.resize(*SIZE)
        window.show()
        window.open_library(library)
        assert window.desk is not None
        take(window, window.desk, at / "card", folder)
        window.close()


if __name__ == "__main__":
    main()
