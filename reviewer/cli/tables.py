"""The command that hands captions out as a table and takes them in again."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from reviewer.caption import comparison, table
from reviewer.caption.comparison import Difference, Left
from reviewer.cli.terminal import AS_JSON, PATH, progress, say, tell
from reviewer.errors import UsageError
from reviewer.progress import Progress
from reviewer.review import Review

_OVER = "Write over a file that is there; over captions that changed in the library since the table was made."


@click.command("captions")
@click.argument("library", type=PATH)
@click.option("--to", metavar="FILE", type=PATH, help="Write them to this .xlsx or .csv.")
@click.option("--from", "source", metavar="FILE", type=PATH, help="Take in what was changed in this table.")
@click.option("--where", metavar="EXPR", default="", help="With --to: only the photos this filter holds for.")
@click.option("--dry-run", is_flag=True, help="With --from: tell what would change, and change nothing.")
@click.option("--overwrite", is_flag=True, help=_OVER)
@AS_JSON
def captions_command(
    library: Path,
    to: Path | None,
    source: Path | None,
    where: str,
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
) -> int:
    """Hand captions out as a table, to be written elsewhere, and take them in again."""
    if to is not None and source is None:
        with Review.open(library, read_only=True) as review:
            ids = review.ids(where)
            _follow(table.write(to, review, ids, over=overwrite), len(ids), "Writing")
        tell(as_json, {"file": str(to), "photos": len(ids)}, f"{to}  {len(ids)} photos")
        return 0
    if source is not None and to is None:
        with Review.open(library, read_only=dry_run) as review:
            return _take_in(review, source, dry_run, overwrite, as_json)
    raise UsageError("Tell with --to FILE where the captions go, or with --from FILE where they come from.")


def _take_in(review: Review, source: Path, dry_run: bool, over: bool, as_json: bool) -> int:
    read = table.read(source)
    told = [one for one in comparison.comparing(read, review) if not isinstance(one, Progress)]
    differences = [one for one in told if isinstance(one, Difference)]
    taken = [one for one in differences if over or not one.contested]
    if taken and not dry_run:
        texts = comparison.texts(taken)
        _follow(review.captioning_each(f"Captions from {source.name}", texts), len(texts), "Captions")
    for heading in read.unknown:
        tell(as_json, {"column": heading, "left": _UNKNOWN}, f"left: column {heading}: {_UNKNOWN}")
    for one in told:
        tell(as_json, *_told(one, over))
    photos = len({one.photo.id for one in taken})
    say(f"{len(taken)} texts of {photos} photos {'would be' if dry_run else 'are'} changed.")
    return 1 if read.unknown or len(taken) < len(told) else 0


_UNKNOWN = "A caption has no such field."
_CONTESTED = "It changed in the library since the table was written; --overwrite takes the table's."


def _told(one: Difference | Left, over: bool) -> tuple[dict[str, Any], str]:
    """The object and the line of text for one result."""
    if isinstance(one, Left):
        return {"row": one.row, "left": one.sentence}, f"left: row {one.row}: {one.sentence}"
    left = _CONTESTED if one.contested and not over else ""
    which = {"id": one.photo.id, "name": one.photo.name, "field": one.address}
    text = f"{one.photo.id:>5}  {one.photo.name}  {one.address}: {one.before!r} → {one.after!r}"
    item = {**which, "before": one.before, "after": one.after}
    return ({**item, "left": left}, f"left: {text}: {left}") if left else (item, text)


def _follow(steps: Iterable[Progress], total: int, label: str) -> None:
    done = 0
    with progress(total, label) as advance:
        for step in steps:
            advance(step.done - done)
            done = step.done
