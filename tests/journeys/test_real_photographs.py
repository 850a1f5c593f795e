"""Every real file beside the checkout through the whole program: import, sheet, export."""

import hashlib
import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer import card, ingest, manifest
from reviewer.export import package, profile
from reviewer.export.verify import verify
from reviewer.photo import Failed
from reviewer.review import Review
from reviewer.workers import Workers
from ui.main_window import MainWindow


def digests(folder: Path) -> dict[Path, str]:
    return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


def import_all(review: Review, folder: Path, workers: Workers) -> list[ingest.Result]:
    review.start_shoot("Real", ["dprk-visitor"])
    plan, frames = ingest.Plan("Real"), card.frames(folder).frames
    told = ingest.ingest(frames, review.folder, plan, review, workers=workers)
    results = [one for group in told for one in group if isinstance(one, ingest.Result)]
    review.add("Real", [result for result in results if not isinstance(result, Failed)])
    return results


@pytest.mark.timeout(600)
def test_all_of_them_through_import_sheet_and_export(
    qtbot: QtBot, shared_photos: Path, tmp_path: Path
) -> None:
    originals = digests(shared_photos)
    listing = card.frames(shared_photos)
    listed = {file for frame in listing.frames for file in frame.files}
    assert len(listed) + len(listing.left) == len(originals)
    with Workers() as workers, Review.create(tmp_path / "library") as review:
        results = import_all(review, shared_photos, workers)
        assert not [result for result in results if isinstance(result, Failed)]
        stored = {
            digest for file, digest in digests(review.folder / "shoots").items() if file.name != manifest.NAME
        }
        assert {originals[file] for file in listed} == stored
        assert digests(shared_photos) == originals

        ids = review.ids()
        review.change("Looked at", ids, looked_at=True)
        plan = package.plan(
            [(photo, review.judgement(photo.id)) for photo in review.photos(ids)], profile.find("travel-set")
        )
        done = list(
            package.export(
                plan, review.folder, tmp_path / "set", workers=workers, at=datetime(2026, 1, 1, tzinfo=UTC)
            )
        )
    receipt = done[-1]
    assert isinstance(receipt, package.Done)
    outputs = sorted((tmp_path / "set").iterdir())
    assert len(outputs) == len(receipt.receipt["items"]) > 150
    assert len(outputs) + len(receipt.receipt["held"]) == len(ids)
    assert all(held["reason"] for held in receipt.receipt["held"])
    assert [path.name for path in outputs if verify(path.read_bytes())] == []
    assert_exiftool_finds_nothing(tmp_path / "set")


def assert_exiftool_finds_nothing(folder: Path) -> None:
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    asked = subprocess.run(
        ["exiftool", "-a", "-G1", "-u", "-j", str(folder)], capture_output=True, check=True
    )
    groups = {key.split(":")[0] for file in json.loads(asked.stdout) for key in file if ":" in key}
    assert groups <= {"ExifTool", "System", "File", "Composite"}


@pytest.mark.timeout(600)
def test_the_sheet_shows_each_or_says_why_not(qtbot: QtBot, shared_photos: Path, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with Workers() as workers:
        review = Review.create(tmp_path / "library")
        import_all(review, shared_photos, workers)
        window = MainWindow(workers, settings)
        window.show()
        window.show_review(review)
        desk = window.desk
        assert desk is not None
        sheet = desk.views.sheet
        for photo in review.ids()[:: len(sheet.visible_ids())]:
            sheet.set_current(photo)
            qtbot.waitUntil(lambda: sheet.complete and not desk.pictures.busy, timeout=120_000)
        shown = [photo for photo in review.ids() if not desk.pictures.trouble(photo)]
        assert len(shown) > 200
        window.close()
        window.deleteLater()
