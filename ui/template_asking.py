"""What is asked about caption templates: how one is to be called, whether one is to go."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from reviewer.caption.template import Template
from ui.asking import Asking
from ui.template_shelf import TemplateShelf


class TemplateAsking(Asking):
    """Answers go to the shelf."""

    def __init__(self, shelf: TemplateShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf

    def ask_new(self) -> None:
        """Make a template that touches nothing yet."""
        self._call(self.tr("What shall the new template be called?"), "", self._shelf.add, Template())

    def ask_copy(self, wanted: Template) -> None:
        """Make one like this."""
        name = self.tr("{name} of mine").replace("{name}", wanted.name)
        self._call(self.tr("What shall the copy be called?"), name, self._shelf.add, wanted)

    def ask_rename(self, wanted: Template) -> None:
        """Give this one another name, with what was changed in it."""
        said = self.tr("What shall “{name}” be called?").replace("{name}", wanted.name)
        self._call(said, wanted.name, lambda named: self._shelf.rename(named, wanted.name), wanted)

    def ask_remove(self, name: str) -> None:
        """Remove the one of this name."""
        self.ask_way(
            self.tr("Remove the template “{name}” and its file for good?").replace("{name}", name),
            self.tr("Remove it"),
            self.tr("Keep it"),
            lambda: self._shelf.remove(name),
        )

    def _call(self, said: str, name: str, then: Callable[[Template], None], wanted: Template) -> None:
        self.ask_name(
            said, name, self.tr("OK"), lambda given: then(replace(wanted, name=given)) if given else None
        )
