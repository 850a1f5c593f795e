"""What a desk calls the parts of a caption, and how they are written as one line of text.

The field names are those of `photo.Caption`, in the order in which a person fills them in; the
command line, the caption pane and the caption files of an export all go by this list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reviewer.errors import UsageError, did_you_mean
from reviewer.photo import Caption


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its attribute of `Caption`, what people call it, and how it is typed."""

    name: str
    label: str
    multiline: bool = False
    many: bool = False


FIELDS = (
    Field("headline", "Headline"),
    Field("description", "Description", multiline=True),
    Field("people", "People shown", many=True),
    Field("location", "Location"),
    Field("city", "City"),
    Field("region", "Region"),
    Field("country", "Country"),
    Field("country_code", "Country code"),
    Field("date", "Date"),
    Field("byline", "By-line"),
    Field("credit", "Credit"),
    Field("copyright", "Copyright"),
    Field("source", "Source"),
    Field("keywords", "Keywords", many=True),
    Field("instructions", "Instructions", multiline=True),
)
_BY_NAME = {field.name: field for field in FIELDS}


def field(name: str) -> Field:
    """The field called `name`; dashes, spaces and capitals do not matter.

    Raises UsageError naming the nearest field there is.
    """
    wanted = name.strip().lower().replace("-", "_").replace(" ", "_")
    wanted = {"by_line": "byline", "people_shown": "people"}.get(wanted, wanted)
    if wanted in _BY_NAME:
        return _BY_NAME[wanted]
    raise UsageError(f"A caption has no field {name!r}. {did_you_mean(wanted, _BY_NAME)}")


def parse(name: str, text: str) -> str | tuple[str, ...]:
    """What a person typed, as the field holds it: lists are separated by semicolons or commas."""
    if not field(name).many:
        return text
    separator = ";" if ";" in text else ","
    return tuple(part for raw in text.split(separator) if (part := raw.strip()))


def as_text(caption: Caption, name: str) -> str:
    """One field as it is shown and typed; the inverse of `parse`."""
    value = getattr(caption, field(name).name)
    if isinstance(value, str):
        return value
    separator = "; " if any("," in part for part in value) else ", "
    text = separator.join(value)
    return f"{text};" if separator == "; " and len(value) == 1 else text


def with_fields(caption: Caption, fields: Mapping[str, str | tuple[str, ...]]) -> Caption:
    """The caption with some fields replaced; strings for list fields are parsed."""
    values: dict[str, Any] = {}
    for name, value in fields.items():
        known = field(name)
        values[known.name] = parse(known.name, value) if isinstance(value, str) else value
    return replace(caption, **values)
