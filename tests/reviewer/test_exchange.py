"""What this library and the sidecars in it tell each other: nothing is lost, and nothing told unasked."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reviewer import card, ingest
from reviewer.cli import reviewer
from reviewer.exchange import Compared, Exchange, Side, Told, Wish
from reviewer.manifest import Manifest
from reviewer.photo import Asked, ColourLabel, Flag, Objection, Waiver
from reviewer.review import Review
from reviewer.rules import DEFAULT
from reviewer.sidecar import file, merging, said
from reviewer.sidecar.comparison import Conflict
from reviewer.sidecar.packet import Packet
from reviewer.sidecar.said import Said
from reviewer.sidecar.spelling import PREFIXES, name
from reviewer.whole_file import write_whole
from tests.reviewer.shelves import picture
from tests.reviewer.troubled_imports import at_step, in_child, kill

SIDECARS = Path(__file__).parent / "sidecars"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A card: a frame with a sidecar, one with both names of them, one with none."""
    folder = tmp_path / "card"
    for number in (1, 2, 3):
        picture(folder / f"IMG_{number}.JPG", 70 * number)
    shutil.copy(SIDECARS / "lightroom.xmp", folder / "IMG_1.xmp")
    shutil.copy(SIDECARS / "digikam.xmp", folder / "IMG_2.JPG.xmp")
    shutil.copy(SIDECARS / "bridge.xmp", folder / "IMG_2.xmp")
    return folder


@pytest.fixture
def library(tmp_path: Path, source: Path) -> Path:
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("day", [DEFAULT])
        take(review, source)
    return tmp_path / "library"


@pytest.fixture
def review(library: Path) -> Iterator[Review]:
    with Review.open(library) as review:
        yield review


def take(review: Review, source: Path) -> list[ingest.Told]:
    frames, plan = card.frames(source).frames, ingest.Plan("day")
    batches = ingest.ingest(frames, review.folder, plan, review, workers=None)
    told = [one for batch in batches for one in batch]
    review.add("day", [one for one in told if isinstance(one, ingest.Copied | ingest.Joined | ingest.Known)])
    return told


def told(results: Iterator[Told]) -> dict[int, Compared]:
    return {one.photo.id: one for one in results if isinstance(one, Compared)}


def write(review: Review) -> dict[int, Compared]:
    return told(Exchange(review).writing(review.ids()))


def read(review: Review) -> dict[int, Compared]:
    return told(Exchange(review).reading(review.ids(), "Read sidecars"))


def inside(review: Review, name: str) -> Said:
    data = (review.folder / "shoots/day" / name).read_bytes()
    return said.of_packet(Packet.parse(data, PREFIXES))


def elsewhere(review: Review, name: str, old: str, new: str) -> None:
    """Another program writes into a sidecar."""
    path = review.folder / "shoots/day" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new), encoding="utf-8")


def names(review: Review) -> list[str]:
    return sorted(path.name for path in (review.folder / "shoots/day").iterdir() if path.suffix == ".xmp")


def test_nothing_is_written_unasked(review: Review) -> None:
    before = {path: path.read_bytes() for path in review.folder.rglob("*.xmp")}
    review.change("Rate", review.ids(), rating=3)
    assert {path: path.read_bytes() for path in review.folder.rglob("*.xmp")} == before
    assert review.sidecars.wishes() == frozenset()


def test_what_changed_here_is_told(review: Review) -> None:
    assert not write(review)[1].written, "nothing is new after the import"
    assert review.sidecars.count_unwritten() == 0
    review.change("Rate", [1, 2, 3], rating=1, label=ColourLabel.RED)
    review.change("Caption", [3], caption={"headline": "A bus", "description@ko": "버스"})
    assert review.sidecars.count_unwritten() == 3
    assert all(one.written for one in write(review).values())
    assert names(review) == ["IMG_1.xmp", "IMG_2.JPG.xmp", "IMG_2.xmp", "IMG_3.xmp"]
    assert inside(review, "IMG_1.xmp") == said.of_marks(review.photo(1).marks)
    assert inside(review, "IMG_3.xmp")["description@ko"] == "버스"
    assert inside(review, "IMG_2.JPG.xmp")["label"] == "red"
    assert (review.folder / "shoots/day/IMG_2.xmp").read_bytes() == (SIDECARS / "bridge.xmp").read_bytes()
    assert 'crs:Exposure2012="+0.35"' in (review.folder / "shoots/day/IMG_1.xmp").read_text()
    assert write(review) == {} and review.sidecars.count_unwritten() == 0


