"""What a table of captions would change in a library: told before anything is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer import caption
from reviewer.caption import cell
from reviewer.caption.table import AT_ONCE, NOTHING, Library, Row, Table, mark, texts_of
from reviewer.errors import UsageError
from reviewer.photo import Photo
from reviewer.progress import Progress


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that is another in the table; `contested` where it changed in the library meanwhile, too."""

    photo: Photo
    address: str
    before: str
    after: str
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A row, or a cell of it, that cannot be taken over, and why."""

    row: int
    sentence: str


def texts(differences: Iterable[Difference]) -> dict[int, dict[str, str]]:
    """What `Review.caption_each` is to write, by photo and address."""
    by_photo: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for one in differences:
        by_photo[one.photo.id][one.address] = one.after
    return dict(by_photo)


def comparing(table: Table, library: Library) -> Iterator[Progress | Difference | Left]:
    """Each text of the table that differs from the library's, and each row that fits no photo.

    A photo is known by its id and its name together; where no id is told, by a name that one photo alone has.
    Where `was` tells that a text was not changed in the table, the library's stands; without it, an empty
    cell says nothing.
    """
    photos = _Photos(library)
    for start in range(0, len(table.rows), AT_ONCE):
        rows = table.rows[start : start + AT_ONCE]
        for row, photo in zip(rows, photos.of(rows), strict=True):
            if isinstance(photo, Photo):
                yield from _compared(row, photo)
            else:
                yield Left(row.number, photo)
        yield Progress(start + len(rows), len(table.rows))


class _Photos:
    """The photos that rows mean; each is meant once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: Mapping[str, list[Photo]] | None = None
        self._taken: dict[int, int] = {}

    def of(self, rows: Sequence[Row]) -> list[Photo | str]:
        """For each row its photo, or why there is none."""
        told = [int(row.id) for row in rows if row.id.isdecimal() and len(row.id) < 19]
        found = {photo.id: photo for photo in self._library.photos(self._library.ids(among=told))}
        return [self._once(row, self._by_id(row, found) if row.id else self._by_name(row)) for row in rows]

    def _once(self, row: Row, photo: Photo | str) -> Photo | str:
        if not isinstance(photo, Photo):
            return photo
        first = self._taken.setdefault(photo.id, row.number)
        return photo if first == row.number else f"{photo.name} stands in row {first} already."

    def _by_id(self, row: Row, found: Mapping[int, Photo]) -> Photo | str:
        photo = found.get(int(row.id)) if row.id.isdecimal() else None
        if photo is None:
            return f"There is no photo {row.id} in this library."
        if _name(photo) != row.name:
            said = f"not {row.name}" if row.name else "and the row tells no name"
            return f"Photo {photo.id} is {photo.name}, {said}."
        return photo

    def _by_name(self, row: Row) -> Photo | str:
        if not row.name:
            return "It tells neither an id nor a name."
        alike = [photo for photo in self._named(row.name) if row.shoot in ("", photo.shoot)]
        if len(alike) == 1:
            return alike[0]
        many = f"{len(alike)} photos are called {row.name}; tell the id of the one that is meant."
        return many if alike else f"There is no photo {row.name} in this library."

    def _named(self, name: str) -> list[Photo]:
        if self._names is None:
            names: defaultdict[str, list[Photo]] = defaultdict(list)
            for photo in self._library.photos(self._library.ids()):
                names[_name(photo)].append(photo)
            self._names = names
        return self._names.get(name, [])


def _name(photo: Photo) -> str:
    """Its name as a row tells it."""
    return cell.held(photo.name).strip()


def _compared(row: Row, photo: Photo) -> Iterator[Difference | Left]:
    now = texts_of(photo)
    was = _marks(row.was)
    for address, after in row.cells.items():
        before = now.get(address, "")
        if after == before or cell.spoiled(before, after) or (was is None and not after):
            continue
        base = was.get(address, "") if was is not None else _mark(photo, before)
        if _mark(photo, after) == base:
            continue
        if trouble := _trouble(address, after):
            yield Left(row.number, trouble)
        elif not _same(address, before, after):
            yield Difference(photo, address, before, after, contested=_mark(photo, before) != base)


def _trouble(address: str, text: str) -> str:
    """Why a field cannot hold a text."""
    try:
        caption.parse(address, text)
    except UsageError as error:
        return str(error)
    return ""


def _same(address: str, before: str, after: str) -> bool:
    """Whether both say the same: a list may be separated in two ways."""
    return caption.field(address).many and caption.parse(address, before) == caption.parse(address, after)


def _marks(was: str) -> dict[str, str] | None:
    """The marks by address; None where the column was lost."""
    if not was:
        return None
    pairs = (word.rpartition(":") for word in was.split() if word != NOTHING)
    return {address: mark for address, _, mark in pairs}


def _mark(photo: Photo, text: str) -> str:
    return mark(photo, text) if text else ""
