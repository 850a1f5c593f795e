"""Numbers as photographers read them."""

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from reviewer.photo import CameraFacts
from ui import wording


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1 / 250, "1/250 s"), (1 / 4, "1/4 s"), (0.6, "0.6 s"), (4.0, "4 s"), (None, ""), (0.0, "")],
)
def test_shutter_times_are_written_as_on_a_camera(seconds: float | None, said: str) -> None:
    assert wording.shutter(seconds) == said


def test_an_exposure_is_one_line_of_what_is_known() -> None:
    facts = CameraFacts(exposure_s=1 / 250, aperture=5.6, iso=400, focal_length_mm=50, focal_length_35mm=75)
    assert wording.exposure(facts) == "1/250 s · f/5.6 · ISO 400 · 50 mm (as 75 mm)"
    assert wording.exposure(CameraFacts(aperture=8.0)) == "f/8"
    assert wording.exposure(CameraFacts()) == ""


def test_a_place_names_the_half_of_the_earth() -> None:
    assert wording.place((-33.9, -18.4)) == "33.90000° S, 18.40000° W"
    assert wording.place(None) == ""


def test_size_and_moment() -> None:
    assert wording.pixels(CameraFacts(width=6000, height=4000)) == "6000 × 4000 (24 megapixels)"
    assert wording.pixels(CameraFacts(width=150, height=91)) == "150 × 91"
    assert wording.moment(datetime(2012, 5, 4, 11, 3, 9)) == "2012-05-04  11:03:09"
    assert wording.stamp("not a time") == "not a time"


@pytest.mark.parametrize(
    ("by", "key", "title"),
    [
        ("day", "2012-05-01", "Tuesday, 1 May 2012"),
        ("day", "", "No date"),
        ("verdict", "caution", "Caution"),
        ("burst", "burst", "Burst"),
        ("burst", "", "Single frames"),
        ("shoot", "Wonsan", "Wonsan"),
        ("none", "", ""),
    ],
)
def test_headings_say_what_photos_have_in_common(by: str, key: str, title: str) -> None:
    with_c = QLocale()
    QLocale.setDefault(QLocale.c())
    assert wording.section_title(by, key) == title
    QLocale.setDefault(with_c)
