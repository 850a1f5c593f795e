"""What a change does to a photo's marks, and how the difference is written down for undo."""

from collections.abc import Mapping
from typing import Any

from reviewer import record
from reviewer.catalog import Change
from reviewer.errors import UsageError
from reviewer.photo import Marks, Photo, Waiver


def check_rating(rating: int | None) -> None:
    """Raise UsageError for a rating there is not."""
    if rating is not None and not 0 <= rating <= 5:
        raise UsageError(f"A rating is 0 to 5 stars, not {rating}.")


def with_waiver(
    waivers: tuple[Waiver, ...], waive: Waiver | None, unwaive: tuple[str, str] | None
) -> tuple[Waiver, ...]:
    """The waivers with one added, and without those for (rule set, rule) `unwaive`; one for each rule."""
    gone = {unwaive} | ({(waive.ruleset, waive.rule)} if waive else set())
    kept = tuple(waiver for waiver in waivers if (waiver.ruleset, waiver.rule) not in gone)
    return (*kept, waive) if waive else kept


def difference(photo: Photo, marks: Marks) -> Change:
    """The change from a photo's marks to others.

    Only what differs, so that undoing a rating does not bring back an older caption.
    """
    differ = [name for name in record.MARKS if getattr(photo.marks, name) != getattr(marks, name)]
    return Change(photo.id, record.marks_json(photo.marks, differ), record.marks_json(marks, differ))


def merged(marks: Marks, side: Mapping[str, Any]) -> Marks:
    """The marks with one side of a change put over them."""
    return record.marks_from({**record.marks_json(marks), **side})
