"""Questions beside the window: the newest of a kind is answered, on the window's thread."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reviewer.errors import LibraryError
from ui.lookup import Lookup


@dataclass
class Book:
    """What is asked here; notes which threads came near it."""

    threads: set[int] = field(default_factory=lambda: {threading.get_ident()})
    closed: bool = False
    go_on: threading.Event = field(default_factory=threading.Event)

    def page(self, number: int) -> int:
        self.threads.add(threading.get_ident())
        return number

    def wait(self) -> str:
        assert self.go_on.wait(10)
        return "waited"

    def close(self) -> None:
        self.threads.add(threading.get_ident())
        self.closed = True


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QObject]:
    """What owns a lookup, as a window does."""
    window = QObject()
    yield window
    window.deleteLater()


def test_an_answer_comes_to_the_window_s_thread(qtbot: QtBot, window: QObject) -> None:
    books: list[Book] = []

    def opening() -> Book:
        books.append(Book())
        return books[-1]

    lookup = Lookup(opening, window)
    answers: list[tuple[int, int]] = []
    for number in (1, 2):
        kind = f"page {number}"
        lookup.ask(kind, lambda b, n=number: b.page(n), lambda n: answers.append((n, threading.get_ident())))
    assert lookup.busy
    qtbot.waitUntil(lambda: not lookup.busy)
    lookup.close()
    here = threading.get_ident()
    assert answers == [(1, here), (2, here)]
    assert len(books) == 1
    assert books[0].closed
    assert len(books[0].threads) == 1
    assert here not in books[0].threads


def test_the_newest_question_of_a_kind_wins(qtbot: QtBot, window: QObject) -> None:
    book = Book()
    lookup = Lookup(lambda: book, window)
    answers: list[object] = []
    looked: list[int] = []
    lookup.ask("page", Book.wait, answers.append)
    for number in range(5):
        lookup.ask("page", lambda b, n=number: looked.append(n) or b.page(n), answers.append)
    lookup.ask("other", lambda b: b.page(100), answers.append)
    book.go_on.set()
    qtbot.waitUntil(lambda: not lookup.busy)
    lookup.close()
    assert answers == [4, 100]
    assert looked == [4]


def test_what_is_dropped_is_not_answered(qtbot: QtBot, window: QObject) -> None:
    book = Book()
    lookup = Lookup(lambda: book, window)
    answers: list[object] = []
    lookup.ask("page", Book.wait, answers.append)
    lookup.drop("page")
    book.go_on.set()
    lookup.ask("other", lambda b: b.page(1), answers.append)
    qtbot.waitUntil(lambda: not lookup.busy)
    lookup.close()
    assert answers == [1]


def test_trouble_is_a_sentence_and_the_next_question_is_answered(qtbot: QtBot, window: QObject) -> None:
    def gone(_book: Book) -> int:
        raise LibraryError("The disk was pulled out.")

    lookup = Lookup(Book, window)
    answers: list[object] = []
    with qtbot.waitSignal(lookup.failed) as failed:
        lookup.ask("page", gone, answers.append)
    assert failed.args == ["The disk was pulled out."]
    lookup.ask("page", lambda b: b.page(1), answers.append)
    qtbot.waitUntil(lambda: not lookup.busy)
    lookup.close()
    assert answers == [1]


def test_a_library_that_cannot_be_opened_is_told_and_tried_again(qtbot: QtBot, window: QObject) -> None:
    there: list[Book] = []

    def opening() -> Book:
        if not there:
            raise LibraryError("The library is locked.")
        return there[0]

    lookup = Lookup(opening, window)
    answers: list[object] = []
    with qtbot.waitSignal(lookup.failed):
        lookup.ask("page", lambda b: b.page(1), answers.append)
    there.append(Book())
    lookup.ask("page", lambda b: b.page(2), answers.append)
    qtbot.waitUntil(lambda: not lookup.busy)
    lookup.close()
    assert answers == [2]


def test_a_bug_reaches_the_window_s_thread(qtbot: QtBot, window: QObject) -> None:
    lookup = Lookup(Book, window)
    with qtbot.captureExceptions() as bugs:
        lookup.ask("page", lambda _book: 1 // 0, lambda _answer: None)
        qtbot.waitUntil(lambda: not lookup.busy)
    lookup.close()
    assert [kind for kind, *_ in bugs] == [ZeroDivisionError]


def test_closing_waits_for_the_thread_and_answers_nobody(qtbot: QtBot, window: QObject) -> None:
    book = Book()
    lookup = Lookup(lambda: book, window)
    answers: list[object] = []
    lookup.ask("page", Book.wait, answers.append)
    lookup.ask("other", lambda b: b.page(1), answers.append)
    book.go_on.set()
    lookup.close()
    lookup.close()
    lookup.ask("page", lambda b: b.page(2), answers.append)
    qtbot.wait(10)
    assert answers == []
    assert not lookup.busy


def test_a_lookup_never_asked_closes(qtbot: QtBot, window: QObject) -> None:
    Lookup(Book, window).close()
