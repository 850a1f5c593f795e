"""From the text of a TOML file to a profile, or to all that is wrong with it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from reviewer.caption import FIELDS
from reviewer.errors import Fault, ProfileError
from reviewer.export import naming
from reviewer.export.profile.model import (
    LEAST_QUALITY,
    CaptionFile,
    Container,
    FileFormat,
    KeptField,
    Pixels,
    Profile,
)
from reviewer.photo import Verdict
from reviewer.rules import syntax
from reviewer.rules.lines import Lines
from reviewer.rules.table import Faults, Table, kind, shown

LARGEST = 100_000
"""Bytes. No profile is larger."""
_LONGEST_EDGE = 65_000
_KEYS = tuple(field.name for field in fields(Profile))


def parse(data: bytes, source: Path | str) -> Profile:
    """The profile in these bytes; raises ProfileError, naming `source`, with all their faults."""
    if len(data) > LARGEST:
        raise ProfileError(source, (Fault(0, "The file is larger than any profile."),))
    read = syntax.read(data)
    faults = Faults(read.lines)
    table = Table(read.content, (), "", faults)
    profile = _profile(table) if read.whole else None
    told = [fault for fault in faults if fault.line not in read.broken]
    found = sorted({*read.faults, *told}, key=lambda fault: (fault.line, fault.sentence))
    if found or profile is None:
        raise ProfileError(source, tuple(found))
    return profile


def check(content: Mapping[str, object]) -> tuple[Profile, dict[str, str]]:
    """The profile of these values, and what is wrong with them by key: the sentences `parse` has, or none.

    `content` has a value for every key, as TOML has it. What is wrong is as by default in the profile.
    """
    faults = Faults(Lines(""))
    profile = _profile(Table(content, (), "", faults))
    by_key: dict[str, list[str]] = defaultdict(list)
    for fault in faults:
        by_key[str(fault.path[0]) if fault.path else ""].append(fault.sentence)
    return profile, {key: " ".join(sentences) for key, sentences in by_key.items()}


def _profile(table: Table) -> Profile:
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
        story=_story(table),
        contact_sheet=_switch(table, "contact_sheet"),
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
        return naming.NUMBER
    return names


def _switch(table: Table, key: str) -> bool:
    value = table.get(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    table.fault(key, f"`{key}` is {kind(value)}; it must be true or false, without quotes.")
    return False


def _story(table: Table) -> bool:
    story = _switch(table, "story")
    if story and table.get("names") == naming.RANDOM:
        table.fault("story", 'a `story` tells the order; with names = "random" there is to be none.')
    return story


def _number(table: Table, key: str, least: int, most: int, *, default: int) -> int:
    value = table.get(key)
    if value is None:
        return default
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    table.fault(key, f"`{key}` must be a whole number from {least} to {most}, without quotes.")
    return default
