"""What other programs wrote of a picture, in their sidecars and in the file, is taken over."""

import re
from pathlib import Path

import pytest

from reviewer import card, ingest, metadata
from reviewer.metadata import Judged, labels
from reviewer.photo import ColourLabel, Flag, Translation, Verdict
from reviewer.review import Review
from reviewer.sidecar.names import among
from tests.cards import make_card
from tests.reviewer.test_metadata import RDF, listed, picture

SIDECARS = Path(__file__).parent / "sidecars"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "xmpDM": "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "digiKam": "http://www.digikam.org/ns/1.0/",
        "darktable": "http://darktable.sf.net/",
        "photomechanic": "http://ns.camerabits.com/photomechanic/1.0/",
        "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
        "lr": "http://ns.adobe.com/lightroom/1.0/",
    }.items()
)


def sidecar(folder: Path, attributes: str = "", elements: str = "", name: str = "a.xmp") -> Path:
    document = RDF.format(elements).replace('rdf:about=""', f'rdf:about="" {NAMESPACES} {attributes}')
    (folder / name).write_text(document, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("program", "judged"),
    [
        ("lightroom", Judged(4, Flag.PICK, ColourLabel.YELLOW)),
        ("bridge", Judged(0, Flag.REJECT, ColourLabel.GREEN)),
        ("photo-mechanic", Judged(3, Flag.PICK, ColourLabel.RED)),
        ("digikam", Judged(4, Flag.REJECT, ColourLabel.PURPLE)),
        ("darktable", Judged(0, Flag.REJECT, ColourLabel.BLUE)),
    ],
)
def test_each_program_is_understood(tmp_path: Path, program: str, judged: Judged) -> None:
    assert metadata.read(picture(tmp_path / "a.jpg"), SIDECARS / f"{program}.xmp").judged == judged


@pytest.mark.parametrize(
    ("attributes", "judged"),
    [
        ('xmp:Rating="5"', Judged(5)),
        ('xmp:Rating="3.0"', Judged(3)),
        ('xmp:Rating="-1"', Judged(0, Flag.REJECT)),
        ('xmp:Rating="99"', Judged()),
        ('xmp:Rating="many"', Judged()),
        ('MicrosoftPhoto:Rating="99"', Judged(5)),
        ('MicrosoftPhoto:Rating="1"', Judged(1)),
        ('xmp:Rating="2" MicrosoftPhoto:Rating="99"', Judged(2)),
        ('xmpDM:pick="-1" xmp:Rating="3"', Judged(3, Flag.REJECT)),
        ('xmpDM:pick="0" xmpDM:good="False"', Judged()),
        ('xmpDM:good="False"', Judged(0, Flag.REJECT)),
        ('xmpDM:good="True"', Judged(0, Flag.PICK)),
        ('photomechanic:Tagged="False" xmp:Rating="-1"', Judged(0, Flag.REJECT)),
        ('digiKam:PickLabel="3"', Judged(0, Flag.PICK)),
        ('digiKam:ColorLabel="4"', Judged(0, Flag.NONE, ColourLabel.GREEN)),
        ('digiKam:ColorLabel="40"', Judged()),
        ('photomechanic:ColorClass="1"', Judged(0, Flag.NONE, ColourLabel.PURPLE)),
        ('photomechanic:ColorClass="8" photomechanic:Tagged="False"', Judged(0, Flag.REJECT)),
        ('xmp:Label="My own" photomechanic:ColorClass="5"', Judged(0, Flag.NONE, ColourLabel.GREEN)),
        ('xmp:Label="To Do"', Judged(0, Flag.NONE, ColourLabel.PURPLE)),
        ('xmp:Label="红色"', Judged(0, Flag.NONE, ColourLabel.RED)),
        ('xmp:Label="My own"', Judged()),
    ],
)
def test_what_is_judged_by_any_word_for_it(tmp_path: Path, attributes: str, judged: Judged) -> None:
    assert metadata.read(picture(tmp_path / "a.jpg"), sidecar(tmp_path, attributes)).judged == judged
    elements = re.sub(r'(\S+)="(.*?)"', r"<\1>\2</\1>", attributes)
    assert metadata.read(tmp_path / "a.jpg", sidecar(tmp_path, elements=elements)).judged == judged


@pytest.mark.parametrize("name", [name for names in labels.SETS for name in names])
def test_a_label_keeps_its_language(name: str) -> None:
    colour = labels.colour(name)
    assert colour in labels.COLOURS
    assert labels.colour(labels.name(ColourLabel.GREEN, beside=name)) == ColourLabel.GREEN
    assert labels.name(colour, beside=name).casefold() == name.casefold() or name in ("Violet", "Púrpura")


