"""Reading a rule set from TOML, naming every fault at once: where, what, and what would be right."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path

from reviewer.errors import Fault, RuleSetError
from reviewer.rules import areas, camera, checks, syntax
from reviewer.rules.model import Duty, Outcome, Rule, RuleSet, Scope, Source, Tag
from reviewer.rules.table import Faults, Table, kind, shown
from reviewer.rules.whereabouts import Area

LARGEST = 1_000_000
"""Bytes a rule set may have; a hundred times what the shipped ones need."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ABOUT = ("id", "title", "version", "dated", "place", "summary", "notice", "scope", "looks")
_TOP = (*_ABOUT, "source", "area", "tag", "rule", "check")
_SOURCE = ("id", "title", "author", "date")
_TAG = ("id", "label", "synonyms", "group", "key", "description", "camera")
_CONDITIONS = ("all", "any", "beside", "none")
_CIRCUMSTANCES = ("since", "until", "where", "camera")
_SAID = ("scope", "overrides", "sources", "export", "note")
_RULE = ("id", "title", "outcome", "reason", *_CONDITIONS, *_CIRCUMSTANCES, *_SAID)
_MOST_LOOKS = 9


def load(source: Path) -> RuleSet:
    """The rule set in a file; raises RuleSetError with all its faults."""
    return parse(read(source), source)


def read(source: Path) -> bytes:
    """The text of a rule set's file, or a little more than any may have; raises RuleSetError."""
    try:
        if not source.is_file():
            raise RuleSetError(source, (Fault(0, "There is no such file to read. Check its name."),))
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise RuleSetError(source, (Fault(0, f"The file cannot be read: {reason}."),)) from error


def parse(data: bytes, source: Path | str) -> RuleSet:
    """The rule set in these bytes; raises RuleSetError, naming `source`, with all their faults."""
    if len(data) > LARGEST:
        what = "The file is larger than 1 MB, which no rule set needs. Check that it is the right one."
        raise RuleSetError(source, (Fault(0, what),))
    read = syntax.read(data)
    faults = Faults(read.lines)
    ruleset = _Document(read.content, faults).ruleset() if read.whole else None
    told = (fault for fault in faults if fault.line not in read.broken)
    found = sorted({*read.faults, *told}, key=lambda fault: (fault.line or LARGEST, fault.sentence))
    if found or ruleset is None:
        raise RuleSetError(source, tuple(found))
    return ruleset


