"""Bursts: frames of one camera, close in time, alike in look."""

import io
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import piexif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance

from reviewer import arrival, likeness
from reviewer.burst import LONGEST_GAP, MOST_UNLIKE, Exposure, bursts, unlike

NOON = datetime(2012, 5, 1, 12)
ALIKE, ALSO, UNLIKE = 0b1010, 0b1110, ~0b1010
LOOKS = st.integers(-(1 << 63), (1 << 63) - 1)


def exposures(*frames: tuple[float, int | None]) -> list[Exposure]:
    """Frames of one camera: seconds after noon, and the look."""
    return [
        Exposure(number, NOON + timedelta(seconds=seconds), "018", look)
        for number, (seconds, look) in enumerate(frames, 1)
    ]


@pytest.mark.parametrize(
    ("frames", "found"),
    [
        ([], []),
        ([(0, ALIKE)], []),
        ([(0, ALIKE), (0.1, ALSO), (0.2, ALIKE)], [(1, 2, 3)]),
        ([(0, ALIKE), (2, ALSO), (4, ALIKE)], [(1, 2, 3)]),
        ([(0, ALIKE), (2.1, ALIKE)], []),
        ([(0, ALIKE), (1, UNLIKE), (2, UNLIKE)], [(2, 3)]),
        ([(0, None), (1, None), (2.1, None)], [(1, 2)]),
        ([(0, ALIKE), (1, None), (2, UNLIKE)], [(1, 2, 3)]),
        ([(0, ALIKE), (0, ALSO), (0, ALIKE)], [(1, 2, 3)]),
    ],
)
def test_close_in_time_and_alike(
    frames: list[tuple[float, int | None]], found: list[tuple[int, ...]]
) -> None:
    assert bursts(exposures(*frames)) == found


def test_two_cameras_at_the_same_time_are_two_bursts() -> None:
    frames = [
        Exposure(number, NOON + timedelta(seconds=number / 10), "ab"[number % 2], ALIKE)
        for number in range(6)
    ]
    assert bursts(frames) == [(0, 2, 4), (1, 3, 5)]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 60), st.sampled_from("ab"), st.none() | st.integers(-(1 << 63), (1 << 63) - 1)
        )
    )
)
def test_each_photo_is_in_one_burst_at_most_and_in_order(frames: list[tuple[int, str, int | None]]) -> None:
    ordered = [
        Exposure(number, NOON + timedelta(seconds=seconds / 2), camera, look)
        for number, (seconds, camera, look) in enumerate(sorted(frames, key=lambda frame: frame[0]))
    ]
    found = bursts(ordered)
    held = [photo for burst in found for photo in burst]
    assert len(held) == len(set(held))
    assert all(len(burst) >= 2 for burst in found)
    assert [burst[0] for burst in found] == sorted(burst[0] for burst in found)
    for burst in found:
        assert list(burst) == sorted(burst)
        assert len({ordered[photo].camera for photo in burst}) == 1
        assert all(ordered[b].at - ordered[a].at <= LONGEST_GAP for a, b in pairwise(burst))


@given(LOOKS, LOOKS)
def test_unlike_counts_bits(one: int, other: int) -> None:
    assert unlike(one, one) == 0
    assert unlike(one, other) == unlike(other, one) == (one % (1 << 64) ^ other % (1 << 64)).bit_count()


def scene(shift: int = 0) -> Image.Image:
    """A house and a tree under a sky that gets lighter."""
    image = Image.linear_gradient("L").resize((900, 600)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((200 + shift, 250, 480 + shift, 520), "#a06040")
    draw.polygon([(180 + shift, 250), (340 + shift, 120), (500 + shift, 250)], "#402020")
    draw.ellipse((620 + shift, 150, 820 + shift, 420), "#205020")
    return image


def test_frames_of_the_same_thing_look_alike(tmp_path: Path) -> None:
    first = likeness.of_image(scene())
    assert unlike(first, likeness.of_image(ImageEnhance.Brightness(scene()).enhance(0.7))) <= 8
    assert unlike(first, likeness.of_image(scene(30))) <= MOST_UNLIKE
    assert unlike(first, likeness.of_image(scene().transpose(Image.Transpose.ROTATE_180))) > MOST_UNLIKE


def test_a_real_series(shared_photos: Path) -> None:
    """Two frames held still, one from closer, and the same thing from another side."""
    names = (f"DSC_042{number}.JPG" for number in (3, 4, 5, 8))
    looks = [likeness.of_file(next(shared_photos.rglob(name))) for name in names]
    alike = [unlike(a, b) <= MOST_UNLIKE for a, b in pairwise(looks) if a is not None and b is not None]
    assert alike == [True, True, False]


def test_an_import_finds_the_look_with_a_preview_and_without(tmp_path: Path) -> None:
    scene().save(tmp_path / "plain.jpg")
    plain = arrival.look(tmp_path / "plain.jpg").likeness
    assert plain is not None and unlike(plain, likeness.of_image(scene())) <= 8
    small = io.BytesIO()
    turned = scene().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    turned.resize((159, 106)).save(small, "JPEG")
    thumbnail = {"0th": {}, "1st": {}, "thumbnail": small.getvalue()}
    scene().save(tmp_path / "preview.jpg", exif=piexif.dump(thumbnail))
    preview = arrival.look(tmp_path / "preview.jpg").likeness
    assert preview is not None and unlike(preview, likeness.of_image(turned)) <= 8
    scene().save(tmp_path / "large.png")
    assert arrival.look(tmp_path / "large.png").likeness is None
    (tmp_path / "broken.jpg").write_bytes((tmp_path / "plain.jpg").read_bytes()[:200])
    assert arrival.look(tmp_path / "broken.jpg").likeness is None
