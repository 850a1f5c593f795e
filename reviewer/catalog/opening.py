"""SQLite's file: opening it to look at, and its trouble told in a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.errors import LibraryError, LibraryLocked, LibraryReadOnly, StorageError, UsageError

NAME = "catalog.sqlite"


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Tell SQLite's trouble with the catalog of the library `folder` in a sentence."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _as_sentence(folder, error) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(folder, error) from error
    except UnicodeEncodeError as error:
        text = error.object[:80].encode("utf-8", "replace").decode()
        raise UsageError(f"{text!r} holds bytes that are no text. Write it in UTF-8.") from error


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """As `told`, and rows that hold what this program never wrote are told as damage."""
    try:
        with told(folder):
            yield
    except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise _damaged(folder, error) from error


def read_only_connection(path: Path) -> sqlite3.Connection:
    """Open to look at. A catalog left in WAL mode on a read-only disk has no place for its index
    beside it; it is then read as it lies (https://sqlite.org/wal.html, section 7)."""
    uri = path.resolve().as_uri()
    try:
        return _looked_into(f"{uri}?mode=ro")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise
        return _looked_into(f"{uri}?mode=ro&immutable=1")


def _looked_into(uri: str) -> sqlite3.Connection:
    """A connection that can be read from; sqlite3 itself opens anything and fails at the first look."""
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _as_sentence(folder: Path, error: sqlite3.OperationalError) -> StorageError:
    """SQLite's own words for what the environment did, as a sentence."""
    text = str(error)
    if "locked" in text:
        return LibraryLocked(f"The library {folder} is in use by another program. Close that one first.")
    if "readonly" in text or "read-only" in text:
        return LibraryReadOnly(f"The library {folder} cannot be written. Copy it to a disk that can be.")
    if "full" in text:
        return StorageError(
            f"The disk that holds the library {folder} is full. The last change was not kept; make room "
            "and do it again."
        )
    return LibraryError(
        f"The catalog of the library {folder} cannot be used ({text}). Look whether the disk is still there."
    )


def _damaged(folder: Path, error: Exception) -> LibraryError:
    return LibraryError(
        f"The catalog of the library {folder} is damaged ({error}). The photographs under "
        f"{folder / 'shoots'} are untouched. Put back a copy of {NAME}, or import the folder "
        "'shoots' into a new library."
    )
