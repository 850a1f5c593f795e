"""Captions written from the command line: by templates, codes, find and replace; and looked over."""

from pathlib import Path

import pytest

from reviewer.review import Review
from reviewer.settings_folder import own_captions, settings_folder
from tests.cards import make_card
from tests.reviewer.test_cli import Run, imported, library, run

__all__ = ["imported", "library", "run"]


def captions(library: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    with Review.open(library, read_only=True) as review:
        found = [photo.marks.caption for photo in review.photos(review.ids()[:3])]
        return [(one.headline, one.city, one.people) for one in found]


@pytest.fixture
def template() -> Path:
    file = own_captions(settings_folder()) / "desk.toml"
    file.parent.mkdir(parents=True)
    file.write_text('city = "Wonsan"\nheadline = { set = "{seq:2} {city} {verdict}" }\n')
    return file


def test_a_template_is_shown_and_then_applied_as_one_step(run: Run, library: Path, template: Path) -> None:
    run("caption", library, 1, "--set", "city=Hamhung")
    before = captions(library)
    code, lines, said = run("caption", library, "--where", "", "--template", "desk", "--dry-run")
    assert code == 0 and "would be changed" in said
    assert lines[0] == {
        "id": 1,
        "name": "IMG_0001",
        "field": "headline",
        "before": "",
        "after": "01 Hamhung unreviewed",
    }
    assert captions(library) == before
    assert run("caption", library, "--where", "", "--template", template)[1] == lines
    assert captions(library)[:2] == [
        ("01 Hamhung unreviewed", "Hamhung", ()),
        ("02 Wonsan unreviewed", "Wonsan", ()),
    ]
    with Review.open(library) as review:
        review.undo()
    assert captions(library) == before


def test_codes_are_replaced_in_what_is_set(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("kju\tKim Jong Un\tLeader Kim Jong Un\n")
    (tmp_path / "hot.txt").write_text("code\tpeople\tcity\nw1\tAna Ng\tWonsan\n")
    files = ("--codes", tmp_path / "codes.txt", "--codes", tmp_path / "hot.txt")
    run("caption", library, 1, "--set", "people=Bo Li")
    code, lines, _ = run("caption", library, 1, "--set", "headline==kju#2= waves.=w1=", *files)
    assert code == 0
    assert lines[0]["caption"] == {
        "headline": "Leader Kim Jong Un waves.",
        "people": ["Bo Li", "Ana Ng"],
        "city": "Wonsan",
    }
    code, lines, _ = run(
        "caption", library, 1, "--set", "headline=/kju/", *files, "--delimiter", "/", "--dry-run"
    )
    assert [line["after"] for line in lines] == ["Kim Jong Un"]


def test_find_and_replace(run: Run, library: Path) -> None:
    run("caption", library, 1, 2, "--set", "headline=Boats in wonsan", "--set", "city=Wonsan")
    code, lines, said = run("caption", library, "--where", "", "--replace", "wonsan", "Hamhung", "--dry-run")
    assert code == 0 and len(lines) == 4 and "4 texts of 2 photos would be changed" in said
    run(
        "caption",
        library,
        "--where",
        "id:1",
        "--replace",
        "(wonsan)$",
        r"old \1",
        "--regex",
        "--in",
        "headline",
    )
    assert captions(library)[:2] == [
        ("Boats in old wonsan", "Wonsan", ()),
        ("Boats in wonsan", "Wonsan", ()),
    ]
    code, lines, _ = run("caption", library, 2, "--replace", "wonsan", "x", "--match-case")
    assert [line["field"] for line in lines] == ["headline"]


def test_hints_are_told(run: Run, library: Path) -> None:
    run("caption", library, 1, 2, "--set", "description=Women mend nets in Wonsan on May 3, 2012.")
    code, lines, _ = run("caption", library, 1, "--check", "--off", "credit")
    assert code == 1
    assert [(line["check"], line["address"], line["span"], line["loud"]) for line in lines] == [
        ("place", "city", None, False),
        ("place", "country", None, False),
        ("repeated", "description", None, False),
    ]
    assert run("caption", library, 3, "--check")[:2] == (0, [])
    run("mark", library, 3, "--tag", "soldier", "--tag", "asleep")
    run("caption", library, 3, "--set", "people=Ana Ng")
    code, lines, _ = run("caption", library, 3, "--check")
    assert code == 1 and [line["loud"] for line in lines] == [True]


def test_a_card_is_imported_with_a_template(run: Run, tmp_path: Path, template: Path) -> None:
    make_card(tmp_path / "card", 2)
    run("import", tmp_path / "card", "--into", tmp_path / "library", "--template", "desk")
    assert captions(tmp_path / "library")[1] == ("02 Wonsan ", "Wonsan", ())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1",), "Write one of --set"),
        (("1", "--check", "--template", "x"), "Write one of --set"),
        (("--check",), "ids or with --where"),
        (("1", "--where", "", "--check"), "ids or with --where"),
        (("1", "--template", "dsk"), "Did you mean desk?"),
        (("1", "--template", "gone.toml"), "cannot be read"),
        (("1", "--replace", "(", "x", "--regex"), "not understood"),
        (("1", "--replace", "a", "x", "--in", "town"), "no field 'town'"),
        (("1", "--set", "city=x", "--codes", "gone.txt"), "cannot be read"),
        (("99", "--check"), "no photo 99"),
    ],
)
def test_what_makes_no_sense_is_told(
    run: Run, library: Path, template: Path, words: tuple[str, ...], told: str
) -> None:
    code, lines, said = run("caption", library, *words)
    assert (code, lines) == (2, []) and told in said
