"""What stands in the captions of a shoot from the start."""

from pathlib import Path

import pytest

from reviewer import caption_preset
from reviewer.errors import StorageError, UsageError
from reviewer.photo import Caption

DESK = Caption(city="Wonsan", country="North Korea", credit="Desk", keywords=("travel", "Wonsan, harbour"))


def test_a_preset_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    folder = tmp_path / "captions"
    assert caption_preset.names(folder) == []
    assert caption_preset.save(folder, "Wonsan: day/one", DESK) == "Wonsan_ day_one"
    assert caption_preset.names(folder) == ["Wonsan_ day_one"]
    assert caption_preset.load(folder, "Wonsan_ day_one") == DESK
    caption_preset.remove(folder, "Wonsan_ day_one")
    assert caption_preset.names(folder) == []


def test_a_preset_written_by_hand_is_read(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(
        '# ours\ncity = "Wonsan"\nkeywords = ["a", "b"]\nBy-line = "A. Name"\n'
    )
    assert caption_preset.load(tmp_path, "desk") == Caption(
        city="Wonsan", keywords=("a", "b"), byline="A. Name"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("city = ", "no TOML"),
        ("town = 'x'", "no field 'town'"),
        ("city = 3", "3 is no text"),
        ("\xff", "no TOML"),
    ],
)
def test_a_faulty_preset_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "desk.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=told):
        caption_preset.load(tmp_path, "desk")


def test_what_cannot_be_saved_or_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be saved"):
        caption_preset.save(tmp_path / "file", "desk", DESK)
    with pytest.raises(UsageError, match="cannot be read"):
        caption_preset.load(tmp_path, "gone")
