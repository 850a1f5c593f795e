"""Names in a library must hold on every file system and in every sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.portable_name import portable_stem, portable_suffix, same_file


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("IMG_0001", "IMG_0001"),
        ("two words", "two words"),
        ("line\nbreak", "line_break"),
        ("caf\udce9", "caf_"),
        ("cafe\u0301", "café"),
        ("-rf", "_-rf"),
        ("a:b*c?", "a_b_c_"),
        (".hidden.", "hidden"),
        ("con", "_con"),
        ("LPT1.old", "_LPT1.old"),
        ("console", "console"),
        ("evil\u202egpj", "evil_gpj"),
        ("...", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_stems(name: str, stem: str) -> None:
    assert portable_stem(name) == stem


def test_suffixes_stay() -> None:
    assert portable_suffix(".CR2.xmp") == ".CR2.xmp"
    assert portable_suffix("") == ""
    assert portable_suffix(".a\n") == ".a_"


def test_names_that_some_disk_takes_for_one() -> None:
    assert same_file("IMG_1.JPG") == same_file("img_1.jpg")
    assert same_file("caf\u00e9") == same_file("CAFE\u0301")
    assert same_file("IMG_1.JPG") != same_file("IMG_2.JPG")


@given(st.text(st.characters(exclude_characters="/\0"), max_size=300))
def test_every_name_becomes_one_that_holds(name: str) -> None:
    stem = portable_stem(name)
    assert stem.encode() and len(stem.encode()) <= 121
    assert not set(stem) & set('<>:"/\\|?*\n\r\0')
    assert stem[0] not in "-. " and stem[-1] not in ". "
    assert portable_stem(stem) == stem
