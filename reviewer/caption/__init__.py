"""What a desk calls the parts of a caption, and how they are written as one line of text.

The field names are those of `photo.Caption`, in the order in which a person fills them in; the
command line, the caption pane and the caption files of an export all go by this list.

An address is what a text is reached by: the name of a field, `description`, or a field and a language,
`description@ko`, where the IPTC Photo Metadata Standard (2023.1) allows a text in several languages.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reviewer.errors import UsageError, did_you_mean
from reviewer.photo import Caption, Translation

# Language, script, region and variants (RFC 5646, section 2.1), without extensions and private use.
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?((?:-[A-Za-z0-9]{5,8})*)")

# A text, or the parts of a list; and such by their addresses.
Value = str | tuple[str, ...]
Texts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its attribute of `Caption`, what people call it, and how it is typed.

    `languages` tells that it may be written in more than one, `choices` what alone may stand in it.
    """

    name: str
    label: str
    multiline: bool = False
    many: bool = False
    languages: bool = False
    choices: tuple[str, ...] = ()


FIELDS = (
    Field("headline", "Headline"),
    Field("description", "Description", multiline=True, languages=True),
    Field("alt_text", "Alt text", multiline=True, languages=True),
    Field("people", "People shown", many=True),
    Field("event", "Event", languages=True),
    Field("location", "Location"),
    Field("city", "City"),
    Field("region", "Region"),
    Field("country", "Country"),
    Field("country_code", "Country code"),
    Field("date", "Date"),
    Field("keywords", "Keywords", many=True),
    Field("byline", "By-line"),
    Field("job_title", "Job title"),
    Field("credit", "Credit"),
    Field("source", "Source"),
    Field("copyright", "Copyright", languages=True),
    Field("usage_terms", "Usage terms", multiline=True, languages=True),
    Field("instructions", "Instructions", multiline=True),
    Field("job_id", "Job ID"),
    Field("writer", "Caption writer"),
    Field("urgency", "Urgency", choices=("1", "2", "3", "4", "5", "6", "7", "8")),
)
_BY_NAME = {field.name: field for field in FIELDS}
_ORDER = {name: number for number, name in enumerate(_BY_NAME)}
_MOST_ADDRESSES = 1000
_ALSO = {"by_line": "byline", "creator": "byline", "people_shown": "people", "caption_writer": "writer"}


# Both are asked for each text of each photo.
@lru_cache(maxsize=_MOST_ADDRESSES)
def field(address: str) -> Field:
    """The field of an address; dashes, spaces and capitals in its name do not matter.

    Raises UsageError naming the nearest field there is, and for a language the field cannot have.
    """
    name, at, tag = address.partition("@")
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    found = _BY_NAME.get(_ALSO.get(wanted, wanted))
    if found is None:
        raise UsageError(f"A caption has no field {name!r}. {did_you_mean(wanted, _BY_NAME)}")
    if at and not found.languages:
        raise UsageError(f"{found.label} is written in no more than one language.")
    if at and not _LANGUAGE.fullmatch(tag.strip()):
        raise UsageError(f"{tag!r} is no language. Write its code, such as {found.name}@ko.")
    return found


@lru_cache(maxsize=_MOST_ADDRESSES)
def language(address: str) -> str:
    """The language of an address as RFC 5646 spells it, `ko` or `pt-BR`; empty for the text without one."""
    found = _LANGUAGE.fullmatch(address.partition("@")[2].strip())
    if found is None:
        return ""
    primary, script, region, variants = (part or "" for part in found.groups())
    return primary.lower() + script.title() + region.upper() + variants.lower()


def address(name: str, language: str = "") -> str:
    """The address of a field's text, in a language if one is given."""
    return f"{name}@{language}" if language else name


def written(caption: Caption) -> list[str]:
    """The addresses of all that is written in a caption, each field's languages behind it."""
    plain = [one.name for one in FIELDS if getattr(caption, one.name)]
    others = [address(one.field, one.language) for one in caption.translations]
    return sorted([*plain, *others], key=place)


def place(address: str) -> tuple[int, str]:
    """Where an address stands among others: by its field, and by its language behind that."""
    return _ORDER[field(address).name], language(address)


def parse(address: str, text: str) -> str | tuple[str, ...]:
    """What a person typed, as the field holds it: lists are separated by semicolons or commas.

    Raises UsageError for what a field with choices cannot hold.
    """
    found = field(address)
    if found.choices and text.strip() not in ("", *found.choices):
        raise UsageError(f"{found.label} is {found.choices[0]} to {found.choices[-1]}, not {text.strip()!r}.")
    if not found.many:
        return text.strip() if found.choices else text
    separator = ";" if ";" in text else ","
    return tuple(part for raw in text.split(separator) if (part := raw.strip()))


def as_text(caption: Caption, address: str) -> str:
    """One text as it is shown and typed; the inverse of `parse`."""
    name, tag = field(address).name, language(address)
    if tag:
        texts = (one.text for one in caption.translations if (one.field, one.language) == (name, tag))
        return next(texts, "")
    value = getattr(caption, name)
    return value if isinstance(value, str) else list_text(value)


def list_text(parts: Sequence[str]) -> str:
    """A list as it is shown and typed."""
    separator = "; " if any("," in part for part in parts) else ", "
    text = separator.join(parts)
    return f"{text};" if separator == "; " and len(parts) == 1 else text


def with_fields(caption: Caption, texts: Texts) -> Caption:
    """The caption with the texts at some addresses replaced; strings for list fields are parsed."""
    values: dict[str, Any] = {}
    others = {(one.field, one.language): one for one in caption.translations}
    for place, value in texts.items():
        known, tag = field(place).name, language(place)
        held = parse(place, value) if isinstance(value, str) else value
        if tag:
            others[known, tag] = Translation(known, tag, held if isinstance(held, str) else "; ".join(held))
        else:
            values[known] = held
    return replace(caption, **values, translations=in_order(others.values()))


def in_order(translations: Iterable[Translation]) -> tuple[Translation, ...]:
    """Translations as a caption holds them: sorted by field and language, and none without a text."""
    told = (one for one in translations if one.text)
    return tuple(sorted(told, key=lambda one: (one.field, one.language)))
