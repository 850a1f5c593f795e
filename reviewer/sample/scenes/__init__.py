"""Every scene by its name: a function that paints it on a canvas, lying or upright."""

from collections.abc import Callable, Mapping

from reviewer.sample.brush import Canvas
from reviewer.sample.scenes import (
    army,
    classroom,
    country,
    dancer,
    indoors,
    land,
    metro,
    murals,
    people,
    roads,
    shows,
    statues,
    streets,
    waterside,
)

Scene = Callable[[Canvas], None]

SCENES: Mapping[str, Scene] = {
    **statues.SCENES,
    **murals.SCENES,
    **army.SCENES,
    **streets.SCENES,
    **roads.SCENES,
    **people.SCENES,
    **dancer.SCENES,
    **indoors.SCENES,
    **classroom.SCENES,
    **metro.SCENES,
    **shows.SCENES,
    **country.SCENES,
    **waterside.SCENES,
    **land.SCENES,
}
UPRIGHT: Mapping[str, Scene] = {
    **statues.UPRIGHT,
    **army.UPRIGHT,
    **streets.UPRIGHT,
    **people.UPRIGHT,
    **indoors.UPRIGHT,
    **shows.UPRIGHT,
}
