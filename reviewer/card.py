"""What is on a card: its frames in the order they were named, and what is no picture.

A card is only ever read, and here only its folders are, and the head of files whose suffix says
nothing. Links are never followed: they may lead out of the card or in a circle.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from reviewer import formats
from reviewer.card_file import open_untouched
from reviewer.errors import StorageError, UsageError, shown
from reviewer.photo import Failed, Frame

# What travels with a picture of the same name: edits, posters of videos, spoken notes, small copies.
COMPANIONS = frozenset({".aae", ".dop", ".lrv", ".pp3", ".thm", ".wav", ".xmp"})

# What systems leave on every disk they see. None of it was made by a camera.
_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
_SYSTEM_FOLDERS = frozenset({"$recycle.bin", "lost+found", "system volume information", "found.000"})

_BY_SUFFIX = {suffix.lower(): known for known in formats.FORMATS for suffix in known.suffixes}
_KINDS = ("picture", "raw", "video")
_NO_PICTURE = (len(_KINDS), 0)


@dataclass(frozen=True, slots=True)
class Unread(Failed):
    """What could not be looked into; frames may be in it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The frames of a card in the order of their names; `left` are files that will not be imported."""

    frames: tuple[Frame, ...]
    left: tuple[Failed, ...]


def find(mount_points: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the mounted disks that are cards: they have a `DCIM` folder (DCF, JEITA CP-3461)."""
    return tuple(point for point in mount_points if _has_dcim(point))


def frames(folder: Path) -> Listing:
    """List a card, or any folder, with all folders below it.

    RAW, JPEG and companions of one name in one folder are one frame. A file whose suffix promises a
    picture is one, even if it turns out broken; other files count when their content is a picture.
    Raises UsageError when there is no such folder, StorageError when it cannot be read.
    """
    if not _is_there(folder):
        raise UsageError(f"There is no folder {shown(folder)}. Is the card in its slot and mounted?")
    left: list[Failed] = []
    found = [
        frame for inside, names in _folders(folder, left) for frame in _frames_in(inside, names, folder, left)
    ]
    return Listing(tuple(found), tuple(left))


def first_day(frames: Iterable[Frame]) -> date | None:
    """The day of the earliest frame by its file's time; None when there is none."""
    times = [frame.primary.stat().st_mtime for frame in frames if frame.primary.is_file()]
    return date.fromtimestamp(min(times)) if times else None


def stem_and_suffix(name: str) -> tuple[str, str]:
    """Split a file name so that all files of a frame have the same stem.

    `IMG_1.CR2.xmp` belongs to `IMG_1`, as `IMG_1.xmp` does.
    """
    path = PurePath(name)
    inner = PurePath(path.stem)
    if path.suffix.lower() in COMPANIONS and inner.suffix.lower() in _BY_SUFFIX:
        return inner.stem, inner.suffix + path.suffix
    return path.stem, path.suffix


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError as error:
        raise StorageError(_unreadable(folder, folder, error)) from error


def _has_dcim(point: Path) -> bool:
    """Some systems show the names on a FAT disk in small letters."""
    try:
        return (point / "DCIM").is_dir() or (point / "dcim").is_dir()
    except OSError:
        return False


