"""What the parts of a rule set hold, by the keys of its file: plain values, as TOML has them.

Sets are frozensets, whose order means nothing; lists have one. What is empty is left out, except where
that is a fault.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from reviewer.caption.desk_check import DeskCheck
from reviewer.rules.camera_condition import CameraCondition
from reviewer.rules.model import Rule, RuleSet, Source, Tag
from reviewer.rules.whereabouts import Area, Point

Item = Source | Area | Tag | Rule | DeskCheck
Values = Mapping[str, object]

KINDS: Final = ("source", "area", "tag", "rule", "check")
"""The kinds of blocks a file has, in the order in which they are best read."""

_REQUIRED = ("id", "title", "outcome", "reason")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def items(ruleset: RuleSet, kind: str) -> tuple[Item, ...]:
    """The parts of one of `KINDS`, in their order."""
    parts: Mapping[str, tuple[Item, ...]] = {
        "source": ruleset.sources,
        "area": ruleset.areas,
        "tag": ruleset.tags,
        "rule": ruleset.rules,
        "check": ruleset.checks,
    }
    return parts[kind]


def about(ruleset: RuleSet) -> dict[str, object]:
    """What the file says of itself, above all blocks."""
    return _filled(
        id=ruleset.id,
        title=ruleset.title,
        version=ruleset.version,
        dated=ruleset.dated,
        place=ruleset.place,
        scope=str(ruleset.scope),
        looks=ruleset.looks if ruleset.looks != 1 else None,
        summary=ruleset.summary,
        notice=ruleset.notice,
    )


def content(item: Item) -> dict[str, object]:
    """What one block holds."""
    match item:
        case Source():
            return _filled(id=item.id, title=item.title, author=item.author, date=_printed(item.date))
        case Area():
            return _area(item)
        case Tag():
            return _tag(item)
        case Rule():
            return _rule(item)
        case DeskCheck():
            return _filled(
                id=item.id,
                title=item.title,
                field=item.field,
                words=list(item.words),
                pattern=item.pattern,
                says=item.says,
            )


def _area(area: Area) -> dict[str, object]:
    circle = {"at": _point(area.centre), "km": _number(area.km)} if area.centre is not None else None
    outline = [_point(point) for point in area.outline]
    return _filled(
        id=area.id, label=area.label, circle=circle, outline=outline, countries=list(area.countries)
    )


def _tag(tag: Tag) -> dict[str, object]:
    return _filled(
        id=tag.id,
        label=tag.label,
        group=tag.group,
        synonyms=list(tag.synonyms),
        key=tag.key,
        description=tag.description,
        camera=_camera(tag.camera),
    )


def _rule(rule: Rule) -> dict[str, object]:
    return _filled(
        id=rule.id,
        title=rule.title,
        outcome=str(rule.outcome),
        reason=rule.reason,
        all=rule.all,
        any=rule.any,
        beside=rule.beside,
        none=rule.none,
        since=rule.since,
        until=rule.until,
        where=frozenset(area.id for area in rule.where),
        camera=_camera(rule.camera),
        scope=str(rule.scope) if rule.scope else None,
        overrides=rule.overrides,
        sources=list(rule.sources),
        export=frozenset(map(str, rule.export)),
        note=rule.note,
    )


def _camera(condition: CameraCondition | None) -> dict[str, object] | None:
    if condition is None:
        return None
    length = condition.focal_length_min
    hours = [_clock(hour) for hour in condition.hours] if condition.hours else None
    return _filled(
        flash=condition.flash,
        focal_length_min=None if length is None else _number(length),
        hours=hours,
        lens=condition.lens,
        camera=condition.camera,
    )


def _filled(**values: object) -> dict[str, object]:
    return {key: value for key, value in values.items() if value or value is False or key in _REQUIRED}


def _point(point: Point) -> list[object]:
    return [_number(degrees) for degrees in point]


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _clock(hour: time) -> object:
    return f"{hour:%H:%M}" if hour == hour.replace(second=0, microsecond=0) else hour


def _printed(day: str) -> object:
    try:
        return date.fromisoformat(day) if _DAY.fullmatch(day) else day
    except ValueError:
        return day
