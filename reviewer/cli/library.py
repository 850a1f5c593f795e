"""Commands on a library: import, list, mark."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from reviewer import card, file_names, ingest, record, rules
from reviewer.caption import template
from reviewer.cli.terminal import AS_JSON, PATH, progress, say, tell
from reviewer.errors import UsageError
from reviewer.importing import Import, Step
from reviewer.library import is_library
from reviewer.looking import SEQUENCE, SORTS
from reviewer.photo import Asked, Failed, Flag, Objection, Photo
from reviewer.review import Review
from reviewer.settings_folder import own_captions, settings_folder
from reviewer.workers import Workers

_DAY = "{date:%Y-%m-%d}"
_TOKENS = " ".join(f"{{{token}}}" for token in file_names.TOKENS)


class _Wishes(TypedDict):
    """What an import is asked for besides its shoot; see `ingest.Plan`."""

    backup: Path | None
    names: str
    job: str
    photographer: str


@click.command("import")
@click.argument("source", metavar="CARD", type=PATH)
@click.option("--into", "library", metavar="LIBRARY", type=PATH, required=True)
@click.option(
    "--shoot", metavar="NAME", default=_DAY, help=f"With {{date}} {{job}} {{photographer}}. Default: {_DAY}"
)
@click.option("--ruleset", "rulesets", metavar="ID", multiple=True, help="Shipped id or a TOML file.")
@click.option("--backup", metavar="DIR", type=PATH, help="A folder on another disk that gets the same.")
@click.option("--names", metavar="TEMPLATE", default=file_names.ORIGINAL, help=f"With {_TOKENS}.")
@click.option("--job", metavar="TEXT", default="", help="For {job} in names.")
@click.option("--photographer", metavar="NAME", default="", help="For {photographer} and empty by-lines.")
@click.option("--template", "named", metavar="NAME", default="", help="A caption template, or its file.")
@AS_JSON
def import_command(
    source: Path,
    library: Path,
    shoot: str,
    rulesets: tuple[str, ...],
    named: str,
    as_json: bool,
    **wishes: Unpack[_Wishes],
) -> int:
    """Copy a card's frames into a library, verified byte for byte."""
    file_names.check(wishes["names"])
    given = template.find(own_captions(settings_folder()), named) if named else template.Template()
    listing = card.frames(source)
    ingest.check_places(source, library, wishes["backup"])
    for ruleset in rulesets:
        rules.find(ruleset, library / "rulesets")
    with _opened_or_new(library) as review, Workers(1) as workers:
        day = card.first_day(listing.frames)
        name = ingest.shoot_name(file_names.shoot(shoot, day, wishes["job"], wishes["photographer"]))
        known = {s.name: s for s in review.shoots()}
        wanted = rulesets or (() if name in known and known[name].rulesets else (rules.DEFAULT,))
        review.start_shoot(name, wanted)
        plan = ingest.Plan(name, template=given, **wishes)
        failed = _import_frames(review, source, listing, plan, workers, as_json)
    for left in listing.left:
        tell(as_json, {"name": left.name, "left": left.sentence}, f"left on the card: {left.sentence}")
    unread = any(isinstance(left, card.Unread) for left in listing.left)
    return 1 if failed or unread else 0


def _import_frames(
    review: Review, source: Path, listing: card.Listing, plan: ingest.Plan, workers: Workers, as_json: bool
) -> bool:
    """Import them all; whether anything failed."""
    run = Import(review, source, listing.frames, plan, workers)
    with progress(len(listing.frames), "Importing") as advance, closing(run.steps()) as steps:
        for step in steps:
            advance(sum(isinstance(told, ingest.Result) for told in step.told))
            _tell_step(step, as_json)
    told = run.receipt
    say(
        f"{told['copied'] + told['joined']} copied and verified, {told['known']} already there, "
        f"{len(told['failed'])} failed; shoot {plan.shoot} in {review.folder}"
    )
    return bool(told["failed"] or told["backup_failed"])


def _tell_step(step: Step, as_json: bool) -> None:
    """What became of each frame."""
    photos = iter(step.photos)
    for told in step.told:
        match told:
            case ingest.Copied():
                photo = next(photos)
                item = {"name": told.frame.name, "id": photo, "copied": len(told.files)}
                if told.trouble:
                    item["trouble"] = told.trouble
                tell(as_json, item, f"{photo}  {told.frame.name}  {told.trouble}".rstrip())
            case ingest.Joined():
                photo = next(photos)
                item = {"name": told.frame.name, "id": photo, "joined": len(told.files)}
                beside = told.files[0].path.name
                tell(as_json, item, f"{photo}  {told.frame.name}  joins what is there: {beside}")
            case ingest.Known():
                tell(as_json, {"name": told.name, "known": True}, f"{told.name}  already there")
            case Failed():
                tell(as_json, {"name": told.name, "failed": told.sentence}, told.sentence)
            case ingest.BackupFailed():
                tell(as_json, {"name": told.name, "backup_failed": told.sentence}, told.sentence)