def test_a_photo_with_nothing_to_say_gets_no_sidecar(review: Review) -> None:
    review.turn("Turn", [3], 90)
    write(review)
    assert "IMG_3.xmp" not in names(review) and review.sidecars.count_unwritten() == 0


def test_the_manifest_tells_what_a_sidecar_holds_now(review: Review, source: Path) -> None:
    review.change("Rate", [1, 2, 3], rating=1)
    write(review)
    check = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=review.folder / "shoots/day", check=False
    )
    assert check.returncode == 0
    assert not Manifest(review.folder / "shoots/day").sum_of("IMG_3.xmp"), "it is no original"
    assert [type(one) for one in take(review, source)] == [ingest.Known] * 3, "the card is known as before"


def test_what_changed_there_is_taken_over_as_one_step(review: Review) -> None:
    elsewhere(review, "IMG_1.xmp", 'photoshop:City="Wonsan"', 'photoshop:City="Hamhung"')
    elsewhere(review, "IMG_2.JPG.xmp", 'xmp:Rating="4"', 'xmp:Rating="2"')
    review.change("Rate", [1], rating=1)
    read(review)
    assert (review.photo(1).marks.caption.city, review.photo(1).marks.rating) == ("Hamhung", 1)
    assert review.photo(2).marks.rating == 2
    assert review.can_undo == "Read sidecars"
    review.undo()
    assert (review.photo(1).marks.caption.city, review.photo(2).marks.rating) == ("Wonsan", 4)
    write(review)
    assert inside(review, "IMG_1.xmp")["city"] == "Wonsan", "what was taken back is told"
    assert inside(review, "IMG_2.JPG.xmp")["rating"] == "4"


def test_what_changed_there_waits_until_it_is_read(review: Review) -> None:
    elsewhere(review, "IMG_1.xmp", 'photoshop:City="Wonsan"', 'photoshop:City="Hamhung"')
    review.change("Rate", [1], rating=1)
    assert write(review)[1].comparison.to_read == {"city": "Hamhung"}
    assert inside(review, "IMG_1.xmp")["city"] == "Hamhung"
    assert read(review)[1].comparison.to_read == {"city": "Hamhung"}
    assert read(review) == {}, "nothing is left to learn"


def test_what_was_never_read_is_not_taken_out(review: Review, source: Path) -> None:
    """As in a library of before, which read captions alone, and where a RAW and its sidecar came later."""
    picture(source / "IMG_3.CR2", 10)
    shutil.copy(SIDECARS / "photo-mechanic.xmp", source / "IMG_3.xmp")
    assert [type(one) for one in take(review, source)][-1] is ingest.Joined
    write(review)
    assert inside(review, "IMG_3.xmp")["rating"] == "3"
    read(review)
    assert review.photo(3).marks.rating == 3


def test_a_sidecar_that_came_later_is_read(review: Review) -> None:
    write(review)
    shutil.copy(SIDECARS / "photo-mechanic.xmp", review.folder / "shoots/day/IMG_3.xmp")
    read(review)
    marks = review.photo(3).marks
    assert (marks.rating, marks.flag, marks.caption.event) == (3, Flag.PICK, "Spring festival")
    assert not marks.looked_at


def test_what_both_changed_is_decided_by_a_person(review: Review) -> None:
    elsewhere(review, "IMG_1.xmp", 'photoshop:City="Wonsan"', 'photoshop:City="Hamhung"')
    elsewhere(review, "IMG_1.xmp", "A bus, broken down", "A bus there")
    review.change("Caption", [1], caption={"city": "Anbyon", "headline": "A bus here", "region": ""})
    for told in (write(review), read(review)):
        assert told[1].comparison.conflicts == {
            "city": Conflict("Anbyon", "Hamhung"),
            "headline": Conflict("A bus here", "A bus there"),
        }
    assert "region" not in inside(review, "IMG_1.xmp"), "what only one side changed is told"
    assert inside(review, "IMG_1.xmp")["city"] == "Hamhung" and review.photo(1).marks.caption.city == "Anbyon"
    choices = {1: {"city": Side.THEIRS, "headline": Side.OURS}}
    list(Exchange(review).settling(choices, "Settle"))
    caption = review.photo(1).marks.caption
    assert (caption.city, caption.headline) == ("Hamhung", "A bus here")
    assert inside(review, "IMG_1.xmp")["headline"] == "A bus here"
    assert inside(review, "IMG_1.xmp")["city"] == "Hamhung"
    assert write(review) == {} and review.can_undo == "Settle"


