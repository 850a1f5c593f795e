"""Profiles: where an export goes and what may go there, as TOML that says so in one sentence.

A profile can narrow what leaves, never widen it past the laws: no profile lets an unreviewed photo
through, and none switches the verifier off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from reviewer.caption import FIELDS
from reviewer.errors import Fault, ProfileError, UsageError, did_you_mean
from reviewer.export import naming
from reviewer.photo import Verdict
from reviewer.rules import syntax
from reviewer.rules.table import Faults, Table, kind, shown

_SUFFIX = ".toml"
_LARGEST = 100_000
_LONGEST_EDGE = 65_000
# With lossless pixels, what has to be encoded anew is to show no difference either.
LEAST_QUALITY = 95
_KEYS = (
    "id", "title", "verdicts", "waivers", "pixels", "long_edge", "format", "quality", "keep", "captions",
    "caption_fields", "names", "container",
)  # fmt: skip


class FileFormat(StrEnum):
    """What leaves the house. Everything else becomes one of these."""

    JPEG = "jpeg"
    PNG = "png"


class Pixels(StrEnum):
    """Whose pixels leave: new ones of every picture, or a JPEG's own where that is safe."""

    FRESH = "fresh"
    LOSSLESS = "lossless"


class KeptField(StrEnum):
    """The fields of a caption that may stay in the file."""

    DESCRIPTION = "description"
    CREDIT = "credit"
    COPYRIGHT = "copyright"


class CaptionFile(StrEnum):
    """The forms in which captions go beside the pictures."""

    TXT = "txt"
    CSV = "csv"
    JSON = "json"


class Container(StrEnum):
    """What holds a set: a folder of files, or one ZIP archive."""

    FOLDER = "folder"
    ZIP = "zip"


