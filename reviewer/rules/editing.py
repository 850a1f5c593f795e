"""Changing the parts of a rule set: each change gives another rule set, with the names in it kept true.

A part is named by its kind, one of `content.KINDS`, and its place among its kind.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import fields, replace
from itertools import count
from typing import Any

from reviewer.caption.desk_check import DeskCheck
from reviewer.rules.content import Item, items
from reviewer.rules.model import Rule, RuleSet, Source, Tag
from reviewer.rules.whereabouts import Area

CONDITIONS = ("all", "any", "beside", "none")
_LONGEST_ID = 60


def with_item(ruleset: RuleSet, kind: str, place: int, item: Item) -> RuleSet:
    """The rule set with another part in that place; where its id is another now, whoever names it follows.

    Nobody follows to or from an id that another part has, or none: `document.parse` tells what is wrong.
    """
    old = items(ruleset, kind)
    was = old[place]
    changed = _with(ruleset, kind, [*old[:place], item, *old[place + 1 :]])
    others = {one.id for one in (*old[:place], *old[place + 1 :])}
    if not item.id or not others.isdisjoint({was.id, item.id}):
        return changed
    return _with_rules(changed, lambda rule: _renamed(rule, kind, was, item, ruleset.id))


def added(ruleset: RuleSet, item: Item, place: int | None = None) -> RuleSet:
    """The rule set with one part more, in that place of its kind or last."""
    kind = _kind(item)
    old = items(ruleset, kind)
    at = len(old) if place is None else place
    return _with(ruleset, kind, [*old[:at], item, *old[at:]])


def without(ruleset: RuleSet, kind: str, place: int) -> RuleSet:
    """The rule set without a part, and without its name in the rules."""
    old = items(ruleset, kind)
    gone = old[place]
    left = _with(ruleset, kind, [*old[:place], *old[place + 1 :]])
    if gone.id in (one.id for one in items(left, kind)):
        return left
    return _with_rules(left, lambda rule: _renamed(rule, kind, gone, None, ruleset.id))


def moved(ruleset: RuleSet, kind: str, place: int, to: int) -> RuleSet:
    """The rule set with a part in another place among its kind."""
    order = list(items(ruleset, kind))
    order.insert(to, order.pop(place))
    return _with(ruleset, kind, order)


def users(ruleset: RuleSet, kind: str, id: str) -> tuple[Rule, ...]:
    """The rules that name a part of this kind and id."""
    return tuple(rule for rule in ruleset.rules if id in _named(rule, kind, ruleset.id))


def free_id(wish: str, taken: Collection[str]) -> str:
    """An id that none of `taken` has, made of a title: Asleep or resting → asleep-or-resting-2."""
    stem = re.sub(r"[^a-z0-9]+", "-", wish.lower()).strip("-")[:_LONGEST_ID].strip("-") or "new"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _kind(item: Item) -> str:
    return {Source: "source", Area: "area", Tag: "tag", Rule: "rule", DeskCheck: "check"}[type(item)]


def _with(ruleset: RuleSet, kind: str, parts: Sequence[Item]) -> RuleSet:
    made: dict[str, Any] = {f"{kind}s": tuple(parts)}
    return replace(ruleset, **made)


def _with_rules(ruleset: RuleSet, change: Callable[[Rule], Rule]) -> RuleSet:
    return replace(ruleset, rules=tuple(map(change, ruleset.rules)))


def _named(rule: Rule, kind: str, ruleset: str) -> frozenset[str]:
    match kind:
        case "tag":
            return rule.wanted | rule.none
        case "area":
            return frozenset(area.id for area in rule.where)
        case "source":
            return frozenset(rule.sources)
        case "check":
            return frozenset()
    return frozenset(one.removeprefix(f"{ruleset}/") for one in rule.overrides)


def _renamed(rule: Rule, kind: str, was: Item, now: Item | None, ruleset: str) -> Rule:
    """The rule with another name, or none, for a part."""
    if was.id not in _named(rule, kind, ruleset):
        return rule
    id = now.id if now else ""
    if kind == "area":
        others = [area for area in rule.where if area.id != was.id]
        areas = [*others, *([now] if isinstance(now, Area) else [])]
        return replace(rule, where=tuple(sorted(areas, key=lambda area: area.id)))
    if kind == "source":
        return replace(rule, sources=tuple(dict.fromkeys(_swapped(rule.sources, {was.id: id}))))
    keys = CONDITIONS if kind == "tag" else ("overrides",)
    swap = {was.id: id, f"{ruleset}/{was.id}": id and f"{ruleset}/{id}"}
    made: dict[str, Any] = {
        field.name: frozenset(_swapped(getattr(rule, field.name), swap))
        for field in fields(rule)
        if field.name in keys
    }
    return replace(rule, **made)


def _swapped(names: Iterable[str], swap: dict[str, str]) -> list[str]:
    return [name for name in (swap.get(name, name) for name in names) if name]
