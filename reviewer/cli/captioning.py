"""The command that writes captions, text by text, by a template, by find and replace; and looks them over."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, Unpack

import click

from reviewer import checking, templating
from reviewer.caption import address, as_text, checks, field, language, list_text, parse, replacing, template
from reviewer.caption.codes import DELIMITER, Codes, filling
from reviewer.caption.replacing import Found, Search
from reviewer.cli.library import print_photos
from reviewer.cli.terminal import AS_JSON, PATH, say, tell
from reviewer.errors import UsageError
from reviewer.photo import Photo
from reviewer.review import Review
from reviewer.settings_folder import own_captions, settings_folder
from reviewer.workers import Workers

# Seconds a regular expression may take on some hundred captions.
_REGEX_S = 10.0


class _Wishes(TypedDict):
    """What is asked for besides the photos."""

    settings: tuple[str, ...]
    template: str
    replace: tuple[str, str] | None
    fields: tuple[str, ...]
    regex: bool
    match_case: bool
    whole_word: bool
    codes: tuple[Path, ...]
    delimiter: str
    check: bool
    off: tuple[str, ...]
    dry_run: bool


@click.command("caption")
@click.argument("library", type=PATH)
@click.argument("ids", metavar="[ID...]", type=int, nargs=-1)
@click.option("--where", metavar="EXPR", help="All photos this filter holds for, in place of ids.")
@click.option("--set", "settings", metavar="FIELD=TEXT", multiple=True, help="description@ko=… in Korean.")
@click.option("--template", metavar="NAME", default="", help="A caption template of yours, or its file.")
@click.option("--replace", metavar="FIND WITH", nargs=2, help="Find and replace.")
@click.option("--in", "fields", metavar="FIELD", multiple=True, help="With --replace: only there.")
@click.option("--regex", is_flag=True, help="FIND is a regular expression, \\1 in WITH its first group.")
@click.option("--match-case", is_flag=True)
@click.option("--whole-word", is_flag=True)
@click.option("--codes", metavar="FILE", type=PATH, multiple=True, help="Code replacements: =code= in texts.")
@click.option("--delimiter", metavar="CHARS", default=DELIMITER, help=f"Of codes, in place of {DELIMITER}.")
@click.option("--check", is_flag=True, help="Tell what to look at again.")
@click.option("--off", metavar="CHECK", multiple=True, help="Leave out a check.")
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@AS_JSON
def caption_command(
    library: Path, ids: tuple[int, ...], where: str | None, as_json: bool, **wishes: Unpack[_Wishes]
) -> int:
    """Write caption fields; an empty text clears a field."""
    asked = [wishes["settings"], wishes["template"], wishes["replace"], wishes["check"]]
    if sum(map(bool, asked)) != 1:
        raise UsageError("Write one of --set FIELD=TEXT, --template NAME, --replace FIND WITH and --check.")
    if bool(ids) == (where is not None):
        raise UsageError("Name photos by their ids or with --where, one of the two.")
    with Review.open(library, read_only=wishes["check"] or wishes["dry_run"]) as review:
        photos = review.photos(ids if where is None else review.ids(where))
        if wishes["check"]:
            return _check(review, photos, wishes["off"], as_json)
        found = list(_changes(review, photos, wishes))
        if not wishes["dry_run"]:
            review.caption_each("Caption", replacing.texts(found))
        if wishes["settings"] and not wishes["dry_run"]:
            _print(review, photos, _given(wishes), as_json)
        else:
            _tell(found, wishes["dry_run"], as_json)
    return 0


def _changes(review: Review, photos: Sequence[Photo], wishes: _Wishes) -> Iterator[Found]:
    """Each text that would be another."""
    codes = Codes.read(wishes["codes"], wishes["delimiter"]) if wishes["codes"] else Codes()
    if wishes["template"]:
        ids = [photo.id for photo in photos]
        told = templating.changes(
            review, ids, template.find(own_captions(settings_folder()), wishes["template"]), codes
        )
        yield from (one for one in told if isinstance(one, Found))
    elif wishes["replace"]:
        find, new = wishes["replace"]
        ways = (wishes["match_case"], wishes["whole_word"], wishes["regex"])
        with Workers(1, time_limit=_REGEX_S) as workers:
            yield from replacing.find(photos, Search(find, new, wishes["fields"], *ways), workers)
    else:
        texts = _given(wishes)
        expanded = codes.expanded(texts)
        for photo in photos:
            yield from _written(photo, texts.keys(), expanded)


def _written(photo: Photo, given: Collection[str], texts: Mapping[str, str]) -> Iterator[Found]:
    """Texts that are given replace what stands there; what their hot codes fill besides joins it."""
    caption = photo.marks.caption
    besides = filling(caption, {to: text for to, text in texts.items() if to not in given})
    for to, value in {**besides, **{to: parse(to, texts[to]) for to in given}}.items():
        before, after = as_text(caption, to), value if isinstance(value, str) else list_text(value)
        if before != after:
            yield Found(photo, to, before, after)


def _given(wishes: _Wishes) -> dict[str, str]:
    """The texts of --set, by their addresses."""
    texts = {}
    for setting in wishes["settings"]:
        name, equals, text = setting.partition("=")
        if not equals:
            raise UsageError(f"Write --set FIELD=TEXT, not {setting!r}.")
        texts[address(field(name).name, language(name))] = text
    return texts


def _print(review: Review, photos: Sequence[Photo], texts: Iterable[str], as_json: bool) -> None:
    """The photos as they are now."""
    ids = [photo.id for photo in photos]
    if as_json:
        print_photos(review, ids, as_json)
        return
    for photo in review.photos(ids):
        written = (f"{to}: {as_text(photo.marks.caption, to)}" for to in texts)
        click.echo(f"{photo.id:>5}  {photo.name}  " + "  ".join(written))


def _tell(found: Sequence[Found], dry: bool, as_json: bool) -> None:
    """Each text that changed, or would."""
    for one in found:
        item = {"id": one.photo.id, "name": one.photo.name, "field": one.address}
        text = f"{one.photo.id:>5}  {one.photo.name}  {one.address}: {one.before!r} → {one.after!r}"
        tell(as_json, {**item, "before": one.before, "after": one.after}, text)
    photos = len({one.photo.id for one in found})
    say(f"{len(found)} texts of {photos} photos {'would be' if dry else 'are'} changed.")


def _check(review: Review, photos: Sequence[Photo], off: Collection[str], as_json: bool) -> int:
    """Each hint, one a line; 1 where there is any."""
    order = review.ids()
    places = {id: place for place, id in enumerate(order)}
    people = review.suggestions().texts("people")
    told = 0
    for photo in photos:
        place = places[photo.id]
        neighbours = [*order[max(0, place - 1) : place], *order[place + 1 : place + 2]]
        for hint in checks.hints(photo, checking.beside(review, photo.id, neighbours, people), off):
            told += 1
            item = {"id": photo.id, "name": photo.name, **asdict(hint)}
            loud = "! " if hint.loud else ""
            tell(as_json, item, f"{photo.id:>5}  {photo.name}  {loud}{hint.address}: {hint.sentence}")
    return 1 if told else 0
