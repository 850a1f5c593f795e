"""Caption templates: what is written into many captions at once, and how it meets what stands there.

A template is a TOML file of a person's own, `captions/<name>.toml` in the settings folder. Its keys are the
addresses of a caption; what has no key is left alone. A text fills what is empty; a table tells another way:

    city = "Wonsan"
    keywords = { append = ["harbour", "boats"] }
    headline = { set = "Boats at {city}" }
    "description@ko" = { prepend = "{city}, {date@ko:%B %-d일} —" }
"""

import contextlib
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import tomlkit

from reviewer import caption as captions
from reviewer import tokens
from reviewer.caption import Value, variables
from reviewer.caption.codes import Codes
from reviewer.caption.variables import Told
from reviewer.errors import StorageError, UsageError, did_you_mean, shown
from reviewer.photo import Caption
from reviewer.portable_name import portable_stem
from reviewer.whole_file import write_whole

SUFFIX = ".toml"
# A file written by hand has some lines; a larger one is something else.
LARGEST = 1 << 16

# No space stands before these, and none at all between the letters of Chinese and Japanese.
_CLOSING = frozenset(".,;:!?…)]}»”’。、，；：！？）」』")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Way(StrEnum):
    """How a text meets what stands in a field: in its place, before it, behind it, or where nothing is."""

    SET = "set"
    PREPEND = "prepend"
    APPEND = "append"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a template does at one address. `text` is as typed, with variables and codes."""

    address: str
    way: Way
    text: str

    @property
    def fault(self) -> str:
        """What is wrong with it, in a sentence; the empty string when nothing is."""
        try:
            captions.parse(self.address, self.text)
            return variables.fault(self.text)
        except UsageError as error:
            return str(error)


@dataclass(frozen=True, slots=True)
class Template:
    """Its name, and what it does; at most one entry an address."""

    name: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it holds the number of a photo in its selection or import."""
        return self._has(("seq",))

    @property
    def judges(self) -> bool:
        """Whether it holds what the rules say of a photo."""
        return self._has(variables.JUDGED)

    def _has(self, words: Collection[str]) -> bool:
        found = (token.word for entry in self.entries for token in tokens.tokens(entry.text))
        return any(word in words for word in found)


def applied(template: Template, caption: Caption, told: Told, codes: Codes | None = None) -> dict[str, Value]:
    """What a template makes of a caption: the texts that are others then, by their addresses.

    Texts without variables come first, so that `{city}` is the city the template gives. Code replacements are
    made where variables were filled, so that `={serial}=` works.
    """
    changed = dict(_changes((one for one in template.entries if "{" not in one.text), caption, told, codes))
    known = replace(told, written=caption, over=changed)
    return changed | dict(
        _changes((one for one in template.entries if "{" in one.text), caption, known, codes)
    )


def _changes(
    entries: Iterable[Entry], caption: Caption, told: Told, codes: Codes | None
) -> Iterator[tuple[str, Value]]:
    for entry in entries:
        old = _held(caption, entry.address)
        if old and entry.way is Way.FILL:
            continue
        text = variables.expand(entry.text, told)
        new = _met(entry.way, old, captions.parse(entry.address, codes.expand(text) if codes else text))
        if new != old:
            yield entry.address, new


def _held(caption: Caption, address: str) -> Value:
    field = captions.field(address)
    value: Value = getattr(caption, field.name) if field.many else captions.as_text(caption, address)
    return value


def _met(way: Way, old: Value, new: Value) -> Value:
    """What comes of an old and a new value. What is there already is not added a second time."""
    if way is Way.SET or not old:
        return new
    if not new:
        return old
    first, last = (new, old) if way is Way.PREPEND else (old, new)
    if isinstance(first, str) and isinstance(last, str):
        there = last.startswith(first) if way is Way.PREPEND else first.endswith(last)
        return old if there else _joined(first, last)
    return tuple(dict.fromkeys([*first, *last]))


def _joined(first: str, last: str) -> str:
    """Two texts as one, with a space between them where their script and their ends want one."""
    ends, begins = first[-1], last[0]
    unspaced = _UNSPACED.match(ends) and _UNSPACED.match(begins)
    bare = ends.isspace() or begins.isspace() or begins in _CLOSING or unspaced
    return f"{first}{last}" if bare else f"{first} {last}"


