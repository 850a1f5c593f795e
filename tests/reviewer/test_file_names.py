"""Names by template: what a photographer types, on every disk, and told when it is wrong."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import manifest
from reviewer.errors import UsageError
from reviewer.file_names import Shot, example, fault, shoot, shoot_fault, stem
from reviewer.ingest import Copied, Joined, Known, Plan
from reviewer.photo import CameraFacts, Failed
from reviewer.portable_name import portable_stem
from tests.reviewer.shelves import Library, names, picture, stored

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
        ("{date:%Y-%m-%d}/{name}", "2025-03-02/DSC_0042"),
        ("{date:%Y/%m/%d}/{camera}/{serial}-{number}", "2025/03/02/NIKON Z 9/12_34-0042"),
        ("/{camera}//../{name}", "NIKON Z 9/DSC_0042"),
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
        ("{name}/", "behind the last /"),
        ("a:b/{name}", "not every disk"),
        ("{name}" + "x" * 200, "too long"),
    ],
)
def test_faults_are_told(template: str, says: str) -> None:
    assert says in fault(template)
    assert example(template) == ""


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("Pyongyang", "Pyongyang"),
        ("{date:%Y-%m-%d} {job}", "2025-03-02 ap_31"),
        ("{photographer} {date:%y%m%d}", "Ana Ng 250302"),
    ],
)
def test_a_shoot_is_named_by_the_day_of_its_first_frame(template: str, made: str) -> None:
    assert not shoot_fault(template)
    assert shoot(template, date(2025, 3, 2), "ap:31", "Ana Ng") == made


def test_a_shoot_without_a_first_day_is_named_by_the_rest() -> None:
    assert shoot("{date} {job}", None, "ap") == "ap" and not shoot("{date}", None)


def test_what_only_a_frame_has_names_no_shoot() -> None:
    assert "There is no {camera}" in shoot_fault("{camera}")
    with pytest.raises(UsageError, match="A shoot cannot be named"):
        shoot("{date", date(2025, 3, 2))


def test_the_example_shows_what_the_template_makes() -> None:
    assert example("{job}-{date:%y%m%d}-{number}", job="ap") == "ap-250302-1234.CR3"
    assert example("{date:%Y/%m}/{name}") == "2025/03/IMG_1234.CR3"


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


BY_DAY = Plan("day", names="{date:%Y-%m-%d}/{name}")


def test_folders_by_template_hold_whole_frames_and_are_in_the_manifest(tmp_path: Path) -> None:
    source, library = tmp_path / "card", Library(tmp_path / "library")
    for day in (2, 3):
        picture(source / f"{day}" / "IMG_1.JPG", 60 * day, f"2025:03:0{day} 10:20:30")
        (source / f"{day}" / "IMG_1.xmp").write_text(f"<x{day}/>")
    (tmp_path / "disk").mkdir()
    plan = Plan("day", names=BY_DAY.names, backup=tmp_path / "disk")
    assert names(library.take(source, plan)) == [["IMG_1.JPG", "IMG_1.xmp"]] * 2
    files = [f"2025-03-0{day}/IMG_1.{end}" for day in (2, 3) for end in ("JPG", "xmp")]
    assert sorted(library.files()) == [f"shoots/day/{file}" for file in files]
    sums = library.folder / "shoots/day" / manifest.NAME
    assert sorted(manifest.parse(sums.read_bytes())) == files
    assert stored(tmp_path / "disk" / "library") == library.files()
    assert [type(one) for one in library.take(source, plan)] == [Known, Known]


def test_a_raw_that_comes_later_joins_its_jpeg_in_its_folder(tmp_path: Path) -> None:
    source, library = tmp_path / "card", Library(tmp_path / "library")
    picture(source / "IMG_1.JPG")
    library.take(source, BY_DAY)
    (source / "IMG_1.CR2").write_bytes(b"raw")
    (joined,) = library.take(source)
    assert isinstance(joined, Joined)
    assert joined.files[0].path.as_posix() == "shoots/day/2025-03-02/IMG_1.CR2"


def test_a_folder_that_differs_only_in_case_is_the_same(tmp_path: Path) -> None:
    source, library = tmp_path / "card", Library(tmp_path / "library")
    for number, job in enumerate(("Harbour", "harbour", "sha256sums")):
        picture(source / f"IMG_{number}.JPG", 80 * number)
        library.take(source, Plan("day", names="{job}/{name}", job=job))
    assert sorted(library.files()) == [
        "shoots/day/Harbour/IMG_0.JPG",
        "shoots/day/Harbour/IMG_1.JPG",
        "shoots/day/_sha256sums/IMG_2.JPG",
    ]


def test_a_folder_that_a_file_is_in_the_way_of_costs_the_frame(tmp_path: Path) -> None:
    source, library = tmp_path / "card", Library(tmp_path / "library")
    picture(source / "IMG_1.JPG")
    (library.folder / "shoots/day").mkdir(parents=True)
    (library.folder / "shoots/day/2025-03-02").write_text("notes")
    (failed,) = library.take(source, BY_DAY)
    assert isinstance(failed, Failed) and "is no folder" in failed.sentence
    assert [type(one) for one in library.take(source)] == [Copied]
