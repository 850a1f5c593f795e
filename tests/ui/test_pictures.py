"""Where widgets get pictures: right ones, in the right order, and what becomes of broken files."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from reviewer import preview
from reviewer.preview import Cache
from reviewer.raster import Raster
from reviewer.review import Review
from reviewer.workers import Workers
from tests.ui import shoot
from ui import pictures as pictures_module
from ui import printing
from ui.darkroom import Darkroom, Kind, Order
from ui.pictures import Pictures
from ui.print_box import Kept, PrintBox

EDGE = 200


class Counter(Executor):
    """Looks at once, but draws one picture after the other, when told to, and keeps a list of them."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._tasks: list[tuple[Future[Any], Callable[..., Any], tuple[object, ...]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
        future: Future[Any] = Future()
        if fn is preview.look:
            future.set_result(fn(*args))
            return future
        self.asked.append(next(arg.stem for arg in args if isinstance(arg, Path)))
        self._tasks.append((future, fn, args))
        return future

    def work(self) -> bool:
        """Do the oldest task."""
        if not self._tasks:
            return False
        future, fn, args = self._tasks.pop(0)
        if future.set_running_or_notify_cancel():
            future.set_result(fn(*args))
        return True


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def counted(qtbot: QtBot, review: Review, counter: Counter) -> Iterator[Pictures]:
    pictures = Pictures(review, counter, at_once=1)
    yield pictures
    pictures.close()
    pictures.deleteLater()


def colour_of(pixmap: QPixmap) -> tuple[int, int, int]:
    pixel = pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2)
    return pixel.red(), pixel.green(), pixel.blue()


def is_near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_every_photo_gets_its_own_picture_at_the_size_asked_for(
    qtbot: QtBot, pictures: Pictures, review: Review
) -> None:
    ids = review.ids(sort="name")[:5]
    pictures.want(ids, EDGE, by="sheet")
    qtbot.waitUntil(lambda: all(pictures.thumbnail(photo, EDGE) is not None for photo in ids))
    for photo, colour in zip(ids, shoot.COLOURS, strict=False):
        pixmap = pictures.thumbnail(photo, EDGE)
        assert pixmap is not None
        assert max(pixmap.width(), pixmap.height()) == EDGE
        assert is_near(colour_of(pixmap), colour)


def test_previews_are_kept_in_the_library_and_made_once(
    qtbot: QtBot, counter: Counter, counted: Pictures, review: Review
) -> None:
    photo = review.ids(sort="name")[0]
    counted.want([photo], EDGE, by="sheet")
    qtbot.waitUntil(counter.work)
    qtbot.waitUntil(lambda: counted.thumbnail(photo, EDGE) is not None)
    assert review.previews.place(review.photo(photo).primary.sha256, 512).is_file()
    counted.want([photo], 2 * EDGE, by="sheet")
    qtbot.waitUntil(lambda: (at := counted.thumbnail(photo, 2 * EDGE)) is not None and at.width() == 2 * EDGE)
    assert counter.asked == ["IMG_0001"]


def test_a_broken_file_is_told_in_a_sentence_and_stops_nobody(
    qtbot: QtBot, pictures: Pictures, review: Review
) -> None:
    ids = review.ids(sort="name")
    pictures.want(list(reversed(ids)), EDGE, by="sheet")
    qtbot.waitUntil(lambda: all(pictures.thumbnail(photo, EDGE) is not None for photo in ids[:5]))
    qtbot.waitUntil(lambda: bool(pictures.trouble(ids[5])))
    assert "IMG_0006.JPG" in pictures.trouble(ids[5])
    assert not pictures.trouble(ids[0])


def test_trouble_is_forgotten_when_told_to_retry(qtbot: QtBot, pictures: Pictures, review: Review) -> None:
    photo = review.ids(sort="name")[5]
    pictures.want([photo], EDGE, by="sheet")
    qtbot.waitUntil(lambda: bool(pictures.trouble(photo)))
    review.path(photo).write_bytes(shoot.picture((1, 2, 3)))
    pictures.retry()
    qtbot.waitUntil(lambda: pictures.thumbnail(photo, EDGE) is not None)
    assert not pictures.trouble(photo)


