"""What we write into sidecars is what exiftool and exiv2 read, and what they read before is still there.

The sidecars are made of real files: the XMP in them as it stands, and one with all their metadata, as
exiftool writes it. `make test` takes each seventh file, `make test-full` all of them. Some that we read, such
as XMP in UTF-16, neither reads; of those nothing is asked.
"""

import json
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reviewer.errors import ReviewerError
from reviewer.sidecar import said
from reviewer.sidecar.comparison import compare
from reviewer.sidecar.merging import merge
from reviewer.sidecar.packet import Packet
from reviewer.sidecar.spelling import PREFIXES
from tests.conftest import FULL as LONG
from tests.reviewer.test_sidecar_merging import FULL, SIDECARS

pytestmark = [
    pytest.mark.timeout(1200),
    pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed"),
    pytest.mark.skipif(not shutil.which("exiv2"), reason="exiv2 is not installed"),
]
_STEP = 1 if LONG else 7

# What each text is called by exiftool and by exiv2.
NAMES = {
    "headline": ("photoshop:Headline", "photoshop.Headline"),
    "description": ("dc:Description", "dc.description"),
    "alt_text": ("iptcCore:AltTextAccessibility", "iptc.AltTextAccessibility"),
    "people": ("iptcExt:PersonInImage", "iptcExt.PersonInImage"),
    "event": ("iptcExt:Event", "iptcExt.Event"),
    "location": ("iptcCore:Location", "iptc.Location"),
    "city": ("photoshop:City", "photoshop.City"),
    "region": ("photoshop:State", "photoshop.State"),
    "country": ("photoshop:Country", "photoshop.Country"),
    "country_code": ("iptcCore:CountryCode", "iptc.CountryCode"),
    "date": ("photoshop:DateCreated", "photoshop.DateCreated"),
    "keywords": ("dc:Subject", "dc.subject"),
    "byline": ("dc:Creator", "dc.creator"),
    "job_title": ("photoshop:AuthorsPosition", "photoshop.AuthorsPosition"),
    "credit": ("photoshop:Credit", "photoshop.Credit"),
    "source": ("photoshop:Source", "photoshop.Source"),
    "copyright": ("dc:Rights", "dc.rights"),
    "usage_terms": ("xmpRights:UsageTerms", "xmpRights.UsageTerms"),
    "instructions": ("photoshop:Instructions", "photoshop.Instructions"),
    "job_id": ("photoshop:TransmissionReference", "photoshop.TransmissionReference"),
    "writer": ("photoshop:CaptionWriter", "photoshop.CaptionWriter"),
    "urgency": ("photoshop:Urgency", "photoshop.Urgency"),
    "rating": ("xmp:Rating", "xmp.Rating"),
    "label": ("xmp:Label", "xmp.Label"),
    "pick": ("xmpDM:Pick", "xmpDM.pick"),
}
IN_STEP = (
    "xmpDM:Good|lr:HierarchicalSubject|mediapro:CatalogSets|digiKam:(TagsList|PickLabel|ColorLabel)|"
    "microsoft:(RatingPercent|LastKeywordXMP)|photomech:(Tagged|ColorClass|Prefs)|darktable:Colorlabels"
)
EXIV2_IN_STEP = (
    r"xmpDM\.good|lr\.hierarchicalSubject|mediapro\.CatalogSets|digiKam\.(TagsList|PickLabel|ColorLabel)|"
    r"MicrosoftPhoto\.(Rating|LastKeywordXMP)|photomechanic\.(Tagged|ColorClass|Prefs)|darktable\.colorlabels"
)
OURS = re.compile("XMP-(" + "|".join([*(one for one, _ in NAMES.values()), IN_STEP]) + r")(-\w+)*")
EXIV2_OURS = re.compile(
    r"Xmp\.(" + "|".join([*(re.escape(two) for _, two in NAMES.values()), EXIV2_IN_STEP]) + r")\b"
)


@dataclass(frozen=True)
class Seen:
    """What another program sees in a sidecar, before and after we wrote into it."""

    name: str
    before: Any
    after: Any


def run(*command: str | Path) -> str:
    """What a program says; trouble with single files is its own business."""
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")


def exiftool(folder: Path) -> dict[str, dict[str, Any]]:
    """All tags of all files in a folder, as exiftool sees them."""
    told = json.loads(run("exiftool", "-json", "-a", "-G1", "-struct", "-n", "-ext", "xmp", folder))
    return {Path(one.pop("SourceFile")).name: one for one in told}


