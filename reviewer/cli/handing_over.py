"""Commands that let pictures out of a library, and that tell what went."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from reviewer.cli.drawing import press
from reviewer.cli.keeping import KEEP_DONE, keeping
from reviewer.cli.terminal import AS_JSON, PATH, progress, say, tell
from reviewer.errors import StorageError
from reviewer.export import package, profile
from reviewer.export.profile import Container
from reviewer.review import Review
from reviewer.selection import quote
from reviewer.sequence import NO_HEADING
from reviewer.settings_folder import own_profiles, settings_folder
from reviewer.workers import Workers


@click.command("export")
@click.argument("library", type=PATH)
@click.option("--profile", "ref", metavar="ID", required=True, help="Shipped or own id, or a TOML file.")
@click.option("--to", metavar="PATH", type=PATH, required=True, help="A new or empty folder; a new .zip.")
@click.option("--where", default="", metavar="EXPR", help="Only the photos this filter holds for.")
@click.option("--sequence", metavar="NAME", help="Only the photos of this sequence, in its order.")
@click.option("--zip", "as_zip", is_flag=True, help="One ZIP archive, whatever the profile says.")
@click.option(
    "--title",
    default="",
    metavar="TEXT",
    help="The title of a story; else that of --sequence.",
)
@click.option("--opening", default="", metavar="TEXT", help="Its opening text; else that of --sequence.")
@KEEP_DONE
@AS_JSON
def export_command(
    library: Path,
    ref: str,
    to: Path,
    where: str,
    sequence: str | None,
    as_zip: bool,
    title: str,
    opening: str,
    keep_done: bool,
    as_json: bool,
) -> int:
    """Hand over a set through a profile: each file verified, or held back with the reason."""
    chosen = profile.find(ref, own_profiles(settings_folder()))
    chosen = replace(chosen, container=Container.ZIP) if as_zip else chosen
    with Review.open(library) as review, Workers() as workers:
        above = NO_HEADING if sequence is None else review.heading(sequence)
        above = replace(above, title=title or above.title, opening=opening or above.opening)
        photos = review.photos(_ids(review, where, sequence))
        pairs = [(photo, review.judgement(photo.id)) for photo in photos]
        plan = package.plan(pairs, chosen, review.shoots(), above)
        draw = press() if chosen.contact_sheet else None
        held = 0
        with progress(len(plan.goes), "Exporting") as advance, keeping(keep_done) as ending:
            made = package.export(
                plan, review.folder, to, workers=workers, at=datetime.now(UTC), ending=ending, draw=draw
            )
            for result in made:
                match result:
                    case package.Held():
                        held += 1
                        _print_held(as_json, result)
                    case package.Exported():
                        advance(1)
                        _print_exported(as_json, result, to)
                    case package.Done():
                        number = review.add_receipt(result.receipt)
                        say(package.receipt_text(result.receipt))
                        say(f"Receipt {number} is kept in the library.")
    return 1 if held else 0


def _ids(review: Review, where: str, sequence: str | None) -> list[int]:
    """The photos meant, in the order they are to be numbered."""
    if sequence is None:
        return review.ids(where)
    return review.ids(f"in:{quote(sequence)} ({where})" if where.strip() else f"in:{quote(sequence)}")


def _print_exported(as_json: bool, exported: package.Exported, to: Path) -> None:
    how = {"reencoded": exported.reencoded, "note": exported.note}
    text = f"{exported.id:>5}  {exported.output}  {exported.note}".rstrip()
    tell(as_json, {"id": exported.id, "output": str(to / exported.output), **how}, text)


def _print_held(as_json: bool, held: package.Held) -> None:
    text = f"{held.id:>5}  held back: {held.reason}"
    tell(as_json, {"id": held.id, "name": held.name, "held_back": held.reason}, text)


@click.command("receipts")
@click.argument("library", type=PATH)
@click.option("--photo", metavar="ID", type=int, help="Only where this photo went.")
@click.option("--file", metavar="FILE", type=PATH, help="Only what this exported file was made of.")
@AS_JSON
def receipts_command(library: Path, photo: int | None, file: Path | None, as_json: bool) -> int:
    """Tell what was exported; or when, where and in what form one photo went."""
    with Review.open(library, read_only=True) as review:
        if photo is None and file is None:
            for receipt in reversed(review.receipts()):
                number = f"Receipt {receipt['number']}, {receipt['at']}"
                tell(as_json, receipt, f"{number}\n{package.receipt_text(receipt)}\n")
            return 0
        lines = review.exports_of(review.photo(photo).id) if photo is not None else []
        lines += review.origin_of(_digest(file)) if file is not None else []
    for line in lines:
        went = f"{line['at']}  {line['name']} ({line['id']}) as {line['output']}, {line['form']}"
        tell(as_json, line, f"{went}, to {line['to']} by {line['profile']}, receipt {line['receipt']}")
    if not lines:
        say("No export from this library is known for it.")
    return 0


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}.") from error
