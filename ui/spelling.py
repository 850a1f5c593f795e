"""Which words of a text are misspelt, as far as it is known: what is not known yet is asked of the workers.

A text has the dictionary of its language; one without a language that of the person at work.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from re import Match
from typing import Any, Final

from PySide6.QtCore import QLocale, QObject, QSettings, Qt, QTimer, Signal, Slot

from reviewer.caption import spelling
from reviewer.caption.spelling import Dictionary
from reviewer.errors import ReviewerError
from ui import settings as remembered
from ui.errand import Errand

OFF: Final = "off"
SOON_MS: Final = 40

_Then = Callable[[Any], None]


class Spelling(QObject):
    """`changed`: more is known than before, or another language was chosen."""

    changed = Signal()
    failed = Signal(str)
    _answered = Signal()

    def __init__(self, workers: Executor, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.dictionaries: dict[str, Dictionary] = {}
        self._workers = workers
        self._closed = False
        self._own: frozenset[str] = frozenset()
        self._names: set[str] = set()
        self._wrong: dict[tuple[str, str], bool] = {}
        self._asked: dict[str, dict[str, None]] = {}
        self._answers: SimpleQueue[tuple[Dictionary, _Then, Future[Any]]] = SimpleQueue()
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._ask)
        self._found = Errand(self)
        self._found.arrived.connect(self._take)
        self._kept = Errand(self)
        self._kept.failed.connect(self.failed)
        self._kept.finished.connect(self._keep)
        self._keeping: frozenset[str] | None = None

    @property
    def folder(self) -> Path:
        """Where a person's own dictionaries and words lie."""
        return remembered.dictionaries(self._settings)

    def find(self) -> None:
        """Look, beside the window, which dictionaries there are."""
        folder = self.folder
        self._found.run(lambda: _found(folder))

    def close(self) -> None:
        """Ask nothing any more."""
        self._closed = True
        self._soon.stop()
        self._found.drop()

    def _take(self, found: tuple[dict[str, Dictionary], frozenset[str]]) -> None:
        self.dictionaries, self._own = found
        self.changed.emit()

    # Languages

    @property
    def choice(self) -> str:
        """The language of texts that have none: empty for that of the system, or `OFF`."""
        return remembered.word(self._settings, remembered.CAPTION_SPELLING)

    def choose(self, choice: str) -> None:
        """Choose it, from now on and the next time the program starts."""
        self._settings.setValue(remembered.CAPTION_SPELLING, choice)
        self.changed.emit()

    def of(self, language: str) -> Dictionary | None:
        """The dictionary for a text of this language; None where there is none."""
        choice = self.choice
        if choice == OFF:
            return None
        wanted = language or choice or QLocale.system().bcp47Name()
        found = spelling.fitting(self.dictionaries, wanted)
        if not found and not language and not choice:
            found = spelling.fitting(self.dictionaries, "en")
        return self.dictionaries.get(found)

    # Words

    def know(self, names: Iterable[str]) -> None:
        """Words of names, which are in no dictionary and are never misspelt."""
        before = len(self._names)
        self._names.update(names)
        if len(self._names) > before:
            self.changed.emit()

    def misspelt(self, text: str, language: str) -> Iterator[Match[str]]:
        """The words known to be misspelt; what is not known yet is asked, and `changed` follows."""
        dictionary = self.of(language)
        if dictionary is None or self._closed:
            return
        for word in spelling.words(text):
            if word[0].casefold() in self._names or word[0].casefold() in self._own:
                continue
            wrong = self._wrong.get((dictionary.language, word[0]))
            if wrong:
                yield word
            elif wrong is None and spelling.written_in(word[0], dictionary.script):
                self._asked.setdefault(dictionary.language, {})[word[0]] = None
                self._soon.start()

    def suggest(self, word: str, language: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Have `then` called with what a misspelt word was meant to be."""
        if dictionary := self.of(language):
            self._submit(dictionary, then, spelling.suggestions, word)

    def add_word(self, word: str) -> None:
        """Take a word into one's own list."""
        self._own |= {word.casefold()}
        self._keeping = self._own
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        """Write the list, one writing after the other."""
        if self._keeping is not None and not self._kept.running:
            folder, own, self._keeping = self.folder, self._keeping, None
            self._kept.run(lambda: _kept(folder, own))

    def _ask(self) -> None:
        asked, self._asked = self._asked, {}
        for language, words in asked.items():
            if dictionary := self.dictionaries.get(language):
                then = partial(self._learn, language, tuple(words))
                self._submit(dictionary, then, spelling.misspelt, tuple(words))

    def _learn(self, language: str, words: Collection[str], wrong: Collection[str]) -> None:
        self._wrong.update(((language, word), word in wrong) for word in words)
        if wrong:
            self.changed.emit()

    # The workers

    def _submit(self, dictionary: Dictionary, then: _Then, task: Callable[..., Any], asked: object) -> None:
        future = self._workers.submit(task, dictionary.file, asked)
        future.add_done_callback(partial(self._arrived, dictionary, then))

    def _arrived(self, dictionary: Dictionary, then: _Then, future: Future[Any]) -> None:
        """Called in any thread."""
        if not self._closed:
            self._answers.put((dictionary, then, future))
            self._answered.emit()

    @Slot()
    def _hand_over(self) -> None:
        try:
            dictionary, then, future = self._answers.get_nowait()
        except Empty:
            return
        if self._closed or future.cancelled():
            return
        try:
            answer = future.result()
        except ReviewerError as error:
            # One that cannot be read, or brings a worker down, is asked no more until it is looked for anew.
            self.dictionaries.pop(dictionary.language, None)
            self.failed.emit(str(error))
        else:
            then(answer)
        finally:
            del future  # it knows the error and the error this frame


def _found(folder: Path) -> Iterator[object]:
    yield spelling.dictionaries(spelling.folders(folder)), spelling.own_words(folder)


def _kept(folder: Path, own: frozenset[str]) -> Iterator[object]:
    spelling.keep_own_words(folder, own)
    yield None
