"""The main window: the menus, and either the welcome or the desk of the open library."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QStackedWidget

from reviewer import __version__
from reviewer.review import Review
from ui import action_slots, caps_lock, choose, menus, own_keys, theme
from ui import settings as remembered
from ui.appearance import CHOICES, Appearance
from ui.command_palette import CommandPalette
from ui.desk import Desk
from ui.job import Job
from ui.keyboard_dialog import KeyboardDialog
from ui.keymap import DEFAULT, Keymap
from ui.keymap_shelf import Shelf
from ui.keys_help import KeysHelp
from ui.menu_bar import Menus
from ui.opening import Opening, Steps, or_made, to_change_or_look
from ui.welcome import Welcome

SAID_MS = 8000


class MainWindow(QMainWindow):
    """One window, at most one library."""

    def __init__(self, workers: Executor, settings: QSettings) -> None:
        super().__init__()
        self._workers = workers
        self._settings = settings
        self._caps_lock = False
        self._sample: Job | None = None
        self.desk: Desk | None = None
        self.setWindowTitle(self.tr("Reviewer"))
        self.welcome = Welcome()
        self.welcome.new_library.connect(self.new_library)
        self.welcome.open_library.connect(self.choose_library)
        self.welcome.sample.connect(self.open_sample)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self.opening = Opening()
        self.opening.opened.connect(self.show_review)
        self.opening.failed.connect(self._show_welcome)
        self.opening.left.connect(self._show_welcome)
        self._stack.addWidget(self.opening)
        self.setCentralWidget(self._stack)
        self.appearance = Appearance(settings, self)
        self.appearance.changed.connect(self._enable)
        self.keymaps = Shelf(remembered.keymaps(settings))
        self.keymap = self.keymaps.load(str(settings.value(remembered.KEYMAP) or DEFAULT))
        self.menus = Menus(self, self.keymap.keys, action_slots.slots(self))
        self.menus["advance"].setChecked(settings.value(remembered.ADVANCE) == "true")
        self.command_palette = CommandPalette(self.menus.all, self)
        self.keys_help = KeysHelp(self.menus.all, self.tag_letters, self)
        self._standing = QLabel()
        self._standing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._standing.setContentsMargins(theme.NEAR, 0, 0, 0)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._standing)
        self.resize(1440, 900)
        if geometry := remembered.state(settings, remembered.GEOMETRY):
            self.restoreGeometry(geometry)
        self._enable()

    def show_on_screen(self) -> None:
        """Show the window; where the screen has no room for it and its frame, as large as the screen."""
        room = self.screen().availableSize()
        if self.isFullScreen() or self.isMaximized():
            self.show()
        elif self.width() >= room.width() or self.height() >= room.height():
            self.resize(self.size().boundedTo(room * 0.8))
            self.showMaximized()
        else:
            self.show()

    # Libraries

    def new_library(self) -> None:
        """Ask for a folder and make a library of it."""
        folder = choose.new_folder(self, self.tr("A folder for the new library"), self.tr("Photographs"))
        if folder is not None:
            self._open(folder, or_made)

    def open_sample(self) -> None:
        """Make the sample card and its library beside the window, where they are not yet, and open it."""
        self.welcome.wait_for(self.tr("Drawing the sample card. This takes a moment…"))
        self._sample = Job(lambda: _sample(self._workers), self)
        self._sample.batch.connect(lambda libraries: self.open_library(libraries[0]))
        self._sample.done.connect(lambda: self.welcome.wait_for(""))
        self._sample.done.connect(self._enable)
        self._sample.failed.connect(self.welcome.tell, Qt.ConnectionType.QueuedConnection)
        self._sample.start()
        self._enable()

    def choose_library(self) -> None:
        """Ask for a library and open it."""
        folder = choose.folder(self, self.tr("Open a library"))
        if folder is not None:
            self.open_library(folder)

    def open_library(self, folder: Path) -> None:
        """Open a library; where it cannot be written, to look at; else tell why not."""
        self._open(folder, to_change_or_look)

    def _open(self, folder: Path, opening: Callable[[Path], Steps]) -> None:
        self.close_library()
        self.welcome.tell("")
        self._stack.setCurrentWidget(self.opening)
        self.opening.start(folder.name, lambda: opening(folder))
        self._enable()

    def _show_welcome(self, sentence: str = "") -> None:
        self.welcome.tell(sentence)
        self._stack.setCurrentWidget(self.welcome)
        self._enable()

    def show_review(self, review: Review) -> None:
        """Put an open library on the desk."""
        self.desk = Desk(review, self._workers, self._settings, self)
        self.desk.changed.connect(self._enable)
        self.desk.said.connect(self.say)
        self.desk.marking.marked.connect(self._go_on)
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        self._settings.setValue(remembered.LIBRARY, str(review.folder.absolute()))
        self.setWindowTitle(self.tr("{0} — Reviewer").format(review.folder.name))
        self.desk.focus_photos()
        self._enable()

    def close_library(self) -> None:
        """Leave the open library, with everything saved."""
        if self.desk is None:
            return
        desk, self.desk = self.desk, None
        desk.close_library()
        self._stack.removeWidget(desk)
        desk.deleteLater()
        self._stack.setCurrentWidget(self.welcome)
        self.setWindowTitle(self.tr("Reviewer"))
        self._enable()

    def remembered_library(self) -> Path | None:
        """The library that was open last."""
        last = self._settings.value(remembered.LIBRARY)
        return Path(str(last)) if last else None

    # Actions

    def _enable(self) -> None:
        """Actions can be used when what they need is there."""
        self.menus.enable(self._there())
        self.menus.check({f"theme-{one}": one == self.appearance.choice for one in CHOICES})
        desk = self.desk
        self.statusBar().setVisible(desk is not None)
        self._standing.setText(desk.listing.standing if desk else "")
        if desk:
            self.menus.check(desk.checked())
        for action, text, step in (
            ("undo", self.tr("Undo"), desk.review.can_undo if desk else ""),
            ("redo", self.tr("Redo"), desk.review.can_redo if desk else ""),
        ):
            self.menus[action].setText(f"{text}: {step}" if step else text)

    def _there(self) -> frozenset[str]:
        if self.desk is None:
            sample = self._sample is not None and self._sample.running
            return frozenset() if self.opening.running or sample else frozenset({menus.FREE})
        review, photo = self.desk.review, self.desk.views.current is not None
        there = {
            menus.FREE: True,
            menus.LIBRARY: True,
            menus.PHOTO: photo,
            menus.WRITABLE: not review.read_only,
        }
        there[menus.COMPARED] = self.desk.views.shows_compare
        there[menus.MARK] = photo and not review.read_only
        ordered = bool(self.desk.sequences.shown)
        there[menus.UNORDERED] = not ordered
        there[menus.SEQUENCE] = ordered and not review.read_only
        there[menus.PLACED] = ordered and there[menus.MARK]
        there[menus.UNDO] = not review.read_only and bool(review.can_undo)
        there[menus.REDO] = not review.read_only and bool(review.can_redo)
        return frozenset(need for need, holds in there.items() if holds)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for a while."""
        self.statusBar().showMessage(sentence, SAID_MS)

    def _go_on(self, marked: list[int]) -> None:
        """After a mark: to the next photo, where that is wanted and the one marked is still in front."""
        wanted = self._caps_lock or self.menus["advance"].isChecked()
        if self.desk and wanted and len(marked) == 1 and self.desk.views.targets() == marked:
            self.desk.views.step(1)

    def toggle_full_screen(self) -> None:
        """The whole screen for the photos, and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def about(self) -> None:
        """Say what this program is and what it may be used for."""
        QMessageBox.about(
            self,
            self.tr("About Reviewer"),
            self.tr(
                "Reviewer {0}\n\nFor going through dangerous pictures safely.\n"
                "Rule sets are guidance, not law.\n\nFree software under the GNU GPL, version 3 or later."
            ).format(__version__),
        )

    # Keys

    def use_keymap(self, keymap: Keymap) -> None:
        """Let the actions have these keys, from now on and after the next start."""
        self.keymap = keymap
        self._settings.setValue(remembered.KEYMAP, keymap.name)
        self.menus.set_keys(keymap.keys)
        if self.desk:
            self.desk.show_keys()

    def tag_letters(self) -> dict[str, str]:
        """What the tags are called that a letter sets, with Shift."""
        return self.desk.tagging.letters() if self.desk else {}

    def edit_keys(self) -> None:
        """Show all keys, to change them."""
        dialog = KeyboardDialog(self.keymaps, self.keymap, self.tag_letters(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.use_keymap)
        dialog.open()

    def tell_keymap_faults(self) -> None:
        """Say what could not be used of the keymap, if anything."""
        if self.keymap.faults:
            box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Keymap"), "", parent=self)
            box.setText(
                self.tr("Some keys of the keymap “{name}” cannot be used; they are as in its base.").replace(
                    "{name}", self.keymap.name
                )
            )
            box.setInformativeText("\n\n".join(self.keymap.faults))
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """The window manager takes windows to the full screen and back, too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.menus["full-screen"].setChecked(self.isFullScreen())

    def event(self, event: QEvent) -> bool:
        """Keys on their way to a shortcut tell whether Caps Lock is on; Space presses the button in focus."""
        if isinstance(event, QKeyEvent):
            self._caps_lock = caps_lock.is_on(event)
        return own_keys.claimed_by_button(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift and a letter set the tag that has this letter in the rule set."""
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not (shifted and self.desk and event.text().strip() and self.desk.tagging.by_key(event.text())):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything before the window goes."""
        if self.desk and self.desk.busy and not self._may_stop():
            event.ignore()
            return
        self._settings.setValue(remembered.GEOMETRY, self.saveGeometry())
        self._settings.setValue(remembered.ADVANCE, self.menus["advance"].isChecked())
        self.close_library()
        self.opening.close_job()
        if self._sample is not None:
            self._sample.close()
        super().closeEvent(event)

    def _may_stop(self) -> bool:
        answer = QMessageBox.question(
            self,
            self.tr("An import is running"),
            self.tr(
                "Stop the import and close? What was copied is in the library; the next import of the card "
                "goes on with the rest."
            ),
            defaultButton=QMessageBox.StandardButton.No,
        )
        return answer is QMessageBox.StandardButton.Yes


def _sample(workers: Executor) -> Iterator[Path]:
    """The sample library. What draws it is loaded only now: few starts of the window need it."""
    demo = import_module("reviewer.demo")
    yield demo.prepare(demo.default_folder(), workers, say=lambda _: None)
