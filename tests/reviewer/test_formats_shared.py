"""Every real file there is, broken ones and bombs too, goes through everything that looks into files."""

import io
from concurrent.futures import Future
from pathlib import Path

import pytest
from PIL import Image

from reviewer import formats, metadata, preview
from reviewer.errors import PictureError
from reviewer.workers import Workers

# Pictures no careful program shows: of these folders most are sound, the rest are made to break decoders.
LEAST_SHOWN = {"shoot": 1.0, "faces": 1.0, "dirty": 0.7, "raw": 0.25}


def look(path: Path) -> tuple[formats.Format | None, formats.Embedded | None, metadata.Metadata]:
    return formats.sniff(path), formats.embedded_preview(path), metadata.read(path)


def small(jpeg: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
        image.load()
        return image.size


@pytest.fixture(scope="module")
def files(shared_photos: Path) -> list[Path]:
    return sorted(
        path for path in shared_photos.rglob("*") if path.parent != shared_photos and path.is_file()
    )


def test_every_file_is_shown_or_refused_with_a_sentence(files: list[Path], shared_photos: Path) -> None:
    with Workers(2) as workers:
        looks = [workers.submit(look, path) for path in files]
        previews = [workers.submit(preview.make, path, 256) for path in files]
        seen = [future.result() for future in looks]
        shown = dict(zip(files, map(outcome, previews), strict=True))
    for found, embedded, _ in seen:
        assert embedded is None or (found and small(embedded.jpeg) and embedded.orientation in range(1, 9))
    for folder, least in LEAST_SHOWN.items():
        mine = [shown[path] for path in files if path.is_relative_to(shared_photos / folder)]
        assert sum(mine) >= least * len(mine), folder


def outcome(future: Future[bytes]) -> bool:
    """Whether there is a sound preview. Anything that is not a picture error is one of ours, and raised."""
    try:
        assert max(small(future.result())) <= 256
    except PictureError as error:
        sentence = str(error)
        assert sentence.endswith(".") and sentence.isprintable() and "/" not in sentence, sentence
        assert "crashed" not in sentence and "took longer" not in sentence, sentence
        return False
    return True


@pytest.mark.parametrize("pattern", ["png_bomb_*", "max_size.jpg", "gif_65535x65535.gif", "*billion_laughs*"])
def test_bombs_take_no_time(files: list[Path], pattern: str) -> None:
    bombs = [path for path in files if path.match(pattern)]
    assert bombs
    with Workers(1, time_limit=5, memory_limit=1 << 30) as workers:
        looks = [workers.submit(look, path) for path in bombs]
        previews = [workers.submit(preview.make, path, 256) for path in bombs]
        assert all(future.result() for future in looks)
        assert not any(map(outcome, previews)) or pattern == "*billion_laughs*"
