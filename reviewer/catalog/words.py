"""The words of photos, as people look for them: any part of a name or a caption, in any script.

SQLite's full-text index FTS5 holds them folded, so that capitals, accents and vowel points do not matter,
and cut into runs of three letters (its trigram tokenizer): Korean, Chinese and Thai put no spaces between
words, and a part of a word is found as well as a whole one.
"""

from collections.abc import Iterable

from reviewer import record
from reviewer.catalog.database import Database
from reviewer.folded import folded
from reviewer.photo import Caption

_SHORTEST = 3

TABLE = "CREATE VIRTUAL TABLE words USING fts5 (name, caption, tokenize = 'trigram case_sensitive 1')"


def of_caption(caption: Caption) -> str:
    """All that is written in a caption, a line for each text."""
    values = record.caption_json(caption).values()
    return "\n".join(text for value in values for text in ([value] if isinstance(value, str) else value))


def save(db: Database, captions: Iterable[tuple[int, str]]) -> None:
    """Look for these photos by these captions from now on."""
    rows = ((folded(caption), photo) for photo, caption in captions)
    db.conn.executemany("UPDATE words SET caption = ? WHERE rowid = ?", rows)


def add(db: Database, photos: Iterable[tuple[int, str, str]]) -> None:
    """Look for new photos by their names and captions."""
    rows = ((photo, folded(name), folded(caption)) for photo, name, caption in photos)
    db.conn.executemany("INSERT INTO words (rowid, name, caption) VALUES (?, ?, ?)", rows)


def holding(text: str, *columns: str) -> tuple[str, list[str]]:
    """The condition that one of these columns holds a text, and the values for its question marks.

    What is shorter than the index's runs is looked for letter by letter, in one photo after the other: where
    few are asked about, in those alone.
    """
    wanted = folded(text)
    if len(wanted) < _SHORTEST or "\0" in wanted:
        condition = " OR ".join(f"instr(words.{column}, ?)" for column in columns)
        one = f"EXISTS (SELECT 1 FROM words WHERE words.rowid = photos.id AND ({condition}))"
        return one, [wanted] * len(columns)
    phrase = '"' + wanted.replace('"', '""') + '"'
    query = f"{{{' '.join(columns)}}} : {phrase}"
    return "photos.id IN (SELECT rowid FROM words WHERE words MATCH ?)", [query]
