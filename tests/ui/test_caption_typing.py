"""Codes turn into text as they are typed, and what was written before is offered, by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.caption.code_file import Row
from reviewer.caption.codes import Codes
from reviewer.review import Review
from tests.ui import judged
from tests.ui.hands import compose
from tests.ui.inspected import inspected
from ui.caption_editor import CaptionEditor
from ui.inspector import Inspector
from ui.offers import Offers

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CODES = Codes(
    [
        Row("kju", ("Kim Ju Ae", "the daughter")),
        Row("dw", ("Wonsan", "North Korea"), ("city", "country")),
        Row("😀", ("a smile 😀",)),
    ]
)


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with judged.library(tmp_path / "library") as review:
        review.change("Caption", [2], caption={"city": "Wonsan", "people": ("Kim Jo", "Kim Il")})
        yield review


@pytest.fixture
def inspector(qtbot: QtBot, review: Review) -> Iterator[Inspector]:
    with inspected(qtbot, review) as inspector:
        inspector.caption.use_codes(CODES)
        inspector.show_photos([1], 1)
        inspector.focus_caption("description")
        qtbot.waitUntil(lambda: "Wonsan" in inspector.caption.typing.suggestions.texts("city"))
        yield inspector


def editor(inspector: Inspector, address: str) -> CaptionEditor:
    inspector.focus_caption(address)
    return inspector.caption.fields[address].editor


def offers(inspector: Inspector) -> Offers:
    return inspector.caption.typing.offers


def offered(inspector: Inspector) -> list[str]:
    model = offers(inspector).list.model()
    count = 0 if offers(inspector).isHidden() else model.rowCount()
    return [str(model.data(model.index(row, 0))) for row in range(count)]


def underlined(text: CaptionEditor) -> list[str]:
    """The parts of the first paragraph with a line below."""
    layout, whole = text.document().firstBlock().layout(), text.text()
    return [whole[part.start : part.start + part.length] for part in layout.formats()]  # type: ignore[attr-defined]


def test_a_code_turns_into_text_and_ctrl_z_takes_it_back(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "Here =kju=")
    assert text.text() == "Here Kim Ju Ae"
    qtbot.keyClick(text, KEY.Key_Z, MOD.ControlModifier)
    assert text.text() == "Here =kju="
    qtbot.keyClick(text, KEY.Key_Z, MOD.ControlModifier | MOD.ShiftModifier)
    assert text.text() == "Here Kim Ju Ae"
    qtbot.keyClicks(text, " waits")
    inspector.flush()
    assert inspector._review.photo(1).marks.caption.description == "Here Kim Ju Ae waits"


def test_another_way_to_put_a_code_is_chosen_by_keys(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "headline")
    qtbot.keyClicks(text, "=kju=")
    assert offered(inspector) == ["the daughter"]
    qtbot.keyClick(text, KEY.Key_Down)
    qtbot.keyClick(text, KEY.Key_Return)
    assert text.text() == "the daughter"
    assert offered(inspector) == []


def test_a_hot_code_fills_the_other_fields_as_one_step(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    text = editor(inspector, "city")
    qtbot.keyClicks(text, "=dw=")
    assert text.text() == "Wonsan"
    assert inspector.caption.fields["country"].text == "North Korea"
    assert review.photo(1).marks.caption.country == "North Korea"
    review.undo()
    assert inspector.caption.fields["country"].text == ""


def test_what_is_being_composed_is_no_code_yet(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "=kju")
    compose("=", done=False)
    assert text.text() == "=kju"
    compose("=")
    assert text.text() == "Kim Ju Ae"


def test_places_are_counted_in_characters_not_in_units(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    compose("🙂🙂 ")
    compose("=😀=")
    assert text.text() == "🙂🙂 a smile 😀"
    qtbot.keyClicks(text, " =dw=")
    assert text.text() == "🙂🙂 a smile 😀 "


def test_a_code_there_is_not_is_underlined(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "Here =kjx= waits")
    assert underlined(text) == ["=kjx="]
    inspector.caption.use_codes(Codes([Row("kjx", ("Somebody",))]))
    assert underlined(text) == []


def test_names_used_before_are_offered_and_enter_stays_enter(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "description")
    qtbot.keyClicks(text, "In Wo")
    assert offered(inspector) == ["Wonsan"]
    qtbot.keyClick(text, KEY.Key_Return)
    assert text.text() == "In Wo\n" and offered(inspector) == []
    qtbot.keyClicks(text, "Wo")
    qtbot.keyClick(text, KEY.Key_Down)
    qtbot.keyClick(text, KEY.Key_Tab)
    assert text.text() == "In Wo\nWonsan" and text.hasFocus()
    qtbot.keyClick(text, KEY.Key_Z, MOD.ControlModifier)
    assert text.text() == "In Wo\nWo"


def test_esc_puts_the_offers_away_and_then_leaves(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "city")
    qtbot.keyClicks(text, "w")
    assert offered(inspector) == ["Wonsan"]
    with qtbot.assertNotEmitted(inspector.left):
        qtbot.keyClick(text, KEY.Key_Escape)
    assert offered(inspector) == []
    with qtbot.waitSignal(inspector.left):
        qtbot.keyClick(text, KEY.Key_Escape)


def test_a_list_takes_one_name_after_the_other(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    text = editor(inspector, "people")
    qtbot.keyClicks(text, "ki")
    assert offered(inspector) == ["Kim Il", "Kim Jo"]
    qtbot.keyClick(text, KEY.Key_Down)
    qtbot.keyClick(text, KEY.Key_Return)
    qtbot.keyClicks(text, ", k")
    assert offered(inspector) == ["Kim Jo"]
    qtbot.keyClick(text, KEY.Key_Up)
    qtbot.keyClick(text, KEY.Key_Return)
    inspector.flush()
    assert review.photo(1).marks.caption.people == ("Kim Il", "Kim Jo")


def test_offers_go_when_one_goes_elsewhere(qtbot: QtBot, inspector: Inspector) -> None:
    text = editor(inspector, "city")
    qtbot.keyClicks(text, "w")
    qtbot.keyClick(text, KEY.Key_Left)
    assert offered(inspector) == []
    qtbot.keyClick(text, KEY.Key_End)
    inspector.caption.offer()
    assert offered(inspector) == ["Wonsan"] and offers(inspector).chosen is not None
    editor(inspector, "region")
    assert offered(inspector) == []


def test_what_one_wrote_is_offered_at_the_next_photo(qtbot: QtBot, inspector: Inspector) -> None:
    qtbot.keyClicks(editor(inspector, "city"), "Wolbisan")
    inspector.show_photos([3], 3)
    qtbot.keyClicks(editor(inspector, "city"), "wo")
    assert offered(inspector) == ["Wolbisan", "Wonsan"]


def test_what_others_wrote_is_looked_up_at_the_next_visit(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Template", [3], caption={"city": "Woking"})
    editor(inspector, "city")
    qtbot.waitUntil(lambda: "Woking" in inspector.caption.typing.suggestions.texts("city"))
