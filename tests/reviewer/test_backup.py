"""Two destinations in one pass: the backup mirrors the library, and its trouble is not the library's."""

import shutil
from pathlib import Path

import pytest

from reviewer import card, ingest, manifest, verified_copy
from reviewer.errors import UsageError
from reviewer.import_receipt import Tally
from reviewer.ingest import BackupFailed, Copied, Joined, Known, Plan, Told
from reviewer.verified_copy import Part, Read
from tests.reviewer.shelves import Library, picture, stored


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for number in range(4):
        picture(tmp_path / "card" / f"IMG_{number}.JPG", 50 * number)
    return tmp_path / "card"


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


def told(library: Library, source: Path, backup: Path) -> list[Told]:
    plan = Plan("day", backup=backup)
    groups = ingest.ingest(card.frames(source).frames, library.folder, plan, library, workers=None)
    done = [one for group in groups for one in group]
    for one in done:
        if isinstance(one, Copied | Joined | Known):
            library.remember(one)
    return done


def unbacked(done: list[Told]) -> int:
    """How many frames the receipt says are not on the backup."""
    tally = Tally(Plan("day"), Path("card"))
    for one in done:
        tally.take(one)
    return int(tally.receipt(4, 1.0)["unbacked"])


def failures(done: list[Told]) -> list[str]:
    return [one.sentence for one in done if isinstance(one, BackupFailed)]


def test_a_backup_gets_the_same_in_the_same_pass(library: Library, source: Path, backup: Path) -> None:
    done = told(library, source, backup)
    assert not failures(done) and unbacked(done) == 0
    assert stored(backup / "library") == library.files()
    assert len(library.files()) == 4


def test_importing_again_completes_a_backup(library: Library, source: Path, backup: Path) -> None:
    library.take(source)
    picture(source / "IMG_9.JPG", 250)
    done = [type(one) for one in told(library, source, backup)]
    assert done.count(Known) == 4 and done.count(Copied) == 1
    assert stored(backup / "library") == library.files()


def test_a_backup_keeps_the_names_of_the_library(library: Library, source: Path, backup: Path) -> None:
    library.take(source, Plan("first", names="{seq}-{name}"))
    told(library, source, backup)
    assert "shoots/first/0001-IMG_0.JPG" in stored(backup / "library")


def test_a_file_that_a_backup_lost_comes_back(library: Library, source: Path, backup: Path) -> None:
    told(library, source, backup)
    (backup / "library/shoots/day/IMG_2.JPG").unlink()
    told(library, source, backup)
    assert stored(backup / "library") == library.files()


def test_a_file_that_the_library_lost_comes_back(library: Library, source: Path) -> None:
    library.take(source)
    before = library.files()
    (library.folder / "shoots/day/IMG_2.JPG").unlink()
    again = library.take(source)
    assert [one.completed for one in again if isinstance(one, Known)] == [False, False, True, False]
    assert library.files() == before


def test_a_shoot_from_before_there_were_manifests_gets_one(library: Library, source: Path) -> None:
    library.take(source)
    file = library.folder / "shoots/day" / manifest.NAME
    before = file.read_bytes()
    file.unlink()
    assert {type(one) for one in library.take(source)} == {Known}
    assert file.read_bytes() == before and len(library.files()) == 4


def test_a_backup_that_is_not_there_is_told_once_and_not_made(
    library: Library, source: Path, backup: Path
) -> None:
    backup.rmdir()
    done = told(library, source, backup)
    assert len(failures(done)) == 1 and "is not there" in failures(done)[0]
    assert isinstance(done[0], BackupFailed) and not backup.exists()
    assert [type(one) for one in done[1:]] == [Copied] * 4
    assert unbacked(done) == 4


def test_a_backup_that_goes_away_does_not_stop_the_library(
    library: Library, source: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = verified_copy.publish
    monkeypatch.setattr("reviewer.shelf.publish", lambda part, final: (_unplug(backup), publish(part, final)))
    done = told(library, source, backup)
    assert len(failures(done)) == 1 and "importing again completes the backup" in failures(done)[0]
    assert [type(one) for one in done].count(Copied) == 4 and len(library.files()) == 4
    assert unbacked(done) == 4
    monkeypatch.undo()
    backup.mkdir(exist_ok=True)
    assert not failures(told(library, source, backup))
    assert stored(backup / "library") == library.files()


def _unplug(backup: Path) -> None:
    shutil.rmtree(backup / "library", ignore_errors=True)


def test_a_backup_that_lies_is_told_of_each_frame(
    library: Library, source: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truly = verified_copy.gives_back

    def lying(part: Part, read: Read) -> bool:
        return not part.path.is_relative_to(backup) and truly(part, read)

    monkeypatch.setattr(verified_copy, "gives_back", lying)
    done = told(library, source, backup)
    assert len(failures(done)) == unbacked(done) == 4
    assert all("other content" in one for one in failures(done))
    assert len(library.files()) == 4 and not stored(backup / "library")


def test_another_picture_in_the_backup_is_never_overwritten(
    library: Library, source: Path, backup: Path
) -> None:
    stranger = backup / "library/shoots/day/IMG_1.JPG"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"stranger")
    done = told(library, source, backup)
    (sentence,) = failures(done)
    assert unbacked(done) == 1
    assert "Nothing was overwritten" in sentence and stranger.read_bytes() == b"stranger"
    assert len(library.files()) == 4


def test_a_backup_lies_apart(library: Library, source: Path) -> None:
    for wrong in (library.folder, library.folder.parent, source):
        with pytest.raises(UsageError, match="backup"):
            library.start(source, Plan("day", backup=wrong))
