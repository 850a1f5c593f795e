"""A stroke in the caption pane: names offered out of a large library, a code that expands among very many.

Each figure is the whole stroke in the real pane, offscreen: the key, the text, the list below it, the
counters, the marks, and the painting of all of it.
"""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes
from reviewer.caption.suggestions import Suggestions, Used
from reviewer.looking import Looking
from tests.bench import alone
from tests.bench.figure import Figure
from tests.bench.ground import Ground
from tests.ui import judged
from ui import theme
from ui.beside import Beside
from ui.caption_editor import CaptionEditor
from ui.inspector import Inspector

NAMES, CODES, STROKES = 100_000, 20_000, 60
OFFERED_MS = 20
SENTENCE = "Kim Ba Lo waits for Cho Re Mi in the street of Sino Baro "

_SYLLABLES = ("ba", "cho", "da", "ga", "hae", "il", "jo", "kim", "lo", "mi", "no", "pa", "re", "si", "un")


def figures(ground: Ground) -> list[Figure]:
    """Milliseconds a stroke; and beside the window, until all names are known."""
    keys, bare, codes, plain = alone.run(type_captions, max(1, ground.runs))
    known = tuple(alone.run(know, ground.large_library()) for _ in range(ground.runs))
    bare_key = Figure("a key, nothing known", "ms", tuple(bare))
    bare_code = Figure("the same key, no codes", "ms", tuple(plain))
    beside = Figure(f"names of {ground.photos:,} photos, beside the window", "s", known)
    offered = Figure(f"a key, {NAMES:,} names known", "ms", tuple(keys), at_most=OFFERED_MS, peer=bare_key)
    expanded = Figure(f"a code of {CODES:,} expands", "ms", tuple(codes), peer=bare_code)
    return [bare_key, offered, bare_code, expanded, beside]


def know(library: str) -> float:
    """Seconds until what is written in a library is known."""
    with Looking.open(Path(library)) as looking:
        begun = time.perf_counter()
        looking.suggestions()
        return time.perf_counter() - begun


# In the pane's process


def type_captions(runs: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """The strokes of a sentence, names known and none; those that close a code, of many and of none."""
    app = QApplication([])
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder, judged.library(Path(folder) / "library") as review:
        inspector = Inspector(review, Beside(review, lambda: False, None))
        inspector.resize(330, 1200)
        inspector.show()
        inspector.activateWindow()
        inspector.show_photos([1], 1)
        inspector.focus_caption("description")
        QTest.qWait(300)
        editor = inspector.caption.fields["description"].editor
        bare = _each(editor, SENTENCE, runs)
        plain = _closing(editor, runs)
        inspector.caption.typing.suggestions = Suggestions(_names())
        keys = _each(editor, SENTENCE, runs)
        inspector.caption.typing.suggestions = Suggestions()
        inspector.caption.use_codes(Codes(Row(f"c{number}", (f"Name {number}",)) for number in range(CODES)))
        codes = _closing(editor, runs)
        inspector.flush()
        inspector.stop()
        inspector.close()
    return keys, bare, codes, plain


def _names() -> list[Used]:
    chance = random.Random(7)

    def name() -> str:
        return " ".join("".join(chance.choices(_SYLLABLES, k=2)).title() for _ in range(3))

    return [Used(judged.SHOOT if number % 3 else "Another", "people", name()) for number in range(NAMES)]


def _each(editor: CaptionEditor, text: str, runs: int) -> list[float]:
    """Milliseconds of each stroke."""
    took = []
    for _ in range(runs):
        editor.clear()
        took += [_timed(lambda letter=letter: QTest.keyClicks(editor, letter)) for letter in text]
    return took


def _closing(editor: CaptionEditor, runs: int) -> list[float]:
    """Milliseconds of the strokes that close a code."""
    took = []
    for number in range(STROKES * runs):
        editor.setText(SENTENCE * 4 + f"=c{number}")
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        QApplication.processEvents()
        took.append(_timed(lambda: QTest.keyClicks(editor, "=")))
    return took


def _timed(stroke: Callable[[], None]) -> float:
    begun = time.perf_counter()
    stroke()
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000
