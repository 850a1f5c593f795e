"""The text beside the pictures of a set is accounted for as well as they are."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.caption import FIELDS, address, with_fields
from reviewer.export import archive, captions
from reviewer.export.captions import Captioned
from reviewer.export.profile import CaptionFile, Container
from reviewer.export.staging import Staging
from reviewer.export.verify import beside
from reviewer.export.verify.places import look
from reviewer.photo import Caption
from tests.reviewer.export.pieces import encoded, picture

FILES = ("001.jpg", "002.jpg")
CAPTION = Caption(
    headline="A bus, “broken” down",
    description="First line.\nSecond; see www.example.org/and/or, e.g. = 3/4.",
    people=("Kim", "a guide"),
    keywords=("bus",),
)
ENTRIES = [Captioned("001.jpg", CAPTION), Captioned("002.jpg", Caption())]
FORMS = pytest.mark.parametrize("form", CaptionFile)
SECRETS = ["/home/me/Trip/x", "C:\\Users\\me", "\\\\server\\share", "file:///x", "IMG_0012.CR2"]


def _check(form: CaptionFile, data: bytes) -> list[str]:
    return [left.what for left in beside.check(f"captions.{form}", data, FILES)]


@FORMS
def test_what_an_export_writes_is_clean(form: CaptionFile) -> None:
    assert _check(form, captions.write(form, ENTRIES)) == []
    assert _check(form, captions.write(form, ENTRIES, ["headline", "keywords"])) == []


@FORMS
@pytest.mark.parametrize("secret", SECRETS)
def test_what_a_set_must_not_tell_is_found(form: CaptionFile, secret: str) -> None:
    data = captions.write(form, [Captioned("001.jpg", Caption(headline=f"See {secret} there"))])
    (left,) = beside.check(f"captions.{form}", data, FILES)
    assert data[left.offset : left.offset + left.length].decode() in secret or "\\" in secret


@FORMS
@pytest.mark.parametrize("unseen", ["\ufeff", "\x07", "\x85", "\U000e0041"])
def test_what_nobody_sees_is_not_written_and_found_where_it_is(form: CaptionFile, unseen: str) -> None:
    data = captions.write(form, [Captioned("001.jpg", Caption(headline=f"a{unseen}b"))])
    assert unseen.encode() not in data and _check(form, data) == []
    assert _check(form, data.replace(b"ab", f"a{unseen}b".encode()))


@FORMS
def test_a_file_that_is_not_in_the_set_is_found(form: CaptionFile) -> None:
    (what,) = _check(form, captions.write(form, [Captioned("003.jpg", Caption())]))
    assert what == "the name of a file that is not in the set: '003.jpg'"


@FORMS
@pytest.mark.parametrize("piece", [b"\xff", b"\n\n\n", b" \t", b"\0", b"x"])
def test_anything_before_or_behind_is_found(form: CaptionFile, piece: bytes) -> None:
    data = captions.write(form, ENTRIES)
    assert _check(form, piece + data)
    assert _check(form, data + piece)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", '[{"file": "001.jpg"}]'),
        ("json", '[\n  {\n    "file": "001.jpg",\n    "camera": "x"\n  }\n]\n'),
        ("json", '[\n  {\n    "file": "001.jpg",\n    "file": "001.jpg"\n  }\n]\n'),
        ("json", '[\n  {\n    "file": "001.jpg",\n    "date": 5\n  }\n]\n'),
        ("json", "{}\n"),
        ("json", "[" * 100_000),
        ("csv", "file,camera\r\n001.jpg,x\r\n"),
        ("csv", "file,city\n001.jpg,x\n"),
        ("csv", "file,city\r\n001.jpg\r\n"),
        ("csv", "city\r\nx\r\n"),
        ("csv", ""),
        ("txt", "001.jpg\n"),
        ("txt", "001.jpg\nCamera: x\n"),
        ("txt", "001.jpg\nCity: x\nCity: y\n"),
        ("txt", "001.jpg\nCity:  x\n"),
        ("txt", "001.jpg\n(no caption)"),
        ("txt", ""),
    ],
)
def test_only_the_form_of_an_export_is_one(form: str, text: str) -> None:
    (what,) = _check(CaptionFile(form), text.encode())
    assert what == f"another form than that of captions.{form} beside a set"


@given(st.sampled_from(CaptionFile), st.text(), st.lists(st.text(), max_size=3))
def test_whatever_a_person_writes_has_the_form_of_an_export(
    form: CaptionFile, text: str, words: list[str]
) -> None:
    texts = {field.name: text for field in FIELDS if not field.choices}
    spoken = {address(field.name, "pt-BR"): text for field in FIELDS if field.languages}
    lists = {"people": tuple(words), "keywords": (text,)}
    caption = with_fields(Caption(), {**texts, **spoken, **lists})
    data = captions.write(form, [Captioned("001.jpg", caption)])
    allowed = ("where a file lies", "the name of a file")
    assert [what for what in _check(form, data) if not what.startswith(allowed)] == []


@given(st.sampled_from(CaptionFile), st.binary() | st.text().map(str.encode))
def test_no_bytes_are_trouble(form: CaptionFile, data: bytes) -> None:
    _check(form, data)


@pytest.mark.parametrize("container", Container)
def test_a_whole_set_is_clean_and_each_strange_file_is_told(tmp_path: Path, container: Container) -> None:
    to = tmp_path / ("Set.zip" if container is Container.ZIP else "Set")
    with Staging(to, container=container) as stage:
        for name in FILES:
            stage.name(stage.put(encoded(picture())), name)
        for form in CaptionFile:
            stage.add_beside(f"captions.{form}", captions.write(form, ENTRIES))
        stage.publish()
    assert [one for one in look([to]) if one.left or one.trouble] == []
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "001.jpg").write_bytes(encoded(picture()))
    (strange / "captions.txt").write_bytes(captions.write(CaptionFile.TXT, ENTRIES))
    (strange / "notes.txt").write_bytes(b"dear diary")
    zipped = tmp_path / "Strange.zip"
    archive.write(strange.iterdir(), zipped)
    place = zipped if container is Container.ZIP else strange
    found = [left.what for one in look([place]) for left in one.left]
    assert len(found) == 2
    assert found[0].endswith("the name of a file that is not in the set: '002.jpg'")
    assert found[1].endswith("not a JPEG or PNG; only those can be verified")


def test_captions_looked_at_alone_know_the_files_around_them(tmp_path: Path) -> None:
    (tmp_path / "001.jpg").touch()
    file = tmp_path / "captions.json"
    file.write_text(json.dumps([{"file": "001.jpg"}], indent=2) + "\n")
    (one,) = look([file])
    assert one.left == ()


def test_what_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded(picture()))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    gone, loop, clean = look([tmp_path / "gone", tmp_path / "loop", tmp_path / "a.jpg"])
    assert "No such file" in gone.trouble and loop.trouble and not clean.trouble
    assert clean.path.name == "a.jpg"


def test_an_archive_of_somebody_else_is_no_trouble(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("captions.txt", "001.jpg\n")
    (one,) = look([tmp_path / "a.zip"])
    assert one.left


@pytest.mark.timeout(20)
@pytest.mark.parametrize("word", ["a", "a.", "file", "a.jpg", "\\", "a:/", "\x01"])
def test_long_words_do_not_hang_it(word: str) -> None:
    data = f"1.jpg\nHeadline: {word * 50_000}\n".encode()
    assert len(beside.check("captions.txt", data, {"1.jpg"})) <= 500
