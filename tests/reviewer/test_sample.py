"""The sample card: the same every time, a real card to look at, and marks the shipped rules understand."""

import hashlib
import io
import wave
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import rawpy
from PIL import Image

from reviewer import card, formats, likeness, metadata, preview, rules
from reviewer.burst import Exposure, bursts
from reviewer.errors import PictureError, StorageError
from reviewer.photo import Caption, Flag, Look, Marks, Verdict
from reviewer.sample import SampleFrame, make_card
from reviewer.sample.card import take
from reviewer.sample.scenes import SCENES, UPRIGHT
from reviewer.sample.shots import Shot, shots

KOREA = timedelta(hours=9)
CUT_OFF, TEXT, COPY = "IMG_0057.JPG", "IMG_0058.JPG", "IMG_0059.JPG"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[SampleFrame, ...]]:
    folder = tmp_path_factory.mktemp("sample")
    return folder, make_card(folder)


@pytest.fixture(scope="module")
def roll(made: tuple[Path, tuple[SampleFrame, ...]]) -> Path:
    return made[0] / "DCIM" / "100MRDN"


@pytest.fixture(scope="module")
def ruleset() -> rules.RuleSet:
    return rules.find("dprk-visitor")


def shot(drawing: str) -> Shot:
    """The one frame of a scene, or the first of its burst."""
    return next(one for one in shots() if one.drawing == drawing)


def test_every_scene_is_taken_once() -> None:
    assert Counter(one.drawing for one in shots() if one.moment == 0) == Counter([*SCENES, *UPRIGHT])


def test_frames_are_named_in_the_order_they_were_taken() -> None:
    taken = [(one.name, one.taken) for one in shots()]
    assert taken == sorted(taken, key=lambda pair: pair[1]) == sorted(taken)


def test_every_tag_is_in_the_rule_set(ruleset: rules.RuleSet) -> None:
    known = {tag.id for tag in ruleset.tags if tag.camera is None}
    assert {tag for one in shots() for tag in one.frame.tags} <= known


def test_a_frame_gone_through_has_a_whole_caption_and_one_not_gone_through_has_no_marks() -> None:
    for frame in (one.frame for one in shots()):
        caption = frame.caption
        if frame.looked_at:
            assert caption.headline and caption.description.endswith(".") and caption.keywords, frame.name
            assert frame.tags, frame.name
        else:
            assert (caption, frame.tags, frame.rating) == (Caption(), (), 0), frame.name


def test_the_card_lists_as_one_frame_an_exposure(made: tuple[Path, tuple[SampleFrame, ...]]) -> None:
    folder, frames = made
    listed = {frame.name: frame for frame in card.frames(folder).frames}
    assert {frame.name for frame in frames} <= set(listed)
    suffixes = {name: [file.suffix for file in frame.files] for name, frame in listed.items()}
    assert suffixes[shot("bus-broken").name] == [".JPG", ".DNG"]
    assert suffixes[shot("boy-road").name] == [".JPG", ".XMP"]
    assert suffixes[shot("officer").name] == [".JPG", ".WAV"]


def test_the_same_bytes_every_time(roll: Path) -> None:
    for drawing in ("statue-front", "bus-broken", "officer"):
        for name, content in take(shot(drawing)):
            assert (roll / name).read_bytes() == content, name


def test_no_two_frames_are_alike_but_the_copy(roll: Path) -> None:
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in roll.iterdir()}
    twice = [name for name, digest in digests.items() if list(digests.values()).count(digest) > 1]
    assert sorted(twice) == sorted([f"{shot('dancing').name}.JPG", COPY])


def test_frames_with_the_shutter_held_down_are_bursts_and_no_others_are(roll: Path) -> None:
    found = bursts(
        Exposure(one.number, facts.taken_at, facts.camera, likeness.of_file(path))
        for one in shots()
        for path in [roll / f"{one.name}.JPG"]
        for facts in [metadata.read(path).facts]
        if facts.taken_at is not None
    )
    drawn = [{one.drawing for one in shots() if one.number in burst} for burst in found]
    assert (drawn, [len(burst) for burst in found]) == ([{"fan-dancer"}, {"officer"}], [5, 3])


def test_of_a_burst_gone_through_one_is_picked_and_the_others_are_rejected() -> None:
    flags = [one.frame.flag for one in shots() if one.drawing == "fan-dancer"]
    assert flags == [Flag.REJECT, Flag.REJECT, Flag.REJECT, Flag.PICK, Flag.REJECT]


def test_files_carry_the_time_of_capture(roll: Path) -> None:
    for one in shots():
        written = datetime.fromtimestamp((roll / f"{one.name}.JPG").stat().st_mtime, UTC)
        assert written == (one.taken - KOREA).replace(tzinfo=UTC), one.name


