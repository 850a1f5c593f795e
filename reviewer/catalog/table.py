"""What every part of the catalog does: it reads and writes one database, and tells its trouble."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.catalog.database import Database
from reviewer.catalog.opening import reading, told


class Table:
    """A part of the catalog of the library `folder`."""

    def __init__(self, db: Database, folder: Path) -> None:
        self._db = db
        self._folder = folder

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What cannot be read inside is told in a sentence."""
        with reading(self._folder):
            yield

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is of one state, whatever others write meanwhile."""
        with told(self._folder), self._db.atomic():
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is done inside is one transaction, on the disk when it ends.

        It waits until no other connection writes, so that what it reads holds until its end
        (sqlite.org/isolation.html).
        """
        with told(self._folder):
            if self._db.conn.in_transaction:
                with self._db.atomic():
                    yield
                return
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.conn.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise
