"""A receipt tells years later what the rules said, and what was let pass."""

from pathlib import Path, PurePosixPath

from reviewer.export import receipt
from reviewer.export.bare import Bare
from reviewer.export.plan import Going
from reviewer.export.staging import Written
from reviewer.ingest import Copied
from reviewer.photo import Asked, CameraFacts, Caption, Frame, Objection, StoredFile, Verdict, Waiver
from reviewer.review import Review

RULES = b"""
id = "desk"
title = "Desk"
version = "1"
[[tag]]
id = "soldier"
[[rule]]
id = "army"
title = "Army"
outcome = "restricted"
reason = "B"
all = ["soldier"]
"""


def library(folder: Path) -> Review:
    """One photo that was waived, and to which the guide objected."""
    (folder / "desk.toml").write_bytes(RULES)
    review = Review.create(folder / "library")
    review.person = "E. L."
    review.start_shoot("May", [str(folder / "desk.toml")])
    file = StoredFile(PurePosixPath("shoots", "May", "a.JPG"), 10, f"{1:064}")
    review.add("May", [Copied(Frame((Path("a.JPG"),)), (file,), CameraFacts(), Caption(), "")])
    review.change("Tag", [1], tag=["soldier"])
    review.change("Waive", [1], waive=Waiver("desk", "army", "He asked for it", at="2012-05-02"))
    review.change("Objection", [1], object=Objection(Asked.DELETE, "guide", "2012-05-01", "Delete it."))
    return review


def handed_over(review: Review) -> int:
    going = Going(review.photo(1), review.judgement(1))
    item = receipt.item(going, Written("001.jpg", 10), Bare(b"made", ".jpg", reencoded=True))
    return review.add_receipt({"items": [item]})


def test_a_receipt_lists_waivers_and_objections(tmp_path: Path) -> None:
    with library(tmp_path) as review:
        (item,) = review.receipt(handed_over(review))["items"]
    assert receipt.let_through(item) == [
        "Waived by E. L. on 2012-05-02: Army. He asked for it",
        "Objection by guide on 2012-05-01, asked: delete. Delete it.",
    ]
    assert receipt.let_through({"id": 1}) == []


def test_the_rules_of_then_are_told_by_their_version(tmp_path: Path) -> None:
    with library(tmp_path) as review:
        number = handed_over(review)
        review.save_ruleset(RULES.replace(b'"Army"', b'"Soldiers"').replace(b"restricted", b"caution"))
        then = review.hindsight(number, "001.jpg")
        assert then is not None
        assert (then.verdict, then.now) == (Verdict.RESTRICTED, Verdict.CAUTION)
        assert [one.title for one in then.spoke] == ["Army"]
        assert [one.fingerprint for one in then.rulesets] != [
            one.fingerprint for one in review.rulesets("May")
        ]
        assert review.hindsight(number, "002.jpg") is None


def test_what_was_not_kept_is_told_by_the_receipt_alone(tmp_path: Path) -> None:
    with library(tmp_path) as review:
        item = review.receipt(handed_over(review))["items"][0]
        unkept = review._catalog.add_receipt("", {"items": [item], "judged_by": {"May": ["0" * 64]}})
        older = review._catalog.add_receipt("", {"items": [{"id": 1, "output": "001.jpg"}]})
        then = review.hindsight(unkept, "001.jpg")
        assert then is not None and not then.rulesets
        assert [(one.title, one.rule) for one in then.spoke] == [("Army", None)]
        assert review.hindsight(older, "001.jpg") is None
