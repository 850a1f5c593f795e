"""The template written last, written once more into the photos meant, by one key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer import templating
from reviewer.album import Album
from reviewer.caption import replacing, template
from reviewer.caption.codes import Codes
from reviewer.caption.replacing import Found
from reviewer.review import Review
from ui.beside import Beside
from ui.errand import Errand


@dataclass(frozen=True, slots=True)
class _Worked:
    """What the template makes of the photos, by their ids."""

    name: str
    texts: dict[int, dict[str, str]]


class TemplateAgain(QObject):
    """What it makes of them is worked out beside the window. `said` carries a sentence."""

    said = Signal(str)

    def __init__(self, review: Review, beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._review, self._beside = review, beside
        self._errand = Errand(self)
        self._errand.arrived.connect(self._write)
        self._errand.failed.connect(self.said)

    def write(self, folder: Path, name: str, ids: Sequence[int], codes: Codes) -> None:
        """Write the template of this name in the folder."""
        library = self._review.folder
        self._errand.run(lambda: _work(library, folder, name, ids, codes))

    def close(self) -> None:
        """Leave it."""
        self._errand.drop()

    def _write(self, worked: object) -> None:
        if not isinstance(worked, _Worked):
            return
        step, texts = self.tr("Template {name}").replace("{name}", worked.name), worked.texts
        if not texts:
            self.said.emit(self.tr("These captions have it already: {step}").replace("{step}", step))
            return
        self._beside.make(
            step,
            len(texts),
            lambda review: review.captioning_each(step, texts),
            self.said.emit,
            lambda: self.said.emit(step),
        )


def _work(library: Path, folder: Path, name: str, ids: Sequence[int], codes: Codes) -> Iterator[object]:
    wanted = template.load(folder, name)
    with Album.open(library) as album:
        told = templating.changes(album, ids, wanted, codes)
        yield _Worked(name, replacing.texts(one for one in told if isinstance(one, Found)))
