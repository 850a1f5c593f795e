"""A million captions searched: words of English prose, names of places, a phrase, Korean, the name of a file.

The prose is that of the standard library's own documentation, cut into pieces as long as a caption, so that
its words are as frequent as words are. A word that stands in every seventh caption is measured too. Times are
of the processor.
"""

import ast
import random
import re
import sysconfig
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from reviewer.catalog import NAME, words
from reviewer.catalog.database import Database
from reviewer.review import Review
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground

LIMIT_MS = 50
ASKED = ("thread", "subprocess", "directory", '"signal handler"', "caption:mailbox", "버스", "IMG_004299")
FREQUENT = ("wonsan",)
_CITIES = ("Pyongyang", "Wonsan", "Kaesong", "Nampo", "Hamhung", "원산", "Chongjin")
_WORD = re.compile(r"[A-Za-z']+[.,]?")
_LENGTH = 22


def figures(ground: Ground) -> list[Figure]:
    """Milliseconds to the list of photos that hold it, in the order of time."""
    library = ground.captioned_library(write)
    took = alone.run(ask, library, max(5, ground.runs))
    return [
        Figure(f"{line} in {found:,} of the captions", "ms", tuple(ms), at_most=LIMIT_MS)
        for line, found, ms in took
    ]


def write(library: Path) -> None:
    """Give every photo of a library a caption to be found by."""
    chance, prose = random.Random(5), list(_prose())
    db = Database(library / NAME, execute_plugins=False)
    with closing(db), db.conn:
        photos = db.execute("SELECT id, name FROM photos").fetchall()
        db.execute("DELETE FROM words")
        words.add(db, ((photo, name, _caption(prose, chance)) for photo, name in photos))


def _caption(prose: list[str], chance: random.Random) -> str:
    begin = chance.randrange(len(prose) - _LENGTH)
    said = " ".join(prose[begin : begin + _LENGTH])
    korean = " 버스 정류장" if chance.random() < 0.01 else ""
    return f"{said} in {chance.choice(_CITIES)}{korean}, Monday, March {chance.randint(1, 28)}, 2025."


def _prose() -> Iterator[str]:
    for file in sorted(Path(sysconfig.get_paths()["stdlib"]).glob("[a-z]*/*.py")):
        try:
            tree = ast.parse(file.read_bytes())
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                yield from _WORD.findall(ast.get_docstring(node) or "")


# In a process of its own


def ask(library: str, times: int) -> list[tuple[str, int, list[float]]]:
    """Each filter line, how many photos it finds, and the milliseconds of each time."""
    with Review.open(Path(library)) as review:
        review.ids(ASKED[0])
        return [_asked(review, line, times) for line in (*ASKED, *FREQUENT)]


def _asked(review: Review, line: str, times: int) -> tuple[str, int, list[float]]:
    took, found = [], 0
    for _ in range(times):
        begun = time.process_time()
        found = len(review.ids(line))
        took.append(1000 * (time.process_time() - begun))
    return line, found, took
