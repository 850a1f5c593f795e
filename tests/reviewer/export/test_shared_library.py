"""Real JPEGs leave a library with their own pixels, or with fresh ones and the reason.

`make test` takes each seventh file, `make test-full` all of them.
"""

import io
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from PIL import Image

from reviewer import preview
from reviewer.export import package
from reviewer.export.profile import Pixels, Profile
from reviewer.export.verify import verify
from reviewer.formats import open_picture
from reviewer.photo import Look, Marks, Photo, StoredFile, Verdict
from reviewer.rules import Judgement
from reviewer.workers import Workers
from tests.conftest import FULL

_STEP = 1 if FULL else 7
_AT = datetime(2031, 5, 6, tzinfo=UTC)
_CLEAR = Judgement(Verdict.CLEAR, Verdict.CLEAR)
_LOOKED = Marks(looks=(Look(),))


@pytest.mark.timeout(600)
def test_each_has_its_own_samples_or_the_reason_why_not(shared_photos: Path, tmp_path: Path) -> None:
    files = [file for file in sorted(shared_photos.rglob("*")) if file.is_file() and _is_jpeg(file)][::_STEP]
    photos = [
        (Photo(number, "shared", file.name, (_stored(file, shared_photos),), marks=_LOOKED), _CLEAR)
        for number, file in enumerate(files)
    ]
    plan = package.plan(photos, Profile("own", "Own", frozenset({Verdict.CLEAR}), pixels=Pixels.LOSSLESS))
    with Workers(2) as workers:
        results = list(package.export(plan, shared_photos, tmp_path / "set", workers=workers, at=_AT))
    exported = [one for one in results if isinstance(one, package.Exported)]
    assert sum(not one.reencoded for one in exported) > len(files) / 3
    assert all(one.note.startswith("Encoded anew, because ") for one in exported if one.reencoded)
    for one in exported:
        data = (tmp_path / "set" / one.output).read_bytes()
        assert verify(data, thorough=True) == (), files[one.id]
        if not one.reencoded:
            assert _same_picture(files[one.id], data), files[one.id]


def _is_jpeg(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(2) == b"\xff\xd8"


def _stored(file: Path, library: Path) -> StoredFile:
    return StoredFile(PurePosixPath(file.relative_to(library).as_posix()), 1, "00")


def _same_picture(file: Path, copy: bytes) -> bool:
    """Whether each sample is the same; of what is laid over, a level apart, as a decoder rounds."""
    with open_picture(file) as theirs, Image.open(io.BytesIO(copy)) as ours:
        upright = np.asarray(preview.upright(theirs)).astype(np.int16)
        shown = np.asarray(ours)
        most = 2 if theirs.info["orientation"] > 4 else 0
        return upright.shape == shown.shape and bool(np.abs(upright - shown).max() <= most)
