"""Caption presets: what stands in the captions of a shoot before anybody writes one.

A preset is a TOML file of a person's own, `captions/<name>.toml` in the settings folder; its keys are caption
fields as the caption pane has them (`caption.FIELDS`), lists for people and keywords.
"""

import contextlib
import tomllib
from dataclasses import fields
from pathlib import Path

import tomlkit

from reviewer import caption
from reviewer.errors import StorageError, UsageError, shown
from reviewer.photo import Caption
from reviewer.portable_name import portable_stem
from reviewer.whole_file import write_whole

SUFFIX = ".toml"
# A file written by hand has some lines; a larger one is something else.
LARGEST = 1 << 16


def names(folder: Path) -> list[str]:
    """The presets there are, sorted; none where the folder cannot be looked into."""
    with contextlib.suppress(OSError):
        return sorted(file.stem for file in folder.glob(f"*{SUFFIX}") if file.is_file())
    return []


def load(folder: Path, name: str) -> Caption:
    """The preset of that name. Raises UsageError with what is wrong with its file."""
    file = folder / f"{name}{SUFFIX}"
    try:
        with file.open("rb") as stream:
            document = tomllib.loads(stream.read(LARGEST).decode())
        return caption.with_fields(Caption(), {key: _value(value) for key, value in document.items()})
    except OSError as error:
        raise UsageError(f"The caption preset {shown(file)} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"The caption preset {shown(file)} is no TOML: {error}.") from error
    except UsageError as error:
        raise UsageError(f"The caption preset {shown(file)} has a fault. {error}") from error


def _value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise UsageError(f"{value!r} is no text and no list of texts.")


def save(folder: Path, name: str, preset: Caption) -> str:
    """Keep a preset in place of the one of its name; the name it has on the disk. Raises StorageError."""
    own = portable_stem(name)
    document = tomlkit.document()
    for field in fields(preset):
        if value := getattr(preset, field.name):
            document[field.name] = list(value) if isinstance(value, tuple) else value
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{own}{SUFFIX}", tomlkit.dumps(document).encode())
    except OSError as error:
        raise StorageError(f"The caption preset {own} cannot be saved: {error.strerror}.") from error
    return own


def remove(folder: Path, name: str) -> None:
    """Forget a preset. Raises StorageError."""
    try:
        (folder / f"{name}{SUFFIX}").unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"The caption preset {name} cannot be removed: {error.strerror}.") from error
