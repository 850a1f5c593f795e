"""What a profile says: which photos may go and in what form, and that in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.caption import FIELDS
from reviewer.export import naming
from reviewer.photo import Verdict

# With lossless pixels, what has to be encoded anew is to show no difference either.
LEAST_QUALITY = 95


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
    `caption_fields` narrows the captions beside the pictures, in the story and on the contact sheet,
    empty for all; `names` as in `naming`.
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
    story: bool = False
    contact_sheet: bool = False
    names: str = naming.NUMBER
    container: Container = Container.FOLDER

    @property
    def suffix(self) -> str:
        """The suffix of the files, with its dot."""
        return ".png" if self.format is FileFormat.PNG else ".jpg"

    @property
    def tells(self) -> bool:
        """Whether captions leave beside the pictures, in whatever form."""
        return bool(self.captions or self.story or self.contact_sheet)

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
            self._pages_told,
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
    def _pages_told(self) -> str:
        told = ["a story to read in a browser"] if self.story else []
        return _listed([*told, "a contact sheet to print"] if self.contact_sheet else told)

    @property
    def _names_told(self) -> str:
        if self.names == naming.NUMBER:
            return ""
        if self.names == naming.RANDOM:
            return "random names in no order"
        return f"named like “{naming.stem(self.names, 1, 1, self.title, 'place')}{self.suffix}”"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])
