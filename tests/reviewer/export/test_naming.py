"""Names tell a number and what was asked for, and nothing of the camera."""

import pytest

from reviewer.export import naming
from reviewer.portable_name import portable_stem


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("number", "001"),
        ("{number}", "001"),
        ("{title}-{number}", "Travel set-001"),
        ("{place} {number}", "Wonsan_Port 001"),
        ("{number}_{place}_{title}", "001_Wonsan_Port_Travel set"),
    ],
)
def test_a_template_holds_harmless_words(names: str, said: str) -> None:
    assert naming.fault(names) == ""
    assert naming.stem(names, 1, 999, "Travel set", "Wonsan/Port") == said


def test_a_place_nobody_gave_leaves_no_dangling_sign() -> None:
    assert naming.stem("{place}-{number}", 2, 5) == "002"
    assert naming.stem("{number}_{place}", 2, 5) == "002"


def test_as_many_digits_as_the_set_needs() -> None:
    assert [naming.stem("number", 7, of) for of in (5, 999, 1000)] == ["007", "007", "0007"]


@pytest.mark.parametrize("names", ["{title}{number}{place}", "CON.{number}", "{place}.{number}"])
def test_however_long_or_odd_the_words_names_differ_and_any_disk_takes_them(names: str) -> None:
    stems = [naming.stem(names, n, 10_000, "원" * 300, "nul. " * 50) for n in range(1, 300)]
    assert len(set(stems)) == len(stems)
    assert all(portable_stem(stem) == stem for stem in stems)


def test_random_names_and_their_order_tell_nothing() -> None:
    assert len({naming.stem("random", 1, 1) for _ in range(100)}) == 100
    chosen = tuple(range(200))
    assert naming.shuffled("number", chosen) == chosen
    assert naming.shuffled("random", chosen) != chosen
    assert sorted(naming.shuffled("random", chosen)) == list(chosen)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("numbers", "or a template"),
        ("{name}-{number}", "nothing else in braces"),
        ("{title}", "must hold {number} once"),
        ("{number}{number}", "must hold {number} once"),
        ("{number}{", "nothing else in braces"),
        ("{number:04}", "nothing else in braces"),
        ("a/{number}", "not every disk"),
        ("../{number}", "not every disk"),
        ("." + "{number}", "not every disk"),
        ("x" * 60 + "{number}", "too long"),
    ],
)
def test_a_template_that_will_not_do_is_told(names: str, said: str) -> None:
    assert said in naming.fault(names)
