"""A token put anywhere into a picture of any format is nowhere in what leaves, and changes no byte of it.

The same places, in a JPEG or PNG, are what the verifier has to refuse.
"""

import os
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image
from pypdf import PdfReader

from reviewer.export import entry, package
from reviewer.export.profile import CaptionFile, Container, FileFormat, Profile
from reviewer.export.verify import verify
from reviewer.export.verify.places import look
from reviewer.photo import Caption, Look, Marks, Photo, Shoot, StoredFile, Verdict, Waiver
from reviewer.rules import Fired, Judgement, Outcome, Rule
from tests.reviewer.export import leaky_boxes, leaky_jpeg, leaky_others, leaky_png, leaky_tiff
from tests.reviewer.export.canary import PAYLOAD, SPELLINGS, TEXT, TOKEN, Place, spellings_in
from tests.reviewer.export.pieces import PUBLICATION, chunk, encoded, picture
from ui.printed_sheet import Press

AT = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
PLACES = {
    "JPEG": list(leaky_jpeg.places()),
    "PNG": list(leaky_png.places()),
    "TIFF": list(leaky_tiff.places()),
    "DNG": list(leaky_tiff.negatives()),
    "HEIC": list(leaky_boxes.heics()),
    "AVIF": list(leaky_boxes.avifs()),
    "JPEG 2000": list(leaky_boxes.jpeg2000s()),
    "WebP": list(leaky_others.webps()),
    "GIF": list(leaky_others.gifs()),
    "BMP": list(leaky_others.bmps()),
    "Photoshop": list(leaky_others.photoshops()),
}
PNG = replace(PUBLICATION, format=FileFormat.PNG, container=Container.ZIP)
# What decoders do not take for a whole picture. All other places must not keep a picture from leaving.
_NO_PICTURE = re.compile(
    ".*(JPG[0-9]|reserved [0-9A-F]|arithmetic)|before the start|bytes behind the start|fill bytes and TEM"
    "|a second (frame|start)|a scan too many|(text|a chunk) between the data|the check of a chunk"
    "|the check of the stream|the picture twice"
)


@pytest.mark.parametrize("lossless", [False, True], ids=["fresh", "lossless"])
@pytest.mark.parametrize("form", PLACES)
def test_no_token_leaves_files_that_are_stripped(tmp_path: Path, form: str, lossless: bool) -> None:
    places = PLACES[form]
    plain = sorted({one.plain for one in places})
    own = _stripped(tmp_path / "own", plain, lossless)
    fresh = _stripped(tmp_path / "fresh", plain, lossless=False)
    may_be = dict(zip(plain, zip(own, fresh, strict=True), strict=True))
    left = _stripped(tmp_path / "leaky", [one.leaky for one in places], lossless)
    assert _leaks(places, left) == {}
    assert _changed(places, left, may_be) == []


@pytest.mark.parametrize("profile", [PUBLICATION, PNG], ids=["JPEG", "PNG in a ZIP"])
@pytest.mark.parametrize("form", PLACES)
def test_no_token_leaves_a_library(tmp_path: Path, form: str, profile: Profile) -> None:
    places = PLACES[form]
    plain = sorted({one.plain for one in places})
    may_be = {
        one: (made,) for one, made in zip(plain, _exported(tmp_path / "plain", plain, profile), strict=True)
    }
    left = _exported(tmp_path / TOKEN, [one.leaky for one in places], profile)
    assert _leaks(places, left) == {}
    assert _changed(places, left, may_be) == []


@pytest.mark.parametrize("form", PLACES)
def test_no_token_is_told_beside_the_pictures(tmp_path: Path, form: str, qapp: object) -> None:
    profile = replace(PUBLICATION, story=True, contact_sheet=True, captions=tuple(CaptionFile), long_edge=60)
    marks = replace(_MARKS, caption=Caption(headline="A boat", description="At six."))
    to = _set_of(tmp_path / TOKEN, [one.leaky for one in PLACES[form]], profile, marks)
    made = _files(to)
    told = {name: made[name] for name in made if not name.endswith(".jpg")}
    assert len(told) == 5
    seen = "".join(page.extract_text() for page in PdfReader(to / "contact-sheet.pdf").pages)
    assert "A boat" in seen and not spellings_in(seen.encode())
    assert [name for name, data in told.items() if spellings_in(data)] == []
    assert [one for one in look([to]) if one.left or one.trouble] == []