def test_a_sidecar_that_was_removed_says_nothing(review: Review) -> None:
    review.change("Rate", [3], rating=4)
    write(review)
    (review.folder / "shoots/day/IMG_3.xmp").unlink()
    read(review)
    assert review.photo(3).marks.rating == 4
    write(review)
    assert inside(review, "IMG_3.xmp") == {"rating": "4"}


def test_a_sidecar_that_makes_no_sense_is_told_and_left(review: Review) -> None:
    broken = review.folder / "shoots/day/IMG_1.xmp"
    broken.chmod(0o644)
    broken.write_bytes(b"<x:xmpmeta")
    review.change("Rate", [1, 3], rating=1)
    written = write(review)
    assert "IMG_1.xmp was left as it is: it is broken XML" in written[1].sentence
    assert broken.read_bytes() == b"<x:xmpmeta" and written[3].written
    assert review.sidecars.unwritten() == {1}, "it is told again"
    assert "left as it is" in read(review)[1].sentence


def test_a_huge_one_is_not_read(review: Review) -> None:
    huge = review.folder / "shoots/day/IMG_1.xmp"
    huge.chmod(0o644)
    os.truncate(huge, 100 << 20)
    review.change("Rate", [1], rating=1)
    assert "larger than 32 MB" in write(review)[1].sentence


def test_no_link_is_followed(review: Review, tmp_path: Path) -> None:
    outside = shutil.copy(SIDECARS / "bridge.xmp", tmp_path / "card.xmp")
    before = outside.read_bytes()
    (review.folder / "shoots/day/IMG_3.xmp").symlink_to(outside)
    review.change("Rate", [3], rating=1)
    assert "a link" in write(review)[3].sentence
    assert outside.read_bytes() == before


def test_after_a_kill_it_is_told_the_next_time(library: Path) -> None:
    """The change is in the catalog, and its sidecar is not: as it is when the process ends between them."""
    with Review.open(library) as review:
        review.change("Rate", [3], rating=5)
    with Review.open(library) as review:
        told(Exchange(review).writing(list(review.sidecars.unwritten())))
        assert inside(review, "IMG_3.xmp") == {"rating": "5"}
        assert review.sidecars.count_unwritten() == 0


