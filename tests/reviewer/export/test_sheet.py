"""The contact sheet shows pictures and captions, and nothing else gets through the verifier."""

import io
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from reviewer.errors import ExportRefused
from reviewer.export import package
from reviewer.export.profile import Container
from reviewer.export.sheet import NAME
from reviewer.export.verify import beside
from reviewer.export.verify.places import look
from reviewer.photo import Caption
from reviewer.progress import Progress
from tests.reviewer.export.leaky_sheet import BENT
from tests.reviewer.export.told import AT, CAPTIONS, HEADING, TOLD, exported, planned
from ui.printed_sheet import Press

SHEET = replace(TOLD, contact_sheet=True)
FILES = {"001.jpg", "002.jpg", "003.jpg", "captions.txt", "story.html", NAME}

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> bytes:
    """The contact sheet of the set in `told`."""
    return (exported(tmp_path_factory.mktemp("told"), SHEET, draw=Press()) / NAME).read_bytes()


def test_it_shows_each_picture_and_says_what_it_is(sheet: bytes) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(sheet)).pages
    said = " ".join(page.extract_text().split())
    for told in (
        HEADING.title,
        "001.jpg",
        "002.jpg",
        "003.jpg",
        "The first boat",
        "“dog” < 3 years old",
        "Nets.",
    ):
        assert told in said
    for told in ("Wonsan, North Korea · 5 May 2031", "E. Lind / Agency · © E. Lind"):
        assert told in said
    assert [image.image.size for image in page.images] == [(480, 320), (300, 450), (480, 150)]


def test_letters_of_other_scripts_are_there_as_they_are_read(sheet: bytes) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(sheet)).pages
    letters = set(page.extract_text())
    arabic = CAPTIONS[0].translations[0].text
    if not letters & set(arabic):
        pytest.skip("no font with Arabic letters is installed")
    assert set(arabic) <= letters


def test_it_tells_nothing_of_who_made_it(sheet: bytes) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert set(pdf.trailer.keys()) == {"/Root", "/Size"}
        assert set(pdf.Root.keys()) == {"/Pages", "/Type"}
    for word in (b"Qt", b"Producer", b"Date", b"DejaVu", b"CANARY", b"xpacket", b"Noto"):
        assert word not in sheet


def test_it_is_the_same_again(sheet: bytes, tmp_path: Path) -> None:
    again = (exported(tmp_path, SHEET, draw=Press()) / NAME).read_bytes()
    assert again == sheet


@pytest.mark.parametrize("container", Container)
def test_a_set_with_a_sheet_is_clean(tmp_path: Path, container: Container) -> None:
    to = exported(tmp_path, replace(SHEET, container=container), draw=Press())
    assert [one for one in look([to]) if one.left or one.trouble] == []
    assert not to.is_dir() or {one.name for one in to.iterdir()} == FILES


def test_many_pictures_take_several_pages(tmp_path: Path) -> None:
    long = Caption(headline="Long", description="A word and another, " * 400)
    captions = [long, Caption(), *CAPTIONS] * 3
    to = exported(tmp_path, SHEET, captions=captions, draw=Press())
    pages = pypdf.PdfReader(to / NAME).pages
    texts = [page.extract_text() for page in pages]
    assert len(pages) > 1
    assert f"{len(pages)} / {len(pages)}" in texts[-1]
    assert "…" in texts[0]
    assert beside.check(NAME, (to / NAME).read_bytes(), {one.name for one in to.iterdir()}) == ()


def test_what_no_font_has_letters_for_is_a_box(tmp_path: Path) -> None:
    strange = Caption(headline="By sea 😀 and 👨‍👩‍👧 by land ❤️", description="\U0001e000\ue000 end")
    to = exported(tmp_path, SHEET, captions=[strange], draw=Press())
    said = pypdf.PdfReader(to / NAME).pages[0].extract_text()
    assert "By sea □ and □ by land □" in said and "□ end" in said
    assert "By sea 😀 and 👨‍👩‍👧 by land ❤️</h2>" in (to / "story.html").read_text("utf-8")


def test_without_anything_that_draws_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="makes a contact sheet, and nothing here can draw one"):
        exported(tmp_path, SHEET)
    assert not (tmp_path / "set").exists()


def test_an_export_that_is_left_while_it_draws_leaves_nothing(tmp_path: Path) -> None:
    plan = planned(tmp_path / "library", SHEET)
    with closing(package.export(plan, tmp_path / "library", tmp_path / "set", at=AT, draw=Press())) as steps:
        assert Progress(2, 3) in islice(steps, 5)
    assert [one.name for one in tmp_path.iterdir()] == ["library"]


def test_what_is_drawn_in_another_way_is_refused(tmp_path: Path) -> None:
    def turned(*_: object) -> Generator[None, None, bytes]:
        room = QBuffer()
        room.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(room)
        with QPainter(writer) as painter:
            painter.drawEllipse(0, 0, 900, 900)
        yield
        return room.data().data()

    with pytest.raises(ExportRefused, match="neither a letter nor a picture"):
        exported(tmp_path, SHEET, draw=turned)


@pytest.mark.parametrize("how", BENT)
def test_what_is_smuggled_into_it_is_found(sheet: bytes, how: str) -> None:
    bent = BENT[how](sheet)
    assert bent != sheet
    left = beside.check(NAME, bent, FILES)
    assert left and all(one.what and 0 <= one.offset <= one.offset + one.length <= len(bent) for one in left)
    assert beside.check(NAME, sheet, FILES) == ()


def test_a_name_that_is_not_in_the_set_is_found(sheet: bytes) -> None:
    left = beside.check(NAME, sheet, FILES - {"002.jpg"})
    assert [one.what for one in left] == ["the name of a file that is not in the set: '002.jpg'"]


@given(st.binary() | st.binary().map(lambda data: b"%PDF-1.4\n" + data))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    assert beside.check(NAME, data, FILES)
