"""What other programs, or a person at the camera, decided of a picture: stars, flag and colour label.

XMP has one property for the stars and none that all agree on for the rest, so each program's own are read:
Adobe's `xmp` and `xmpDM`, Photo Mechanic's, digiKam's, darktable's and Microsoft's. A rating of -1 means
rejected (XMP specification part 1, 8.4). Canon, Nikon and Sony write stars given in the camera as
`xmp:Rating`, Fujifilm into its own EXIF field; they are a person's stars as any other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reviewer.metadata import labels
from reviewer.metadata.fields import Fields
from reviewer.photo import ColourLabel, Flag

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Judged:
    """Stars, flag and label, as others gave them. None of it says that anybody looked at it for the rules."""

    rating: int = 0
    flag: Flag = Flag.NONE
    label: ColourLabel = ColourLabel.NONE


# Stars for per cents: those of `MicrosoftPhoto:Rating`, and up to where each reaches (Windows Explorer).
_PER_CENT = (0, 12, 37, 62, 87, 100)

_PICK, _GOOD = "Xmp.xmpDM.pick", "Xmp.xmpDM.good"
_PICKED: Mapping[str, Mapping[str, Flag]] = {
    _PICK: {"1": Flag.PICK, "0": Flag.NONE, "-1": Flag.REJECT},
    _GOOD: {"true": Flag.PICK, "false": Flag.REJECT},
    "Xmp.digiKam.PickLabel": {"0": Flag.NONE, "1": Flag.REJECT, "2": Flag.NONE, "3": Flag.PICK},
    "Xmp.photomechanic.Tagged": {"true": Flag.PICK, "false": Flag.NONE},
    "Xmp.photomechanic.ColorClass": {"8": Flag.REJECT},  # Trash
}
DIGIKAM = (
    ColourLabel.NONE,
    ColourLabel.RED,
    ColourLabel.YELLOW,  # orange
    ColourLabel.YELLOW,
    ColourLabel.GREEN,
    ColourLabel.BLUE,
    ColourLabel.PURPLE,
    ColourLabel.NONE,  # grey, black, white
    ColourLabel.NONE,
    ColourLabel.NONE,
)
DARKTABLE = labels.COLOURS
# The colours it comes with; a person can give the classes others.
PHOTO_MECHANIC = (
    ColourLabel.NONE,
    ColourLabel.PURPLE,
    ColourLabel.RED,
    ColourLabel.YELLOW,  # orange
    ColourLabel.YELLOW,
    ColourLabel.GREEN,
    ColourLabel.BLUE,  # light blue
    ColourLabel.BLUE,
    ColourLabel.NONE,  # grey
)
_NUMBERED = {
    "Xmp.digiKam.ColorLabel": DIGIKAM,
    "Xmp.darktable.colorlabels": DARKTABLE,
    "Xmp.photomechanic.ColorClass": PHOTO_MECHANIC,
}
_STARS = ("Xmp.xmp.Rating", "Exif.Image.Rating", "Exif.Fujifilm.Rating")
_STARS_PER_CENT = ("Xmp.MicrosoftPhoto.Rating", "Exif.Image.RatingPercent")

WANTED = frozenset((*_STARS, *_STARS_PER_CENT, *_PICKED, *_NUMBERED, "Xmp.xmp.Label"))


def judged(sources: Sequence[Fields]) -> Judged:
    """What the first source says of each; later ones where those before say nothing."""
    return Judged(
        rating=_first(_rating, sources) or 0,
        flag=_first(_flag, sources) or Flag.NONE,
        label=_first(_label, sources) or ColourLabel.NONE,
    )


def _first(said: Callable[[Fields], _T | None], sources: Iterable[Fields]) -> _T | None:
    return next((value for source in sources if (value := said(source)) is not None), None)


def _rating(fields: Fields) -> int | None:
    for key in _STARS:
        stars = _number(fields, key)
        if stars is not None and -1 <= stars <= 5:
            return max(0, int(stars))
    for key in _STARS_PER_CENT:
        per_cent = _number(fields, key)
        if per_cent is not None and 0 <= per_cent <= 100:
            return next(stars for stars, most in enumerate(_PER_CENT) if per_cent <= most)
    return None


def _flag(fields: Fields) -> Flag | None:
    """The first that is set; NONE where flags are there and none is set. Of Adobe's two `pick` decides."""
    keys = [key for key in _PICKED if key != _GOOD or _PICK not in fields.xmp]
    said = [_PICKED[key][value] for key in keys if (value := _word(fields, key)) in _PICKED[key]]
    if _number(fields, "Xmp.xmp.Rating") == -1:
        said.append(Flag.REJECT)
    return next((flag for flag in said if flag != Flag.NONE), said[0] if said else None)


def _label(fields: Fields) -> ColourLabel | None:
    """By its name, and where that says nothing here, by the numbers of those who number them."""
    name = _word(fields, "Xmp.xmp.Label")
    if name and (colour := labels.colour(name)) != ColourLabel.NONE:
        return colour
    numbered = [
        colours[int(number)]
        for key, colours in _NUMBERED.items()
        if (number := _number(fields, key)) is not None and 0 <= number < len(colours)
    ]
    said = numbered or ([ColourLabel.NONE] if "Xmp.xmp.Label" in fields.xmp else [])
    return next((colour for colour in said if colour != ColourLabel.NONE), said[0] if said else None)


def _word(fields: Fields, key: str) -> str:
    values = fields.xmp.get(key, ())
    return values[0].strip().lower() if values else ""


def _number(fields: Fields, key: str) -> float | None:
    if key.startswith("Exif."):
        value = fields.exif.get(key)
        return value[0] if isinstance(value, tuple) and value else None
    try:
        return float(_word(fields, key))
    except ValueError:
        return None
