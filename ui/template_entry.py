"""One field of a caption template: whether it is touched, how, and with what text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer import caption
from reviewer.caption.template import Entry, Way
from reviewer.photo import Verdict
from ui import theme, wording
from ui.caption_editor import CaptionEditor
from ui.choice_button import ChoiceButton
from ui.lettering import quiet
from ui.notice import Notice
from ui.tick import TickBox

LABEL = 146


class TemplateEntry(QWidget):
    """A box to tick, the text, the way it meets what stands there. Writing ticks the box.

    `changed` after a person changed something.
    """

    changed = Signal()

    def __init__(self, address: str, usual: Way, parent: QWidget | None = None) -> None:
        """`usual` is the way of a text that is new."""
        super().__init__(parent)
        self.address, self._usual = address, usual
        label = wording.caption_field(address)
        self.box = TickBox(label.replace("&", "&&"), self)
        self.box.setFixedWidth(LABEL)
        self.editor = CaptionEditor(self, paragraphs=caption.field(address).multiline)
        self.editor.setAccessibleName(label)
        self.way = ChoiceButton(self.tr("Set"), self, nothing=self.tr("Set, whatever stands there"))
        self.way.set_choices(
            {
                Way.PREPEND: self.tr("Put before"),
                Way.APPEND: self.tr("Put behind"),
                Way.FILL: self.tr("If empty"),
            }
        )
        self.way.setAccessibleName(self.tr("{field}: how").replace("{field}", label))
        self.result = quiet("", self)
        self.fault = Notice("", Verdict.RESTRICTED, self)
        self._arrange()
        self._connect()
        self.show_entry(None)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.NEAR)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.box, 0, top)
        middle = QVBoxLayout()
        middle.setSpacing(2)
        for widget in (self.editor, self.result, self.fault):
            middle.addWidget(widget)
        row.addLayout(middle, 1)
        row.addWidget(self.way, 0, top)
        self.way.setFixedWidth(96)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)

    def _connect(self) -> None:
        self.box.clicked.connect(self._turn)
        self.editor.textChanged.connect(self._write)
        self.way.changed.connect(self.changed)

    @property
    def entry(self) -> Entry | None:
        """What it does; None while it is not ticked."""
        if not self.box.isChecked():
            return None
        return Entry(self.address, Way(self.way.chosen or Way.SET), self.editor.text())

    def show_entry(self, entry: Entry | None) -> None:
        """Show what it does, without a signal."""
        self.blockSignals(True)
        self.box.setChecked(entry is not None)
        self.editor.setText(entry.text if entry else "")
        way = entry.way if entry else self._usual
        self.way.set_chosen("" if way is Way.SET else way)
        self._show()
        self.blockSignals(False)

    def show_result(self, after: str | None, *, told: bool = True) -> None:
        """Show what comes of it in the photo in front, where that is another text than the one typed.

        A fault is shown unless it is not to be `told` yet.
        """
        fault = self.entry.fault if self.entry and told else ""
        self.fault.set_text(fault)
        self.fault.setVisible(bool(fault))
        self.editor.setAccessibleDescription(fault)
        other = self.entry is not None and not fault and after is not None and after != self.editor.text()
        self.result.setText(f"→ {after}" if other else "")
        self.result.setVisible(other)

    def _turn(self) -> None:
        self._show()
        if self.box.isChecked():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _write(self) -> None:
        if self.signalsBlocked():
            return
        if self.editor.text() and not self.box.isChecked():
            self.box.setChecked(True)
            self._show()
        if self.box.isChecked():
            self.changed.emit()

    def _show(self) -> None:
        """Tab passes by what is not ticked; a click finds it."""
        ticked = self.box.isChecked()
        self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ticked else Qt.FocusPolicy.ClickFocus)
        self.way.setVisible(ticked)
        self.result.setVisible(False)
        self.fault.setVisible(False)
