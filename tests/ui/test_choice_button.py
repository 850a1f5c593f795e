"""A list to choose one from begins at what is chosen and leaves the button its name."""

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.choice_button import ChoiceButton


def test_arrows_go_on_from_what_is_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_args: None)
    button = ChoiceButton("Set", nothing="Set, whatever stands there")
    qtbot.addWidget(button)
    button.set_choices({"prepend": "Put before", "append": "Put behind"})
    button.setAccessibleName("Headline: how")
    button.set_chosen("append")
    button.open_list()
    opened = button.findChild(QMenu)
    assert isinstance(opened, QMenu)
    assert opened.activeAction().text() == "Put behind"
    assert button.accessibleName() == "Headline: how"
