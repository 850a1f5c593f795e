"""What is to be looked at again in a caption is told below its fields, and never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from reviewer.review import Review
from tests.ui import judged
from tests.ui.inspected import inspected
from tests.ui.test_caption_typing import editor, underlined
from ui.hint_line import HintLine
from ui.inspector import Inspector
from ui.main_window import MainWindow

PROTECTING = judged.RULES.replace('all = ["child"]', 'all = ["child"]\nexport = ["protect-people"]')
WHOLE = {
    "description": "A bus stands in Wonsan, North Korea, on Friday, May 4, 2012.",
    "city": "Wonsan",
    "country": "North Korea",
    "credit": "E. L.",
}


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Review]:
    monkeypatch.setattr(judged, "RULES", PROTECTING)
    with judged.library(tmp_path / "library") as review:
        review.change("Caption", [1], caption=WHOLE)
        yield review


@pytest.fixture
def inspector(qtbot: QtBot, review: Review) -> Iterator[Inspector]:
    with inspected(qtbot, review) as inspector:
        inspector.show_photos([1], 1)
        inspector.focus_caption("description")
        yield inspector


def told(inspector: Inspector, address: str) -> list[str]:
    field = inspector.caption.fields[address]
    lines = [line for line in field.findChildren(HintLine) if line.isVisibleTo(field)]
    return [line.findChildren(QLabel)[0].text() for line in lines]


def test_what_is_missing_is_told_where_it_is_missing(inspector: Inspector, review: Review) -> None:
    assert told(inspector, "credit") == []
    review.change("Caption", [1], caption={"credit": ""})
    assert told(inspector, "credit") == ["The credit is missing."]
    assert "missing" in inspector.caption.fields["credit"].editor.accessibleDescription()


def test_a_hint_is_gone_when_what_it_asked_for_is_typed(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Caption", [1], caption={"credit": ""})
    qtbot.keyClicks(editor(inspector, "credit"), "E. L.")
    qtbot.waitUntil(lambda: told(inspector, "credit") == [])


def test_who_is_named_though_a_rule_protects_them_is_loud(inspector: Inspector, review: Review) -> None:
    review.change("Tag", [1], tag=("child",))
    review.change("Caption", [1], caption={"people": ("Kim Jo",), "headline": "Kim Jo waits"})
    (loud,) = told(inspector, "people")
    assert loud.startswith("■ A rule protects")
    assert underlined(inspector.caption.fields["headline"].editor) == ["Kim Jo"]


def test_what_is_loud_is_told_on_top_where_its_field_is_not_seen(
    inspector: Inspector, review: Review
) -> None:
    review.change("Tag", [1], tag=("child",))
    review.change("Caption", [1], caption={"people": ("Kim Jo",)})
    form = inspector.caption.form
    assert form._loud.isHidden()
    form.fold({"story"})
    assert "protects" in form._loud.label.text() and not form._loud.isHidden()


def test_names_known_from_other_photos_are_looked_for(
    qtbot: QtBot, inspector: Inspector, review: Review
) -> None:
    review.change("Tag", [1], tag=("child",))
    review.change("Caption", [2], caption={"people": ("Kim Jo",)})
    review.change("Caption", [1], caption={"headline": "Kim Jo waits"})
    inspector.show_photos([2], 2)
    inspector.show_photos([1], 1)
    qtbot.waitUntil(lambda: told(inspector, "headline") != [])


def test_a_check_is_turned_off_where_it_speaks(window: MainWindow) -> None:
    assert window.desk is not None
    inspector, review = window.desk.inspector, window.desk.review
    review.change("Caption", [1], caption={**WHOLE, "credit": ""})
    inspector.show_caption()
    assert told(inspector, "credit") != []
    inspector.caption.fields["credit"].findChildren(QToolButton)[0].click()
    assert told(inspector, "credit") == []
    assert window.desk.proofs.checks.off == {"credit"}


def test_several_photos_have_no_hints(qtbot: QtBot, inspector: Inspector, review: Review) -> None:
    review.change("Caption", [1, 2], caption={**WHOLE, "credit": ""})
    inspector.show_photos([1, 2], 1)
    qtbot.waitUntil(lambda: inspector.caption._subject.ids == (1, 2))
    assert told(inspector, "credit") == []


def test_the_same_caption_beside_it_is_told(window: MainWindow) -> None:
    assert window.desk is not None
    inspector, review = window.desk.inspector, window.desk.review
    review.change("Caption", [1, 2], caption=WHOLE)
    inspector.show_caption()
    assert any("same caption" in hint for hint in told(inspector, "description"))
    window.desk.proofs.checks.turn("repeated", False)
    assert not any("same caption" in hint for hint in told(inspector, "description"))
