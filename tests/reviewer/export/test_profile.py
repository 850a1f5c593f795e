"""Profiles say in a sentence what they do, and every fault in one is told with its line."""

from pathlib import Path

import pytest

from reviewer.errors import ProfileError, UsageError
from reviewer.export import profile
from reviewer.export.profile import Pixels
from reviewer.photo import Verdict


def test_the_shipped_profiles_say_what_they_do() -> None:
    assert profile.shipped() == ("agency", "publication", "travel-set")
    sentences = [profile.find(name).sentence for name in profile.shipped()]
    assert sentences[2] == "Travel set: only clear photos, 2048 px JPEG, nothing kept."
    assert "its own pixels where that is safe, caption, credit and copyright and nothing else" in sentences[0]
    assert "clear, caution and waived photos" in sentences[1]
    assert "captions beside them as text and CSV" in sentences[1]
    assert sentences[1].endswith("; a story to read in a browser and a contact sheet to print.")


def test_a_travel_set_takes_only_clear_photos() -> None:
    travel = profile.find("travel-set")
    assert travel.verdicts == {Verdict.CLEAR}
    assert not travel.waivers
    assert not travel.keep


def test_a_profile_of_ones_own_is_found_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('id = "mine"\ntitle = "Mine"\nverdicts = ["clear"]\nformat = "png"\n', "utf-8")
    mine = profile.find(str(file))
    assert (mine.title, mine.suffix, mine.long_edge) == ("Mine", ".png", 0)


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="travel-set"):
        profile.find("travelset")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('verdicts = ["clear", "unreviewed"]', "line 3: .*never leaves"),
        ("verdicts = []", "which photos may go"),
        ('verdicts = ["claer"]', "Did you mean"),
        ('verdicts = ["clear"]\nlong_edge = "big"', "line 4: .*whole number"),
        ('verdicts = ["clear"]\nquality = 0', "from 1 to 100"),
        ('verdicts = ["clear"]\nwaivers = "yes"', "true or false"),
        ('verdicts = ["clear"]\nformat = "png"\nkeep = ["credit"]', 'needs format = "jpeg"'),
        ('verdicts = ["clear"]\nkeep = ["gps"]', "line 4"),
        ('verdicts = ["clear"]\nverifier = false', "means nothing here"),
        ('verdicts = ["clear"]\nnames = "{original}"', "line 4: .*nothing else in braces"),
        ('verdicts = ["clear"]\nstory = "yes"', "line 4: .*true or false"),
        ('verdicts = ["clear"]\ncontact_sheet = 1', "line 4: .*true or false"),
        ('verdicts = ["clear"]\nstory = true\nnames = "random"', "line 4: .*tells the order"),
        ('verdicts = ["clear"]\nnames = 3', "line 4: .*text in quotes"),
        ('verdicts = ["clear"]\ncontainer = "tar"', "line 4: .*folder.*zip"),
        ('verdicts = ["clear"]\ncaptions = ["xml"]', "line 4: .*json"),
        ('verdicts = ["clear"]\ncaption_fields = ["gps"]', "line 4: .*cannot be “gps”"),
        ('verdicts = ["clear"]\npixels = "same"', "line 4: .*fresh.*lossless"),
        ('verdicts = ["clear"]\npixels = "lossless"\nformat = "png"', "line 5: .*only a JPEG"),
        ('verdicts = ["clear"]\npixels = "lossless"\nlong_edge = 900', "line 5: .*keeps the size"),
        ('verdicts = ["clear"]\npixels = "lossless"\nquality = 90', "line 5: .*from 95 to 100"),
        ("verdicts = [", "line 3"),
    ],
)
def test_faults_are_told_with_their_line(line: str, said: str) -> None:
    text = f'id = "x"\ntitle = "X"\n{line}\n'
    with pytest.raises(ProfileError, match=said):
        profile.parse(text.encode(), "x.toml")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ProfileError) as caught:
        profile.parse(b'title = 3\nquality = 101\nverdicts = ["clear"]\n', "x.toml")
    assert len(caught.value.faults) == 3


def test_the_sentence_tells_names_fields_and_container() -> None:
    text = """
        id = "x"
        title = "Desk"
        verdicts = ["clear"]
        captions = ["json", "txt"]
        caption_fields = ["description", "headline"]
        container = "zip"
    """
    told = "captions beside them as text and JSON (only headline and description)"
    desk = profile.parse(text.encode(), "x.toml")
    assert desk.sentence.endswith(f"nothing kept; {told}; all in one ZIP.")
    random = profile.parse(f'{text}\nnames = "random"'.encode(), "x.toml")
    assert f"{told}; random names in no order; all" in random.sentence
    named = profile.parse(f'{text}\nnames = "{{title}} {{number}}"'.encode(), "x.toml")
    assert "named like “Desk 001.jpg”" in named.sentence


def test_a_profile_of_own_pixels_says_so() -> None:
    own = profile.parse(b'id = "o"\ntitle = "Own"\nverdicts = ["clear"]\npixels = "lossless"\n', "o.toml")
    assert own.sentence == (
        "Own: only clear photos, full-size JPEG with its own pixels where that is safe, nothing kept."
    )
    assert (own.pixels, own.quality) == (Pixels.LOSSLESS, 95)
