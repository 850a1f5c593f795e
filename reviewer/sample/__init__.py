"""The sample card: a whole memory card drawn by code, so that the program can be tried without a photograph.

`shots` says what was taken; `scenes` paints it with `brush`, `figure`, `scenery`, `buildings`, `crowds` and
`vehicles`; `film` makes a photograph of it; `camera` and `dng` write what a camera writes; `card` lays it all
out in DCIM. Every scene stands for one of the cases the shipped rule set must tell apart.
"""

from reviewer.sample.card import make_card
from reviewer.sample.shots import SampleFrame

__all__ = ["SampleFrame", "make_card"]
