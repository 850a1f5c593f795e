"""What is to be looked at again in the caption of a photo, told below its fields; nothing waits for it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewer.caption.checks import Beside, Hint, hints
from reviewer.checking import beside
from reviewer.photo import Photo
from reviewer.review import Review
from ui.caption_form import CaptionForm
from ui.caption_marks import CaptionMarks
from ui.text_marks import Kind, Mark

FEW_WORDS: Final = 40


class CaptionHints(QObject):
    """Looks at one photo's caption at a time; of several photos it says nothing.

    `off` are the ids of checks that are turned off; `refused` names one that is to be. `neighbours` tells
    which photos stand before and after one, `people` whose names are known.
    """

    refused = Signal(str)

    def __init__(self, review: Review, form: CaptionForm, marks: CaptionMarks) -> None:
        super().__init__(form)
        self._review, self._form, self._marks = review, form, marks
        self._photo: Photo | None = None
        self.off: frozenset[str] = frozenset()
        self.neighbours: Callable[[int], Sequence[int]] = lambda _photo: ()
        self.people: frozenset[str] = frozenset()
        for group in form.groups.values():
            group.folded.connect(self.renew)
        form.refused.connect(self.refused)

    def turn_off(self, checks: frozenset[str]) -> None:
        """Tell nothing of these checks, and of all others."""
        self.off = checks
        self.renew()

    def show_photo(self, photo: Photo | None) -> None:
        """Look at the caption of this photo; None: at none."""
        self._photo = photo
        self.renew()

    def renew(self) -> None:
        """Look again."""
        found: dict[str, list[Hint]] = defaultdict(list)
        told = self._look()
        for hint in told:
            found[hint.address].append(hint)
        for address, field in self._form.fields.items():
            field.show_hints(found[address])
            self._marks.show_hints(address, map(_mark, filter(_placed, found[address])))
        self._form.tell_loud([hint for hint in told if hint.loud])

    def _look(self) -> tuple[Hint, ...]:
        if self._photo is None:
            return ()
        return hints(self._photo, self._beside(self._photo), self.off)

    def _beside(self, photo: Photo) -> Beside:
        return beside(self._review, photo.id, self.neighbours(photo.id), self.people)


def _placed(hint: Hint) -> bool:
    """Whether it is about a few words: a line below a whole sentence would shout."""
    start, end = hint.span or (0, 0)
    return hint.loud or 0 < end - start <= FEW_WORDS


def _mark(hint: Hint) -> Mark:
    start, end = hint.span or (0, 0)
    return Mark(start, end, Kind.LOUD if hint.loud else Kind.HINT)