def test_the_camera_wrote_what_cameras_write(roll: Path) -> None:
    for one in shots():
        facts = metadata.read(roll / f"{one.name}.JPG").facts
        assert facts.taken_at == one.taken
        assert facts.camera == ("Meridian M1" if one.taken.year == 2008 else "Meridian M2")
        assert (facts.focal_length_mm, facts.aperture, facts.iso) == (one.focal_mm, one.aperture, one.iso)
        assert facts.flash_fired is one.flash
        assert facts.serial and facts.lens
        assert facts.gps == pytest.approx(one.place.gps, abs=0.01)
        assert (facts.width, facts.height) == ((1600, 2400) if one.drawing == "cashier" else (2400, 1600))


def test_pictures_stand_upright_whichever_way_they_are_stored(roll: Path) -> None:
    assert {one.orientation for one in shots()} == {1, 3, 6, 8}
    for one in shots():
        if one.orientation == 1:
            continue
        with Image.open(io.BytesIO(preview.make(roll / f"{one.name}.JPG", 60))) as shown:
            assert (shown.height > shown.width) == (one.drawing in UPRIGHT), one.name


def test_the_sky_is_up_in_turned_frames(roll: Path) -> None:
    for drawing in ("statue-broom", "dmz-close", "rocks", "officer"):
        with Image.open(io.BytesIO(preview.make(roll / f"{shot(drawing).name}.JPG", 90))) as shown:
            blue = np.asarray(shown.convert("RGB"), dtype=float)[: shown.height // 5]
        assert blue[..., 2].mean() > blue[..., 0].mean() + 40, drawing


def test_thumbnails_lie_as_their_pictures(roll: Path) -> None:
    for drawing in ("statue-broom", "cashier", "morning"):
        found = formats.embedded_preview(roll / f"{shot(drawing).name}.JPG")
        assert found is not None
        assert found.orientation == shot(drawing).orientation
        with Image.open(io.BytesIO(found.jpeg)) as small:
            assert max(small.size) == 160
            assert (small.width > small.height) == (drawing != "cashier")


def test_words_in_the_files_are_read(roll: Path) -> None:
    by_xmp = metadata.read(roll / f"{shot('works-2008').name}.JPG").caption
    assert by_xmp.byline == "A. Photographer"
    assert by_xmp.keywords == ("road", "volunteers", "paint")
    by_iptc = metadata.read(roll / f"{shot('metro').name}.JPG").caption
    assert (by_iptc.headline, by_iptc.city) == ("Platform", "Pyongyang")


def test_the_raw_opens_and_shows_what_the_jpeg_shows(roll: Path) -> None:
    path = roll / f"{shot('bus-broken').name}.DNG"
    with rawpy.imread(str(path)) as raw:
        developed = raw.postprocess(no_auto_bright=True, use_camera_wb=True)
        assert raw.extract_thumb().format == rawpy.ThumbFormat.JPEG
    with Image.open(path.with_suffix(".JPG")) as image:
        expected = np.asarray(image.convert("RGB").resize((120, 80)), dtype=float)
    shown = np.asarray(Image.fromarray(developed).resize((120, 80)), dtype=float)
    assert np.abs(shown - expected).mean() < 12


def test_the_odd_files_are_odd_in_the_way_they_say(roll: Path) -> None:
    with pytest.raises(PictureError):
        formats.open_picture(roll / CUT_OFF)
    assert formats.sniff(roll / TEXT) is None
    with wave.open(str(roll / f"{shot('officer').name}.WAV")) as note:
        assert note.getnframes() == 2 * note.getframerate()


def test_verdicts_are_a_mixture(roll: Path, ruleset: rules.RuleSet) -> None:
    verdicts = {one.drawing: _verdict(one, roll, ruleset) for one in shots() if one.moment == 0}
    counted = Counter(verdicts.values())
    assert counted[Verdict.UNREVIEWED] == 5
    assert min(counted[verdict] for verdict in Verdict) >= 3, counted
    assert verdicts["works-2008"] == Verdict.CLEAR
    assert verdicts["works-2012"] == Verdict.RESTRICTED
    assert verdicts["street-night"] == Verdict.RESTRICTED
    assert verdicts["street-lens"] == verdicts["restaurant"] == Verdict.CAUTION
    assert verdicts["dolphins"] == verdicts["statue-front"] == verdicts["metro"] == Verdict.CLEAR


def _verdict(one: Shot, roll: Path, ruleset: rules.RuleSet) -> Verdict:
    facts = metadata.read(roll / f"{one.name}.JPG").facts
    marks = Marks(tags=frozenset(one.frame.tags), looks=(Look(),) if one.frame.looked_at else ())
    return rules.judge([ruleset], marks, facts).verdict


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "card").write_text("in the way")
    with pytest.raises(StorageError, match="Choose another folder"):
        make_card(tmp_path / "card")
