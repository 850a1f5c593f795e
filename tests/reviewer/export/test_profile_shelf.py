"""Profiles of one's own lie in a folder, and nothing about them is silent."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.errors import ProfileError, StorageError, UsageError
from reviewer.export import profile
from reviewer.export.profile import ChangedMeanwhile, Shelf, Shelved

DESK = '# Ours.\nid = "desk"\ntitle = "Desk"\nverdicts = ["clear"]  # no more\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "settings" / "profiles"
    folder.mkdir(parents=True)
    (folder / "desk.toml").write_text(DESK, "utf-8")
    return folder


def own(folder: Path) -> dict[str, Shelved]:
    return {one.id: one for one in Shelf(folder).all() if one.file}


def test_shipped_ones_come_first_and_ones_own_after(folder: Path) -> None:
    assert [one.id for one in Shelf(folder).all()] == [*profile.shipped(), "desk"]
    assert [one.id for one in Shelf(folder / "none").all()] == [*profile.shipped()]


def test_ones_own_is_found_by_its_id(folder: Path) -> None:
    assert profile.find("desk", folder).title == "Desk"
    with pytest.raises(UsageError, match="Did you mean desk"):
        profile.find("dask", folder)
    with pytest.raises(UsageError, match="travel-set"):
        profile.find("desk")


def test_a_broken_one_stands_there_with_its_fault(folder: Path) -> None:
    (folder / "bad.toml").write_text('id = "bad"\ntitle = "Bad"\nverdicts = ["all"]\n', "utf-8")
    (folder / "folder.toml").mkdir()
    found = own(folder)
    assert found["bad"].profile is None and "line 3" in found["bad"].fault
    assert found["folder"].profile is None and "cannot be read" in found["folder"].fault
    assert found["desk"].profile is not None and not found["desk"].fault
    with pytest.raises(ProfileError, match="line 3"):
        profile.find("bad", folder)


def test_none_takes_the_id_of_a_shipped_one(folder: Path) -> None:
    (folder / "agency.toml").write_text(DESK.replace("desk", "agency"), "utf-8")
    assert "comes with the program" in own(folder)["agency"].fault
    with pytest.raises(ProfileError, match="comes with the program"):
        profile.find("agency", folder)
    assert profile.find("agency").title == "Agency"


def test_id_and_name_of_the_file_must_agree(folder: Path) -> None:
    (folder / "copy.toml").write_text(DESK, "utf-8")
    assert "Both must be the same" in own(folder)["copy"].fault


def test_saving_keeps_what_a_person_wrote_around_the_values(folder: Path) -> None:
    shelf, before = Shelf(folder), own(folder)["desk"]
    assert before.profile is not None
    after = shelf.save(replace(before.profile, title="The desk", long_edge=1600), before)
    text = (folder / "desk.toml").read_text("utf-8")
    assert text.startswith('# Ours.\nid = "desk"\ntitle = "The desk"\nverdicts = ["clear"]  # no more\n')
    assert after == own(folder)["desk"] and after.profile is not None and after.profile.long_edge == 1600
    assert [path.name for path in folder.iterdir()] == ["desk.toml"]


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(folder: Path) -> None:
    shelf, before = Shelf(folder), own(folder)["desk"]
    assert before.profile is not None
    (folder / "desk.toml").write_text(DESK.replace("clear", "caution"), "utf-8")
    with pytest.raises(ChangedMeanwhile):
        shelf.save(before.profile, before)
    with pytest.raises(ChangedMeanwhile):
        shelf.save(before.profile)
    with pytest.raises(ChangedMeanwhile):
        shelf.remove(before)
    now = shelf.again(before.profile)
    assert now is not None and shelf.save(before.profile, now).profile == before.profile
    (folder / "desk.toml").unlink()
    with pytest.raises(ChangedMeanwhile):
        shelf.save(before.profile, before)
    assert shelf.again(before.profile) is None


def test_the_first_one_makes_the_folder_and_removing_leaves_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "settings" / "profiles")
    made = shelf.save(replace(profile.find("agency"), id=shelf.free_id("Agency")))
    assert made.id == "agency-2" and made.profile is not None
    shelf.remove(made)
    assert own(tmp_path / "settings" / "profiles") == {}


@pytest.mark.parametrize(
    ("wish", "id"),
    [
        ("Desk", "desk-2"),
        ("Café / Zürich!", "café-zürich"),
        ("資料", "資料"),
        ("…", "unnamed"),
        ("CON", "_con"),
    ],
)
def test_an_id_is_made_of_a_title(folder: Path, wish: str, id: str) -> None:
    assert Shelf(folder).free_id(wish) == id


def test_a_file_is_brought_in_with_its_comments_and_handed_out_as_it_is(folder: Path, tmp_path: Path) -> None:
    shelf = Shelf(folder)
    profile.hand_out(own(folder)["desk"], tmp_path / "for-you.toml")
    assert (tmp_path / "for-you.toml").read_text("utf-8") == DESK
    brought = shelf.bring(tmp_path / "for-you.toml")
    assert brought.id == "desk-2" and brought.content.startswith(b"# Ours.")
    (tmp_path / "bad.toml").write_text('id = "bad"\n', "utf-8")
    with pytest.raises(ProfileError):
        shelf.bring(tmp_path / "bad.toml")
    assert sorted(own(folder)) == ["desk", "desk-2"]


def test_a_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "profiles").write_text("no folder")
    shelf = Shelf(tmp_path / "profiles")
    with pytest.raises(StorageError, match="cannot be read"):
        list(shelf.all())
    with pytest.raises(StorageError, match="cannot be saved"):
        shelf.save(profile.find("agency"))


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / "desk.toml").rename(tmp_path / "dotfiles.toml")
    (folder / "desk.toml").symlink_to(tmp_path / "dotfiles.toml")
    before = own(folder)["desk"]
    assert before.profile is not None
    Shelf(folder).save(replace(before.profile, title="Linked"), before)
    assert (folder / "desk.toml").is_symlink() and "Linked" in (tmp_path / "dotfiles.toml").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.toml")
    assert "no plain file" in own(folder)["pipe"].fault


def test_one_too_large_is_told_and_can_be_removed(folder: Path) -> None:
    (folder / "large.toml").write_bytes(b"#" * 200_000)
    large = own(folder)["large"]
    assert "larger than any profile" in large.fault
    Shelf(folder).remove(large)
    assert list(own(folder)) == ["desk"]
