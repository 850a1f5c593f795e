"""What a change does to a photo's marks, and how the difference is written down for undo."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypedDict

from reviewer import record
from reviewer.caption import Texts, with_fields
from reviewer.catalog import Change
from reviewer.errors import UsageError
from reviewer.photo import ColourLabel, Flag, Look, Marks, Objection, Photo, Waiver


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
    deny: Collection[str]
    undeny: Collection[str]
    waive: Waiver | None
    unwaive: tuple[str, str] | None
    object: Objection | None
    unobject: Objection | None
    caption: Texts | None


def with_new(marks: Marks, new: NewMarks, look: Look) -> Marks:
    """The marks changed. Tagging a photo means it was looked at; `look` is who does, and for what."""
    values: Mapping[str, Any] = new
    given = ("rating", "flag", "label")
    set_to = {name: values[name] for name in given if values.get(name) is not None}
    tags, caption = frozenset(new.get("tag", ())), new.get("caption")
    looked_at = new.get("looked_at")
    return replace(
        marks,
        **set_to,
        tags=(marks.tags | tags) - frozenset(new.get("untag", ())),
        denied=(marks.denied | frozenset(new.get("deny", ()))) - frozenset(new.get("undeny", ())),
        looks=_looks(marks.looks, look, looked_at, tagged=bool(tags)),
        waivers=with_waiver(marks.waivers, new.get("waive"), new.get("unwaive")),
        objections=_with_objection(marks.objections, new.get("object"), new.get("unobject")),
        caption=with_fields(marks.caption, caption) if caption else marks.caption,
    )


def _looks(looks: tuple[Look, ...], look: Look, looked_at: bool | None, *, tagged: bool) -> tuple[Look, ...]:
    if looked_at is False:
        return ()
    return with_look(looks, look) if looked_at or tagged else looks


def with_look(looks: tuple[Look, ...], look: Look) -> tuple[Look, ...]:
    """The looks with one more; one a person, and the first of those for the same things stays."""
    if any((one.by, one.under) == (look.by, look.under) for one in looks):
        return looks
    return (*(one for one in looks if one.by != look.by), look)


def with_looks(looks: tuple[Look, ...], others: Iterable[Look]) -> tuple[Look, ...]:
    """The looks with those at another photo; of two by one person the later stays."""
    latest = {look.by: look for look in sorted([*others, *looks], key=lambda look: look.at)}
    return (*(latest.pop(look.by) for look in looks), *latest.values())


def with_waiver(
    waivers: tuple[Waiver, ...], waive: Waiver | None, unwaive: tuple[str, str] | None
) -> tuple[Waiver, ...]:
    """The waivers with one added, and without those for (rule set, rule) `unwaive`; one for each rule."""
    gone = {unwaive} | ({(waive.ruleset, waive.rule)} if waive else set())
    kept = tuple(waiver for waiver in waivers if (waiver.ruleset, waiver.rule) not in gone)
    return (*kept, waive) if waive else kept


def _with_objection(
    objections: tuple[Objection, ...], new: Objection | None, gone: Objection | None
) -> tuple[Objection, ...]:
    kept = tuple(one for one in objections if one not in (new, gone))
    return (*kept, new) if new else kept


def difference(photo: Photo, marks: Marks) -> Change:
    """The change from a photo's marks to others.

    Only what differs, so that undoing a rating does not bring back an older caption.
    """
    differ = [name for name in record.MARKS if getattr(photo.marks, name) != getattr(marks, name)]
    return Change(photo.id, record.marks_json(photo.marks, differ), record.marks_json(marks, differ))


def merged(marks: Marks, side: Mapping[str, Any]) -> Marks:
    """The marks with one side of a change put over them."""
    return record.marks_from({**record.marks_json(marks), **side})
