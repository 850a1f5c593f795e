"""The window in which keys are changed: every change holds at once, here and in the menus."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.errors import ReviewerError
from ui import press, theme
from ui.dialog import Dialog
from ui.key_asking import KeyAsking
from ui.key_list import KEY, KeyList
from ui.keymap import DEFAULT, Keymap, Keys, action_name, refusal
from ui.keymap_shelf import Shelf
from ui.lettering import body
from ui.text_field import LineField


class KeyboardDialog(Dialog):
    """Keymaps to choose from, and the keys of the one chosen. `changed` carries the keymap now in use.

    A keymap that comes with the program stays as it is: the first change makes a copy under a name.
    """

    changed = Signal(object)

    def __init__(
        self, shelf: Shelf, keymap: Keymap, tags: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """`tags` are labels of tags by the letter that, with Shift, sets them."""
        super().__init__(parent)
        self._shelf, self._tags = shelf, tags
        self.keymap = keymap
        self.setWindowTitle(self.tr("Keyboard"))
        self.resize(720, 660)
        self.keymaps = QComboBox(self)
        self.field = LineField(self)
        self.list = KeyList(tags, self.field, self)
        self.nothing = body("", self)
        self.asking = KeyAsking(self)
        self.copy = QPushButton(self.tr("&Copy…"), self)
        self.remove = QPushButton(self.tr("&Remove…"), self)
        self.by_key = QPushButton(self.tr("&Find by key…"), self)
        self.change = QPushButton(self.tr("Change &key…"), self)
        self.add = QPushButton(self.tr("&Add a key…"), self)
        self.clear = QPushButton(self.tr("&Take its keys away"), self)
        self._doing = QWidget(self)
        self.reset = QPushButton(self.tr("Re&set"), self)
        self.reset_all = QPushButton(self.tr("Reset a&ll…"), self)
        self._arrange()
        self._connect()
        self._fill_keymaps()
        self._show()
        self.field.setFocus()

    def _arrange(self) -> None:
        self.cancel.hide()
        self.confirm.setText(self.tr("Close"))
        label = QLabel(self.tr("Key&map"), self)
        label.setBuddy(self.keymaps)
        self.keymaps.setMinimumHeight(self.field.sizeHint().height())
        self.keymaps.setAccessibleName(self.tr("Keymap"))
        self.field.setPlaceholderText(self.tr("Search by name"))
        self.field.setAccessibleName(self.tr("Search by name"))
        self.field.setClearButtonEnabled(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row(label, self.keymaps, self.copy, self.remove, wide=self.keymaps)
        self._row(self.field, self.by_key, wide=self.field)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(self.asking)
        self._row(self.change, self.add, self.clear, self.reset, None, self.reset_all, on=self._doing)

    def _row(self, *widgets: QWidget | None, wide: QWidget | None = None, on: QWidget | None = None) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        for widget in widgets:
            if widget is None:
                row.addStretch()
            else:
                row.addWidget(widget, int(widget is wide))
        if on is None:
            self.column.addLayout(row)
        else:
            row.setContentsMargins(0, 0, 0, 0)
            on.setLayout(row)
            self.column.addWidget(on)

    def _connect(self) -> None:
        self.keymaps.activated.connect(lambda at: self._use(self._shelf.load(self.keymaps.itemData(at))))
        self.field.textChanged.connect(lambda _text: self._show())
        self.field.escaped.connect(self.reject)
        self.list.chosen.connect(self._enable)
        self.list.taken.connect(lambda: self._ask_key(adding=False))
        self.asking.began.connect(self._doing.hide)
        self.asking.left.connect(self._doing.show)
        self.asking.left.connect(self.field.setFocus)
        self.copy.clicked.connect(lambda: self._ask_name(lambda keymap: keymap))
        self.remove.clicked.connect(self._ask_remove)
        self.by_key.clicked.connect(self._ask_what_to_find)
        self.change.clicked.connect(lambda: self._ask_key(adding=False))
        self.add.clicked.connect(lambda: self._ask_key(adding=True))
        self.clear.clicked.connect(lambda: self._give(()))
        self.reset.clicked.connect(lambda: self._offer(self.keymap.of_base(self.list.action)))
        self.reset_all.clicked.connect(self._ask_reset_all)

    def reject(self) -> None:
        """Esc leaves what is asked, if anything is; else the window."""
        if self.asking.isHidden():
            super().reject()
        else:
            self.asking.leave()

    # What is shown

    def _fill_keymaps(self) -> None:
        titles = {"default": self.tr("Reviewer"), "photo-mechanic": self.tr("Photo Mechanic")}
        self.keymaps.clear()
        for name in self._shelf.names():
            self.keymaps.addItem(titles.get(name, name), name)
        self.keymaps.setCurrentIndex(self.keymaps.findData(self.keymap.name))

    def _show(self) -> None:
        query = self.field.text().strip()
        found = self.list.show_keys(self.keymap, query)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        text = (
            self.tr("No action has this key: {query}.")
            if query.startswith(KEY)
            else self.tr("No action is called “{query}”.")
        )
        self.nothing.setText(text.replace("{query}", query.removeprefix(KEY)))
        self.show_error("\n".join(self.keymap.faults))
        self._enable()

    def _enable(self) -> None:
        action, keymap = self.list.action, self.keymap
        for button in (self.change, self.add):
            button.setEnabled(bool(action))
        self.clear.setEnabled(bool(keymap.of(action)))
        self.reset.setEnabled(keymap.of(action) != keymap.of_base(action))
        self.reset_all.setEnabled(bool(keymap.changes()))
        self.remove.setEnabled(not keymap.shipped)

    # What is asked

    def _ask_what_to_find(self) -> None:
        self.asking.ask_key(
            self.tr("Press the key to look for. Esc leaves the search as it is."),
            lambda key: self.field.setText(f"{KEY}{press.shown(key)}"),
        )

    def _ask_key(self, *, adding: bool, before: str = "") -> None:
        if action := self.list.action:
            said = self.tr("Press one more key for “{action}”. Esc leaves it as it is.")
            if not adding:
                said = self.tr("Press the new key for “{action}”. Esc leaves it as it is.")
            sentence = f"{before} {said.replace('{action}', action_name(action))}".strip()
            self.asking.ask_key(sentence, partial(self._take, adding))

    def _take(self, adding: bool, key: str) -> None:
        why = refusal(key) or self._tag_refusal(key)
        if why:
            self._ask_key(adding=adding, before=why)
        else:
            had = self.keymap.of(self.list.action) if adding else ()
            self._offer(tuple(dict.fromkeys((*had, key))))

    def _tag_refusal(self, key: str) -> str:
        label = self._tags.get(press.sets_tag(key), "")
        text = self.tr("{key} sets the tag “{tag}”.")
        return text.replace("{key}", press.shown(key)).replace("{tag}", label) if label else ""

    def _offer(self, keys: Keys) -> None:
        """Give the current action these keys, after asking where that takes one from another action."""
        action = self.list.action
        taken = {key: holder for key in keys if (holder := self.keymap.holder(key)) not in ("", action)}
        if not taken:
            self._give(keys)
            return
        told = self.tr("{key} is the key of “{other}”.")
        told = " ".join(
            told.replace("{key}", press.shown(key)).replace("{other}", action_name(other))
            for key, other in taken.items()
        )
        self.asking.ask_way(
            told,
            self.tr("Move it to “{action}”").replace("{action}", action_name(action)),
            self.tr("Leave it there"),
            partial(self._give, keys),
        )

    def _ask_reset_all(self) -> None:
        self.asking.ask_way(
            self.tr("Give every action the keys it has in the keymap that “{name}” builds on?").replace(
                "{name}", self.keymap.name
            ),
            self.tr("Give them back"),
            self.tr("Keep mine"),
            lambda: self._change(Keymap.as_base),
        )

    def _ask_remove(self) -> None:
        self.asking.ask_way(
            self.tr("Remove the keymap “{name}”? Its keys are lost.").replace("{name}", self.keymap.name),
            self.tr("Remove it"),
            self.tr("Keep it"),
            self._remove,
        )

    def _ask_name(self, then: Callable[[Keymap], Keymap]) -> None:
        said = self.tr("What shall your own keymap be called?")
        if self.keymap.shipped:
            said = self.tr("The keymap that comes with the program stays as it is.") + f" {said}"
        self.asking.ask_name(
            said,
            self._shelf.free_name(self.tr("My keys")),
            self.tr("Make it"),
            lambda name: self._save(then(self.keymap.copy(self._shelf.free_name(name)))),
        )

    # What is done

    def _give(self, keys: Keys) -> None:
        action = self.list.action
        self._change(lambda keymap: keymap.with_keys(action, keys))

    def _change(self, change: Callable[[Keymap], Keymap]) -> None:
        if self.keymap.shipped:
            self._ask_name(change)
        else:
            self._save(change(self.keymap))

    def _save(self, keymap: Keymap) -> None:
        try:
            self._shelf.save(keymap)
        except ReviewerError as error:
            self.show_error(str(error))
            return
        self._use(keymap)

    def _remove(self) -> None:
        self._shelf.remove(self.keymap.name)
        self._use(self.keymap.base or self._shelf.load(DEFAULT))

    def _use(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._fill_keymaps()
        self._show()
        self.changed.emit(keymap)
