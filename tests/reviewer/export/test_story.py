"""The story of a set tells its captions in its order, and nothing else gets through the verifier."""

import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.caption import as_text, written
from reviewer.errors import ExportRefused
from reviewer.export import captions
from reviewer.export.captions import Captioned
from reviewer.export.profile import CaptionFile, Container
from reviewer.export.story import NAME, Shown
from reviewer.export.story import page as page_of
from reviewer.export.verify import beside
from reviewer.export.verify.places import look
from reviewer.export.verify.telling import telling
from reviewer.photo import Caption, Translation
from reviewer.sequence import Heading
from tests.reviewer.export.leaky_story import BENT
from tests.reviewer.export.told import CAPTIONS, HEADING, TOLD, exported

FILES = {"001.jpg", "002.jpg", "003.jpg", "captions.txt", NAME}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The story of the set in `told`."""
    return (exported(tmp_path_factory.mktemp("told")) / NAME).read_text("utf-8")


class _Told(HTMLParser):
    """The pictures and texts of a page as a browser would show them, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pictures: list[dict[str, str | None]] = []
        self.texts: list[tuple[str, str, str]] = []
        self._open: list[dict[str, str | None]] = []
        self.feed(page[page.index("<body>") : page.index("</html>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.pictures.append(dict(attrs))
        else:
            self._open.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            attrs = self._open[-1]
            self.texts.append((data, attrs["lang"] or "", attrs["dir"] or ""))


def test_it_tells_the_pictures_in_their_order(page: str) -> None:
    told = _Told(page)
    assert [(one["src"], one["width"], one["height"]) for one in told.pictures] == [
        ("001.jpg", "600", "400"),
        ("002.jpg", "300", "450"),
        ("003.jpg", "640", "200"),
    ]
    assert [one["alt"] for one in told.pictures] == [CAPTIONS[0].alt_text, "Photograph 2", "Photograph 3"]
    assert [one.get("loading") for one in told.pictures] == [None, "lazy", "lazy"]


def test_it_tells_the_captions_each_in_its_language(page: str) -> None:
    assert _Told(page).texts == [
        ("A day at the harbour", "", "auto"),
        ("The boats come in at six.", "", "auto"),
        ("Nobody is there to meet them.", "", "auto"),
        ("The first boat", "", "auto"),
        ("Fishermen & a “dog” < 3 years old wait for the first boat.", "", "auto"),
        ("It is late.", "", "auto"),
        ("صيادون ينتظرون القارب الأول.", "ar", "rtl"),
        ("어부들이 첫 배를 기다리고 있다.", "ko", "ltr"),
        ("Wonsan, North Korea · 5 May 2031", "", "auto"),
        ("E. Lind / Agency · © E. Lind", "", "auto"),
        ("Nets.", "", "auto"),
    ]
    assert "<title>A day at the harbour</title>" in page


def test_it_asks_for_nothing_but_its_pictures(page: str) -> None:
    assert "default-src 'none'; img-src 'self'; style-src 'sha256-" in page
    assert not re.search(r"<script|https?:|url\(|@import|generator", page)


def test_the_profile_narrows_what_is_told(tmp_path: Path) -> None:
    page = (exported(tmp_path, replace(TOLD, caption_fields=("headline",))) / NAME).read_text("utf-8")
    assert [text for text, _, _ in _Told(page).texts[3:]] == ["The first boat"]
    assert _Told(page).pictures[0]["alt"] == "Photograph 1"


def test_without_words_it_is_a_page_of_pictures(tmp_path: Path) -> None:
    page = (exported(tmp_path, heading=Heading(), captions=[Caption()]) / NAME).read_text("utf-8")
    assert "<header>" not in page and "<figcaption>" not in page
    assert "<title>Photographs</title>" in page


def test_the_title_is_in_the_language_of_the_story(tmp_path: Path) -> None:
    to = exported(tmp_path, heading=Heading("يوم في الميناء", "صباح.", "ar"))
    assert _Told((to / NAME).read_text("utf-8")).texts[:2] == [
        ("يوم في الميناء", "ar", "rtl"),
        ("صباح.", "ar", "rtl"),
    ]
    assert [one for one in look([to]) if one.left] == []


@pytest.mark.parametrize("container", Container)
def test_a_set_with_its_story_is_clean(tmp_path: Path, container: Container) -> None:
    to = exported(tmp_path, replace(TOLD, container=container))
    assert [one for one in look([to]) if one.left or one.trouble] == []
    names = {one.name for one in to.iterdir()} if to.is_dir() else set(zipfile.ZipFile(to).namelist())
    assert names == FILES


@pytest.mark.parametrize("heading", [Heading(title="From /home/me/card"), Heading(opening="See IMG_1.JPG")])
def test_a_title_that_names_an_original_is_refused(tmp_path: Path, heading: Heading) -> None:
    with pytest.raises(ExportRefused, match="of the story has"):
        exported(tmp_path, heading=heading)
    assert not (tmp_path / "set").exists()


def test_a_caption_that_names_an_original_keeps_its_photo_back(tmp_path: Path) -> None:
    captions = [Caption(alt_text="As IMG_1.JPG"), Caption(instructions="Not told: IMG_2.JPG")]
    to = exported(tmp_path, replace(TOLD, captions=()), captions=captions)
    assert sorted(one.name for one in to.iterdir()) == ["001.jpg", NAME]
    told = exported(tmp_path / "all", replace(TOLD, captions=(CaptionFile.TXT,)), captions=captions)
    assert not told.exists()


@pytest.mark.parametrize("how", BENT)
def test_what_is_smuggled_into_it_is_found(page: str, how: str) -> None:
    bent = BENT[how](page).encode()
    assert bent != page.encode()
    left = beside.check(NAME, bent, FILES)
    assert left and all(one.what and 0 <= one.offset <= one.offset + one.length <= len(bent) for one in left)
    assert beside.check(NAME, page.encode(), FILES) == ()


_TEXTS = st.text(max_size=30) | st.text("ab ,/·<>&\"'\n\r\t\u2028\x85\xa0\u200e\ud800", max_size=30)
_TRANSLATED = st.builds(Translation, st.just("description"), st.sampled_from(["ko", "zh-Hant-TW"]), _TEXTS)


@given(
    st.builds(Heading, _TEXTS, _TEXTS, st.sampled_from(["", "ar", "EN-us", "x"])),
    st.builds(
        Caption,
        headline=_TEXTS,
        description=_TEXTS,
        alt_text=_TEXTS,
        city=_TEXTS,
        country=_TEXTS,
        date=_TEXTS,
        byline=_TEXTS,
        credit=_TEXTS,
        copyright=_TEXTS,
        translations=_TRANSLATED.map(lambda one: (one,)),
    ),
)
def test_whatever_is_written_is_told_and_clean(heading: Heading, caption: Caption) -> None:
    clear = Heading(captions.clear(heading.title), captions.clear(heading.opening), heading.language)
    (entry,) = captions.seen([Captioned("001.jpg", caption)])
    said = {clear.title, clear.opening, *(as_text(entry.caption, place) for place in written(entry.caption))}
    assume(not any(list(telling(one)) for one in said))
    made = page_of(clear, [Shown("001.jpg", 3, 2, entry.caption)])
    assert beside.check(NAME, made, FILES, said) == ()


@pytest.mark.parametrize("bent", [b"\xff\xfe<html>", b"<", b"<style>", bytes(range(256))])
def test_no_bytes_are_too_strange(bent: bytes) -> None:
    assert beside.check(NAME, bent, FILES)


def test_nothing_is_told_that_nobody_said(page: str) -> None:
    said = {HEADING.title, HEADING.opening}
    for one in CAPTIONS:
        said |= {one.headline, one.description, one.alt_text, one.city, one.country, one.date}
        said |= {one.byline, one.credit, one.copyright, *(other.text for other in one.translations)}
    assert beside.check(NAME, page.encode(), FILES, said) == ()
    for old, new in (("Nets.", "Gnats."), ("Wonsan, ", "Hamhung, "), ("E. Lind /", "A. Lind /")):
        bent = page.replace(old, new).encode()
        assert "what nobody said" in beside.check(NAME, bent, FILES, said)[0].what
