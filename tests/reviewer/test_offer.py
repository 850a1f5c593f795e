"""What a card offers before anything is copied."""

import os
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from reviewer import card
from reviewer.glimpse import cameras, glimpse
from reviewer.offer import Offer, bytes_of, first_and_last, offers
from reviewer.photo import CameraFacts, Frame
from tests.cards import SECRET, jpeg, make_card

NOON_2012 = 1336132800


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return make_card(tmp_path / "card", count=3)


def offered(top: Path) -> tuple[Offer, ...]:
    return offers(card.frames(top).frames)


def test_bytes_are_those_of_all_files_of_a_frame(top: Path) -> None:
    first = offered(top)[0]
    assert [file.suffix for file in first.frame.files] == [".JPG", ".XMP"]
    assert first.bytes == sum(file.stat().st_size for file in first.frame.files)
    assert bytes_of(offered(top)) == sum(file.stat().st_size for file in top.rglob("IMG_*"))


def test_days_are_those_of_the_pictures(top: Path) -> None:
    for number, file in enumerate(sorted(top.rglob("*.JPG"))):
        os.utime(file, (0, NOON_2012 + number * 86400))
    days = [offer.day for offer in offered(top)]
    assert days[:2] == [date(2012, 5, 4), date(2012, 5, 5)]
    assert first_and_last(offered(top)) == (days[0], days[-1])


def test_a_frame_is_locked_where_one_of_its_files_is_read_only(top: Path) -> None:
    files = sorted(top.rglob("*.JPG"))
    files[1].chmod(0o444)
    assert [offer.locked for offer in offered(top)][:3] == [False, True, False]


def test_a_frame_that_is_gone_meanwhile_is_still_offered(tmp_path: Path) -> None:
    gone = Frame((tmp_path / "IMG_1.JPG",))
    assert offers([gone]) == (Offer(gone),)
    assert first_and_last(offers([gone])) is None


def test_a_glimpse_has_the_small_picture_upright_and_the_facts(top: Path) -> None:
    turned = sorted(top.rglob("*.JPG"))[1]
    seen = glimpse(turned, 128)
    assert seen.raster is not None
    assert (seen.raster.width, seen.raster.height) == (80, 120)
    assert (seen.facts.camera, seen.facts.serial) == ("Meridian M2", SECRET)
    assert cameras([turned, top / "gone.JPG"]) == [seen.facts, CameraFacts()]


def test_a_glimpse_of_what_is_no_picture_is_a_sentence(top: Path) -> None:
    broken = sorted(top.rglob("*.JPG"))[-1]
    seen = glimpse(broken, 128)
    assert seen.raster is None
    assert broken.name in seen.trouble


def test_a_glimpse_is_made_from_the_whole_file_where_the_camera_left_none(tmp_path: Path) -> None:
    file = tmp_path / "IMG_1.PNG"
    from_camera = tmp_path / "IMG_2.JPG"
    from_camera.write_bytes(jpeg(1))
    with Image.open(from_camera) as image:
        image.save(file)
    seen = glimpse(file, 100)
    assert seen.raster is not None and seen.raster.width == 100


def test_looking_leaves_no_trace_on_the_card(top: Path) -> None:
    for file in top.rglob("*.*"):
        os.utime(file, (1, NOON_2012))
    before = {path: path.stat() for path in top.rglob("*")}
    for offer in offered(top):
        glimpse(offer.frame.primary, 128)
    cameras([offer.frame.primary for offer in offered(top)])
    assert {path: path.stat() for path in top.rglob("*")} == before


def test_hostile_files_are_looked_at_without_harm(shared_photos: Path) -> None:
    for offer in offered(shared_photos / "malformed"):
        seen = glimpse(offer.frame.primary, 128)
        assert (seen.raster is None) == bool(seen.trouble)
