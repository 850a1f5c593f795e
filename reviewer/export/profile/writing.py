"""From a profile to the text of a TOML file; what a person wrote around the values stays.

Every key is written out, so that what was chosen holds whatever another version takes for granted.
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING

from reviewer.export.profile.model import Profile
from reviewer.lazily import lazily

if TYPE_CHECKING:
    import tomlkit.items
else:
    tomlkit = lazily("tomlkit")


def content(profile: Profile) -> dict[str, object]:
    """The values of a profile as TOML has them, by key, in the order they are written."""
    return {field.name: _plain(getattr(profile, field.name)) for field in fields(profile)}


def written(profile: Profile, over: bytes = b"") -> bytes:
    """The text of a profile's file in UTF-8, written over the text of a profile in `over`.

    Its comments, its order and its line ends stay as they are; keys it lacks come last.
    """
    text = over.decode("utf-8-sig")
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    for key, value in content(profile).items():
        _put(document, key, value)
    made = tomlkit.dumps(document)
    return (made.replace("\n", "\r\n") if "\r\n" in text else made).encode()


def _put(document: tomlkit.TOMLDocument, key: str, value: object) -> None:
    there = document.get(key)
    if isinstance(there, tomlkit.items.Array) and isinstance(value, list):
        _change(there, value)
    elif there != value:
        document[key] = value


def _change(array: tomlkit.items.Array, wanted: list[object]) -> None:
    """Make a list hold what is wanted, in whatever order; a comment goes with the entry it stands behind."""
    for one in [one for one in array if one not in wanted]:
        array.remove(one)
    for one in wanted:
        if one not in array:
            array.append(one)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return [str(one) for one in sorted(value, key=_rank)]
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value if isinstance(value, bool | int) else str(value)


def _rank(choice: StrEnum) -> int:
    return list(type(choice)).index(choice)
