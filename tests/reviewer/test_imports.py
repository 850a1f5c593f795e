"""What the catalog keeps of imports: frames known again, files that joined, numbers, receipts."""

import json
import os
from itertools import zip_longest
from pathlib import Path

import pytest

from reviewer import card, ingest
from reviewer.caption.template import Entry, Template, Way
from reviewer.errors import UsageError
from reviewer.import_receipt import Tally
from reviewer.ingest import Copied, Joined, Known, Plan
from reviewer.looking import Remembered
from reviewer.photo import Caption
from reviewer.review import Review
from tests.cards import SECRET, make_card
from tests.reviewer.shelves import picture

TIME = (1_700_000_000, 1_700_000_000)


def take(review: Review, source: Path, plan: Plan) -> Tally:
    review.start_shoot(plan.shoot)
    tally = Tally(plan, source)
    for told in ingest.ingest(card.frames(source).frames, review.folder, plan, review, workers=None):
        for one in told:
            tally.take(one)
        review.add(plan.shoot, [one for one in told if isinstance(one, Copied | Joined | Known)])
    return tally


def test_frames_of_a_card_are_known_again_without_reading_them(tmp_path: Path) -> None:
    source = tmp_path / "card"
    for number, clock in ((1, TIME), (2, (0, 0))):
        os.utime(picture(source / f"IMG_{number}.JPG", 90 * number), clock)
    with Review.create(tmp_path / "library") as review:
        assert review.remembered(card.frames(source).frames) == [None, None]
        take(review, source, Plan("day"))
        picture(source / "IMG_3.JPG", 30)
        told = review.remembered(card.frames(source).frames)
        files = [photo.files for photo in review.photos(review.ids())]
    assert told == [Remembered(1, "day", True, files[0]), Remembered(2, "day", False, files[1]), None]


def test_a_pair_is_known_when_both_files_are(tmp_path: Path) -> None:
    source = tmp_path / "card"
    os.utime(picture(source / "IMG_1.JPG"), TIME)
    with Review.create(tmp_path / "library") as review:
        take(review, source, Plan("day"))
        (source / "IMG_1.CR2").write_bytes(b"raw")
        assert review.remembered(card.frames(source).frames) == [None]
        assert take(review, source, Plan("later")).joined == 1
        (photo,) = review.photos(review.ids())
        assert [file.path.name for file in photo.files] == ["IMG_1.JPG", "IMG_1.CR2"]
        assert photo.shoot == "day"
        assert take(review, source, Plan("later")).known == 1


def test_numbers_go_on_after_the_library_was_closed(tmp_path: Path) -> None:
    with Review.create(tmp_path / "library") as review:
        picture(tmp_path / "a/IMG_1.JPG")
        take(review, tmp_path / "a", Plan("one", names="{seq}"))
    with Review.open(tmp_path / "library") as review:
        picture(tmp_path / "b/IMG_1.JPG", 200)
        take(review, tmp_path / "b", Plan("two", names="{seq}"))
        assert [photo.name for photo in review.photos(review.ids())] == ["0001", "0002"]


def test_on_arrival_captions_are_filled_and_cameras_tell_the_photographer(tmp_path: Path) -> None:
    source = make_card(tmp_path / "card", 1)
    entries = (
        Entry("credit", Way.FILL, "AP/{photographer}"),
        Entry("byline", Way.FILL, "Nobody"),
        Entry("headline", Way.SET, "{shoot} {job} {name} {seq}"),
    )
    desk = Template("desk", entries)
    plan = Plan("day", job="4", photographer="Anybody", photographers={SECRET: "Ana Ng"}, template=desk)
    with Review.create(tmp_path / "library") as review:
        take(review, source, plan)
        captions = {photo.name: photo.marks.caption for photo in review.photos(review.ids())}
    assert captions["IMG_0001"] == Caption(byline="Ana Ng", credit="AP/Ana Ng", headline="day 4 IMG_0001 1")
    assert captions["IMG_0003"].byline == "Anybody"


def test_the_receipt_of_an_import_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "card"
    picture(source / "IMG_1.JPG")
    picture(source / "IMG_2.JPG", 200)
    frames = card.frames(source).frames
    (source / "IMG_2.JPG").unlink()
    plan, tally = Plan("day", backup=tmp_path / "gone"), Tally(Plan("day", backup=tmp_path / "gone"), source)
    with Review.create(tmp_path / "library") as review:
        for told in ingest.ingest(frames, review.folder, plan, review, workers=None):
            for one in told:
                tally.take(one)
        review.add_import(tally.receipt(2, 1.25))
    with Review.open(tmp_path / "library", read_only=True) as review:
        (receipt,) = review.imports()
    assert (receipt["number"], receipt["copied"], receipt["frames"], receipt["safe"]) == (1, 1, 2, False)
    (failed,) = receipt["failed"]
    assert failed["name"] == "IMG_2.JPG" and "do not format it" in failed["sentence"]
    assert "is not there" in receipt["backup_failed"][0]["sentence"] and receipt["unbacked"] == 1
    assert receipt["bytes"] == (source / "IMG_1.JPG").stat().st_size and receipt["seconds"] == 1.2
    assert json.dumps(receipt)


def test_two_cards_of_one_camera_imported_side_by_side_are_one(tmp_path: Path) -> None:
    for slot in ("a", "b"):
        for number in range(6):
            picture(tmp_path / slot / f"IMG_{number}.JPG", 40 * number)
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("day")
        both = [
            ingest.ingest(
                card.frames(tmp_path / slot).frames, review.folder, Plan("day"), review, workers=None
            )
            for slot in ("a", "b")
        ]
        groups = [group for pair in zip_longest(*both, fillvalue=()) for group in pair]
        batch = [told for group in groups for told in group if isinstance(told, Copied | Known)]
        review.add("day", batch)
        assert len(review.ids()) == 6
        assert len(list((tmp_path / "library/shoots/day").glob("*.JPG"))) == 6


@pytest.mark.parametrize(("apart", "came"), [(100, 8), (0, 4)])
def test_two_cards_side_by_side_count_on_together(tmp_path: Path, apart: int, came: int) -> None:
    for slot in range(2):
        for number in range(4):
            picture(tmp_path / str(slot) / f"IMG_{number}.JPG", apart * slot + 20 * number)
    with Review.create(tmp_path / "library") as review, review.beside() as one, review.beside() as two:
        review.start_shoot("day")
        plan = Plan("day", names="{job}-{seq}", job="ap")
        both = [
            ingest.ingest(card.frames(tmp_path / slot).frames, review.folder, plan, memory, workers=None)
            for slot, memory in (("0", one), ("1", two))
        ]
        told = [told for pair in zip_longest(*both, fillvalue=()) for group in pair for told in group]
    names = sorted(one.files[0].path.stem for one in told if isinstance(one, Copied))
    assert names == [f"ap-{number:04}" for number in range(1, came + 1)]


def test_a_faulty_template_copies_nothing(tmp_path: Path) -> None:
    picture(tmp_path / "card/IMG_1.JPG")
    with Review.create(tmp_path / "library") as review, pytest.raises(UsageError, match="Did you mean name"):
        take(review, tmp_path / "card", Plan("day", names="{nmae}"))
    assert not (tmp_path / "library/shoots").exists()
