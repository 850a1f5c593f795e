"""What a caption template would make of photos in a library, with what the rules say of each."""

from collections.abc import Iterator, Sequence

from reviewer.album import Album
from reviewer.caption import as_text, list_text, place, template
from reviewer.caption.codes import Codes
from reviewer.caption.replacing import Found
from reviewer.caption.template import Template
from reviewer.caption.variables import Told
from reviewer.photo import Photo
from reviewer.progress import Progress

_AT_ONCE = 500


def told(album: Album, photo: Photo, sequence: int = 1) -> Told:
    """What the variables of a template are filled from; `sequence` counts the photos of a selection."""
    judgement = album.judgement(photo.id)
    speaking = [fired.rule for fired in judgement.fired if not fired.overridden]
    return Told(
        photo,
        sequence,
        verdict=str(judgement.verdict),
        rules=tuple(rule.title for rule in speaking),
        reasons=tuple(rule.reason for rule in speaking),
    )


def changes(
    album: Album, ids: Sequence[int], wanted: Template, codes: Codes | None = None
) -> Iterator[Found | Progress]:
    """Each text that would be another, photo by photo in the order of `ids`, which `{seq}` counts."""
    for start in range(0, len(ids), _AT_ONCE):
        photos = album.photos(ids[start : start + _AT_ONCE])
        for number, photo in enumerate(photos, start + 1):
            about = told(album, photo, number) if wanted.judges else Told(photo, number)
            yield from of_photo(about, wanted, codes)
        yield Progress(start + len(photos), len(ids))


def of_photo(about: Told, wanted: Template, codes: Codes | None = None) -> Iterator[Found]:
    """The same of one photo."""
    caption = about.caption
    values = template.applied(wanted, caption, about, codes)
    for address in sorted(values, key=place):
        value = values[address]
        after = value if isinstance(value, str) else list_text(value)
        yield Found(about.photo, address, as_text(caption, address), after)
