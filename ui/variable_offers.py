"""Variables offered while one types a brace in the text of a template."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reviewer.caption import variables
from reviewer.caption.variables import Told
from ui.caption_editor import CaptionEditor
from ui.offers import Offers
from ui.row import Row

_BEGUN: Final = re.compile(r"\{[\w@:%,. -]*$")
# Forms as desks write them stand before the bare names.
_FORMS: Final = ("date:%B %-d, %Y", "date:%d.%m.%Y", "date:%A", "time:%H:%M", "seq:3")
OFFERED: Final = (*_FORMS, *variables.NAMES)


class VariableOffers(QObject):
    """Offers them below the cursor, each with what it stands for in the photo in front."""

    def __init__(self, told: Callable[[], Told | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._told = told
        self.offers = Offers(parent)

    def attach(self, editor: CaptionEditor) -> None:
        """Offer them in this editor."""
        self.offers.attach(editor)
        editor.typed.connect(lambda: self._offer(editor))

    def _offer(self, editor: CaptionEditor) -> None:
        place = editor.place
        begun = _BEGUN.search(editor.text()[:place])
        if begun is None:
            self.offers.put_away()
            return
        start, wanted = begun.start(), begun[0][1:].casefold()
        rows = [self._row(name) for name in OFFERED if name.startswith(wanted)]
        self.offers.offer(
            editor, rows, lambda row: editor.put(start, place, f"{{{row.key}}}"), chosen=bool(wanted)
        )

    def _row(self, name: str) -> Row:
        told = self._told()
        value = variables.expand(f"{{{name}}}", told) if told else ""
        return Row(f"{{{name}}}", key=name, hint=value)
