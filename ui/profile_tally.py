"""How many photos a profile would let go, said while one changes it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.export.profile import Profile
from reviewer.review import Review
from ui import wording
from ui.export_plan import ExportPlan
from ui.lettering import quiet


class ProfileTally(QWidget):
    """A line of text: of the 412 photos shown, 380 would go, 32 would be held back."""

    def __init__(self, review: Review, shown: Sequence[int], parent: QWidget | None = None) -> None:
        """`shown` are the ids of the photos that are looked at."""
        super().__init__(parent)
        self._shown = shown
        self._work = ExportPlan(review, parent=self)
        self._work.ready.connect(self._show)
        self._asked: object = None
        self._said = quiet("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)

    @property
    def text(self) -> str:
        """What is said."""
        return self._said.text()

    def ask(self, profile: Profile) -> None:
        """Count anew, where what the profile lets through is another."""
        asked = (profile.verdicts, profile.waivers)
        if asked != self._asked:
            self._asked = asked
            # Nothing else of it changes the count, and for lossless pixels files would be looked into.
            self._work.ask(self._shown, Profile(profile.id, profile.title, *asked))

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._work.stop()

    def _show(self) -> None:
        plan = self._work.plan
        if plan is None:
            return
        shown = wording.counted(
            len(self._shown), self.tr("Of the 1 photo shown"), self.tr("Of the {n} photos shown")
        )
        said = self.tr("{shown}, {goes} would go, {held} would be held back.").replace("{shown}", shown)
        goes, held = wording.number(len(plan.goes)), wording.number(len(plan.held))
        self._said.setText(said.replace("{goes}", goes).replace("{held}", held))
