"""The command that tells other programs what is said here, and takes over what they say."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from reviewer.cli.terminal import AS_JSON, PATH, progress, say, tell
from reviewer.errors import UsageError
from reviewer.exchange import Compared, Exchange
from reviewer.progress import Progress
from reviewer.review import Review
from reviewer.sidecar.comparison import Conflict
from reviewer.sidecar.said import Value


@click.command("sidecars")
@click.argument("library", type=PATH)
@click.option("--write", "wish", flag_value="write", help="Tell sidecars what changed here.")
@click.option("--read", "wish", flag_value="read", help="Take over what changed in sidecars, as one step.")
@click.option("--where", default="", metavar="EXPR", help="Only these photos.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be written or read.")
@AS_JSON
def sidecars_command(library: Path, wish: str | None, where: str, dry_run: bool, as_json: bool) -> int:
    """What the XMP files beside photos say otherwise; with --write or --read, settle it.

    What both sides changed is told as a conflict and stays as it is on either side.
    """
    if dry_run and wish is None:
        raise UsageError("Write --write or --read beside --dry-run.")
    unsettled = False
    with Review.open(library) as review:
        ids = review.ids(where, "added")
        exchange = Exchange(review)
        if dry_run or wish is None:
            told = exchange.comparing(ids)
        elif wish == "write":
            told = exchange.writing(ids)
        else:
            told = exchange.reading(ids, "Read sidecars")
        done = 0
        with progress(len(ids), "Sidecars") as advance:
            for one in told:
                if isinstance(one, Progress):
                    advance(one.done - done)
                    done = one.done
                elif item := _item(review, one, wish):
                    tell(as_json, item, _text(item))
                    unsettled |= "conflicts" in item or "left" in item
    if unsettled:
        say("Some were left as they are; settle conflicts in the window, under File, Sidecars.")
    return 1 if unsettled else 0


def _item(review: Review, one: Compared, wish: str | None) -> dict[str, Any]:
    """What there is to tell of one photo; empty where both sides say the same."""
    found = one.comparison
    told = {
        "to_write" if not one.written else "written": _values(found.to_write) if wish != "read" else {},
        "to_read": _values(found.to_read) if wish != "write" else {},
        "conflicts": {address: _conflict(both) for address, both in found.conflicts.items()},
        "left": one.sentence,
    }
    told = {name: what for name, what in told.items() if what}
    if not told:
        return {}
    path = one.path.relative_to(review.folder).as_posix()
    beside = [other.relative_to(review.folder).as_posix() for other in one.others]
    item = {"id": one.photo.id, "name": one.photo.name, "sidecar": path}
    return item | ({"also_there": beside} if beside else {}) | told


def _values(said: Mapping[str, Value]) -> dict[str, Any]:
    return {address: list(value) if isinstance(value, tuple) else value for address, value in said.items()}


def _conflict(both: Conflict) -> dict[str, Any]:
    return _values({"ours": both.ours, "theirs": both.theirs})


def _text(item: Mapping[str, Any]) -> str:
    parts = [
        f"{what.replace('_', ' ')}: {item[what] if what == 'left' else ', '.join(item[what])}"
        for what in ("written", "to_write", "to_read", "conflicts", "left")
        if what in item
    ]
    return f"{item['id']:>5}  {item['sidecar']}  {'; '.join(parts)}"