_KEPT_WORDS = {
    KeptField.DESCRIPTION: "caption",
    KeptField.CREDIT: "credit",
    KeptField.COPYRIGHT: "copyright",
}
_CAPTION_WORDS = {CaptionFile.TXT: "text", CaptionFile.CSV: "CSV", CaptionFile.JSON: "JSON"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What may go and in what form. `long_edge` in pixels, 0 for full size; `quality` 1 to 100.

    A profile of lossless `pixels` is of full-size JPEGs; its `quality` is that of the pictures for which
    only fresh pixels will do, and at least LEAST_QUALITY.
    With `waivers`, a photo is judged by what stands after a person's waivers, else by its verdict.
    `caption_fields` narrows the captions beside the pictures, empty for all; `names` as in `naming`.
    """

    id: str
    title: str
    verdicts: frozenset[Verdict]
    waivers: bool = False
    pixels: Pixels = Pixels.FRESH
    long_edge: int = 0
    format: FileFormat = FileFormat.JPEG
    quality: int = 92
    keep: frozenset[KeptField] = frozenset()
    captions: tuple[CaptionFile, ...] = ()
    caption_fields: tuple[str, ...] = ()
    names: str = naming.NUMBER
    container: Container = Container.FOLDER

    @property
    def suffix(self) -> str:
        """The suffix of the files, with its dot."""
        return ".png" if self.format is FileFormat.PNG else ".jpg"

    @property
    def sentence(self) -> str:
        """The profile in one sentence for a person who chooses it."""
        let_through = [verdict.value for verdict in Verdict if verdict in self.verdicts]
        let_through += ["waived"] if self.waivers else []
        photos = f"{'only ' if len(let_through) == 1 else ''}{_listed(let_through)} photos"
        pixels = f"{self.long_edge} px" if self.long_edge else "full-size"
        pixels += f" {self.format.upper()}"
        if self.pixels is Pixels.LOSSLESS:
            pixels += " with its own pixels where that is safe"
        kept = _listed([word for field, word in _KEPT_WORDS.items() if field in self.keep]) or "nothing"
        kept += " and nothing else kept" if self.keep else " kept"
        parts = [
            f"{self.title}: {photos}, {pixels}, {kept}",
            self._captions_told,
            self._names_told,
            "all in one ZIP" if self.container is Container.ZIP else "",
        ]
        return "; ".join(part for part in parts if part) + "."

    @property
    def _captions_told(self) -> str:
        beside = _listed([_CAPTION_WORDS[form] for form in self.captions])
        only = _listed([field.label.lower() for field in FIELDS if field.name in self.caption_fields])
        return (f"captions beside them as {beside}" + (f" (only {only})" if only else "")) if beside else ""

    @property
    def _names_told(self) -> str:
        if self.names == naming.NUMBER:
            return ""
        if self.names == naming.RANDOM:
            return "random names in no order"
        return f"named like “{naming.stem(self.names, 1, 1, self.title, 'place')}{self.suffix}”"


def shipped() -> tuple[str, ...]:
    """The ids of the profiles that come with the program, sorted."""
    return tuple(sorted(_shelf()))


def find(ref: str) -> Profile:
    """The shipped profile of that id, or the one in the file of that path.

    Raises UsageError, naming the known ids, when there is none, and ProfileError when it has faults.
    """
    ours = _shelf().get(ref)
    if ours is not None:
        return parse(ours.read_bytes(), ours.name)
    path = Path(ref)
    try:
        if path.is_file():
            with path.open("rb") as file:
                return parse(file.read(_LARGEST + 1), path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise UsageError(f"The profile {ref!r} cannot be read: {reason}.") from error
    raise UsageError(
        f"There is no profile {ref!r}. {did_you_mean(ref, shipped())} "
        "For one of your own, give the path of its file."
    )


def parse(data: bytes, source: Path | str) -> Profile:
    """The profile in these bytes; raises ProfileError, naming `source`, with all their faults."""
    if len(data) > _LARGEST:
        raise ProfileError(source, (Fault(0, "The file is larger than any profile."),))
    read = syntax.read(data)
    faults = Faults(read.lines)
    profile = _profile(read.content, faults) if read.whole else None
    told = [fault for fault in faults if fault.line not in read.broken]
    found = sorted({*read.faults, *told}, key=lambda fault: (fault.line, fault.sentence))
    if found or profile is None:
        raise ProfileError(source, tuple(found))
    return profile


def _profile(content: Mapping[str, object], faults: Faults) -> Profile:
    table = Table(content, (), "the profile", faults)
    table.only(_KEYS)
    form = table.choice("format", FileFormat) or FileFormat.JPEG
    keep = table.choices("keep", KeptField)
    beside = table.choices("captions", CaptionFile)
    if keep and form is not FileFormat.JPEG:
        table.fault("keep", '`keep` needs format = "jpeg"; in a PNG no text is kept.')
    pixels = table.choice("pixels", Pixels) or Pixels.FRESH
    long_edge = _number(table, "long_edge", 0, _LONGEST_EDGE, default=0)
    least = 1
    if pixels is Pixels.LOSSLESS:
        _check_lossless(table, form, long_edge)
        least = LEAST_QUALITY
    return Profile(
        id=table.text("id", required=True),
        title=table.text("title", required=True),
        verdicts=_verdicts(table),
        waivers=_switch(table, "waivers"),
        pixels=pixels,
        long_edge=long_edge,
        format=form,
        quality=_number(table, "quality", least, 100, default=max(least, 92)),
        keep=keep,
        captions=tuple(form for form in CaptionFile if form in beside),
        caption_fields=_caption_fields(table),
        names=_names(table),
        container=table.choice("container", Container) or Container.FOLDER,
    )


def _check_lossless(table: Table, form: FileFormat, long_edge: int) -> None:
    if form is not FileFormat.JPEG:
        table.fault("format", '`pixels = "lossless"` needs format = "jpeg"; only a JPEG has its own.')
    if long_edge:
        table.fault("long_edge", '`pixels = "lossless"` keeps the size; take `long_edge` out, or write 0.')


def _verdicts(table: Table) -> frozenset[Verdict]:
    verdicts = table.choices("verdicts", Verdict)
    if Verdict.UNREVIEWED in verdicts:
        table.fault("verdicts", "a photo nobody went through never leaves. Take it out.", "unreviewed")
    if not table.get("verdicts"):
        table.fault("verdicts", '`verdicts` says which photos may go. Write, say, verdicts = ["clear"].')
    return verdicts - {Verdict.UNREVIEWED}


def _caption_fields(table: Table) -> tuple[str, ...]:
    known = [field.name for field in FIELDS]
    chosen = table.texts("caption_fields")
    for name in chosen:
        if name not in known:
            right = f"it is one of {', '.join(known)}."
            table.fault("caption_fields", f"`caption_fields` cannot be “{shown(name)}”; {right}", name)
    return tuple(name for name in known if name in chosen)


def _names(table: Table) -> str:
    names = table.text("names") or naming.NUMBER
    if wrong := naming.fault(names):
        table.fault("names", wrong)
    return names


def _switch(table: Table, key: str) -> bool:
    value = table.get(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    table.fault(key, f"`{key}` is {kind(value)}; it must be true or false, without quotes.")
    return False


def _number(table: Table, key: str, least: int, most: int, *, default: int) -> int:
    value = table.get(key)
    if value is None:
        return default
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    table.fault(key, f"`{key}` must be a whole number from {least} to {most}, without quotes.")
    return default


def _listed(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])


def _shelf() -> dict[str, Traversable]:
    shelf = resources.files("resources") / "profiles"
    return {
        entry.name.removesuffix(_SUFFIX): entry for entry in shelf.iterdir() if entry.name.endswith(_SUFFIX)
    }
