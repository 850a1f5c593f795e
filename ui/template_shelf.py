"""The caption templates of a person, read and written beside the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.caption import template
from reviewer.caption.template import Template
from reviewer.errors import ReviewerError, UsageError
from ui.errand import Errand


@dataclass(frozen=True, slots=True)
class Shelved:
    """A template as its file has it; `fault` says why it cannot be used."""

    name: str
    template: Template = field(default_factory=Template)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """All templates, and the name of the one just written."""

    templates: tuple[Shelved, ...]
    written: str = ""


class TemplateShelf(QObject):
    """Each call ends with `listed`, or with `failed` and a sentence."""

    listed = Signal(object)
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._errand = Errand(self)
        self._errand.arrived.connect(self.listed)
        self._errand.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._errand.running

    def read(self) -> None:
        """Look at what stands there."""
        self._run(lambda: "")

    def save(self, wanted: Template) -> None:
        """Write a template in place of the one of its name."""
        self._run(lambda: template.save(self._folder, wanted))

    def add(self, wanted: Template) -> None:
        """Write a template under a name that is free."""
        self._run(lambda: _added(self._folder, wanted))

    def rename(self, wanted: Template, old: str) -> None:
        """Write a template under its name, which is free, and forget the old one."""
        self._run(lambda: _renamed(self._folder, wanted, old))

    def remove(self, name: str) -> None:
        """Forget a template."""
        self._run(lambda: _removed(self._folder, name))

    def drop(self) -> None:
        """Nobody listens any more; what is being written is written."""
        self._errand.drop()

    def _run(self, change: Callable[[], str]) -> None:
        if not self.busy:
            self._errand.run(lambda: _listed(self._folder, change))


def _listed(folder: Path, change: Callable[[], str]) -> Iterator[object]:
    written = change()
    yield Listing(tuple(_read(folder, name) for name in template.names(folder)), written)


def _read(folder: Path, name: str) -> Shelved:
    try:
        return Shelved(name, template.load(folder, name))
    except ReviewerError as error:
        return Shelved(name, fault=str(error))


def _added(folder: Path, wanted: Template) -> str:
    if wanted.name.casefold() in map(str.casefold, template.names(folder)):
        raise UsageError(f"There is a template {wanted.name} already. Give this one another name.")
    return template.save(folder, wanted)


def _renamed(folder: Path, wanted: Template, old: str) -> str:
    if wanted.name == old:
        return template.save(folder, wanted)
    written = _added(folder, wanted)
    template.remove(folder, old)
    return written


def _removed(folder: Path, name: str) -> str:
    template.remove(folder, name)
    return ""
