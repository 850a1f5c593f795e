"""Large ordinary JPEGs are copied in threads of this process; all else goes to the workers."""

import io
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from PIL import Image

from reviewer.export import strip
from reviewer.export.loose import Stripped, strip_files
from reviewer.formats import profile

P = ParamSpec("P")
T = TypeVar("T")


class Counting(ThreadPoolExecutor):
    """Counts what it is asked to do."""

    asked = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As every executor."""
        self.asked += 1
        return super().submit(fn, *args, **kwargs)


def large(**options: object) -> bytes:
    """A JPEG of more than 2 MB, whose blocks end with the picture."""
    out = io.BytesIO()
    Image.effect_noise((1920, 1600), 90).convert("RGB").save(out, "JPEG", quality=97, **options)
    return out.getvalue()


def stripped(folder: Path, *files: bytes, workers: Executor) -> list[Stripped]:
    """What becomes of files with these bytes."""
    paths = [folder / f"{number}.jpg" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return list(strip_files(paths, folder / "out", lossless=True, keep_names=False, workers=workers))


@pytest.mark.parametrize("options", [{}, {"restart_marker_rows": 4}, {"comment": "A"}])
def test_a_large_ordinary_jpeg_needs_no_worker(tmp_path: Path, options: dict[str, object]) -> None:
    data = large(**options)
    with Counting(1) as workers:
        (one,) = stripped(tmp_path, data, workers=workers)
    assert one.output and not one.reencoded and not workers.asked
    assert one.output.read_bytes() == strip.lossless(data)


@pytest.mark.parametrize("behind", [large()[:90_000] + b"\xff\xd9", b"\xff\xd9", b"CANARY\xff\xd9"])
def test_what_stands_behind_the_first_picture_never_goes(tmp_path: Path, behind: bytes) -> None:
    data = large()
    with Counting(1) as workers:
        (one,) = stripped(tmp_path, data + behind, workers=workers)
    assert one.output and not one.reencoded and workers.asked
    assert one.output.read_bytes() == strip.lossless(data)


def test_a_picture_with_a_profile_or_turned_is_for_the_workers(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[274] = 6
    files = large(icc_profile=profile.DISPLAY_P3), large(exif=turned.tobytes()), b"no picture at all"
    with Counting(1) as workers:
        first, second, third = stripped(tmp_path, *files, workers=workers)
    assert first.output and second.output and third.held_back
    assert workers.asked == 3
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["001.jpg", "002.jpg"]