@pytest.mark.parametrize(
    ("key", "value", "stars"),
    [("Exif.Image.Rating", "3", 3), ("Exif.Image.RatingPercent", "75", 4), ("Exif.Image.Rating", "0", 0)],
)
def test_stars_given_in_the_camera(tmp_path: Path, key: str, value: str, stars: int) -> None:
    assert metadata.read(picture(tmp_path / "a.jpg", {key: value})).judged.rating == stars


def test_every_field_a_desk_uses(tmp_path: Path) -> None:
    bridge = metadata.read(picture(tmp_path / "a.jpg"), SIDECARS / "bridge.xmp").caption
    assert (bridge.urgency, bridge.job_title, bridge.writer) == ("3", "Staff photographer", "bk")
    assert (bridge.job_id, bridge.usage_terms) == ("NK-17", "Editorial use only")
    mechanic = metadata.read(tmp_path / "a.jpg", SIDECARS / "photo-mechanic.xmp").caption
    assert (mechanic.event, mechanic.people) == ("Spring festival", ("Kim A.", "Ri B."))
    assert mechanic.description == "First line.\nSecond line."
    assert mechanic.urgency == "", "it is the colour class"


def test_every_language_that_says_something_else(tmp_path: Path) -> None:
    beside = SIDECARS / "digikam.xmp", SIDECARS / "bridge.xmp"
    read = metadata.read(picture(tmp_path / "a.jpg"), *beside).caption
    assert read.description == "People wait."
    assert read.translations == (
        Translation("description", "de-DE", "Leute warten."),
        Translation("description", "ko", "사람들이 버스 옆에서 기다린다."),
    )


def test_the_old_block_of_newspapers(tmp_path: Path) -> None:
    """IPTC-IIM 4.2, in a file without XMP."""
    block = (("BylineTitle", "Staff"), ("Writer", "bk"), ("Urgency", "5"), ("TransmissionReference", "NK"))
    iptc = tuple((f"Iptc.Application2.{name}", value) for name, value in block)
    read = metadata.read(picture(tmp_path / "a.jpg", iptc=iptc)).caption
    assert (read.job_title, read.writer, read.urgency, read.job_id) == ("Staff", "bk", "5", "NK")


def test_what_others_judged_comes_with_the_import_and_is_no_look(tmp_path: Path) -> None:
    frames = make_card(tmp_path / "card") / "DCIM" / "100MRDN"
    sidecar(frames, 'xmp:Rating="2"', name="IMG_0001.xmp").replace(frames / "IMG_0001.XMP")
    sidecar(frames, 'xmp:Rating="3" xmpDM:pick="1" xmp:Label="Rouge"', name="IMG_0001.JPG.xmp")
    with Review.create(tmp_path / "library") as review:
        review.start_shoot("day")
        results = ingest.ingest(
            card.frames(frames).frames, review.folder, ingest.Plan("day"), review, workers=None
        )
        review.add("day", [one for told in results for one in told if isinstance(one, ingest.Copied)])
        photo = review.photos(review.ids())[0]
        assert (photo.name, photo.marks.rating, photo.marks.flag) == ("IMG_0001", 3, Flag.PICK)
        assert photo.marks.label == ColourLabel.RED
        assert not photo.marks.looked_at
        assert review.judgement(photo.id).verdict == Verdict.UNREVIEWED
        assert review.undo() is None


def test_what_stands_nearest_to_the_picture_decides(tmp_path: Path) -> None:
    """A sidecar comes before the file; that which names the picture in full before the other."""
    path = picture(tmp_path / "a.jpg", {"Exif.Image.Rating": "1"})
    in_full = sidecar(tmp_path, 'xmp:Rating="0"', name="a.jpg.xmp")
    short = sidecar(tmp_path, 'xmp:Rating="4" xmp:Label="Red"')
    assert metadata.read(path, in_full, short).judged == Judged(0, Flag.NONE, ColourLabel.RED)
    assert metadata.read(path, short, in_full).judged.rating == 4
    assert among(["a.CR2", "a.JPG", "a.xmp", "a.jpg.XMP", "a.CR2.xmp"]) == ["a.CR2.xmp", "a.jpg.XMP", "a.xmp"]


def test_keywords_with_a_hierarchy_bring_their_last_word(tmp_path: Path) -> None:
    paths = listed("lr:hierarchicalSubject", "Places|Wonsan", "Vehicles|Bus", "darktable|format|cr2")
    ours = listed("digiKam:TagsList", "Reviewer/tag/soldier", "Places/East coast")
    flat = listed("dc:subject", "bus")
    beside = sidecar(tmp_path, elements=paths + ours + flat)
    read = metadata.read(picture(tmp_path / "a.jpg"), beside).caption
    assert read.keywords == ("bus", "Wonsan", "East coast")