def test_no_token_leaves_by_names_or_attributes(tmp_path: Path) -> None:
    source = tmp_path / TOKEN / f"{TOKEN}.jpg"
    source.parent.mkdir()
    source.write_bytes(PLACES["JPEG"][0].leaky)
    if not hasattr(os, "setxattr"):
        pytest.skip("there are no extended attributes to be had here")
    os.setxattr(source, f"user.{TOKEN}", PAYLOAD)
    os.utime(source, (1, 2))
    list(package.strip_files([source], tmp_path / "set", lossless=True, keep_names=False))
    (made,) = (tmp_path / "set").iterdir()
    assert made.name == "001.jpg"
    assert [one for path in (made, made.parent) for one in os.listxattr(path)] == []
    assert made.stat().st_mtime == entry.FIXED_TIME


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_search_finds_each_spelling_packed_and_in_pixels_too(spelling: str) -> None:
    told = SPELLINGS[spelling]
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(told))
    seen = Image.frombytes("L", (len(told), 1), told)
    for data in (told, zlib.compress(told), text, encoded(seen, "PNG"), encoded(seen.convert("RGB"), "PNG")):
        assert spelling in spellings_in(data)
    assert spellings_in(encoded(picture(), "PNG")) == set()


@pytest.mark.parametrize(
    "place", [place for form in ("JPEG", "PNG") for place in PLACES[form]], ids=lambda place: place.where
)
def test_the_verifier_refuses_each_place(place: Place) -> None:
    left = verify(place.leaky, thorough=True)
    assert left
    assert all(0 <= one.offset <= one.offset + one.length <= len(place.leaky) for one in left)
    assert all(one.what for one in left)


def _leaks(places: Iterable[Place], left: Iterable[bytes]) -> dict[str, object]:
    """The places whose token is in what left, or that are not clean."""
    found = {}
    for one, data in zip(places, left, strict=True):
        if data and (what := spellings_in(data) or verify(data, thorough=True)):
            found[one.where] = what
    return found


def _changed(
    places: Iterable[Place], left: Iterable[bytes], may_be: dict[bytes, tuple[bytes, ...]]
) -> list[str]:
    """The places without which another file would have left, or that kept a picture from leaving."""
    return [
        one.where
        for one, data in zip(places, left, strict=True)
        if (data not in may_be[one.plain] if data else not _NO_PICTURE.match(one.where.split(": ")[-1]))
    ]


def _stripped(folder: Path, files: list[bytes], lossless: bool) -> list[bytes]:
    """What becomes of the files, empty for one that is refused."""
    folder.mkdir()
    paths = [folder / f"{n:04}" for n in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    results = list(package.strip_files(paths, folder / "out", lossless=lossless, keep_names=False))
    return [one.output.read_bytes() if one.output else b"" for one in results]


def _exported(folder: Path, files: list[bytes], profile: Profile) -> list[bytes]:
    """What becomes of the files of a library whose every text is the token."""
    results: list[object] = []
    made = _files(_set_of(folder, files, profile, _MARKS, results))
    assert not spellings_in(" ".join(made).encode())
    outputs = {one.id: one.output for one in results if isinstance(one, package.Exported)}
    assert set(outputs.values()) == set(made)
    return [made[outputs[n]] if n in outputs else b"" for n in range(len(files))]


def _set_of(
    folder: Path, files: list[bytes], profile: Profile, marks: Marks, results: list[object] | None = None
) -> Path:
    """Where the set stands that is made of a library with these files, and what was said of each."""
    library = folder / f"library {TOKEN}"
    (library / TOKEN).mkdir(parents=True)
    going = []
    for n, data in enumerate(files):
        (library / TOKEN / f"{TOKEN}-{n}").write_bytes(data)
        going.append((_photo(n, marks), _JUDGEMENT))
    to = folder / f"set{'.zip' if profile.container is Container.ZIP else ''}"
    plan = package.plan(going, profile, [Shoot(1, TOKEN, place=TOKEN)])
    draw = Press() if profile.contact_sheet else None
    said = list(package.export(plan, library, to, at=AT, draw=draw))
    if results is not None:
        results += said
    return to


def _files(to: Path) -> dict[str, bytes]:
    if to.is_dir():
        return {file.name: file.read_bytes() for file in to.iterdir()}
    with zipfile.ZipFile(to) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_RULE = Rule(TOKEN, TOKEN, Outcome.RESTRICTED, TOKEN)
_JUDGEMENT = Judgement(Verdict.RESTRICTED, Verdict.CLEAR, (Fired(TOKEN, _RULE, frozenset({TOKEN}), True),))
_MARKS = Marks(
    looks=(Look(by=TOKEN),),
    tags=frozenset({TOKEN}),
    caption=Caption(headline=TEXT, description=TEXT, credit=TEXT, copyright=TEXT),
    waivers=(Waiver(TOKEN, TOKEN, TEXT),),
)


def _photo(number: int, marks: Marks) -> Photo:
    file = StoredFile(PurePosixPath(f"{TOKEN}/{TOKEN}-{number}"), 1, "00")
    return Photo(number, TOKEN, TOKEN, (file,), marks=marks)
