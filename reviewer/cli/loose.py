"""Commands for files that are in no library: stripping them, and looking at what is left in them."""

from dataclasses import asdict
from pathlib import Path

import click

from reviewer.cli.keeping import KEEP_DONE, keeping
from reviewer.cli.terminal import AS_JSON, PATH, progress, say, tell
from reviewer.export.loose import strip_files
from reviewer.export.verify.beside import NAMES as CAPTIONS
from reviewer.export.verify.places import Looked, look
from reviewer.workers import Workers


@click.command("strip")
@click.argument("files", metavar="FILE...", type=PATH, nargs=-1, required=True)
@click.option("--to", metavar="DIR", type=PATH, required=True, help="A new or an empty folder.")
@click.option("--lossless", is_flag=True, help="Keep a JPEG's own pixels where that is safe.")
@click.option("--keep-names", is_flag=True, help="Keep the names of the files; else 001, 002 …")
@KEEP_DONE
@AS_JSON
def strip_command(
    files: tuple[Path, ...], to: Path, lossless: bool, keep_names: bool, keep_done: bool, as_json: bool
) -> int:
    """Strip files that are in no library."""
    held = 0
    with Workers() as workers, progress(len(files), "Stripping") as advance, keeping(keep_done) as ending:
        for result in strip_files(
            files, to, lossless=lossless, keep_names=keep_names, workers=workers, ending=ending
        ):
            advance(1)
            held += bool(result.held_back)
            item = {"source": str(result.source), **result.outcome()}
            text = f"{result.source}  {result.held_back or result.output}  {result.note}".rstrip()
            tell(as_json, item, text)
    return 1 if held else 0


@click.command("verify")
@click.argument("paths", metavar="PATH...", type=PATH, nargs=-1, required=True)
@AS_JSON
def verify_command(paths: tuple[Path, ...], as_json: bool) -> int:
    """Say what is left in files, folders and whole sets besides the pictures, with offsets."""
    found = unread = 0
    for looked in look(paths):
        if looked.trouble:
            unread += 1
            say(f"reviewer: {looked.trouble}")
            continue
        found += bool(looked.left)
        left = [asdict(part) for part in looked.left]
        tell(as_json, {"path": str(looked.path), "clean": not left, "left": left}, _told(looked))
    return 3 if unread else 1 if found else 0


def _told(looked: Looked) -> str:
    parts = [f"  at {part.offset}, {part.length} bytes: {part.what}" for part in looked.left]
    clean = "clean, the text beside the pictures" if looked.path.name in CAPTIONS else "clean"
    return "\n".join([f"{looked.path}: {'not clean' if parts else clean}", *parts])
