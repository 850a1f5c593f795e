"""The open library: changes last, can be undone, and are judged."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from reviewer.catalog import NAME
from reviewer.errors import LibraryError, LibraryLocked, LibraryReadOnly, PictureError, UsageError
from reviewer.ingest import Copied
from reviewer.photo import CameraFacts, Caption, Flag, Frame, StoredFile, Verdict, Waiver
from reviewer.review import Review


def copied(name: str, *, shoot: str = "May", facts: CameraFacts | None = None, trouble: str = "") -> Copied:
    file = StoredFile(PurePosixPath("shoots", shoot, f"{name}.JPG"), 10, f"{name:0>64}")
    return Copied(Frame((Path(f"{name}.JPG"),)), (file,), facts or CameraFacts(), Caption(), trouble)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Review.create(folder) as review:
        review.start_shoot("May", ["dprk-visitor"])
        facts = CameraFacts(
            taken_at=datetime(2012, 9, 12, 22, 10), flash_fired=True, make="Canon", model="EOS", iso=800
        )
        review.add("May", [copied("a", facts=facts), copied("b"), copied("c", trouble="c is broken.")])
    return folder


def test_a_new_photo_is_unreviewed(library: Path) -> None:
    with Review.open(library) as review:
        assert [review.verdict(photo) for photo in review.ids()] == [Verdict.UNREVIEWED] * 3


def test_tagging_means_looked_at_and_gives_a_verdict(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Tag", [2], tag=["soldier"])
        assert review.photo(2).marks.looked_at
        assert review.verdict(2) == Verdict.RESTRICTED
        assert "army" in [fired.rule.id for fired in review.judgement(2).fired]


def test_untagging_one_of_two(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Tag", [2], tag=["soldier", "crowd"])
        review.change("Untag", [2], untag=["soldier"])
        assert review.photo(2).marks.tags == {"crowd"}


def test_a_tag_outside_the_vocabulary_is_refused_with_the_nearest(library: Path) -> None:
    with Review.open(library) as review, pytest.raises(UsageError, match="soldier"):
        review.change("Tag", [2], tag=["soldeir"])


def test_a_shoot_without_rules_is_never_clear(tmp_path: Path) -> None:
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("June")
        (photo,) = review.add("June", [copied("a", shoot="June")])
        review.change("Look", [photo], looked_at=True)
        assert review.verdict(photo) == Verdict.UNREVIEWED
        assert "no rule set" in review.ruleset_trouble("June")


def test_a_broken_rule_set_makes_its_shoot_unreviewed(tmp_path: Path) -> None:
    source = tmp_path / "desk.toml"
    source.write_text(
        'id = "desk"\ntitle = "Desk"\nversion = "1"\ndated = 2026-01-01\nnotice = "Guidance."\n'
        '[[tag]]\nid = "face"\nlabel = "Face"\n'
        '[[rule]]\nid = "faces"\ntitle = "Faces"\noutcome = "restricted"\nreason = "Faces."\nall = ["face"]\n'
    )
    folder = tmp_path / "library"
    with Review.create(folder) as review:
        review.start_shoot("May", [str(source)])
        (photo,) = review.add("May", [copied("a")])
        review.change("Look", [photo], looked_at=True)
        assert review.verdict(photo) == Verdict.CLEAR
    source.unlink()
    with Review.open(folder) as review:
        assert review.verdict(photo) == Verdict.CLEAR
    (folder / "rulesets" / "desk.toml").write_text("rule = 3")
    with Review.open(folder) as review:
        assert review.verdict(photo) == Verdict.UNREVIEWED
        assert review.judgement(photo).verdict == Verdict.UNREVIEWED
        assert "desk" in review.ruleset_trouble("May")


def test_a_rule_set_cannot_take_the_id_of_a_shipped_one(library: Path, tmp_path: Path) -> None:
    source = tmp_path / "mine.toml"
    source.write_text(
        'id = "dprk-visitor"\ntitle = "Mine"\n[[tag]]\nid = "a"\n'
        '[[rule]]\nid = "r"\ntitle = "R"\noutcome = "caution"\nreason = "A."\nall = ["a"]\n'
    )
    with Review.open(library) as review, pytest.raises(UsageError, match="of its own"):
        review.set_rulesets("May", [str(source)])


def test_a_change_is_undone_and_done_again_even_after_a_restart(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Rate 4", [1, 2], rating=4)
        review.change("Pick", [1], flag=Flag.PICK)
    with Review.open(library) as review:
        assert review.can_undo == "Pick"
        review.undo()
        review.undo()
        assert review.photo(1).marks.rating == 0
        assert review.can_undo == "" and review.can_redo == "Rate 4"
        edit = review.redo()
        assert edit is not None and edit.ids == {1, 2}
        assert review.photo(2).marks.rating == 4
        assert review.photo(1).marks.flag == Flag.NONE


def test_a_new_change_ends_what_could_be_redone(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Rate 4", [1], rating=4)
        review.undo()
        review.change("Pick", [1], flag=Flag.PICK)
        assert review.can_redo == ""
        assert [edit.what for edit in review.history()] == ["Pick"]


def test_undo_takes_back_only_what_the_step_changed(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Rate 4", [1], rating=4)
        review.change("Caption", [1], caption={"headline": "A bus"})
        review.undo()
        review.undo()
        review.redo()
        assert review.photo(1).marks.rating == 4
        assert review.photo(1).marks.caption.headline == ""


def test_typing_is_one_step(library: Path) -> None:
    with Review.open(library) as review:
        for text in ("A", "A b", "A bus"):
            review.change("Caption: Headline", [1], caption={"headline": text})
        review.change("Caption: City", [1], caption={"city": "Wonsan"})
        assert [edit.what for edit in review.history()] == ["Caption: City", "Caption: Headline"]
        review.undo()
        review.undo()
        assert review.photo(1).marks.caption.empty


def test_what_changes_nothing_leaves_no_step(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Rate 0", [1], rating=0)
        assert review.history() == []


def test_watchers_hear_which_photos_changed(library: Path) -> None:
    heard: list[frozenset[int]] = []
    with Review.open(library) as review:
        stop = review.watch(heard.append)
        review.change("Rate 4", [1, 3], rating=4)
        review.undo()
        stop()
        review.redo()
    assert heard == [frozenset({1, 3})] * 2


def test_a_waiver_lets_one_rule_pass_but_the_verdict_still_tells_it(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Tag", [2], tag=["soldier"])
        review.change("Waive", [2], waive=Waiver("dprk-visitor", "army", "Published before", "E. L."))
        judgement = review.judgement(2)
        assert judgement.verdict == Verdict.RESTRICTED
        assert judgement.standing == Verdict.CLEAR
        review.change("Take the waiver back", [2], unwaive=("dprk-visitor", "army"))
        assert review.judgement(2).standing == Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("", [1, 2, 3]),
        ("verdict:restricted", [2]),
        ("tag:soldier", [2]),
        ("tag:flash", [1]),
        ("rule:army", [2]),
        ("rating>=3", [3]),
        ("not rating>=3", [1, 2]),
        ("looked:no", [1, 3]),
        ("broken:yes", [3]),
        ("captioned:yes", [3]),
        ("bus", [3]),
        ('"100% of _"', []),
        ("name:b", [2]),
        ("camera:canon iso>=800", [1]),
        ("date:2012-09", [1]),
        ("date>=2012 date<=2012", [1]),
        ("date<2012", []),
        ("-camera:canon", [2, 3]),
        ("id:1,3", [1, 3]),
        ("shoot:May flag:none", [1, 2, 3]),
        ("shoot:June", []),
    ],
)
def test_filters(library: Path, where: str, found: list[int]) -> None:
    with Review.open(library) as review:
        review.change("Tag", [2], tag=["soldier"])
        review.change("Rate", [3], rating=4, caption={"description": "A bus, broken down"})
        assert review.ids(where) == found


def test_counts(library: Path) -> None:
    with Review.open(library) as review:
        review.change("Tag", [2], tag=["soldier"])
        counts = review.counts()
        assert counts["verdict"] == {"unreviewed": 2, "restricted": 1}
        assert counts["tag"]["soldier"] == 1
        assert counts["rule"]["army"] == 1
        assert counts["looked_at"] == {"0": 2, "1": 1}


def test_a_second_window_is_told_and_looking_still_works(library: Path) -> None:
    with Review.open(library) as review:
        with pytest.raises(LibraryLocked, match="another Reviewer"):
            Review.open(library)
        review.change("Rate 4", [1], rating=4)
        with Review.open(library, read_only=True) as other:
            assert other.photo(1).marks.rating == 4
            with pytest.raises(LibraryReadOnly):
                other.change("Rate 1", [1], rating=1)
    Review.open(library).close()


def test_a_closed_library_is_one_file_that_can_be_copied(library: Path, tmp_path: Path) -> None:
    assert {path.name for path in library.iterdir()} <= {NAME, "catalog.lock"}
    shutil.copytree(library, tmp_path / "copy")
    with Review.open(tmp_path / "copy") as review:
        assert len(review.ids()) == 3


def test_a_newer_library_is_told_and_untouched(library: Path) -> None:
    with sqlite3.connect(library / NAME) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('catalog', 'm999', '')"
        )
    connection.close()
    before = (library / NAME).read_bytes()
    for read_only in (False, True):
        with pytest.raises(LibraryError, match="newer Reviewer"):
            Review.open(library, read_only=read_only)
    assert (library / NAME).read_bytes() == before


@pytest.mark.parametrize("damage", ["no database at all", "", "half"])
def test_a_damaged_library_is_told(library: Path, damage: str) -> None:
    (library / "shoots").mkdir(exist_ok=True)
    whole = (library / NAME).read_bytes()
    (library / NAME).write_bytes(whole[: len(whole) // 2] if damage == "half" else damage.encode() * 100)
    for read_only in (False, True):
        with pytest.raises(LibraryError, match="damaged"):
            Review.open(library, read_only=read_only)


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("files", "[]"),
        ("files", "5"),
        ("files", '[{"path":5}]'),
        ("files", '[{"path":"a.jpg","size":1,"sha256":"../../a"}]'),
        ("facts", "null"),
        ("facts", "[]"),
        ("facts", '{"taken_at":7}'),
        ("facts", '{"iso":"fast"}'),
        ("facts", '{"gps":[1]}'),
        ("marks", "9"),
        ("marks", '{"rating":1e999}'),
        ("marks", '{"rating":99}'),
        ("marks", '{"rotation":7}'),
        ("marks", '{"caption":null}'),
        ("marks", '{"waivers":[1]}'),
        ("marks", '{"tags":"soldier"}'),
    ],
)
def test_rows_nobody_here_wrote_are_told_as_damage(library: Path, column: str, written: str) -> None:
    with sqlite3.connect(library / NAME) as connection:
        connection.execute(f"UPDATE photos SET {column} = ? WHERE id = 1", [written])
    connection.close()
    with pytest.raises(LibraryError, match="damaged"), Review.open(library, read_only=True) as review:
        review.photo(1)


def test_a_catalog_that_points_out_of_the_library_is_not_followed(library: Path) -> None:
    with sqlite3.connect(library / NAME) as connection:
        connection.execute(
            'UPDATE photos SET files = \'[{"path":"../../secret.jpg","size":1,"sha256":"0"}]\' WHERE id = 1'
        )
    connection.close()
    with Review.open(library) as review, pytest.raises(PictureError, match="outside the library"):
        review.path(1)


@pytest.mark.parametrize("catalog", [None, b""], ids=["only the lock", "an empty catalog"])
def test_a_library_whose_making_was_killed_is_made_after_all(tmp_path: Path, catalog: bytes | None) -> None:
    (tmp_path / "catalog.lock").touch()
    if catalog is None:
        Review.create(tmp_path).close()
    else:
        (tmp_path / NAME).write_bytes(catalog)
        Review.open(tmp_path).close()
    with Review.open(tmp_path) as review:
        assert review.ids() == []


def test_text_that_is_none_is_refused_and_is_no_damage(library: Path) -> None:
    with Review.open(library) as review:
        with pytest.raises(UsageError, match="no text"):
            review.change("Caption", [1], caption={"city": "\udcff"})
        with pytest.raises(UsageError, match="no text"):
            review.ids("name:\udcff")
        assert review.photo(1).marks.caption.city == ""


def test_no_library_and_a_card_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no library"):
        Review.open(tmp_path / "nowhere")
    (tmp_path / "card" / "DCIM").mkdir(parents=True)
    with pytest.raises(UsageError, match="is a card"):
        Review.open(tmp_path / "card")
    with pytest.raises(UsageError, match="not empty"):
        Review.create(tmp_path / "card")


_MARK_AND_DIE = """
import os, signal, sys
from pathlib import Path
from reviewer.review import Review
review = Review.open(Path(sys.argv[1]))
for number in range(1, 6):
    review.change(f"Rate {number}", [1], rating=number)
    print(number, flush=True)
    if number == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("last", [1, 3])
