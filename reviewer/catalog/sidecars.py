"""What this library agreed on last with other programs, photo by photo, and what they are still to be told.

A photo whose marks change is noted as unwritten by the same transaction, so that nothing is forgotten when
the program is killed before its sidecar is written.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from reviewer import record
from reviewer.catalog.table import Table

_ANEW = "ON CONFLICT (photo) DO UPDATE SET taken = 0"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a photo and its sidecar agreed on last, by address, and by what the file is known to be unchanged.

    `size` and `mtime_ns` are those of the file, -1 where there is none. `settled` tells that nothing was left
    for either side to learn.
    """

    said: Mapping[str, str | tuple[str, ...]]
    name: str = ""
    size: int = -1
    mtime_ns: int = -1
    settled: bool = True


class Sidecars(Table):
    """The part of a catalog that the exchange with other programs asks and tells."""

    def wishes(self) -> frozenset[str]:
        """What the owner of the library asked for, by the names of `reviewer.exchange.Wish`."""
        with self.reading():
            return frozenset(name for (name,) in self._db.execute("SELECT name FROM sidecar_wishes"))

    def wish(self, name: str, wanted: bool) -> None:
        """Ask for something, or no longer; every sidecar is to be looked at anew then."""
        ask = "INSERT OR IGNORE INTO sidecar_wishes VALUES (?)"
        forget = "DELETE FROM sidecar_wishes WHERE name = ?"
        with self.writing():
            self._db.execute(ask if wanted else forget, [name])
            self._db.execute(f"INSERT INTO unwritten SELECT id, 0 FROM photos WHERE true {_ANEW}")

    def unwritten(self) -> frozenset[int]:
        """The photos that changed since their sidecars were written."""
        with self.reading():
            return frozenset(photo for (photo,) in self._db.execute("SELECT photo FROM unwritten"))

    def count_unwritten(self) -> int:
        """How many photos those are."""
        with self.reading():
            return int(self._db.execute("SELECT count(*) FROM unwritten").fetchone()[0])

    def touch(self, photos: Iterable[int]) -> None:
        """Note photos as unwritten."""
        rows = ((photo,) for photo in photos)
        with self.writing():
            self._db.conn.executemany(f"INSERT INTO unwritten VALUES (?, 0) {_ANEW}", rows)

    def take(self, photos: Collection[int]) -> None:
        """Begin to write these, before their marks are read."""
        sql = "UPDATE unwritten SET taken = 1 WHERE photo IN (SELECT value FROM json_each(?))"
        with self.writing():
            self._db.execute(sql, [json.dumps(list(photos))])

    def written(self, photos: Collection[int]) -> None:
        """Note that the sidecars of photos that were taken are written. One that changed since stays."""
        sql = "DELETE FROM unwritten WHERE taken AND photo IN (SELECT value FROM json_each(?))"
        with self.writing():
            self._db.execute(sql, [json.dumps(list(photos))])

    def agreed(self, photos: Collection[int]) -> dict[int, Agreed]:
        """What these photos and their sidecars agreed on, where they ever did."""
        with self.reading():
            rows = self._db.execute(
                "SELECT photo, said, name, size, mtime_ns, settled FROM sidecars "
                "WHERE photo IN (SELECT value FROM json_each(?))",
                [json.dumps(list(photos))],
            )
            return {
                photo: Agreed(_said(said), name, size, mtime_ns, bool(settled))
                for photo, said, name, size, mtime_ns, settled in rows
            }

    def agree(self, agreed: Mapping[int, Agreed]) -> None:
        """Note what photos and their sidecars agree on now."""
        rows = (
            (photo, record.dump(dict(one.said)), one.name, one.size, one.mtime_ns, one.settled)
            for photo, one in agreed.items()
        )
        with self.writing():
            self._db.conn.executemany("INSERT OR REPLACE INTO sidecars VALUES (?, ?, ?, ?, ?, ?)", rows)


def _said(text: str) -> dict[str, str | tuple[str, ...]]:
    said = json.loads(text).items()
    return {address: tuple(value) if isinstance(value, list) else str(value) for address, value in said}
