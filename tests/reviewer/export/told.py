"""A set with captions in several scripts, for the tests of what goes beside its pictures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path, PurePosixPath

from reviewer.export import package
from reviewer.export.profile import CaptionFile, Profile
from reviewer.photo import Caption, Look, Marks, Photo, StoredFile, Translation, Verdict
from reviewer.rules import Judgement
from reviewer.sequence import Heading
from tests.reviewer.export.pieces import PUBLICATION, encoded, exif, picture

AT = datetime(2031, 5, 6, tzinfo=UTC)
CLEAR = Judgement(Verdict.CLEAR, Verdict.CLEAR)
TOLD = replace(PUBLICATION, story=True, captions=(CaptionFile.TXT,))
HEADING = Heading("A day at the harbour", "The boats come in at six.\n\nNobody is there to meet them.")
CAPTIONS = (
    Caption(
        headline="The first boat",
        description="Fishermen & a “dog” < 3 years old wait for the first boat.\nIt is late.",
        alt_text="Four men in oilskins look out to sea, it's grey",
        city="Wonsan",
        country="North Korea",
        date="5 May 2031",
        byline="E. Lind",
        credit="Agency",
        copyright="© E. Lind",
        translations=(
            Translation("description", "ar", "صيادون ينتظرون القارب الأول."),
            Translation("description", "ko", "어부들이 첫 배를 기다리고 있다."),
        ),
    ),
    Caption(description="Nets."),
    Caption(),
)
SIZES = ((600, 400), (300, 450), (640, 200))


def planned(
    library: Path,
    profile: Profile = TOLD,
    heading: Heading = HEADING,
    captions: Sequence[Caption] = CAPTIONS,
) -> package.Plan:
    """What exports pictures with these captions, which are made in the new folder `library`."""
    library.mkdir(parents=True)
    going = []
    for number, (caption, size) in enumerate(zip(captions, cycle(SIZES), strict=False), start=1):
        data = encoded(picture(size=size), exif=exif({0x0110: "CANARY"}))
        (library / f"IMG_{number}.JPG").write_bytes(data)
        file = StoredFile(PurePosixPath(f"IMG_{number}.JPG"), 1, "00")
        marks = Marks(looks=(Look(),), caption=caption)
        going.append((Photo(number, "s", f"IMG_{number}", (file,), marks=marks), CLEAR))
    return package.plan(going, profile, heading=heading)


def exported(
    folder: Path,
    profile: Profile = TOLD,
    heading: Heading = HEADING,
    captions: Sequence[Caption] = CAPTIONS,
    draw: package.Draw | None = None,
) -> Path:
    """Where the set of pictures with these captions stands, made under `folder`."""
    plan = planned(folder / "library", profile, heading, captions)
    to = folder / f"set{'.zip' if profile.container == 'zip' else ''}"
    for _ in package.export(plan, folder / "library", to, at=AT, draw=draw):
        pass
    return to
