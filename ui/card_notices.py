"""What is said of cards above the photos: one was found, one may be taken out, one is still held."""

from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.eject import can_eject
from ui import theme
from ui.card_watch import CardWatch
from ui.lettering import body
from ui.tab_order import follow


class CardNotice(QWidget):
    """One line on one card; its buttons are its signals."""

    import_asked = Signal()
    eject_asked = Signal()
    put_away = Signal()

    def __init__(self, card: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.label = body("", self)
        self.importing = self._button(self.tr("Import…"))
        self.importing.clicked.connect(self.import_asked)
        self.eject = self._button(self.tr("Eject"))
        self.eject.clicked.connect(self.eject_asked)
        self.eject.setVisible(can_eject())
        self.close_button = self._button(self.tr("Not now"))
        self.close_button.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.APART, theme.TIGHT, theme.NEAR, theme.TIGHT)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.label, 1)
        for button in (self.importing, self.eject, self.close_button):
            row.addWidget(button)
        self.say(self.tr("A card is there: {card}.").replace("{card}", card.name or str(card)))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleDescription(self.card.name)
        return button

    @property
    def buttons(self) -> list[QPushButton]:
        """All of them, from left to right."""
        return [self.importing, self.eject, self.close_button]

    def set_busy(self, busy: bool) -> None:
        """Whether the card is just being let go."""
        for button in (self.importing, self.eject):
            button.setEnabled(not busy)

    def say(self, sentence: str) -> None:
        """Say something of the card."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)


class CardNotices(QWidget):
    """A notice for each card that came; `import_asked` carries the card that somebody wants to import."""

    import_asked = Signal(Path)

    def __init__(self, watch: CardWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._notices: dict[Path, CardNotice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        watch.came.connect(self._tell)
        watch.went.connect(self._forget_gone)
        watch.held.connect(self._tell_held)
        watch.let_go.connect(self._tell_let_go)

    @property
    def notices(self) -> list[CardNotice]:
        """Those that are shown, in the order they came."""
        return list(self._notices.values())

    def forget(self, card: Path) -> None:
        """Say nothing more of a card."""
        if (notice := self._notices.pop(card, None)) is not None:
            notice.deleteLater()

    def _tell(self, card: Path) -> CardNotice:
        notice = self._notices[card] = CardNotice(card, self)
        notice.import_asked.connect(lambda: self.import_asked.emit(card))
        notice.eject_asked.connect(lambda: self.eject(card))
        notice.put_away.connect(lambda: self.forget(card))
        self._column.addWidget(notice)
        follow(self, chain.from_iterable(one.buttons for one in self.notices))
        return notice

    def _forget_gone(self, card: Path) -> None:
        notice = self._notices.get(card)
        if notice is not None and notice.eject.isEnabled():
            self.forget(card)

    def eject(self, card: Path) -> None:
        """Let a card go, and say so."""
        notice = self._notices.get(card) or self._tell(card)
        notice.set_busy(True)
        notice.say(self.tr("Ejecting {card}…").replace("{card}", card.name))
        self._watch.eject(card)

    def eject_any(self) -> None:
        """Let the card go that is mounted; of several, the one that came first."""
        waiting = [notice.card for notice in self.notices if notice.eject.isEnabled()]
        for card in [*waiting, *sorted(self._watch.mounted)][:1]:
            self.eject(card)

    def _tell_held(self, card: Path, sentence: str) -> None:
        if (notice := self._notices.get(card)) is not None:
            notice.set_busy(False)
            notice.say(sentence)

    def _tell_let_go(self, card: Path) -> None:
        if (notice := self._notices.get(card)) is not None:
            notice.say(self.tr("{card} can be taken out.").replace("{card}", card.name))
            for button in (notice.importing, notice.eject):
                button.hide()
            notice.close_button.setText(self.tr("Close"))
