"""What the camera's data must tell: the flash, the focal length, the hour, the lens, the camera."""

from dataclasses import dataclass
from datetime import time

from reviewer.photo import CameraFacts


@dataclass(frozen=True, slots=True)
class CameraCondition:
    """All conditions given must hold.

    `focal_length_min` in millimetres, real or 35 mm equivalent, whichever is longer. `hours` of the
    camera's clock, from the first (included) to the second (not included), across midnight if need be.
    `lens` and `camera` are parts of their names, in any case.
    """

    flash: bool | None = None
    focal_length_min: float | None = None
    hours: tuple[time, time] | None = None
    lens: str = ""
    camera: str = ""

    def holds(self, facts: CameraFacts) -> bool | None:
        """Whether it holds; None where the camera did not write enough to know."""
        found = self._parts(facts)
        if False in found:
            return False
        return None if None in found else True

    def _parts(self, facts: CameraFacts) -> list[bool | None]:
        found: list[bool | None] = []
        if self.flash is not None:
            found.append(None if facts.flash_fired is None else facts.flash_fired is self.flash)
        if self.focal_length_min is not None:
            found.append(_long_enough(facts, self.focal_length_min))
        if self.hours is not None:
            found.append(_within(facts, *self.hours))
        if self.lens:
            found.append(_named(self.lens, facts.lens))
        if self.camera:
            found.append(_named(self.camera, facts.camera))
        return found


def _long_enough(facts: CameraFacts, minimum: float) -> bool | None:
    known = [length for length in (facts.focal_length_mm, facts.focal_length_35mm) if length is not None]
    return max(known) >= minimum if known else None


def _within(facts: CameraFacts, start: time, end: time) -> bool | None:
    if facts.taken_at is None:
        return None
    clock = facts.taken_at.time()
    return start <= clock < end if start < end else clock >= start or clock < end


def _named(part: str, name: str) -> bool | None:
    return part.casefold() in name.casefold() if name else None
