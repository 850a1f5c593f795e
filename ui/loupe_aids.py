"""The aids over one loupe: histogram, clipping and camera facts, as they are switched for all views."""

from PySide6.QtCore import QObject

from ui.aids import Aid, Aids
from ui.clipping import Clipping
from ui.frame_view import FrameView
from ui.histogram import Histogram
from ui.shot_facts import ShotFacts


class LoupeAids(QObject):
    """Puts the aids over a view, the stripes below the plates, and takes them away."""

    def __init__(self, view: FrameView, aids: Aids) -> None:
        super().__init__(view)
        self._aids = aids
        self.clipping = Clipping(view)
        self.histogram = Histogram(view)
        self.facts = ShotFacts(view)
        aids.changed.connect(self._switch)
        self._switch()

    def _switch(self) -> None:
        self.clipping.set_on(Aid.CLIPPING in self._aids)
        self.histogram.set_on(Aid.HISTOGRAM in self._aids)
        self.facts.set_on(Aid.FACTS in self._aids)
