"""What a change does to a photo's marks, and how the difference is written down for undo."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypedDict

from reviewer import record
from reviewer.caption import with_fields
from reviewer.catalog import Change
from reviewer.errors import UsageError
from reviewer.photo import ColourLabel, Flag, Marks, Photo, Waiver


def check_rating(rating: int | None) -> None:
    """Raise UsageError for a rating there is not."""
    if rating is not None and not 0 <= rating <= 5:
        raise UsageError(f"A rating is 0 to 5 stars, not {rating}.")


class NewMarks(TypedDict, total=False):
    """What a change sets on photos; what is left out or None stays."""

    rating: int | None
    flag: Flag | None
    label: ColourLabel | None
    looked_at: bool | None
    tag: Collection[str]
    untag: Collection[str]
    waive: Waiver | None
    unwaive: tuple[str, str] | None
    caption: Mapping[str, str | tuple[str, ...]] | None


def with_new(marks: Marks, new: NewMarks) -> Marks:
    """The marks changed. Tagging a photo means it was looked at."""
    values: Mapping[str, Any] = new
    given = ("rating", "flag", "label", "looked_at")
    set_to = {name: values[name] for name in given if values.get(name) is not None}
    tags, caption = frozenset(new.get("tag", ())), new.get("caption")
    if tags:
        set_to.setdefault("looked_at", True)
    return replace(
        marks,
        **set_to,
        tags=(marks.tags | tags) - frozenset(new.get("untag", ())),
        waivers=with_waiver(marks.waivers, new.get("waive"), new.get("unwaive")),
        caption=with_fields(marks.caption, caption) if caption else marks.caption,
    )


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