def test_kill_loses_no_mark_that_was_made(library: Path, last: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MARK_AND_DIE, str(library), str(last)],
        capture_output=True,
        env=os.environ,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Review.open(library) as review:
        assert review.photo(1).marks.rating == last
        assert review.can_undo == f"Rate {last}"


def test_receipts_are_kept_newest_first(library: Path) -> None:
    now = datetime(2026, 5, 1, tzinfo=UTC)
    with Review.open(library, clock=lambda: now) as review:
        review.add_receipt({"profile": "travel-set"})
        review.add_receipt({"profile": "agency"})
    with Review.open(library) as review:
        assert [receipt["profile"] for receipt in review.receipts()] == ["agency", "travel-set"]
        assert review.receipts()[0]["number"] == 2
        assert review.exports_of(1) == []


def test_a_photo_is_traced_through_every_export(library: Path) -> None:
    def receipt(*items: dict[str, object]) -> dict[str, object]:
        return {"at": "2026-05-01", "profile": {"title": "Desk"}, "to": "/out", "items": items}

    one = {"id": 1, "name": "IMG_1", "output": "001.jpg", "form": "fresh pixels", "sha256": "aa"}
    with Review.open(library) as review:
        review.add_receipt(receipt(one, {"id": 12, "name": "IMG_12", "output": "002.jpg", "sha256": "bb"}))
        review.add_receipt(receipt({"id": 12, "name": "IMG_12", "output": "001.jpg", "sha256": "cc"}))
    with Review.open(library, read_only=True) as review:
        assert [(went["receipt"], went["output"]) for went in review.exports_of(12)] == [
            (2, "001.jpg"),
            (1, "002.jpg"),
        ]
        (went,) = review.origin_of("aa")
        assert (went["id"], went["at"], went["profile"], went["to"]) == (1, "2026-05-01", "Desk", "/out")
        assert review.origin_of("dd") == []


def test_a_size_no_picture_has_is_not_believed(tmp_path: Path) -> None:
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("May", ["dprk-visitor"])
        facts = CameraFacts(width=4_294_967_295, height=-3)
        (photo,) = review.add("May", [copied("a", facts=facts)])
        assert (review.photo(photo).facts.width, review.photo(photo).facts.height) == (None, None)


def test_a_catalog_another_program_holds_is_not_read_past_its_lock(library: Path) -> None:
    holder = sqlite3.connect(library / NAME, isolation_level=None)
    try:
        holder.execute("PRAGMA journal_mode = DELETE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryLocked):
            Review.open(library, read_only=True)
    finally:
        holder.close()