def _opened_or_new(library: Path) -> Review:
    return Review.open(library) if is_library(library) else Review.create(library)


def _photo_json(review: Review, photo: Photo) -> dict[str, Any]:
    judgement = review.judgement(photo.id)
    return {
        "id": photo.id,
        "shoot": photo.shoot,
        "name": photo.name,
        "verdict": str(judgement.verdict),
        "tags": sorted(photo.marks.tags),
        "camera_tags": sorted(review.camera_tags(photo.id)),
        "rules": [fired.rule.id for fired in judgement.fired],
        "rating": photo.marks.rating,
        "flag": str(photo.marks.flag),
        "label": str(photo.marks.label),
        "looked_at": photo.marks.looked_at,
        "looked_by": [look.by for look in photo.marks.looks],
        "unlooked": sorted(judgement.unlooked),
        "objections": record.tables(photo.marks.objections),
        "sequences": [place.sequence for place in photo.marks.sequences],
        "caption": record.caption_json(photo.marks.caption),
        "taken_at": photo.facts.taken_at.isoformat() if photo.facts.taken_at else None,
        "trouble": photo.trouble,
        "files": [str(file.path) for file in photo.files],
    }


def _photo_text(item: dict[str, Any]) -> str:
    stars = "*" * item["rating"]
    tags = ", ".join([*item["tags"], *(f"({tag})" for tag in item["camera_tags"])])
    return (
        f"{item['id']:>5}  {item['verdict']:<10}  {item['flag']:<6}  {stars:<5}  {item['name']:<14}  {tags}"
    )


def print_photos(review: Review, ids: Iterable[int], as_json: bool) -> None:
    """Photos as `list` tells them, one a line."""
    for photo in review.photos(ids):
        item = _photo_json(review, photo)
        tell(as_json, item, _photo_text(item).rstrip())


@click.command("list")
@click.argument("library", type=PATH)
@click.option("--where", default="", metavar="EXPR", help="For example: verdict:clear rating>=3 tag:soldier")
@click.option(
    "--sort",
    default="",
    metavar="KEY",
    help=f"{', '.join((*SORTS, SEQUENCE))}; with a - before it, turned around. Default: {SEQUENCE} "
    "where --where names one, else taken.",
)
@AS_JSON
def list_command(library: Path, where: str, sort: str, as_json: bool) -> int:
    """The photos of a library, one a line."""
    with Review.open(library, read_only=True) as review:
        print_photos(review, review.ids(where, sort), as_json)
        for shoot in review.shoots():
            if trouble := review.ruleset_trouble(shoot.name):
                say(f"reviewer: {trouble}")
    return 0


@click.command("mark")
@click.argument("library", type=PATH)
@click.argument("ids", metavar="ID...", type=int, nargs=-1, required=True)
@click.option("--tag", "tags", multiple=True)
@click.option("--untag", "untags", multiple=True)
@click.option("--deny", "denied", metavar="TAG", multiple=True, help="Take off what the camera's data set.")
@click.option("--undeny", "undenied", metavar="TAG", multiple=True, help="Believe the camera's data again.")
@click.option(
    "--by", "person", default="", metavar="NAME", help="Who goes through them, by initials or name."
)
@click.option(
    "--object",
    "asked",
    type=click.Choice([str(one) for one in Asked]),
    help="What somebody who objected asked for.",
)
@click.option("--role", default="", metavar="WHO", help="Who objected: a guide, a guard; no name is needed.")
@click.option("--said", default="", metavar="TEXT", help="What they said.")
@click.option("--rating", type=click.IntRange(0, 5))
@click.option("--pick", "flag", flag_value=Flag.PICK, type=click.UNPROCESSED, help="Flag as a pick.")
@click.option("--reject", "flag", flag_value=Flag.REJECT, type=click.UNPROCESSED, help="Flag as rejected.")
@click.option("--unflag", "flag", flag_value=Flag.NONE, type=click.UNPROCESSED, help="Take the flag off.")
@click.option("--looked-at/--not-looked-at", "looked_at", default=None)
@AS_JSON
def mark_command(
    library: Path,
    ids: tuple[int, ...],
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    denied: tuple[str, ...],
    undenied: tuple[str, ...],
    person: str,
    asked: str | None,
    role: str,
    said: str,
    rating: int | None,
    flag: Flag | None,
    looked_at: bool | None,
    as_json: bool,
) -> int:
    """Tag, rate and flag photos; tagging means they were looked at."""
    if asked is None and (role or said):
        raise UsageError("Write with --object what was asked for, beside --role and --said.")
    with Review.open(library) as review:
        review.person = person
        review.change(
            "Mark",
            ids,
            tag=tags,
            untag=untags,
            deny=denied,
            undeny=undenied,
            object=None if asked is None else Objection(Asked(asked), role, said=said),
            rating=rating,
            flag=flag,
            looked_at=looked_at,
        )
        print_photos(review, ids, as_json)
    return 0
