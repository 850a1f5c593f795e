"""One more language for a field of the caption, by a few letters of its name, or by its code."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewer import caption
from reviewer.errors import UsageError
from ui import languages
from ui.caption_form import CaptionForm
from ui.matching import fit
from ui.row import Row
from ui.tick import Mark
from ui.typeahead import TypeAhead, is_tick_key


class LanguagePalette(TypeAhead):
    """Enter picks the text to go to: `picked` carries its address. Ctrl+Space puts an unwritten one away."""

    picked = Signal(str)

    def __init__(self, form: CaptionForm, parent: QWidget) -> None:
        super().__init__(parent, QSize(440, 480))
        self._form = form
        self._name = "description"
        self.setAccessibleName(self.tr("Languages of the caption"))
        self.field.setPlaceholderText(self.tr("Which language? Its name, or its code such as ko"))
        self.field.setAccessibleName(self.tr("Language"))
        self.list.setAccessibleName(self.tr("Languages that fit"))
        self.foot.setText(self.tr("Enter write in it    Ctrl+Space show it, or put it away    Esc close"))

    def open_for(self, name: str) -> None:
        """Open for a field; for the description where the field is written in one language only."""
        self._name = name if caption.field(name).languages else "description"
        label = self._form.fields[self._name].label
        self.title.setText(self.tr("{field} in another language").replace("{field}", label))
        self.open()

    def rows(self, query: str) -> Sequence[Row]:
        """The languages that fit, those that stand there first."""
        self.empty.setText(self.tr("No language is called “{query}”.").replace("{query}", query.strip()))
        there = [one.language for one in self._form.fields.values() if self._stands(one.address)]
        known = dict.fromkeys([*filter(None, there), *languages.OFFERED])
        names = {code: (languages.english(code), languages.name(code), code) for code in known}
        scored = {code: fit(query, *names[code]) or _begins(query, names[code]) for code in known}
        found = sorted((code for code in known if scored[code]), key=lambda code: -scored[code])
        typed = self._typed(query)
        if typed and typed not in found:
            found.append(typed)
        return [self._row(code) for code in found]

    def _typed(self, query: str) -> str:
        """The code that is typed; empty where it is none."""
        try:
            caption.field(f"{self._name}@{query}")
        except UsageError:
            return ""
        return caption.language(f"{self._name}@{query}")

    def _row(self, code: str) -> Row:
        mark = Mark.ALL if self._stands(caption.address(self._name, code)) else Mark.NONE
        name, english = languages.name(code), languages.english(code)
        return Row(name, key=code, hint="" if english == name else english, end=code, mark=mark)

    def _stands(self, address: str) -> bool:
        field = self._form.fields.get(address)
        return field is not None and field.name == self._name and not field.isHidden()

    def choose(self, row: Row, close: bool) -> None:
        """Go to the text in that language."""
        self.dismiss()
        self.picked.emit(caption.address(self._name, str(row.key)))

    def claims(self, event: QKeyEvent) -> bool:
        """The key that ticks is the panel's."""
        return is_tick_key(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Let the text stand there, or put it away; one that is written stays."""
        row = self.chosen() if is_tick_key(event) else None
        if row is not None:
            self._form.ask(self._form.asked ^ {caption.address(self._name, str(row.key))})
            self.renew()
        return is_tick_key(event)


def _begins(query: str, names: Sequence[str]) -> int:
    """Whether a name begins so, sign by sign: words of Arabic and Hindi hold signs that are no letters."""
    return int(any(name.casefold().startswith(query.strip().casefold()) for name in names))
