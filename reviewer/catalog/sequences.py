"""The sequences of a library: their names, what stands above them, and the places of photos in them.

The places are those that the marks of photos tell, kept once more in the order they are asked for.
"""

from collections.abc import Iterable

from reviewer.catalog.table import Table
from reviewer.photo import Photo
from reviewer.sequence import Heading, Sequence


class Sequences(Table):
    """All sequences, by their names."""

    def all(self) -> tuple[Sequence, ...]:
        """Every sequence by name, with the number of its photos."""
        with self.reading():
            rows = self._db.execute(
                "SELECT name, title, opening, language, count(photo) FROM sequences "
                "LEFT JOIN placed ON sequence = name GROUP BY name ORDER BY name COLLATE NOCASE, name"
            )
            return tuple(Sequence(name, Heading(*texts), count) for name, *texts, count in rows)

    def heading(self, name: str) -> Heading | None:
        """What stands above a sequence; None where there is none of this name."""
        with self.reading():
            sql = "SELECT title, opening, language FROM sequences WHERE name = ?"
            row = self._db.execute(sql, [name]).fetchone()
            return Heading(*row) if row else None

    def save_heading(self, name: str, heading: Heading | None) -> None:
        """Make a sequence, or write anew what stands above it; None takes it away."""
        with self.writing():
            self._db.execute("DELETE FROM sequences WHERE name = ?", [name])
            if heading is not None:
                texts = [heading.title, heading.opening, heading.language]
                self._db.execute("INSERT INTO sequences VALUES (?, ?, ?, ?)", [name, *texts])

    def ranked(self, name: str) -> list[tuple[int, str]]:
        """The photos of a sequence with their ranks, in order."""
        with self.reading():
            sql = "SELECT photo, rank FROM placed WHERE sequence = ? ORDER BY rank, photo"
            return self._db.execute(sql, [name]).fetchall()

    def save_places(self, photos: Iterable[Photo]) -> None:
        """Let photos be in the sequences that their marks tell, and in no others."""
        moved = list(photos)
        with self.writing():
            gone = ((photo.id,) for photo in moved)
            self._db.conn.executemany("DELETE FROM placed WHERE photo = ?", gone)
            places = ((place.sequence, place.rank, one.id) for one in moved for place in one.marks.sequences)
            self._db.conn.executemany("INSERT INTO placed VALUES (?, ?, ?)", places)