def test_newest_first_and_what_scrolled_away_is_never_made(
    qtbot: QtBot, counter: Counter, counted: Pictures, review: Review
) -> None:
    ids = review.ids(sort="name")[:5]
    counted.want(ids[:1], EDGE, by="sheet")
    qtbot.waitUntil(lambda: len(counter.asked) == 1)
    counted.want(ids[:2], EDGE, by="sheet")
    counted.want([ids[4], ids[3]], EDGE, by="sheet")
    for _ in range(3):
        qtbot.waitUntil(counter.work)
    for photo in (ids[0], ids[4], ids[3]):
        qtbot.waitUntil(lambda photo=photo: counted.thumbnail(photo, EDGE) is not None)
    assert counter.asked[0] == "IMG_0001"
    assert set(counter.asked[1:]) == {"IMG_0005", "IMG_0004"}
    assert counted.thumbnail(ids[1], EDGE) is None


def test_the_loupe_comes_first_then_what_follows_it_then_cells(
    qtbot: QtBot, counter: Counter, counted: Pictures, review: Review
) -> None:
    ids = review.ids(sort="name")
    counted.want([ids[4]], EDGE, by="sheet")
    counted.look_at([ids[0]], (900, 600), by="loupe", ahead=[ids[1]])
    counted.want([ids[2]], EDGE, by="strip")
    for _ in range(4):
        qtbot.waitUntil(counter.work)
    assert counter.asked == ["IMG_0005", "IMG_0001", "IMG_0002", "IMG_0003"]


def test_the_camera_s_own_small_picture_is_shown_until_the_proper_one_comes(
    qtbot: QtBot, tmp_path: Path, counter: Counter
) -> None:
    with shoot.library(tmp_path / "other", [shoot.picture((10, 200, 10), thumbnail=True)]) as review:
        (photo,) = review.ids()
        pictures = Pictures(review, counter, at_once=1)
        with qtbot.waitSignal(pictures.arrived) as arrived:
            pictures.want([photo], EDGE, by="sheet")
        assert arrived.args == [frozenset({photo})]
        quick = pictures.thumbnail(photo, EDGE)
        assert quick is not None
        assert quick.width() <= 160
        with qtbot.waitSignal(pictures.arrived):
            qtbot.waitUntil(counter.work)
        proper = pictures.thumbnail(photo, EDGE)
        assert proper is not None
        assert proper.width() == EDGE
        pictures.close()
        pictures.deleteLater()


def test_a_turned_photo_is_turned_at_once_and_decoded_no_second_time(
    qtbot: QtBot, counter: Counter, counted: Pictures, review: Review
) -> None:
    photo = review.ids(sort="name")[0]
    counted.want([photo], EDGE, by="sheet")
    qtbot.waitUntil(counter.work)
    qtbot.waitUntil(lambda: counted.thumbnail(photo, EDGE) is not None)
    review.turn("Turn", [photo], 90)
    turned = counted.thumbnail(photo, EDGE)
    assert turned is not None
    assert turned.width() < turned.height()
    assert min(turned.toImage().pixelColor(turned.width() - 5, 5).getRgb()[:3]) > 200
    counted.want([photo], EDGE, by="sheet")
    qtbot.wait(30)
    assert counter.asked == ["IMG_0001"]


def test_the_loupe_gets_the_best_there_is_then_the_sharp_one_then_every_pixel(
    qtbot: QtBot, pictures: Pictures, review: Review
) -> None:
    photo = review.ids(sort="name")[0]
    box = (900, 500)
    pictures.want([photo], EDGE, by="sheet")
    qtbot.waitUntil(lambda: pictures.thumbnail(photo, EDGE) is not None)
    quick = pictures.screen(photo, box)
    assert quick is not None
    assert not pictures.sharp(photo, box)
    pictures.look_at([photo], box, by="loupe", pixels=True)
    qtbot.waitUntil(lambda: pictures.sharp(photo, box) and pictures.pixels(photo) is not None)
    sharp, pixels = pictures.screen(photo, box), pictures.pixels(photo)
    assert sharp is not None
    assert pixels is not None
    assert sharp.size().toTuple() == (750, 500)
    assert pixels.size().toTuple() == (1200, 800)


def test_a_photo_removed_meanwhile_is_passed_over(qtbot: QtBot, pictures: Pictures, review: Review) -> None:
    photo = review.ids(sort="name")[0]
    pictures.want([99999, photo], EDGE, by="sheet")
    qtbot.waitUntil(lambda: pictures.thumbnail(photo, EDGE) is not None)


def test_a_bug_in_the_decoder_costs_one_photo_and_is_logged(
    qtbot: QtBot, review: Review, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Counter):
        def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
            future: Future[Any] = Future()
            future.set_exception(ZeroDivisionError())
            return future

    pictures = Pictures(review, Broken())
    photo = review.ids(sort="name")[0]
    pictures.want([photo], EDGE, by="sheet")
    qtbot.waitUntil(lambda: bool(pictures.trouble(photo)))
    assert "IMG_0001.JPG" in pictures.trouble(photo)
    assert "ZeroDivisionError" in caplog.text
    pictures.close()
    pictures.deleteLater()


