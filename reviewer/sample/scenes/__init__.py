"""Every scene by its name: a function that paints it on a canvas, lying or upright."""

from collections.abc import Callable, Mapping

from reviewer.sample.brush import Canvas
from reviewer.sample.scenes import army, country, indoors, land, monuments, people, shows, streets

Scene = Callable[[Canvas], None]

SCENES: Mapping[str, Scene] = {
    **monuments.SCENES,
    **army.SCENES,
    **streets.SCENES,
    **people.SCENES,
    **indoors.SCENES,
    **shows.SCENES,
    **country.SCENES,
    **land.SCENES,
}
UPRIGHT: Mapping[str, Scene] = {
    **monuments.UPRIGHT,
    **army.UPRIGHT,
    **streets.UPRIGHT,
    **people.UPRIGHT,
    **indoors.UPRIGHT,
    **shows.UPRIGHT,
}