def test_what_changes_while_it_is_written_stays_to_be_told(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    review.change("Rate", [3], rating=5)

    def write(path: Path, data: bytes) -> None:
        write_whole(path, data)
        review.change("Rate", [3], rating=4)

    with monkeypatch.context() as patch:
        patch.setattr(file, "write_whole", write)
        list(Exchange(review).writing([3]))
    assert inside(review, "IMG_3.xmp") == {"rating": "5"}
    assert 3 in review.sidecars.unwritten()
    list(Exchange(review).writing([3]))
    assert inside(review, "IMG_3.xmp") == {"rating": "4"} and 3 not in review.sidecars.unwritten()


def test_what_another_program_writes_meanwhile_is_not_overwritten(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(review)
    review.change("Rate", [1], rating=5)

    def merge(packet: Packet, changes: Said, now: Said) -> None:
        elsewhere(review, "IMG_1.xmp", 'photoshop:City="Wonsan"', 'photoshop:City="Hamhung"')
        packet.set_text(name("xmp:Rating"), "5")

    with monkeypatch.context() as patch:
        patch.setattr(merging, "merge", merge)
        assert "another program has just written it" in write(review)[1].sentence
    assert inside(review, "IMG_1.xmp")["city"] == "Hamhung" and review.sidecars.unwritten() == {1}
    assert write(review)[1].comparison.to_read == {"city": "Hamhung"}
    assert inside(review, "IMG_1.xmp")["rating"] == "5"


@pytest.mark.parametrize("step", range(1, 40, 3))
def test_killed_at_any_step_nothing_is_torn_or_forgotten(library: Path, step: int) -> None:
    with Review.open(library) as review:
        review.change("Rate", [1, 2, 3], rating=1)
        review.change("Caption", [1, 2, 3], caption={"headline": "A bus"})

    def exchange() -> None:
        with Review.open(library) as review:
            list(Exchange(review).writing(review.ids()))

    code, said = in_child(exchange, at_step(step, kill))
    assert code in (0, -signal.SIGKILL), said
    with Review.open(library) as review:
        assert not any(one.sentence for one in write(review).values())
        assert told(Exchange(review).comparing(review.ids())) == {}, "both sides say the same"
        assert inside(review, "IMG_3.xmp") == {"rating": "1", "headline": "A bus"}
        assert review.sidecars.count_unwritten() == 0


CANARY = "canary"


def subject(review: Review) -> None:
    """Say of a photo all that must not leave: tags, an objection, a waiver with its reason."""
    tag = next(tag.id for tag in review.tags("day"))
    review.change("Tag", [1, 3], tag=[tag])
    review.change("Objection", [1, 3], object=Objection(Asked.DELETE, CANARY, said=CANARY))
    for one in review.judgement(3).fired:
        review.change("Waive", [3], waive=Waiver(one.ruleset, one.rule.id, CANARY))
    review.change("Rate", [1, 3], rating=1)


def words(review: Review) -> set[str]:
    """All that would tell of the subject."""
    photo, judgement = review.photo(3), review.judgement(3)
    rules = [word for one in judgement.fired for word in (one.rule.id, one.rule.title)]
    return {CANARY, "Reviewer|", "verdict", *photo.marks.tags, *rules, "delete", "restricted", "unreviewed"}


def test_what_the_rules_say_goes_into_no_sidecar(review: Review) -> None:
    subject(review)
    write(review)
    for path in (review.folder / "shoots/day").glob("*.xmp"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words(review) if word in text]


def test_asked_for_it_goes_in_and_out_again(review: Review) -> None:
    subject(review)
    review.sidecars.wish(Wish.SUBJECT, True)
    write(review)
    tag = next(iter(review.photo(3).marks.tags))
    text = (review.folder / "shoots/day/IMG_3.xmp").read_text(encoding="utf-8")
    assert f"Reviewer|tag|{tag}" in text and f"Reviewer|verdict|{review.judgement(3).verdict}" in text
    assert CANARY not in text, "what was said in private"
    read(review)
    assert review.photo(3).marks.caption.keywords == ()
    review.sidecars.wish(Wish.SUBJECT, False)
    write(review)
    assert "Reviewer|" not in (review.folder / "shoots/day/IMG_3.xmp").read_text(encoding="utf-8")


def test_the_command_line(library: Path) -> None:
    with Review.open(library) as review:
        write(review)
        elsewhere(review, "IMG_1.xmp", 'photoshop:City="Wonsan"', 'photoshop:City="Hamhung"')
        review.change("Rate", [3], rating=5)
    run = CliRunner()
    shown = run.invoke(reviewer, ["sidecars", str(library), "--json"])
    assert shown.stdout.splitlines() == [
        '{"id": 1, "name": "IMG_1", "sidecar": "shoots/day/IMG_1.xmp", "to_read": {"city": "Hamhung"}}',
        '{"id": 3, "name": "IMG_3", "sidecar": "shoots/day/IMG_3.xmp", "to_write": {"rating": "5"}}',
    ]
    new = library / "shoots/day/IMG_3.xmp"
    dry = run.invoke(reviewer, ["sidecars", str(library), "--write", "--dry-run"])
    assert "IMG_3.xmp  to write: rating" in dry.output and "IMG_1" not in dry.output
    assert not new.exists()
    written = run.invoke(reviewer, ["sidecars", str(library), "--write", "--where", "id:3"])
    assert "written: rating" in written.output and new.exists()
    assert "to read: city" in run.invoke(reviewer, ["sidecars", str(library), "--read"]).output
    assert run.invoke(reviewer, ["sidecars", str(library)]).output == ""
    with Review.open(library) as review:
        assert review.photo(1).marks.caption.city == "Hamhung"