def exiv2(folder: Path) -> dict[str, list[str]]:
    """All lines of all files in a folder, as exiv2 prints them."""
    return {path.name: run("exiv2", "-pa", path).splitlines() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def sidecars(shared_photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sidecars as other programs left them."""
    at = tmp_path_factory.mktemp("sidecars")
    sources, there = at / "sources", at / "before"
    sources.mkdir()
    there.mkdir()
    for number, file in enumerate(
        sorted(one for one in (shared_photos / "dirty").rglob("*") if one.is_file())
    ):
        if file.suffix == ".xmp":
            shutil.copyfile(file, there / f"{number:03}-own.xmp")
        elif number % _STEP == 0:
            shutil.copyfile(file, sources / f"{number:03}{file.suffix}")
    for file in SIDECARS:
        shutil.copyfile(file, there / file.name)
    run("exiftool", "-q", "-q", "-m", "-ext", "*", "-o", f"{there}/%f-all.xmp", sources)
    run("exiftool", "-q", "-q", "-m", "-ext", "*", "-b", "-XMP", "-w", f"{there}/%f-own.xmp", sources)
    return at


@pytest.fixture(scope="module")
def merged(sidecars: Path) -> Path:
    """The folder of the same sidecars with all that can be said in them; those left alone are not there."""
    to = sidecars / "after"
    to.mkdir()
    now = said.of_marks(FULL)
    left = []
    for file in sorted((sidecars / "before").iterdir()):
        try:
            packet = Packet.parse(file.read_bytes(), PREFIXES)
            theirs = said.of_packet(packet)
        except ReviewerError:
            left.append(file.name)
            continue
        merge(packet, compare(now, theirs, theirs).to_write, now)
        (to / file.name).write_bytes(packet.data())
    assert len(left) <= 12, f"torn, or two packets in one file: {left}"
    assert len(list(to.iterdir())) > (200 if LONG else 30)
    return to


@pytest.fixture(scope="module")
def by_exiftool(sidecars: Path, merged: Path) -> list[Seen]:
    before, after = exiftool(sidecars / "before"), exiftool(merged)
    seen = [Seen(name, before[name], tags) for name, tags in after.items()]
    return [one for one in seen if any(tag.startswith("XMP-") for tag in one.before)]


@pytest.fixture(scope="module")
def by_exiv2(sidecars: Path, merged: Path) -> list[Seen]:
    before, after = exiv2(sidecars / "before"), exiv2(merged)
    return [Seen(name, before[name], lines) for name, lines in after.items() if before[name]]


def test_what_they_had_is_still_there(by_exiftool: list[Seen]) -> None:
    for one in by_exiftool:
        assert foreign(one.after) == foreign(one.before), one.name


def foreign(tags: dict[str, Any]) -> dict[str, Any]:
    """What is not ours to write, without what tells of the file itself."""
    own = ("System:", "File:", "ExifTool:")
    return {name: tags[name] for name in tags if not OURS.fullmatch(name) and not name.startswith(own)}


def test_what_they_had_is_still_there_for_exiv2(by_exiv2: list[Seen]) -> None:
    for one in by_exiv2:
        before, now = (
            Counter(line for line in lines if line.startswith("Xmp.") and not EXIV2_OURS.match(line))
            for lines in (one.before, one.after)
        )
        assert now == before, one.name


def test_they_read_what_was_written(by_exiftool: list[Seen]) -> None:
    now = said.of_marks(FULL) | {"pick": "-1"}
    for one in by_exiftool:
        for address in now.keys() - {"flag", "label", "date"}:
            field, _, language = address.partition("@")
            tag = f"XMP-{NAMES[field][0]}" + (f"-{language}" if language else "")
            wanted, read = now[address], one.after.get(tag)
            told = tuple(map(str, read if isinstance(read, list) else [read]))
            assert told == (wanted if isinstance(wanted, tuple) else (wanted,)), (one.name, tag)
        assert one.after["XMP-photoshop:DateCreated"].startswith("2024:05:06"), one.name


def test_exiv2_reads_what_was_written(by_exiv2: list[Seen]) -> None:
    now = said.of_marks(FULL)
    for one in by_exiv2:
        text = "\n".join(one.after)
        for address in now.keys() - {"flag", "label"}:
            field, _, language = address.partition("@")
            value, key = now[address], re.escape(NAMES[field][1])
            words = ", ".join(value) if isinstance(value, tuple) else value
            found = re.search(rf"^Xmp\.{key} +\w+ +\d+  ((?:.|\n(?!Xmp))*)", text, re.MULTILINE)
            told = found[1] if found else ""
            assert (f'lang="{language}" {words}' if language else words) in told, (one.name, address)
