"""Pixels handed from a worker to the window: whole, in shared memory where there is room."""

import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pytest
from PIL import Image

from reviewer import raster
from reviewer.raster import Block, Raster, hand_over, opened
from reviewer.workers import Workers
from tests.reviewer import hostile_tasks

SIZE = (37, 150)


def picture() -> Image.Image:
    """No two rows alike, more rows than go over at a time."""
    image = Image.new("RGB", SIZE)
    image.putdata([(x, y, (x * y) % 256) for y in range(SIZE[1]) for x in range(SIZE[0])])
    return image


def pixels_of(rows: bytes) -> bytes:
    """The colours alone; the fourth byte of a pixel says nothing."""
    return Image.frombytes("RGB", SIZE, rows, "raw", "BGRX").tobytes()


def test_rows_come_through_a_block_as_they_were() -> None:
    block = Block.for_pixels(SIZE[0] * SIZE[1])
    assert block is not None
    try:
        with opened(block.name) as memory:
            made = hand_over(picture(), memory)
        assert made == Raster(*SIZE)
        with block.rows(made) as rows:
            assert pixels_of(bytes(rows)) == picture().tobytes()
    finally:
        block.free()


def test_a_picture_larger_than_thought_comes_by_pipe() -> None:
    block = Block.for_pixels(10_000 // 4)
    assert block is not None
    try:
        with opened(block.name) as memory:
            made = hand_over(picture(), memory)
        assert (made.width, made.height) == SIZE
        assert pixels_of(made.rows) == picture().tobytes()
    finally:
        block.free()
    assert pixels_of(hand_over(picture(), None).rows) == picture().tobytes()


def test_a_freed_block_is_gone() -> None:
    block = Block.for_pixels(10)
    assert block is not None
    name = block.name
    block.free()
    with pytest.raises(FileNotFoundError):
        SharedMemory(name=name)


@pytest.mark.skipif(sys.platform == "win32", reason="there, a block goes with its last process anyway")
def test_a_block_with_a_picture_in_it_can_be_found_by_nobody_else() -> None:
    block = Block.for_pixels(SIZE[0] * SIZE[1])
    assert block is not None
    try:
        with opened(block.name) as memory:
            with pytest.raises(FileNotFoundError):
                SharedMemory(name=block.name)
            hand_over(picture(), memory)
        with opened(block.name) as again:
            assert again is None
    finally:
        block.free()


def test_without_room_there_is_no_block(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert Block.for_pixels(0) is None
    assert Block.for_pixels(1 << 60) is None
    monkeypatch.setattr(raster, "_SHARED", tmp_path)
    monkeypatch.setattr(raster, "_ROOM", 1 << 50)
    assert Block.for_pixels(10) is None


def test_a_worker_that_dies_leaves_the_block_to_be_freed(tmp_path: Path) -> None:
    block = Block.for_pixels(10)
    assert block is not None
    with Workers(1) as workers:
        assert workers.submit(hostile_tasks.abort, tmp_path / "a.jpg").exception()
    block.free()
