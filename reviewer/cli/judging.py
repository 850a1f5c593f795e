"""Commands on rule sets: what they say of a frame, and what is wrong in their files."""

import math
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from reviewer import rules
from reviewer.cli.terminal import AS_JSON, PATH, tell
from reviewer.errors import RuleSetError, UsageError, did_you_mean
from reviewer.photo import CameraFacts, Caption, Look, Marks


@click.command("judge")
@click.argument("ruleset")
@click.option("--tag", "tags", multiple=True)
@click.option("--date", "day", metavar="D", type=click.DateTime(["%Y-%m-%d"]), help="Day of capture.")
@click.option("--taken-at", metavar="ISO", help="Local time of capture, 2012-09-12T22:10:00.")
@click.option("--flash", is_flag=True, help="The flash fired.")
@click.option("--focal-length", metavar="MM", type=click.FloatRange(0, 100_000))
@click.option("--lens", default="", metavar="NAME", help="As the camera names it.")
@click.option("--camera", default="", metavar="NAME", help="As the camera names itself.")
@click.option(
    "--gps", metavar="N,E", help="Degrees north and east: 37.956,126.677; south and west are negative."
)
@click.option("--country", default="", metavar="NAME", help="As the caption names it.")
@click.option("--looked-at/--not-looked-at", default=True)
@AS_JSON
def judge_command(
    ruleset: str,
    tags: tuple[str, ...],
    day: datetime | None,
    taken_at: str | None,
    flash: bool,
    focal_length: float | None,
    lens: str,
    camera: str,
    gps: str | None,
    country: str,
    looked_at: bool,
    as_json: bool,
) -> int:
    """What a rule set says of a frame with these tags and camera facts."""
    found = rules.find(ruleset)
    known = {tag.id for tag in found.tags}
    for tag in tags:
        if tag not in known:
            raise UsageError(f"{found.title} has no tag {tag!r}. {did_you_mean(tag, known)}")
    if focal_length is not None and math.isnan(focal_length):
        raise UsageError("A focal length is a number of millimetres.")
    facts = CameraFacts(
        taken_at=_time(taken_at),
        model=camera,
        lens=lens,
        focal_length_mm=focal_length,
        flash_fired=flash or None,
        gps=_place(gps),
    )
    # As many people as the rule set asks for.
    looks = tuple(Look(str(person)) for person in range(found.looks)) if looked_at else ()
    marks = Marks(tags=frozenset(tags), looks=looks, caption=Caption(country=country))
    judgement = rules.judge([found], marks, facts, day=day.date() if day else None)
    spoke = [_rule_json(fired) for fired in judgement.fired]
    lines = [str(judgement.verdict), *map(_rule_text, judgement.fired)]
    tell(as_json, {"verdict": str(judgement.verdict), "rules": spoke}, "\n".join(lines))
    return 0


def _rule_json(fired: rules.Fired) -> dict[str, Any]:
    return {
        "id": fired.rule.id,
        "title": fired.rule.title,
        "outcome": str(fired.rule.outcome),
        "reason": fired.rule.reason,
        "doubts": [str(doubt) for doubt in fired.doubts],
        "overridden": fired.overridden,
    }


def _rule_text(fired: rules.Fired) -> str:
    said = [f"  {fired.rule.outcome:<10}  {fired.rule.title}: {fired.rule.reason}"]
    if fired.doubts:
        said.append(f"taken for granted: nobody knows {' or '.join(_UNKNOWN[one] for one in fired.doubts)}")
    if fired.overridden:
        said.append(f"does not count: {fired.overridden} overrides it")
    return f"\n{' ' * 14}".join(said)


_UNKNOWN = {
    rules.Doubt.DAY: "the day",
    rules.Doubt.PLACE: "the place",
    rules.Doubt.CAMERA: "what the camera did",
}


def _place(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        north, east = map(float, text.split(","))
    except ValueError:
        north, east = math.nan, math.nan
    if not (abs(north) <= 90 and abs(east) <= 180):
        raise UsageError(f"A place is written 37.956,126.677, degrees north and east, not {text!r}.")
    return north, east


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise UsageError(f"A time is written 2012-09-12T22:10:00, not {text!r}.") from error


@click.group("rules")
def rules_group() -> None:
    """Rule sets."""


@rules_group.command("check")
@click.argument("files", metavar="FILE...", type=PATH, nargs=-1, required=True)
@AS_JSON
def rules_check(files: tuple[Path, ...], as_json: bool) -> int:
    """Say what is wrong in rule set files, all of it, with lines."""
    broken = 0
    for file in files:
        try:
            found = rules.load(file)
        except RuleSetError as error:
            broken += 1
            faults = [asdict(fault) for fault in error.faults]
            text = "\n".join(f"{file}:{fault.line}: {fault.sentence}" for fault in error.faults)
            tell(as_json, {"path": str(file), "ok": False, "faults": faults}, text)
        else:
            item = {"path": str(file), "ok": True, "id": found.id, "faults": []}
            tell(as_json, item, f"{file}: {found.title}, {len(found.tags)} tags, {len(found.rules)} rules")
    return 1 if broken else 0