def test_a_print_there_is_no_memory_for_costs_one_photo(
    qtbot: QtBot, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = printing.image_of
    refused = review.ids(sort="name")[:3]
    monkeypatch.setattr(printing, "image_of", lambda *_: made(Raster(1 << 20, 1 << 20), memoryview(b"")))
    with ThreadPoolExecutor(2) as workers:
        pictures = Pictures(review, workers, at_once=2)
        pictures.want(refused, EDGE, by="sheet")
        qtbot.waitUntil(lambda: all(pictures.trouble(photo) for photo in refused))
        monkeypatch.undo()
        pictures.retry()
        qtbot.waitUntil(lambda: all(pictures.thumbnail(photo, EDGE) is not None for photo in refused))
        pictures.close()
        pictures.deleteLater()


def test_no_memory_is_kept_for_work_that_nobody_takes() -> None:
    class Closed(Counter):
        def submit(self, fn: Callable[..., Any], /, *args: object, **kwargs: object) -> Future[Any]:
            names.append(str(args[-1]))
            raise RuntimeError("closed")

    names: list[str] = []
    darkroom = Darkroom(Cache(Path()), Closed(), lambda _: None)
    with pytest.raises(RuntimeError):
        darkroom.place([Order(1, "content", Path("a.jpg"), Kind.SCREEN, (300, 200))])
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=names[0])


def test_closing_in_the_middle_leaves_no_thread(qtbot: QtBot, review: Review) -> None:
    before = threading.active_count()
    with ThreadPoolExecutor(2) as workers:
        pictures = Pictures(review, workers)
        pictures.want(review.ids(), EDGE, by="sheet")
        pictures.close()
        pictures.deleteLater()
    assert threading.active_count() == before


def test_pictures_come_from_worker_processes_too(qtbot: QtBot, review: Review) -> None:
    workers = Workers(1)
    pictures = Pictures(review, workers)
    ids = review.ids(sort="name")
    pictures.want([ids[0], ids[5]], EDGE, by="sheet")
    qtbot.waitUntil(lambda: pictures.thumbnail(ids[0], EDGE) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(pictures.trouble(ids[5])), timeout=20_000)
    pictures.close()
    workers.shutdown(cancel_futures=True)
    pictures.deleteLater()


def test_a_box_of_prints_stays_within_its_bytes(qtbot: QtBot) -> None:
    box = PrintBox(10 * 100 * 100 * 4)
    for photo in range(50):
        box.put(photo, (100, 100), Kept("content", 0, QPixmap(100, 100), last=True))
    assert box.bytes <= 10 * 100 * 100 * 4
    assert box.get(49, (100, 100), "content", 0) is not None
    assert box.get(0, (100, 100), "content", 0) is None
    assert box.get(49, (100, 100), "another content", 0) is None


def test_photos_compared_at_full_size_are_all_there(
    qtbot: QtBot, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pictures_module._BYTES, Kind.PIXELS, 1)
    ids = review.ids(sort="name")[:4]
    with ThreadPoolExecutor(2) as workers:
        pictures = Pictures(review, workers)
        for photo in ids:
            pictures.look_at([photo], (300, 200), by=f"place {photo}", pixels=True)
        qtbot.waitUntil(lambda: all(pictures.pixels(photo) is not None for photo in ids))
        pictures.close()
        pictures.deleteLater()


def test_every_cell_on_screen_stays_however_large_the_screen_is(
    qtbot: QtBot, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pictures_module._BYTES, Kind.THUMBNAIL, 1)
    seen, ahead = review.ids(sort="name")[:4], review.ids(sort="name")[4:5]
    with ThreadPoolExecutor(2) as workers:
        pictures = Pictures(review, workers)
        pictures.want(seen, EDGE, by="sheet", ahead=ahead)
        qtbot.waitUntil(lambda: not pictures.busy)
        assert all(pictures.thumbnail(photo, EDGE) is not None for photo in seen)
        pictures.close()
        pictures.deleteLater()


def test_what_fills_a_view_stays_however_large_it_is(qtbot: QtBot) -> None:
    box = PrintBox(2 * 100 * 100 * 4)
    compared = [(photo, (0, 0)) for photo in range(4)]
    box.hold(set(compared))
    for photo in range(6):
        box.put(photo, (0, 0), Kept("content", 0, QPixmap(100, 100), last=True))
    assert all(box.get(*key, "content", 0) for key in compared)
    box.hold(set())
    assert box.bytes <= 2 * 100 * 100 * 4
