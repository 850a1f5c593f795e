"""All that a caption template does, field by field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.caption import as_text, language, with_fields
from reviewer.caption import template as templates
from reviewer.caption.codes import Codes
from reviewer.caption.template import Template, Way
from reviewer.caption.variables import Told
from ui import theme
from ui.caption_form import GROUPS
from ui.template_entry import TemplateEntry
from ui.variable_offers import VariableOffers


class TemplateForm(QScrollArea):
    """`changed` after a person changed something; `escaped` at Esc, `confirmed` at Ctrl+Enter in a field.

    `told` is the photo in front, by which it is shown what comes of a text; None for none.
    """

    changed = Signal()
    escaped = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None, *, usual: Way = Way.SET) -> None:
        """`usual` is how a text meets what stands there unless another way is chosen."""
        super().__init__(parent)
        self._usual = usual
        self.told: Told | None = None
        self.codes = Codes()
        self._name = ""
        self.entries: dict[str, TemplateEntry] = {}
        self.variables = VariableOffers(lambda: self.told, self)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(2, 0, theme.NEAR, 0)
        self._column.setSpacing(theme.TIGHT + 2)
        for _, rows in GROUPS.values():
            for name in (name for row in rows for name in row):
                self._make(name)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _make(self, address: str, place: int = -1) -> TemplateEntry:
        made = self.entries[address] = TemplateEntry(address, self._usual, self._inside)
        made.changed.connect(self.changed)
        made.editor.escaped.connect(self.escaped)
        made.editor.next_requested.connect(self.confirmed)
        made.editor.left.connect(self.show_results)
        self.variables.attach(made.editor)
        self._column.insertWidget(self._column.count() if place < 0 else place, made)
        return made

    def add_language(self, address: str) -> None:
        """Have one more text below that of its field, and go there."""
        self._translation(address).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _translation(self, address: str) -> TemplateEntry:
        if address in self.entries:
            return self.entries[address]
        below = self._column.indexOf(self.entries[address.partition("@")[0]]) + 1
        return self._make(address, below)

    @property
    def template(self) -> Template:
        """What is entered."""
        entered = (one.entry for one in self.entries.values())
        return Template(self._name, tuple(entry for entry in entered if entry is not None))

    @property
    def fault(self) -> str:
        """What is wrong in it, in a sentence."""
        return next((entry.fault for entry in self.template.entries if entry.fault), "")

    def show_template(self, wanted: Template) -> None:
        """Show what a template does."""
        self._name = wanted.name
        there = {entry.address: entry for entry in wanted.entries}
        for address in [one for one in self.entries if language(one) and one not in there]:
            self.entries.pop(address).deleteLater()
        for address in there:
            self._translation(address)
        for address, entry in self.entries.items():
            entry.show_entry(there.get(address))
        self.verticalScrollBar().setValue(0)
        self.show_results()

    @property
    def choosing(self) -> bool:
        """Whether variables are offered: the brace before the cursor is still to be closed."""
        return not self.variables.offers.isHidden()

    def show_results(self) -> None:
        """Show below each text what comes of it in the photo in front, or what is wrong with it."""
        after = {} if self.choosing else self._applied()
        for address, entry in self.entries.items():
            entry.show_result(after.get(address), told=not (self.choosing and entry.editor.hasFocus()))

    def _applied(self) -> dict[str, str]:
        if self.told is None or self.fault:
            return {}
        own = self.told.caption
        made = with_fields(own, templates.applied(self.template, own, self.told, self.codes))
        return {address: as_text(made, address) for address in self.entries}
