"""Where rule sets stand: those that come with the program, the photographer's own, and single files."""

from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from reviewer.errors import StorageError, UsageError
from reviewer.rules import document
from reviewer.rules.model import RuleSet
from reviewer.rules.table import shown

_SUFFIX = ".toml"


# What a shoot is judged by when nobody chooses: the people in the frames are at risk everywhere.
DEFAULT = "people-at-risk"


def shipped() -> tuple[str, ...]:
    """The ids of the rule sets that come with the program, sorted."""
    return tuple(sorted(_shelf()))


def find(ref: str, *folders: Path) -> RuleSet:
    """The rule set of that id, shipped or `<id>.toml` in one of the folders, or in the file of that path.

    Raises UsageError, naming the known ids, when there is none, RuleSetError when it has faults, and
    StorageError when a folder cannot be looked into.
    """
    return with_text(ref, *folders)[0]


def with_text(ref: str, *folders: Path) -> tuple[RuleSet, bytes]:
    """The same and its text, of one reading: a file may be another the next time."""
    found = _place(ref, folders)
    text = document.read(found) if isinstance(found, Path) else found.read_bytes()
    return document.parse(text, found if isinstance(found, Path) else found.name), text


def source(ref: str, *folders: Path) -> bytes:
    """The text of the same; raises UsageError when there is none, and RuleSetError when it cannot be read."""
    found = _place(ref, folders)
    return document.read(found) if isinstance(found, Path) else found.read_bytes()


def _place(ref: str, folders: Iterable[Path]) -> Traversable | Path:
    ours = _shelf().get(ref)
    if ours is not None:
        return ours
    for folder in folders:
        own = dict(_own((folder,))).get(ref)
        if own is not None:
            return own
    if _is_file(Path(ref)):
        return Path(ref)
    known = ", ".join(sorted({*shipped(), *(name for name, _ in _own(folders))}))
    raise UsageError(
        f"There is no rule set “{shown(ref)}”. Known are: {known}. "
        "For one of your own, give the path of its file."
    )


def _shelf() -> dict[str, Traversable]:
    shelf = resources.files("resources") / "rulesets"
    return {
        entry.name.removesuffix(_SUFFIX): entry for entry in shelf.iterdir() if entry.name.endswith(_SUFFIX)
    }


def _own(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    return ((file.stem, file) for folder in folders for file in _files(folder))


def _files(folder: Path) -> list[Path]:
    """The rule sets in a folder; none where there is no folder. Raises StorageError."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == _SUFFIX)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StorageError(f"The rule sets in {folder} cannot be read: {error.strerror}.") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
