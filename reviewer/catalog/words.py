"""The words of photos, as people look for them: any part of a name or a caption, in any script.

They are held folded, so that capitals, accents and vowel points do not matter. SQLite's full-text index FTS5
knows in which photos each term stands; `terms` holds each term there is, once. A part of a word is looked for
among the terms, which are few however many captions there are. A term is what stands between two signs of
ASCII: scripts that put no spaces between words have long ones, and parts of them are found as well.
"""

import re
from collections.abc import Iterable

from reviewer import record
from reviewer.catalog.database import Database
from reviewer.folded import folded
from reviewer.photo import Caption

TABLES = (
    "CREATE VIRTUAL TABLE words USING fts5 (name, caption, tokenize = 'ascii', detail = 'column')",
    "CREATE VIRTUAL TABLE words_at USING fts5vocab (words, instance)",
    "CREATE TABLE terms (term TEXT PRIMARY KEY) WITHOUT ROWID",
)
# As FTS5's tokenizer `ascii` cuts a text.
_TERM = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
# A second term is worth looking for from so many letters on; shorter ones stand in most texts.
_TELLING = 4
_WITH_TERM = (
    "SELECT doc FROM words_at WHERE term IN (SELECT term FROM terms WHERE instr(term, ?)) AND col IN ({})"
)


def of_caption(caption: Caption) -> str:
    """All that is written in a caption, a line for each text."""
    return "\n".join(record.caption_texts(caption))


def save(db: Database, captions: Iterable[tuple[int, str]]) -> None:
    """Look for these photos by these captions from now on."""
    rows = [(folded(caption), photo) for photo, caption in captions]
    db.conn.executemany("UPDATE words SET caption = ? WHERE rowid = ?", rows)
    _learn(db, (caption for caption, _ in rows))


def add(db: Database, photos: Iterable[tuple[int, str, str]]) -> None:
    """Look for new photos by their names and captions."""
    rows = [(photo, folded(name), folded(caption)) for photo, name, caption in photos]
    db.conn.executemany("INSERT INTO words (rowid, name, caption) VALUES (?, ?, ?)", rows)
    _learn(db, (text for _, *texts in rows for text in texts))


def _learn(db: Database, texts: Iterable[str]) -> None:
    """Take up the terms of texts. One that no caption has any more stays, and is found in none."""
    terms = {term for text in texts for term in _TERM.findall(text)}
    db.conn.executemany("INSERT OR IGNORE INTO terms VALUES (?)", ((term,) for term in terms))


def holding(text: str, *columns: str) -> tuple[str, list[str]]:
    """The condition that one of these columns holds a text, and the values for its question marks.

    Of a text of several terms the longest are looked for, and the text itself in what has those.
    """
    wanted = folded(text)
    first, *others = sorted(_TERM.findall(wanted), key=len, reverse=True) or [""]
    there, values = held(text, *columns)
    if not first:
        return there, values
    telling = [first, *(term for term in others[:1] if len(term) >= _TELLING)]
    with_term = _WITH_TERM.format(", ".join(f"'{column}'" for column in columns))
    photos = f"photos.id IN ({' INTERSECT '.join([with_term] * len(telling))})"
    return (photos, telling) if first == wanted else (f"{photos} AND {there}", [*telling, *values])


def held(text: str, *columns: str) -> tuple[str, list[str]]:
    """The same condition, looked for in one photo after the other: for where few are asked about."""
    found = " OR ".join(f"instr(words.{column}, ?)" for column in columns)
    there = f"EXISTS (SELECT 1 FROM words WHERE words.rowid = photos.id AND ({found}))"
    return there, [folded(text)] * len(columns)
