"""The nouns everything else speaks in: frames on a card, photos in a library, and their marks.

All are frozen. Camera facts never change; marks are what people decide and change only through
`review.Review.change`.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from reviewer.errors import PictureError, shown

# The years in which clocks begin that were never set end here, wherever on earth.
_EARLIEST_NS = int(datetime(2000, 1, 2, tzinfo=UTC).timestamp()) * 10**9


class Verdict(StrEnum):
    """What the rules say of a photo, in the order of the design's legend."""

    UNREVIEWED = "unreviewed"
    CLEAR = "clear"
    CAUTION = "caution"
    RESTRICTED = "restricted"


class Flag(StrEnum):
    """The first cut: keep, undecided, or out."""

    PICK = "pick"
    NONE = "none"
    REJECT = "reject"


class ColourLabel(StrEnum):
    """Colour labels, keys 6 to 9 in this order; purple has no key."""

    NONE = "none"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Frame:
    """One exposure on a card: all files of one name. The first file is the one shown."""

    files: tuple[Path, ...]

    @property
    def name(self) -> str:
        """The name files of this frame share, without suffix."""
        return self.files[0].stem

    @property
    def primary(self) -> Path:
        """The picture that stands for the frame: the JPEG of a pair, else the RAW."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as a card showed it, and what was in it.

    `mtime_ns` is its time in nanoseconds since 1970, `ends` the SHA-256 of its first and its last 64 KiB.
    """

    name: str
    size: int
    mtime_ns: int
    ends: str
    sha256: str

    @property
    def certain(self) -> bool:
        """Whether its time can be believed: a camera whose clock was lost begins each day anew."""
        return self.size > 0 and self.mtime_ns > _EARLIEST_NS


@dataclass(frozen=True, slots=True)
class Failed:
    """One item of a long job that could not be done; the job goes on."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What the camera wrote. None where it wrote nothing that can be trusted.

    `taken_at` is the camera's local clock, without zone. `exposure_s` in seconds, `gps` in degrees
    (latitude north, longitude east), `width` and `height` in stored pixels before turning upright,
    `orientation` the EXIF value 1 to 8.
    """

    taken_at: datetime | None = None
    make: str = ""
    model: str = ""
    serial: str = ""
    lens: str = ""
    focal_length_mm: float | None = None
    focal_length_35mm: float | None = None
    aperture: float | None = None
    exposure_s: float | None = None
    iso: int | None = None
    flash_fired: bool | None = None
    gps: tuple[float, float] | None = None
    width: int | None = None
    height: int | None = None
    orientation: int = 1

    @property
    def camera(self) -> str:
        """Make and model as people say it, the make not said twice."""
        if self.make and self.model.lower().startswith(self.make.lower().split()[0]):
            return self.model
        return f"{self.make} {self.model}".strip()


@dataclass(frozen=True, slots=True)
class Translation:
    """A text of a caption's field in one more language, named as RFC 5646 does: `ko`, `pt-BR`."""

    field: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The text a desk asks for. Empty strings and tuples mean: not written yet.

    `urgency` is "1" (most) to "8". `translations` hold the texts in other languages, in the order of
    `caption.in_order`.
    """

    headline: str = ""
    description: str = ""
    alt_text: str = ""
    people: tuple[str, ...] = ()
    event: str = ""
    location: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    country_code: str = ""
    date: str = ""
    keywords: tuple[str, ...] = ()
    byline: str = ""
    job_title: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    usage_terms: str = ""
    instructions: str = ""
    job_id: str = ""
    writer: str = ""
    urgency: str = ""
    translations: tuple[Translation, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nobody has written anything yet."""
        return self == Caption()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A person's recorded decision to let one rule pass for one photo, with its reason and initials.

    It holds for as long as the rule is the one of this fingerprint `under` and fires because of these
    `tags`; without a fingerprint, for any.
    """

    ruleset: str
    rule: str
    reason: str
    by: str = ""
    at: str = ""
    under: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """A person went through the frame. `under` names the vocabulary they looked for; "" for any."""

    by: str = ""
    at: str = ""
    under: str = ""


class Asked(StrEnum):
    """What somebody who objected to a picture asked for."""

    NOT_TO_SHOOT = "not-to-shoot"
    DELETE = "delete"
    HAND_OVER = "hand-over"
    TAKE_DOWN = "take-down"


@dataclass(frozen=True, slots=True)
class Objection:
    """Somebody objected to a picture. `by` is their role; `at` when, in ISO 8601 as far as it is known."""

    asked: Asked
    by: str = ""
    at: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of a photo in a sequence; see `rank`."""

    sequence: str
    rank: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What people decided about a photo. `rotation` is clockwise degrees: 0, 90, 180 or 270.

    `denied` are tags that the camera's data set and a person took off; `looks` holds one look a person,
    `sequences` one place a sequence, by their names.
    """

    rating: int = 0
    flag: Flag = Flag.NONE
    label: ColourLabel = ColourLabel.NONE
    tags: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    looks: tuple[Look, ...] = ()
    rotation: int = 0
    waivers: tuple[Waiver, ...] = ()
    objections: tuple[Objection, ...] = ()
    sequences: tuple[Placed, ...] = ()
    caption: Caption = field(default_factory=Caption)

    @property
    def looked_at(self) -> bool:
        """Whether anybody went through it."""
        return bool(self.looks)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a photo in the library. `path` is relative to the library's folder."""

    path: PurePosixPath
    size: int
    sha256: str

    def within(self, library: Path) -> Path:
        """Where the file lies.

        Raises PictureError when the catalog, which may come from somebody else, points out of the
        library.
        """
        if self.path.is_absolute() or ".." in self.path.parts:
            raise PictureError(f"{shown(Path(self.path))} lies outside the library and is not opened.")
        return library.joinpath(*self.path.parts)


@dataclass(frozen=True, slots=True)
class Photo:
    """A frame in a library. `trouble` says in a sentence why it cannot be shown, or is empty."""

    id: int
    shoot: str
    name: str
    files: tuple[StoredFile, ...]
    facts: CameraFacts = field(default_factory=CameraFacts)
    marks: Marks = field(default_factory=Marks)
    trouble: str = ""

    @property
    def primary(self) -> StoredFile:
        """The file that stands for the photo: shown, judged and exported."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class Shoot:
    """One import, or a folder of them, with the rule sets it is judged by."""

    id: int
    name: str
    rulesets: tuple[str, ...] = ()
    place: str = ""
    imported_at: str = ""
