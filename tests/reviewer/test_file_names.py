"""Names by template: what a photographer types, on every disk, and told when it is wrong."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.file_names import Shot, example, fault, stem
from reviewer.ingest import Plan
from reviewer.photo import CameraFacts
from reviewer.portable_name import portable_stem
from tests.reviewer.shelves import Library, names, picture

FACTS = CameraFacts(datetime(2025, 3, 2, 14, 5, 9, 370_000), "NIKON CORPORATION", "NIKON Z 9", "12/34")
SHOT = Shot("DSC_0042", FACTS, sequence=7, shoot="Pyongyang", job="ap:31", photographer="Ana Ng")


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("{name}", "DSC_0042"),
        ("{date}-{time}-{subsec}", "20250302-140509-370"),
        ("{date:%Y-%m-%d}_{number}", "2025-03-02_0042"),
        ("{time:%H%M}-{subsec:2}", "1405-37"),
        ("{camera} {serial} {seq}", "NIKON Z 9 12_34 0007"),
        ("{shoot}-{job}-{photographer}-{seq:2}", "Pyongyang-ap_31-Ana Ng-07"),
    ],
)
def test_tokens(template: str, made: str) -> None:
    assert not fault(template)
    assert stem(template, SHOT) == made


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{nmae}", "Did you mean name?"),
        ("{job}", "All frames would get the same name"),
        ("{name", "left open"),
        ("{seq:x}", "not understood"),
        ("{name:3}", "not understood"),
        ("{date:%s}-{name}", "not understood"),
        ("{shoot}/{name}", "not every disk"),
        ("{name}" + "x" * 100, "too long"),
    ],
)
def test_faults_are_told(template: str, says: str) -> None:
    assert says in fault(template)
    assert example(template) == ""


def test_the_example_shows_what_the_template_makes() -> None:
    assert example("{job}-{date:%y%m%d}-{number}", job="ap") == "ap-250302-1234.CR3"


def test_a_frame_without_a_date_is_named_by_its_file(tmp_path: Path) -> None:
    shot = Shot("IMG_1", CameraFacts(), written=datetime(1980, 1, 1, 0, 0, 2))
    assert stem("{date}-{time}", shot) == "19800101-000002"


@given(st.text(), st.text(), st.text(), st.text())
def test_whatever_is_in_a_value_the_name_holds_on_every_disk(
    name: str, model: str, job: str, photographer: str
) -> None:
    shot = Shot(name, CameraFacts(model=model), job=job, photographer=photographer)
    made = stem("{name}-{camera}{job}{photographer}", shot)
    assert made == portable_stem(made) and len(made.encode()) <= 120


def test_pairs_and_companions_stay_under_one_stem_and_the_number_goes_on(tmp_path: Path) -> None:
    source, library = tmp_path / "card", Library(tmp_path / "library")
    plan = Plan("day", names="{job}-{seq:3}", job="ap")
    picture(source / "A/IMG_1.JPG")
    (source / "A/IMG_1.CR2").write_bytes(b"raw")
    (source / "A/IMG_1.CR2.xmp").write_bytes(b"<x/>")
    picture(source / "A/IMG_2.JPG", 100)
    assert names(library.take(source, plan)) == [
        ["ap-001.JPG", "ap-001.CR2", "ap-001.CR2.xmp"],
        ["ap-002.JPG"],
    ]
    picture(source / "A/IMG_3.JPG", 200)
    assert names(library.take(source, plan)) == [["ap-003.JPG"]]


def test_frames_of_one_name_by_template_are_told_apart(tmp_path: Path) -> None:
    source, library = tmp_path / "card", Library(tmp_path / "library")
    for number in range(3):
        picture(source / f"IMG_{number}.JPG", 80 * number)
    made = names(library.take(source, Plan("day", names="{date}-{time}")))
    assert made == [["20250302-102030.JPG"], ["20250302-102030-2.JPG"], ["20250302-102030-3.JPG"]]
