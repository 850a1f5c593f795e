"""What a person wears and how they hold themselves: nobody in particular.

Measures are shares of a person's height. Angles are degrees from hanging straight down, positive towards
the side the person faces; seen from the front or back, positive is the viewer's right.
"""

from dataclasses import dataclass
from typing import Literal

from reviewer.sample.palette import Ink

Side = Literal["front", "back", "left", "right"]
LEFT: Side = "left"
RIGHT: Side = "right"
BACK: Side = "back"


Bend = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pose:
    """How the body is held: (upper, lower) angles of each limb, lean of the trunk, turn of the whole body."""

    arms: tuple[Bend, Bend] = ((-8, -4), (8, 4))
    legs: tuple[Bend, Bend] = ((-3, -1), (3, 1))
    lean: float = 0.0
    nod: float = 0.0
    turn: float = 0.0
    hip: float = 0.5


@dataclass(frozen=True, slots=True)
class Look:
    """Clothes and hair. `hem` is how far a skirt or coat reaches down from the hip, 0 for trousers."""

    top: Ink = "e8e4da"
    bottom: Ink = "3a4152"
    hem: float = 0.0
    flare: float = 0.09
    shoes: Ink = "26242a"
    skin: Ink = "d9a684"
    hair: Ink = "23202a"
    bob: bool = False
    cap: Literal["", "soft", "peaked", "straw", "scarf"] = ""
    cap_ink: Ink = "6b6f4c"
    cap_turn: float = 0.0
    scarf: Ink = ""
    belt: Ink = ""
    sleeves: Ink = ""
    legs: Ink = ""
    broad: float = 1.0
    eyes_shut: bool = False


STAND = Pose()


WALK = Pose(arms=((-24, -6), (22, 34)), legs=((-22, -30), (20, 8)), lean=3, hip=0.48)


SIT = Pose(arms=((22, 60), (30, 66)), legs=((84, 2), (92, -4)), hip=0.0)


SQUAT = Pose(arms=((40, 62), (62, 40)), legs=((104, -22), (92, -32)), lean=26, nod=8, hip=0.19)


STOOP = Pose(arms=((18, 6), (34, 22)), legs=((-8, -6), (10, -2)), lean=62, nod=-14, hip=0.47)


REACH = Pose(arms=((-12, -4), (118, 138)), legs=((-6, -3), (6, 2)), lean=2)


PLAIN = Look()


SOLDIER = Look(
    top="7d7a4e", bottom="6f6d46", belt="3f3424", cap="soft", cap_ink="757249", shoes="2a2621", broad=1.08
)


BRONZE = Look(
    "6f5a3c",
    "6f5a3c",
    hem=0.31,
    flare=0.03,
    shoes="5d4b33",
    skin="7a6543",
    hair="6a5538",
    sleeves="6b563a",
    legs="604d34",
    broad=1.16,
)
