"""Reading what the camera's data must tell: the `camera` table of a [[tag]] or a [[rule]]."""

import re
from datetime import time

from reviewer.rules.camera_condition import CameraCondition
from reviewer.rules.table import Table, kind

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_KEYS = ("flash", "focal_length_min", "hours", "lens", "camera")


def condition(block: Table) -> CameraCondition | None:
    """The camera condition of a tag or a rule, or None when it has none or a faulty one."""
    content = block.get("camera")
    if content is None:
        return None
    if not isinstance(content, dict) or not content:
        block.fault("camera", "`camera` must be a table such as { flash = true }.")
        return None
    camera = block.within("camera")
    camera.only(_KEYS)
    names = camera.text("lens"), camera.text("camera")
    return CameraCondition(_flash(camera), _millimetres(camera), _hours(camera), *names)


def _flash(camera: Table) -> bool | None:
    flash = camera.get("flash")
    if flash is None or isinstance(flash, bool):
        return flash
    camera.fault("flash", f"`flash` is {kind(flash)}; it must be true or false.")
    return None


def _millimetres(camera: Table) -> float | None:
    length = camera.get("focal_length_min")
    if length is None:
        return None
    if isinstance(length, bool) or not isinstance(length, int | float):
        wrong = f"`focal_length_min` is {kind(length)}; it must be millimetres, like 200."
    elif not 0 < length < 100_000:
        wrong = "`focal_length_min` must be millimetres, more than 0 and below 100000."
    else:
        return float(length)
    camera.fault("focal_length_min", wrong)
    return None


def _hours(camera: Table) -> tuple[time, time] | None:
    hours = camera.get("hours")
    if hours is None:
        return None
    clocks = [_clock(hour) for hour in hours] if isinstance(hours, list) else []
    first, last = clocks if len(clocks) == 2 else (None, None)
    if first is None or last is None:
        wrong = '`hours` must be two times of the day, like ["20:00", "06:00"].'
    elif first == last:
        wrong = f"`hours` begins and ends at {first:%H:%M}. Give two different times."
    else:
        return first, last
    camera.fault("hours", wrong)
    return None


def _clock(hour: object) -> time | None:
    if isinstance(hour, time):
        return hour
    written = _CLOCK.fullmatch(hour) if isinstance(hour, str) else None
    return time(int(written.group(1)), int(written.group(2))) if written else None