# Files


def names(folder: Path) -> list[str]:
    """The templates there are, sorted; none where the folder cannot be looked into."""
    with contextlib.suppress(OSError):
        return sorted(file.stem for file in folder.glob(f"*{SUFFIX}") if file.is_file())
    return []


def find(folder: Path, name: str) -> Template:
    """The template of that name, or in the file of that name. Raises UsageError where there is none."""
    if Path(name).suffix == SUFFIX:
        return read(Path(name))
    if name not in (there := names(folder)):
        raise UsageError(f"There is no caption template {name!r} in {folder}. {did_you_mean(name, there)}")
    return load(folder, name)


def load(folder: Path, name: str) -> Template:
    """The template of that name. Raises UsageError with what is wrong with its file."""
    return read(folder / f"{name}{SUFFIX}")


def read(file: Path) -> Template:
    """The template in a file. Raises UsageError with what is wrong with it."""
    try:
        with file.open("rb") as stream:
            return parse(stream.read(LARGEST), file.stem)
    except OSError as error:
        raise UsageError(f"The caption template {shown(file)} cannot be read: {error.strerror}.") from error
    except UsageError as error:
        raise UsageError(f"The caption template {shown(file)} has a fault. {error}") from error


def parse(data: bytes, name: str = "") -> Template:
    """The template in the bytes of a file. Raises UsageError with what is wrong with them."""
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, a number too long, too deep
        raise UsageError(f"It is no TOML: {error}.") from error
    return Template(name, tuple(_entry(key, value) for key, value in document.items()))


def _entry(key: str, value: object) -> Entry:
    address = captions.address(captions.field(key).name, captions.language(key))
    way, text = Way.FILL, value
    if isinstance(value, Mapping):
        if len(value) != 1 or not set(value) <= set(Way):
            raise UsageError(f'{key} is written {key} = {{ set = "…" }}, or prepend, append, fill.')
        ((named, text),) = value.items()
        way = Way(named)
    entry = Entry(address, way, _text(key, text))
    if entry.fault:
        raise UsageError(f"{captions.field(key).label}: {entry.fault}")
    return entry


def _text(key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return captions.list_text(value)
    raise UsageError(f"{key}: {value!r} is no text and no list of texts.")


def save(folder: Path, template: Template) -> str:
    """Keep a template in place of the one of its name, with that one's comments; its name on the disk.

    Raises UsageError for a text with a fault and StorageError.
    """
    own = portable_stem(template.name)
    for entry in template.entries:
        if entry.fault:
            raise UsageError(f"{captions.field(entry.address).label}: {entry.fault}")
    file = folder / f"{own}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, _written(template, file).encode())
    except OSError as error:
        raise StorageError(f"The caption template {own} cannot be saved: {error.strerror}.") from error
    return own


def _written(template: Template, over: Path) -> str:
    """The text of its file, written over that of a file, whose comments stay."""
    document = tomlkit.document()
    before: dict[str, Entry] = {}
    with contextlib.suppress(UsageError, OSError):
        before = {entry.address: entry for entry in read(over).entries}
        document = tomlkit.parse(over.read_text("utf-8-sig"))
    there = {captions.address(captions.field(key).name, captions.language(key)): key for key in document}
    after = {entry.address: entry for entry in template.entries}
    for address, key in there.items():
        if address not in after:
            document.remove(key)
    for address, entry in after.items():
        if before.get(address) != entry:
            document[there.get(address, address)] = _toml(entry)
    return tomlkit.dumps(document)


def _toml(entry: Entry) -> object:
    held = captions.parse(entry.address, entry.text)
    value = list(held) if isinstance(held, tuple) and captions.list_text(held) == entry.text else entry.text
    if entry.way is Way.FILL:
        return value
    table = tomlkit.inline_table()
    table[str(entry.way)] = value
    return table


def remove(folder: Path, name: str) -> None:
    """Forget a template. Raises StorageError."""
    try:
        (folder / f"{name}{SUFFIX}").unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"The caption template {name} cannot be removed: {error.strerror}.") from error
