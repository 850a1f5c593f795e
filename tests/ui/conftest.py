"""What the widgets' tests stand on: a small library and the pictures of it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import shoot
from ui.pictures import Pictures


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    """A library of six photos, the last of them no picture at all."""
    good = [shoot.picture(colour, mark=str(colour)) for colour in shoot.COLOURS[:5]]
    with shoot.library(tmp_path / "library", [*good, b"not a picture"]) as review:
        yield review


@pytest.fixture
def pictures(qtbot: QtBot, review: Review) -> Iterator[Pictures]:
    """The pictures of that library; threads do what processes do in the program."""
    with ThreadPoolExecutor(2) as workers:
        pictures = Pictures(review, workers)
        yield pictures
        pictures.close()
        pictures.deleteLater()