class _Document:
    """One file being read. Blocks are read in the order in which they name each other."""

    def __init__(self, content: Mapping[str, object], faults: Faults) -> None:
        self._content = content
        self._faults = faults
        self._top = Table(content, (), "the rule set", faults)
        self._sources: frozenset[str] = frozenset()
        self._areas: dict[str, Area] = {}
        self._vocabulary: dict[str, str] = {}

    def ruleset(self) -> RuleSet:
        top = self._top
        top.only(_TOP)
        sources = tuple(map(self._source, self._blocks("source", _SOURCE)))
        self._sources = frozenset(source.id for source in sources)
        found = [areas.area(table, self._id(table)) for table in self._blocks("area", areas.KEYS)]
        self._areas = {area.id: area for area in found}
        tags = tuple(map(self._tag, self._blocks("tag", _TAG)))
        self._once("tag", "key", [tag.key.casefold() for tag in tags])
        self._vocabulary = _names(tags)
        rules = tuple(map(self._rule, self._blocks("rule", _RULE)))
        asked = tuple(checks.check(table, self._id(table)) for table in self._blocks("check", checks.KEYS))
        if top.get("rule") in (None, []):
            top.fault("", "there is no [[rule]] in it. Without rules every frame would be clear.")
        for name, ids in (
            ("source", [source.id for source in sources]),
            ("area", [area.id for area in found]),
            ("tag", [tag.id for tag in tags]),
            ("rule", [rule.id for rule in rules]),
            ("check", [check.id for check in asked]),
        ):
            self._once(name, "id", ids)
        named = self._id(top)
        self._check_overrides(named, rules)
        return RuleSet(
            id=named,
            title=top.text("title", required=True),
            version=self._version(),
            dated=top.day("dated"),
            place=top.text("place"),
            summary=top.text("summary"),
            notice=top.text("notice"),
            scope=top.choice("scope", Scope) or Scope.TAKING,
            looks=self._looks(),
            sources=sources,
            areas=tuple(found),
            tags=tags,
            rules=rules,
            checks=asked,
        )

    def _version(self) -> str:
        number = self._top.get("version")
        whole = isinstance(number, int) and not isinstance(number, bool)
        return str(number) if whole else self._top.text("version")

    def _looks(self) -> int:
        value = self._top.get("looks")
        if value is None:
            return 1
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_LOOKS:
            return value
        self._top.fault("looks", f"`looks` is how many people must look at a frame: 1 to {_MOST_LOOKS}.")
        return 1

    def _blocks(self, name: str, keys: Collection[str]) -> Iterator[Table]:
        """The [[name]] blocks that are tables, with their unknown keys told."""
        value = self._content.get(name, [])
        if not isinstance(value, list):
            self._faults.add(
                (name,), f"`{name}` is {kind(value)}; begin every {name} with a line [[{name}]]."
            )
            return
        for number, block in enumerate(value):
            if isinstance(block, dict):
                named = block.get("id")
                called = f"“{shown(named)}”" if isinstance(named, str) else f"number {number + 1}"
                table = Table(block, (name, number), f"{name} {called}", self._faults)
                table.only(keys)
                yield table
            else:
                what = f"`{name}` has {kind(block)} in its list; begin every {name} with a line [[{name}]]."
                self._faults.add((name, number), what)

    def _once(self, name: str, key: str, values: list[str]) -> None:
        """Note every value that stands a second time."""
        counts: Counter[str] = Counter()
        for number, value in enumerate(values):
            counts[value] += 1
            if value and counts[value] > 1:
                what = f"The {key} “{shown(value)}” is given to two {name}s; each needs its own."
                self._faults.add((name, number, key), what)

    def _id(self, table: Table) -> str:
        value = table.text("id", required=True)
        if value and (len(value) > 64 or not _ID.fullmatch(value)):
            right = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")[:64]
            right = f" Write “{right}”." if _ID.fullmatch(right) else ""
            what = f"the id “{shown(value)}” may have only small letters a to z, digits and single hyphens."
            table.fault("id", what + right)
        return value

    def _source(self, table: Table) -> Source:
        day = table.get("date")
        printed = str(day) if not isinstance(day, str) and table.day("date") else ""
        return Source(
            id=self._id(table),
            title=table.text("title", required=True),
            author=table.text("author"),
            date=printed or (table.text("date") if isinstance(day, str) else ""),
        )

    def _tag(self, table: Table) -> Tag:
        named = self._id(table)
        key = table.text("key")
        if len(key) > 1 or not key.isprintable():
            table.fault("key", f"the key “{shown(key)}” must be one single character.")
        return Tag(
            id=named,
            label=table.text("label") or named.replace("-", " ").capitalize(),
            synonyms=table.texts("synonyms"),
            group=table.text("group"),
            key=key,
            description=table.text("description"),
            camera=camera.condition(table),
        )

    def _rule(self, table: Table) -> Rule:
        conditions = {key: self._known_tags(table, key) for key in _CONDITIONS}
        rule = Rule(
            id=self._id(table),
            title=table.text("title", required=True),
            outcome=table.choice("outcome", Outcome, required=True) or Outcome.RESTRICTED,
            reason=table.text("reason", required=True),
            all=conditions["all"],
            any=conditions["any"],
            beside=conditions["beside"],
            none=conditions["none"],
            since=table.day("since"),
            until=table.day("until"),
            where=self._known_areas(table),
            camera=camera.condition(table),
            scope=table.choice("scope", Scope),
            overrides=frozenset(table.texts("overrides")),
            sources=table.texts("sources"),
            export=table.choices("export", Duty),
            note=table.text("note"),
        )
        self._sense(table, rule)
        return rule

    def _known_tags(self, table: Table, key: str) -> frozenset[str]:
        tags = table.texts(key)
        for tag in tags:
            if self._vocabulary.get(tag) != tag:
                right = self._right_tag(tag)
                what = (
                    f"`{key}` names the tag “{shown(tag)}”, which no [[tag]] of this file describes.{right}"
                )
                table.fault(key, what, tag)
        return frozenset(tags)

    def _known_areas(self, table: Table) -> tuple[Area, ...]:
        names = table.texts("where")
        for name in names:
            if name not in self._areas:
                right = self._faults.guess(name, self._areas) or " Add an [[area]] with that id."
                table.fault("where", f"there is no area “{shown(name)}”.{right}", name)
        return tuple(self._areas[name] for name in sorted(names) if name in self._areas)

    def _check_overrides(self, named: str, rules: tuple[Rule, ...]) -> None:
        """Note rules that override one that is not there, or each other in a ring."""
        by_id = {rule.id: rule for rule in rules}
        over = {rule.id: {one.removeprefix(f"{named}/") for one in rule.overrides} for rule in rules}
        for number, rule in enumerate(rules):
            table = Table({}, ("rule", number), f"rule “{shown(rule.id)}”", self._faults)
            for other in sorted(over[rule.id]):
                if "/" not in other and other not in by_id:
                    right = self._faults.guess(other, by_id) or " Take it out."
                    table.fault("overrides", f"there is no rule “{shown(other)}” to override.{right}", other)
            if rule.id in _reached(over, rule.id):
                table.fault("overrides", "it overrides itself, by way of others. Take one of them out.")

    def _right_tag(self, tag: str) -> str:
        meant = self._vocabulary.get(tag.casefold())
        if meant:
            return f" Did you mean “{meant}”?"
        near = self._faults.guess(tag, dict.fromkeys(self._vocabulary.values()))
        return near or " Add it to the vocabulary, or take it out here."

    def _sense(self, table: Table, rule: Rule) -> None:
        """Note what makes a rule fire always, or never."""
        if all(table.get(key) in (None, []) for key in (*_CONDITIONS, "where", "camera")):
            table.fault("", "it has no condition. Name tags in `all`, `any`, `beside` or `none`.")
        for key in ("all", "any", "beside"):
            wanted: frozenset[str] = getattr(rule, key)
            barred = wanted & rule.none
            if barred and (key == "all" or barred == wanted):
                tag = min(barred)
                table.fault("none", f"it can never fire: “{shown(tag)}” is in `{key}` and in `none`.", tag)
        if rule.since and rule.until and rule.since > rule.until:
            table.fault("until", f"it ends on {rule.until}, before it begins on {rule.since}. Swap the two.")
        for source in rule.sources:
            if source not in self._sources:
                right = self._faults.guess(source, self._sources) or " Add a [[source]] with that id."
                table.fault("sources", f"there is no source “{shown(source)}”.{right}", source)


def _reached(over: Mapping[str, Collection[str]], start: str) -> set[str]:
    """The rules that one overrides, and those that they override, and so on."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        more = {one for one in over.get(waiting.pop(), ()) if one not in reached}
        reached |= more
        waiting += more
    return reached


def _names(tags: tuple[Tag, ...]) -> dict[str, str]:
    """Every way a tag is named, and the id that is meant; an id itself comes first."""
    names = {name.casefold(): tag.id for tag in tags for name in chain(tag.synonyms, (tag.label,))}
    return names | {tag.id.casefold(): tag.id for tag in tags} | {tag.id: tag.id for tag in tags}
