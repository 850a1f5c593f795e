"""Both themes are neutral, what is written in them can be read, and a change of theme holds at once."""

from collections import deque
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.photo import ColourLabel, Flag, Verdict
from tests.ui import hands, judged
from ui import appearance, theme
from ui.lettering import Tinted
from ui.main_window import MainWindow

TEXT, MARK = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
THEMES = pytest.mark.parametrize("worn", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[0])


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grey(level: int) -> QColor:
    return QColor(level, level, level)


def grounds(worn: theme.Theme, *names: str) -> dict[str, QColor]:
    return {name: grey(level) for name, level in asdict(worn.greys).items() if name in names}


EVERYWHERE = ("ground", "field", "panel", "card", "button", "hover", "chosen")
AT_REST = ("ground", "panel", "card")


@THEMES
def test_text_is_read_on_everything_it_stands_on(worn: theme.Theme) -> None:
    for text in (worn.greys.dim_text, worn.greys.text, worn.greys.bright):
        for name, ground in grounds(worn, *EVERYWHERE).items():
            assert contrast(grey(text), ground) >= TEXT, (text, name)
    assert contrast(QColor(worn.accent), QColor(worn.on_accent)) >= TEXT
    for name, ground in grounds(worn, *AT_REST).items():
        assert contrast(QColor(worn.accent), ground) >= TEXT, name


@THEMES
def test_verdicts_and_labels_are_seen_on_everything(worn: theme.Theme, qapp: QApplication) -> None:
    qapp.setPalette(theme.palette(worn))
    for verdict in Verdict:
        for name, ground in grounds(worn, *AT_REST).items():
            assert contrast(theme.VERDICTS[verdict], ground) >= TEXT, (verdict, name)
        assert contrast(theme.VERDICTS[verdict], grey(worn.greys.chosen)) >= MARK, verdict
    for label in set(ColourLabel) - {ColourLabel.NONE}:
        for name, ground in grounds(worn, *AT_REST, "chosen").items():
            assert contrast(theme.LABEL_EDGES[label], ground) >= MARK, (label, name)


@THEMES
def test_greys_are_neutral(worn: theme.Theme) -> None:
    palette = theme.palette(worn)
    accented = {QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Link}
    accented |= {QPalette.ColorRole.Accent, QPalette.ColorRole.LinkVisited, QPalette.ColorRole.NColorRoles}
    for role in set(QPalette.ColorRole) - accented:
        colour = palette.color(role)
        assert colour.red() == colour.green() == colour.blue(), role
    assert all(0 <= level <= 255 for level in asdict(worn.greys).values())


@THEMES
def test_a_theme_applies_to_the_program(worn: theme.Theme, qapp: QApplication) -> None:
    theme.apply(qapp, worn)
    assert qapp.palette().highlight().color() == QColor(worn.accent)
    assert theme.is_dark(qapp.palette()) is (worn is theme.DARK)
    assert worn.accent in qapp.styleSheet()


def test_what_is_loud_stays_so_in_another_theme(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    label = Tinted("■■■■")
    qtbot.addWidget(label)
    label.set_verdict(Verdict.RESTRICTED)
    label.show()
    theme.apply(qapp, theme.DARK)
    image = label.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.VERDICTS[Verdict.RESTRICTED].name() in seen


def test_the_light_theme_is_chosen_by_a_key_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    sheet = window.desk.views.sheet
    qtbot.keyClick(sheet, Qt.Key.Key_2, CTRL_ALT)
    assert not theme.is_dark(window.palette())
    assert window.menus["theme-light"].isChecked() and not window.menus["theme-dark"].isChecked()
    ground = sheet.grab().toImage().pixelColor(sheet.width() // 2, sheet.height() - 2)
    assert ground == grey(theme.LIGHT.greys.ground)
    assert window.appearance.choice == "light"
    qtbot.keyClick(sheet, Qt.Key.Key_1, CTRL_ALT)
    assert theme.is_dark(window.palette())
    ground = sheet.grab().toImage().pixelColor(sheet.width() // 2, sheet.height() - 2)
    assert ground == grey(theme.DARK.greys.ground)


def picture_at_rest(qtbot: QtBot, window: MainWindow) -> QImage:
    """The window as it looks once it has looked so for a while."""
    pictures: deque[QImage] = deque(maxlen=12)

    def at_rest() -> bool:
        assert window.desk is not None
        pictures.append(window.grab().toImage())
        same = len(pictures) == pictures.maxlen and all(one == pictures[0] for one in pictures)
        return same and window.desk.views.sheet.complete and not window.desk.search.busy

    qtbot.waitUntil(at_rest, timeout=20_000)
    return pictures[-1]


@pytest.mark.parametrize(("first", "then"), [("dark", "light"), ("light", "dark")])
def test_what_changes_its_theme_looks_as_what_began_in_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, first: str, then: str
) -> None:
    folder = tmp_path / "judged"
    with judged.library(folder) as review:
        review.change("Tag", [1], tag=["soldier", "bus"])
        review.change("Mark", [2], rating=3, flag=Flag.REJECT, label=ColourLabel.RED)
    window.appearance.choose(first)
    hands.open_library(window, folder)
    picture_at_rest(qtbot, window)
    window.appearance.choose(then)
    changed = picture_at_rest(qtbot, window)
    hands.open_library(window, folder)
    assert picture_at_rest(qtbot, window) == changed


def test_the_theme_of_the_system_is_followed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = QApplication.styleHints().colorSchemeChanged
    monkeypatch.setattr(appearance, "system_is_light", lambda: True)
    window.appearance.choose("system")
    assert not theme.is_dark(window.palette())
    monkeypatch.setattr(appearance, "system_is_light", lambda: False)
    asked.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark(window.palette())
    window.appearance.choose("light")
    asked.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark(window.palette())
