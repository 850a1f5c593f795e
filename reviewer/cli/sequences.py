"""Commands on the sequences of a library: selections with a name and an order of their own."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from reviewer import sequencing
from reviewer.cli.library import print_photos
from reviewer.cli.terminal import AS_JSON, PATH, tell
from reviewer.errors import UsageError
from reviewer.progress import finish
from reviewer.review import Review
from reviewer.selection import quote


class _Wishes(TypedDict):
    """What is to be done to a sequence; what is None or empty stays."""

    added: tuple[int, ...]
    removed: tuple[int, ...]
    moved: tuple[int, ...]
    before: int | None
    title: str | None
    opening: str | None
    language: str | None
    rename: str | None
    delete: bool


@click.command("sequences")
@click.argument("library", type=PATH)
@AS_JSON
def sequences_command(library: Path, as_json: bool) -> int:
    """The sequences of a library, one a line."""
    with Review.open(library, read_only=True) as review:
        for one in review.sequences():
            item = {"name": one.name, "count": one.count, **asdict(one.heading)}
            tell(as_json, item, f"{one.count:>5}  {one.name}  {one.heading.title}".rstrip())
    return 0


@click.command("sequence")
@click.argument("library", type=PATH)
@click.argument("name")
@click.option("--add", "added", metavar="ID", type=int, multiple=True, help="Put a photo in, at the end.")
@click.option("--remove", "removed", metavar="ID", type=int, multiple=True, help="Take a photo out.")
@click.option("--move", "moved", metavar="ID", type=int, multiple=True, help="Move a photo to the end.")
@click.option("--before", metavar="ID", type=int, help="Add or move in front of this one instead.")
@click.option("--title", metavar="TEXT", help="What stands above its photos in a story.")
@click.option("--opening", metavar="TEXT", help="The text below the title.")
@click.option("--language", metavar="TAG", help="The language of both: en, ko, pt-BR.")
@click.option("--rename", metavar="NAME", help="Call it otherwise.")
@click.option("--delete", is_flag=True, help="Let go of it; its photos stay in the library.")
@AS_JSON
def sequence_command(library: Path, name: str, as_json: bool, **wishes: Unpack[_Wishes]) -> int:
    """Make a sequence (--add), order it, write what stands above it; its photos, in order, one a line."""
    with Review.open(library, read_only=not any(wishes.values())) as review:
        for step in _steps(review, name, wishes):
            finish(step)
        if not wishes["delete"]:
            name = wishes["rename"] or name
            review.heading(name)
            print_photos(review, review.ids(f"in:{quote(name)}"), as_json)
    return 0


def _steps(review: Review, name: str, wishes: _Wishes) -> Iterator[sequencing.Steps]:
    """Each step, worked out when the one before it is done."""
    moved, before = wishes["moved"], wishes["before"]
    if wishes["added"]:
        yield sequencing.putting(review, f"Put into {name}", name, wishes["added"], before)
    if wishes["removed"]:
        yield sequencing.taking_out(review, f"Take out of {name}", name, wishes["removed"])
    if moved:
        if strange := set(moved).difference(photo for photo, _ in review.ranked(name)):
            raise UsageError(f"The photo {min(strange)} is not in {name}. Put it in with --add.")
        yield sequencing.putting(review, f"Move in {name}", name, moved, before)
    texts = {"title": wishes["title"], "opening": wishes["opening"], "language": wishes["language"]}
    if written := {field: text for field, text in texts.items() if text is not None}:
        heading = replace(review.heading(name), **written)
        yield sequencing.writing(review, f"Title and opening of {name}", name, heading)
    if wishes["delete"]:
        yield sequencing.deleting(review, f"Delete the sequence {name}", name)
    elif wishes["rename"]:
        yield sequencing.renaming(review, f"Rename the sequence {name}", name, wishes["rename"])
