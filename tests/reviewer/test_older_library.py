"""A library of a Reviewer that knew only whether somebody had looked: nothing done in it is lost."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reviewer.catalog import NAME
from reviewer.catalog.database import Database
from reviewer.catalog.schema import migrations
from reviewer.errors import LibraryError
from reviewer.photo import Look, Verdict, Waiver
from reviewer.review import Review

RULES = """
id = "desk"
title = "Desk"
[[tag]]
id = "soldier"
[[tag]]
id = "child"
[[rule]]
id = "army"
title = "Army"
outcome = "restricted"
reason = "B"
any = ["soldier", "child"]
"""
NO_MARKS = {"caption": {}, "flag": "none", "label": "none", "rating": 0, "rotation": 0, "waivers": []}
WAIVER = {"at": "2012-05-02", "by": "E. L.", "reason": "Asked", "rule": "army", "ruleset": "desk"}
MARKS = {
    1: {**NO_MARKS, "looked_at": True, "tags": []},
    2: {**NO_MARKS, "looked_at": True, "tags": ["soldier"], "waivers": [WAIVER]},
    3: {**NO_MARKS, "looked_at": False, "tags": []},
    4: {**NO_MARKS, "looked_at": True, "tags": []},
}
EDITS = (
    (
        "Look",
        0,
        [[1, {"looked_at": False}, {"looked_at": True}], [4, {"looked_at": False}, {"looked_at": True}]],
    ),
    ("Tag", 0, [[2, {"looked_at": False, "tags": []}, {"looked_at": True, "tags": ["soldier"]}]]),
    ("Waive", 0, [[2, {"waivers": []}, {"waivers": [WAIVER]}]]),
    ("Look again", 1, [[3, {"looked_at": False}, {"looked_at": True}]]),
)
LOOK, BARE_LOOK = (Look(under="before:1"),), (Look(under="before:2"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos in May, judged by the rule set of a desk, and one in a shoot without a rule set."""
    folder = tmp_path / "library"
    (folder / "rulesets").mkdir(parents=True)
    (folder / "rulesets" / "desk.toml").write_text(RULES)
    db = Database(folder / NAME, execute_plugins=False)
    migrations.apply(db, stop_before="m003_looks")
    with db.atomic():
        for name, rulesets in (("May", '["desk"]'), ("Bare", "[]")):
            db.execute(
                "INSERT INTO shoots (name, rulesets, place, imported_at) VALUES (?, ?, '', '')",
                [name, rulesets],
            )
        for photo, marks in MARKS.items():
            shoot = "Bare" if photo == 4 else "May"
            files = json.dumps([{"path": f"shoots/{shoot}/{photo}.JPG", "size": 1, "sha256": f"{photo:064}"}])
            db.execute(
                "INSERT INTO photos (id, shoot, name, files, facts, trouble, marks, verdict, standing, "
                "rules, shown_tags, looked_at) "
                "VALUES (?, ?, ?, ?, '{}', '', ?, 'clear', 'clear', '[]', '[]', ?)",
                [photo, shoot, str(photo), files, json.dumps(marks), marks["looked_at"]],
            )
        for what, undone, changes in EDITS:
            db.execute(
                "INSERT INTO edits (what, at, undone, changes) VALUES (?, '', ?, ?)",
                [what, undone, json.dumps(changes)],
            )
    db.close()
    return folder


def looks(review: Review) -> dict[int, tuple[Look, ...]]:
    return {photo: review.photo(photo).marks.looks for photo in sorted(review.ids())}


AS_IT_WAS = {1: LOOK, 2: LOOK, 3: (), 4: BARE_LOOK}


def test_what_was_looked_at_tagged_and_waived_is_there(folder: Path) -> None:
    with Review.open(folder) as review:
        assert looks(review) == AS_IT_WAS
        assert review.photo(2).marks.waivers == (Waiver("desk", "army", "Asked", "E. L.", "2012-05-02"),)
        verdicts = [review.verdict(photo) for photo in (1, 2, 3, 4)]
        assert verdicts == [Verdict.CLEAR, Verdict.RESTRICTED, Verdict.UNREVIEWED, Verdict.UNREVIEWED]
        assert review.judgement(2).standing is Verdict.CLEAR
        assert review.ids("waived:army") == [2]


def test_its_history_goes_back_and_forth(folder: Path) -> None:
    with Review.open(folder) as review:
        review.redo()
        assert looks(review) == {**AS_IT_WAS, 3: LOOK}
        review.undo_to(0)
        assert looks(review) == dict.fromkeys(AS_IT_WAS, ())
        assert not review.photo(2).marks.tags
        review.undo_to(4)
        assert looks(review) == {**AS_IT_WAS, 3: LOOK}
        assert [review.verdict(photo) for photo in (1, 2, 3)] == [
            Verdict.CLEAR,
            Verdict.RESTRICTED,
            Verdict.CLEAR,
        ]


def test_looks_under_no_rule_set_were_for_nothing(folder: Path) -> None:
    with Review.open(folder) as review:
        review.set_rulesets("Bare", ["desk"])
        assert review.verdict(4) is Verdict.UNREVIEWED
    with Review.open(folder) as review:
        assert review.judgement(4).unlooked == {"soldier", "child"}


@pytest.fixture
def broken(folder: Path) -> Path:
    """The rule set cannot be read at the time of the upgrade."""
    (folder / "rulesets" / "desk.toml").write_text("[")
    return folder


def test_a_broken_rule_set_leaves_all_unreviewed_until_it_is_mended(broken: Path) -> None:
    with Review.open(broken) as review:
        assert {review.verdict(photo) for photo in review.ids()} == {Verdict.UNREVIEWED}
        assert looks(review) == AS_IT_WAS
        review.save_ruleset(RULES.encode())
        assert review.verdict(1) is Verdict.CLEAR
    with Review.open(broken) as review:
        assert review.verdict(1) is review.judgement(1).verdict is Verdict.CLEAR


def test_looks_under_a_broken_rule_set_count_for_no_other(broken: Path) -> None:
    other = RULES.replace('"desk"', '"other"').replace("soldier", "tank")
    (broken / "rulesets" / "other.toml").write_text(other)
    with Review.open(broken) as review:
        review.set_rulesets("May", ["other"])
        assert review.verdict(1) is Verdict.UNREVIEWED
    with Review.open(broken) as review:
        assert review.verdict(1) is review.judgement(1).verdict is Verdict.UNREVIEWED


def test_it_cannot_be_opened_to_look_at_as_it_is(folder: Path) -> None:
    with pytest.raises(LibraryError, match="older Reviewer"):
        Review.open(folder, read_only=True)
    with Review.open(folder) as review:
        assert looks(review) == AS_IT_WAS


_KILLED = """
import os, signal, sys
from pathlib import Path
from reviewer import record
from reviewer.review import Review
dump = record.dump
def killed(value):
    os.kill(os.getpid(), signal.SIGKILL)
record.dump = killed
Review.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_killed_in_the_middle_of_the_upgrade_it_is_as_it_was(folder: Path) -> None:
    run = subprocess.run([sys.executable, "-c", _KILLED, str(folder)], check=False)
    assert run.returncode == -signal.SIGKILL
    with Review.open(folder) as review:
        assert looks(review) == AS_IT_WAS


def test_a_history_that_was_tampered_with_is_told_as_damage(folder: Path) -> None:
    db = Database(folder / NAME, execute_plugins=False)
    with db.atomic():
        db.execute("UPDATE edits SET changes = '{\"looked_at\": ['")
    db.close()
    with pytest.raises(LibraryError, match="damaged"):
        Review.open(folder)