def _folders(top: Path, left: list[Failed]) -> Iterator[tuple[Path, list[str]]]:
    """Every folder with the names of its plain files, in order of their paths."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            files, folders = _inside(folder, top, left)
        except OSError as error:
            if folder == top:
                raise StorageError(_unreadable(top, top, error)) from error
            left.append(Unread(_place(folder, top), _unreadable(folder, top, error)))
            continue
        waiting += [folder / name for name in reversed(folders)]
        yield folder, files


def _inside(folder: Path, top: Path, left: list[Failed]) -> tuple[list[str], list[str]]:
    """The names of plain files and of folders in a folder, in order."""
    with _scan(folder) as scan:
        entries = sorted(scan, key=lambda entry: (entry.name.casefold(), entry.name))
        files = [entry.name for entry in entries if _is_plain(entry, folder, top, left)]
        return files, [entry.name for entry in entries if _is_folder(entry)]


@contextmanager
def _scan(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder; on systems that allow it, read without a change of its access time."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as scan:
            yield scan
        return
    opened = open_untouched(
        folder.resolve() if folder.is_symlink() else folder
    )  # a card's own path may be one
    try:
        with os.scandir(opened) as scan:
            yield scan
    finally:
        os.close(opened)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    hidden = entry.name.startswith(".") or entry.name.lower() in _SYSTEM_FOLDERS
    return not hidden and entry.is_dir(follow_symlinks=False)


def _is_plain(entry: os.DirEntry[str], folder: Path, top: Path, left: list[Failed]) -> bool:
    if entry.is_file(follow_symlinks=False):
        return entry.name.lower() not in _SYSTEM_FILES
    if not entry.is_dir(follow_symlinks=False):
        what = "a link, and links are not followed" if entry.is_symlink() else "not a plain file"
        place = _place(folder / entry.name, top)
        left.append(Failed(place, f"{place} was left on the card: it is {what}."))
    return False


def _frames_in(folder: Path, names: list[str], top: Path, left: list[Failed]) -> Iterator[Frame]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[_key(name)].append(name)
    for group in (apart for alike in groups.values() for apart in _tell_apart(alike)):
        ranks = {name: _rank(folder / name) for name in group}
        if min(ranks.values()) == _NO_PICTURE:
            ranks = {name: _rank_by_content(folder / name) for name in group}
        if min(ranks.values()) == _NO_PICTURE:
            left += [_no_picture(folder / name, top) for name in group if not name.startswith(".")]
        else:
            yield Frame(tuple(folder / name for name in sorted(group, key=lambda name: (ranks[name], name))))


def _key(name: str) -> str:
    """What the files of one frame have in common. A suffix that says nothing is part of the name."""
    suffix = PurePath(name).suffix.lower()
    promising = suffix in COMPANIONS or suffix in _BY_SUFFIX
    return (stem_and_suffix(name)[0] if promising and not name.startswith("._") else name).casefold()


def _tell_apart(group: list[str]) -> list[list[str]]:
    """Names that differ in case only are one frame, unless that would make two files one.

    On a card whose file system knows case, `IMG_1.JPG` and `img_1.jpg` are two pictures.
    """
    if len({name.casefold() for name in group}) == len(group):
        return [group]
    apart: dict[tuple[str, int], list[str]] = defaultdict(list)
    met: Counter[tuple[str, str]] = Counter()
    for name in group:
        stem = stem_and_suffix(name)[0]
        apart[stem, met[stem, name.casefold()]].append(name)
        met[stem, name.casefold()] += 1
    return list(apart.values())


def _rank(file: Path) -> tuple[int, int]:
    """Which file stands for a frame: the smallest. Companions and all else come last."""
    if file.name.startswith("._"):  # macOS keeps attributes so, under the picture's name (AppleDouble)
        return _rank_by_content(file)
    suffix = file.suffix.lower()
    if suffix in COMPANIONS:
        return _NO_PICTURE
    return _rank_of(_BY_SUFFIX[suffix]) if suffix in _BY_SUFFIX else _rank_by_content(file)


def _rank_by_content(file: Path) -> tuple[int, int]:
    try:
        with os.fdopen(open_untouched(file), "rb") as stream:
            found = formats.of_stream(stream)
    except OSError:
        return _NO_PICTURE
    return _rank_of(found) if found else _NO_PICTURE


def _rank_of(known: formats.Format) -> tuple[int, int]:
    return _KINDS.index(known.kind), formats.FORMATS.index(known)


def _no_picture(file: Path, top: Path) -> Failed:
    place = _place(file, top)
    if file.suffix.lower() in COMPANIONS:
        return Failed(place, f"{place} was left on the card: there is no picture of its name.")
    try:
        file.open("rb").close()
    except OSError as error:
        return Unread(place, _unreadable(file, top, error))
    return Failed(place, f"{place} was left on the card: it is no picture in a format Reviewer knows.")


def _place(path: Path, top: Path) -> str:
    return "/".join(shown(Path(part)) for part in path.relative_to(top).parts)


def _unreadable(path: Path, top: Path, error: OSError) -> str:
    place = shown(top) if path == top else _place(path, top)
    return f"{place} could not be read: {error.strerror}. Check the card and import it again."
